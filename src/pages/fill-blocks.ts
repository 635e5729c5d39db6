const BLOCK = /<!-- made: ([\w-]+)[^>]*-->[\s\S]*?<!-- end: \1 -->/g;

/** The generated parts of pages, by their names. */
export type Blocks = Readonly<Record<string, () => string>>;

/**
 * Fills the generated parts of a page: what stands between `<!-- made: NAME -->` and `<!-- end: NAME -->`.
 * @throws Error for a name that `blocks` lacks, and for a beginning without its end.
 */
export function fillBlocks(text: string, blocks: Blocks): string {
  const filled = text.replaceAll(BLOCK, (_whole, name: string) => {
    if (!(name in blocks)) throw new Error(`There is no generated part ${name}.`);
    return `<!-- made: ${name}, by npm run pages -->\n\n${blocks[name]()}\n\n<!-- end: ${name} -->`;
  });
  const begun = filled.match(/<!-- made: /g)?.length ?? 0;
  const complete = filled.match(BLOCK)?.length ?? 0;
  if (begun !== complete) throw new Error('A generated part has no end of its own name.');
  return filled;
}
