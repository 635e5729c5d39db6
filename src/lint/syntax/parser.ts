import { existsSync } from 'node:fs';
import { Language, Parser, type TreeCursor } from 'web-tree-sitter';
import { packageFile } from '../../toolchain/package-files.ts';

/**
 * tree-sitter's C grammar, loaded once on first need. The grammar takes any text: what it cannot parse it
 * leaves as an ERROR node between the parts that it can.
 */

/** A node of tree-sitter's tree as plain data: reading it later costs no call into WebAssembly. */
export interface Raw {
  /** Kind of node as the grammar calls it: `call_expression`. */
  readonly type: string;
  /** Name of the child in its parent: `condition`; null where it has none. */
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
  readonly named: boolean;
  readonly children: readonly Raw[];
}

/** The bundle has the files beside itself; sources run from the packages. */
function wasmFile(name: string, dependency: string): string {
  const bundled = packageFile('dist', name);
  return existsSync(bundled) ? bundled : packageFile('node_modules', dependency, name);
}

/** A text of more than this at one place is data, not a routine: it is not worth the time. */
const LONGEST_PIECE = 400_000;

export class CParser {
  private constructor(private readonly parser: Parser) {}

  /** @throws Error where the grammar cannot be loaded. */
  static async load(): Promise<CParser> {
    await Parser.init({ locateFile: () => wasmFile('web-tree-sitter.wasm', 'web-tree-sitter') });
    const language = await Language.load(wasmFile('tree-sitter-c.wasm', 'tree-sitter-c'));
    const parser = new Parser();
    parser.setLanguage(language);
    return new CParser(parser);
  }

  /** The tree of a text; its root is a `translation_unit`. */
  parse(text: string): Raw {
    const tree = this.parser.parse(text.length > LONGEST_PIECE ? '' : text);
    if (tree === null)
      return { type: 'translation_unit', field: null, start: 0, end: 0, named: true, children: [] };
    const cursor = tree.walk();
    try {
      return copy(cursor);
    } finally {
      cursor.delete();
      tree.delete();
    }
  }
}

function copy(cursor: TreeCursor): Raw {
  const children: Raw[] = [];
  const node: Raw = {
    type: cursor.nodeType,
    field: cursor.currentFieldName,
    start: cursor.startIndex,
    end: cursor.endIndex,
    named: cursor.nodeIsNamed,
    children,
  };
  if (cursor.gotoFirstChild()) {
    do children.push(copy(cursor));
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return node;
}
