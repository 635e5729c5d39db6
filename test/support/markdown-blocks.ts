/** A block of code on a page. */
export interface CodeBlock {
  readonly language: string;
  /** What stands behind the language: the name of a file. */
  readonly name: string;
  readonly text: string;
  /** Its first line on the page, from 1. */
  readonly line: number;
}

/** The blocks of code of a page, in their order. */
export function codeBlocks(page: string): CodeBlock[] {
  return [...page.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map((match) => {
    const [, language, name = '', text] = match;
    return { language, name, text, line: page.slice(0, match.index).split('\n').length };
  });
}
