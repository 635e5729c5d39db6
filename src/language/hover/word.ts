/** A C name in a text. */
export interface Word {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Longer than any name of the headers. */
const LONGEST = 100;

/** The name at an offset, or just before it. */
export function wordAt(text: string, offset: number): Word | undefined {
  const before = /\w*$/.exec(text.slice(Math.max(0, offset - LONGEST), offset))?.[0] ?? '';
  const after = /^\w*/.exec(text.slice(offset, offset + LONGEST))?.[0] ?? '';
  const name = before + after;
  if (!/^[A-Za-z_]/.test(name)) return undefined;
  return { name, start: offset - before.length, end: offset + after.length };
}
