import * as vscode from 'vscode';
import type { TreeNode } from './tree-node.ts';

/** Milliseconds between two drawings of a tree: what it shows may change far more often. */
const REFRESH_EVERY = 200;

function collapsibleState({ children, open }: TreeNode): vscode.TreeItemCollapsibleState {
  if (!children) return vscode.TreeItemCollapsibleState.None;
  return open === true ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

/** The command of a click: it opens the row's file. */
function opening(file: vscode.Uri, line: number | undefined): vscode.Command {
  const at = new vscode.Position((line ?? 1) - 1, 0);
  const options: vscode.TextDocumentShowOptions = {
    preserveFocus: true,
    ...(line === undefined ? {} : { selection: new vscode.Range(at, at) }),
  };
  return { command: 'vscode.open', title: '', arguments: [file, options] };
}

function treeItem(node: TreeNode): vscode.TreeItem {
  const { id, label, description, tooltip, icon, colour, file, line, does } = node;
  const item = new vscode.TreeItem(label, collapsibleState(node));
  item.id = id;
  if (description !== undefined) item.description = description;
  if (tooltip !== undefined) item.tooltip = tooltip;
  if (icon !== undefined)
    item.iconPath = new vscode.ThemeIcon(
      icon,
      colour === undefined ? undefined : new vscode.ThemeColor(colour),
    );
  if (file !== undefined) {
    const uri = vscode.Uri.file(file);
    item.command = opening(uri, line);
    // With it come the file's icon, and the mark of its problems.
    if (icon === undefined) {
      item.iconPath = vscode.ThemeIcon.File;
      item.resourceUri = uri;
    }
  }
  // Menus ask for the commands that a row has.
  item.contextValue = Object.keys(does ?? {}).join(' ');
  return item;
}

/** A tree of the side bar. Its rows are made again, at most five times a second, while it is seen. */
export class RowTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly view: vscode.TreeView<TreeNode>;
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly seen: vscode.Disposable;
  private readonly closed = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  /** When the rows were made last. */
  private drawn = -Infinity;
  private followed: string | undefined;

  /**
   * @param rows makes the rows of the first level.
   * @param newest finds the row that is kept in view as rows come.
   */
  constructor(
    id: string,
    private readonly rows: () => readonly TreeNode[] | Promise<readonly TreeNode[]>,
    private readonly newest?: () => TreeNode | undefined,
  ) {
    this.view = vscode.window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    this.seen = vscode.Disposable.from(
      this.view.onDidChangeVisibility(() => this.refresh()),
      this.view.onDidCollapseElement(({ element }) => this.closed.add(element.id)),
      this.view.onDidExpandElement(({ element }) => this.closed.delete(element.id)),
    );
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItem(node);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    return [...(await (node ? (node.children?.() ?? []) : this.rows()))];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  /** Something that the rows show may have changed. */
  refresh(): void {
    if (!this.view.visible) return;
    // At once where it can be: rows that are made again under a pointer lose its click.
    const wait = this.drawn + REFRESH_EVERY - performance.now();
    if (wait <= 0) this.draw();
    else this.timer ??= setTimeout(() => this.draw(), wait);
  }

  private draw(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.drawn = performance.now();
    this.changed.fire(undefined);
    void this.follow();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.seen.dispose();
    this.view.dispose();
    this.changed.dispose();
  }

  /** Scrolls to the newest row when it is another, but opens nothing that the person has closed. */
  private async follow(): Promise<void> {
    const row = this.newest?.();
    if (!row || row.id === this.followed || !this.view.visible) return;
    this.followed = row.id;
    for (let above = row.parent; above; above = above.parent) if (this.closed.has(above.id)) return;
    await this.view.reveal(row, { select: false, focus: false });
  }
}
