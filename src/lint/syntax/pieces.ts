import { blank } from './scan.ts';
import type { MacroTable } from './macros.ts';

/**
 * Splits a scanned file into its top-level pieces: functions, and declarations up to their semicolon. Each is
 * parsed by itself, so a function that is being typed does not harm the others, and one that did not change is
 * not parsed again.
 */
export interface Piece {
  readonly start: number;
  readonly text: string;
  /** The name of the function that the piece defines; undefined for a declaration. */
  readonly functionName: string | undefined;
}

const TOKEN = /L?"(?:[^"\\\n]|\\[\s\S])*"?|L?'(?:[^'\\\n]|\\[\s\S])*'?|[A-Za-z_]\w*|[{}();=]|\n/g;

const NO_FUNCTION = new Set(['if', 'for', 'while', 'switch', 'return', 'sizeof', 'do', 'else']);

class Splitter {
  readonly pieces: Piece[] = [];
  private start = 0;
  private depth = 0;
  private brackets = 0;
  /** Name before the first brackets of the piece. */
  private name: string | undefined;
  private lastWord: string | undefined;
  private word = '';
  /** The token before, to tell a function's body from an initialiser or a structure. */
  private before = '';
  private body = false;
  private newLine = true;
  /** Braces of `extern "C"` and of namespaces, which hold top-level pieces. */
  private transparent = 0;
  private readonly holes: [number, number][] = [];

  constructor(
    private readonly text: string,
    private readonly macros: MacroTable,
  ) {}

  run(): Piece[] {
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(this.text); match; match = TOKEN.exec(this.text)) {
      const token = match[0];
      if (token === '\n') {
        this.newLine = true;
        continue;
      }
      this.token(token, match.index);
      this.newLine = false;
      this.before = token;
    }
    this.finish(this.text.length);
    return this.pieces;
  }

  private token(token: string, at: number): void {
    switch (token) {
      case '{':
        this.open(at);
        return;
      case '}':
        this.close(at);
        return;
      case '(':
        if (this.depth === 0 && this.brackets++ === 0 && this.name === undefined) this.name = this.lastWord;
        return;
      case ')':
        if (this.depth === 0 && this.brackets > 0) this.brackets--;
        return;
      case ';':
        if (this.depth === 0 && this.brackets === 0) this.finish(at + 1);
        return;
      case '=':
        if (this.depth === 0) this.name = undefined;
        return;
      default:
        if (this.depth === 0 && /^[A-Za-z_]/.test(token)) this.identifier(token, at);
    }
  }

  /** A macro of the file that stands alone at top level is no declaration that could be parsed. */
  private identifier(token: string, at: number): void {
    if (this.newLine && this.brackets === 0 && this.macros.has(token) && this.nothingYet(at)) {
      const end = this.callEnd(at + token.length);
      if (end !== undefined) {
        this.holes.push([at, end]);
        TOKEN.lastIndex = end;
        this.finish(end);
        return;
      }
    }
    this.lastWord = token;
    this.word = token;
  }

  private nothingYet(at: number): boolean {
    return this.text.slice(this.start, at).trim() === '';
  }

  private callEnd(at: number): number | undefined {
    const call = /^[ \t]*\([^(){};]*\)[ \t]*;?(?=[ \t]*\n)/.exec(this.text.slice(at, at + 400));
    return call ? at + call[0].length : undefined;
  }

  private open(at: number): void {
    if (this.depth === 0 && (this.before === '"C"' || this.word === 'namespace')) {
      this.transparent++;
      this.start = at + 1;
      this.reset();
      return;
    }
    if (this.depth === 0 && this.brackets === 0)
      this.body = this.name !== undefined && (this.before === ')' || this.before === ';');
    if (this.depth === 0 && this.brackets === 0 && this.name !== undefined && !this.body)
      // K&R parameters and annotations between the brackets and the body.
      this.body =
        this.before !== '=' && !/\b(?:struct|union|enum)\s+\w*\s*$/.test(this.text.slice(this.start, at));
    this.depth++;
  }

  private close(at: number): void {
    if (this.depth === 0) {
      if (this.transparent > 0) this.transparent--;
      this.start = at + 1;
      this.reset();
      return;
    }
    // A brace in the first column ends the function even where one is missing inside.
    this.depth = this.newLine && this.text[at - 1] === '\n' ? 0 : this.depth - 1;
    if (this.depth === 0 && this.body) this.finish(at + 1);
  }

  private reset(): void {
    this.name = undefined;
    this.lastWord = undefined;
    this.word = '';
    this.body = false;
    this.brackets = 0;
    this.depth = 0;
  }

  private finish(end: number): void {
    let text = this.text.slice(this.start, end);
    for (const [from, to] of this.holes) {
      const left = from - this.start;
      const right = to - this.start;
      if (left >= 0) text = text.slice(0, left) + blank(text.slice(left, right)) + text.slice(right);
    }
    this.holes.length = 0;
    const lead = /^\s*/.exec(text)?.[0].length ?? 0;
    if (lead < text.length) {
      const isFunction = this.body && this.name !== undefined && !NO_FUNCTION.has(this.name);
      this.pieces.push({
        start: this.start + lead,
        text: text.slice(lead).trimEnd(),
        functionName: isFunction ? this.name : undefined,
      });
    }
    this.start = end;
    this.reset();
  }
}

/** The top-level pieces of a file that went through `scan`, in their order. */
export function splitPieces(clean: string, macros: MacroTable): Piece[] {
  return new Splitter(clean, macros).run();
}
