import {
  findNodeAtLocation,
  parse,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';

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

const COMMENTS_ALLOWED = { allowTrailingComma: true };

/** JSON with comments, and where each value stands in the text. */
export class JsonDocument {
  readonly value: unknown;
  /** Set where the text is no JSON. */
  readonly syntaxProblem: FileProblem | undefined;
  private tree: Node | undefined;
  private starts: readonly number[] | undefined;

  /** @param file name of the file, for messages. */
  constructor(
    readonly file: string,
    private readonly text: string,
  ) {
    const errors: ParseError[] = [];
    this.value = plainValue(text) ?? (parse(text, errors, COMMENTS_ALLOWED) as unknown);
    const error = errors.at(0);
    if (error || this.value === undefined) {
      const what = error ? words(printParseErrorCode(error.error)) : 'the file is empty';
      this.syntaxProblem = {
        file,
        line: this.lineOf(error?.offset ?? 0),
        path: '',
        message: `not valid JSON: ${what}.`,
      };
    }
  }

  /** The problem at a place; where the place does not exist, its nearest ancestor gives the line. */
  problem(path: JsonPath, message: string): FileProblem {
    return { file: this.file, line: this.line(path), path: pathText(path), message };
  }

  /** The line, one-based, on which a value begins. */
  line(path: JsonPath): number {
    // Only who asks for a line pays for the tree: of a large file it takes most of the time.
    const root = (this.tree ??= parseTree(this.text, [], COMMENTS_ALLOWED));
    for (let length = path.length; length >= 0; length--) {
      const node = root && findNodeAtLocation(root, [...path.slice(0, length)]);
      if (node) return this.lineOf(node.offset);
    }
    return 1;
  }

  private lineOf(offset: number): number {
    const starts = (this.starts ??= lineStarts(this.text));
    let low = 0;
    let high = starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

/** The value of JSON without comments, which most files are: several times as fast. Undefined for all other text. */
function plainValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // With comments, or with a mistake: the other parser tells.
    return undefined;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

/** `PropertyNameExpected` → `property name expected`. */
function words(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
