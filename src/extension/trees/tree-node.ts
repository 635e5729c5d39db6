import type { RowCommand } from '../names.ts';

/** One row of a tree of the side bar. */
export interface TreeNode {
  /** The same row after a change, unlike every other row of its tree. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** Name of a codicon; a row without one that has a file shows the file's icon. */
  readonly icon?: string;
  /** Name of a colour of the theme, for the icon. */
  readonly colour?: string;
  /** The file that a click opens, and the line, one-based, where it does. */
  readonly file?: string;
  readonly line?: number;
  /** What its buttons do. A row has those buttons alone. */
  readonly does?: Readonly<Partial<Record<RowCommand, () => Promise<void>>>>;
  /** Opened from the beginning. */
  readonly open?: boolean;
  /** Undefined for a row of the first level. */
  readonly parent?: TreeNode;
  /** Made when the row is opened. */
  readonly children?: () => readonly TreeNode[] | Promise<readonly TreeNode[]>;
}
