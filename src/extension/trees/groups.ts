import type { TreeNode } from './tree-node.ts';

/** Rows of one level: where there are more, they are put into groups of that many. */
export const GROUP = 100;

/** How the rows of a level are made. */
interface Level<T> {
  /** @param start index of the first of the part. @param group the row that they are below, if they are in a group. */
  readonly rows: (part: readonly T[], start: number, group: TreeNode | undefined) => TreeNode[];
  /** The row of a group, without its children. */
  readonly group: (part: readonly T[], start: number) => TreeNode;
}

/** The rows of a level, in groups where they are very many. */
export function inGroups<T>(all: readonly T[], { rows, group }: Level<T>): TreeNode[] {
  if (all.length <= GROUP) return rows(all, 0, undefined);
  const starts = Array.from({ length: Math.ceil(all.length / GROUP) }, (_, index) => index * GROUP);
  return starts.map((start) => {
    const part = all.slice(start, start + GROUP);
    const row: TreeNode = { ...group(part, start), children: () => rows(part, start, row) };
    return row;
  });
}

/** Index of the first in the group of a row; undefined where a level of that many has no groups. */
export function groupStart(index: number, count: number): number | undefined {
  return count <= GROUP ? undefined : index - (index % GROUP);
}
