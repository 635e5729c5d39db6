import { annotation } from './annotations.ts';
import { conditionHolds } from './condition.ts';
import { parseDefine, plain, type MacroTable } from './macros.ts';

/**
 * The first pass over a file. What it leaves is C that a parser without a preprocessor can read: comments,
 * directives, code that is not compiled and annotations become blanks of the same length, so that every offset
 * is still that of the file.
 */
export interface ScannedText {
  /** Same length and same lines as the file. */
  readonly clean: string;
  readonly comments: readonly Comment[];
}

export interface Comment {
  readonly start: number;
  readonly end: number;
}

export interface ScanHost {
  readonly macros: MacroTable;
  /** Told of each `#include` in order, before the text behind it is looked at. */
  include(name: string): void;
}

const TOKEN =
  /\/\/(?:[^\n\\]|\\[\s\S]?)*|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|L?"(?:[^"\\\n]|\\[\s\S])*"?|L?'(?:[^'\\\n]|\\[\s\S])*'?|#(?<=^[ \t]*#)(?:[^\n\\/]|\\[\s\S]|\/\*[\s\S]*?\*\/|\/(?!\*))*|[A-Za-z_]\w*/gm;

/** The same length in blanks; the ends of lines stay. */
export function blank(text: string): string {
  return text.includes('\n') ? text.replace(/[^\n]/g, ' ') : ' '.repeat(text.length);
}

/** State of the `#if`s around a place. */
interface Branch {
  /** The code around the whole conditional is compiled. */
  readonly outer: boolean;
  /** A branch was compiled already. */
  taken: boolean;
}

class Conditionals {
  /** The code here is compiled. */
  active = true;
  private readonly open: Branch[] = [];

  constructor(private readonly macros: MacroTable) {}

  /** @returns true where the directive was one of a conditional. */
  directive(keyword: string, rest: string): boolean {
    switch (keyword) {
      case 'if':
      case 'ifdef':
      case 'ifndef':
        this.open.push({ outer: this.active, taken: false });
        this.choose(this.active && this.holds(keyword, rest));
        return true;
      case 'elif':
        this.choose(this.next() && this.holds('if', rest));
        return true;
      case 'else':
        this.choose(this.next());
        return true;
      case 'endif':
        this.active = this.open.pop()?.outer ?? true;
        return true;
      default:
        return false;
    }
  }

  private choose(active: boolean): void {
    this.active = active;
    const branch = this.open.at(-1);
    if (active && branch) branch.taken = true;
  }

  /** True where no branch before was compiled. */
  private next(): boolean {
    const branch = this.open.at(-1);
    return branch === undefined ? false : branch.outer && !branch.taken;
  }

  private holds(keyword: string, rest: string): boolean {
    const text = plain(rest);
    if (keyword === 'if') return conditionHolds(text, this.macros);
    return this.macros.has(/^\w*/.exec(text)?.[0] ?? '') === (keyword === 'ifdef');
  }
}

const DIRECTIVE = /^#\s*(\w*)([\s\S]*)$/;

function directive(text: string, host: ScanHost, conditionals: Conditionals): void {
  const [, keyword, rest] = DIRECTIVE.exec(text) ?? ['', '', ''];
  if (conditionals.directive(keyword, rest) || !conditionals.active) return;
  if (keyword === 'define') {
    const macro = parseDefine(rest);
    if (macro) host.macros.set(macro.name, macro);
  } else if (keyword === 'undef') {
    host.macros.delete(plain(rest));
  } else if (keyword === 'include') {
    const name = /^\s*"([^"]+)"/.exec(rest)?.[1];
    if (name !== undefined) host.include(name);
  }
}

/** The end of the brackets that begin behind `at`, or `at` where there are none. */
function bracketsEnd(text: string, at: number): number {
  const open = /^\s*\(/.exec(text.slice(at, at + 80));
  if (!open) return at;
  let depth = 0;
  for (let i = at + open[0].length - 1; i < text.length && i < at + 2000; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i + 1;
  }
  return at;
}

/** Runs the first pass. Macros are added to the host's table as their definitions are met. */
export function scan(text: string, host: ScanHost): ScannedText {
  const parts: string[] = [];
  const comments: Comment[] = [];
  const conditionals = new Conditionals(host.macros);
  let done = 0;
  /** Copies what is compiled up to `at`, and blanks what is not. */
  const copyTo = (at: number): void => {
    if (at <= done) return;
    const slice = text.slice(done, at);
    parts.push(conditionals.active ? slice : blank(slice));
    done = at;
  };
  const blankTo = (at: number): void => {
    if (at <= done) return;
    parts.push(blank(text.slice(done, at)));
    done = at;
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const token = match[0];
    const start = match.index;
    const first = token[0];
    if (first === '/') {
      copyTo(start);
      if (conditionals.active) comments.push({ start, end: start + token.length });
      blankTo(start + token.length);
    } else if (first === '#') {
      copyTo(start);
      blankTo(start + token.length);
      directive(token, host, conditionals);
    } else if (first !== '"' && first !== "'" && conditionals.active) {
      const kind = annotation(token);
      if (kind === undefined) continue;
      copyTo(start);
      const end = start + token.length;
      blankTo(kind === 'brackets' ? bracketsEnd(text, end) : end);
      TOKEN.lastIndex = Math.max(TOKEN.lastIndex, done);
    }
  }
  copyTo(text.length);
  return { clean: parts.join(''), comments };
}
