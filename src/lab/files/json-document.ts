import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { getNodeValue } from 'jsonc-parser';

/** A mistake in a file that a person wrote. */
export interface FileProblem {
  readonly file: string;
  /** One-based. */
  readonly line: number;
  /** Where in the document: `elements.slot.count`, `steps[3].expect`; empty for the whole. */
  readonly path: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** A problem as one line: `library.changer.json:12: elements.slot.count: must be integer`. */
export function formatProblem(problem: FileProblem): string {
  const path = problem.path === '' ? '' : `${problem.path}: `;
  return `${problem.file}:${problem.line}: ${path}${problem.message}`;
}

/** A place in a document: member names and array indexes from its root. */
export type JsonPath = readonly (string | number)[];

/** `["steps", 3, "expect"]` as a person writes it: `steps[3].expect`. */
export function pathText(path: JsonPath): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}

/** JSON with comments, and where each value stands in the text. */
export class JsonDocument {
  readonly value: unknown;
  /** Set where the text is no JSON. */
  readonly syntaxProblem: FileProblem | undefined;
  private readonly root: Node | undefined;
  private readonly lineStarts: number[] = [0];

  /** @param file name of the file, for messages. */
  constructor(
    readonly file: string,
    text: string,
  ) {
    for (let i = 0; i < text.length; i++) if (text[i] === '\n') this.lineStarts.push(i + 1);
    const errors: ParseError[] = [];
    this.root = parseTree(text, errors, { allowTrailingComma: true });
    const error = errors.at(0);
    if (error || !this.root) {
      const what = error ? words(printParseErrorCode(error.error)) : 'the file is empty';
      this.syntaxProblem = {
        file,
        line: this.lineOf(error?.offset ?? 0),
        path: '',
        message: `not valid JSON: ${what}.`,
      };
    } else {
      this.value = getNodeValue(this.root) as unknown;
    }
  }

  /** The problem at a place; where the place does not exist, its nearest ancestor gives the line. */
  problem(path: JsonPath, message: string): FileProblem {
    return { file: this.file, line: this.line(path), path: pathText(path), message };
  }

  /** The line, one-based, on which a value begins. */
  line(path: JsonPath): number {
    for (let length = path.length; length >= 0; length--) {
      const node = this.root && findNodeAtLocation(this.root, [...path.slice(0, length)]);
      if (node) return this.lineOf(node.offset);
    }
    return 1;
  }

  private lineOf(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if (this.lineStarts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

/** `PropertyNameExpected` → `property name expected`. */
function words(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
