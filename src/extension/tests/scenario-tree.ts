import path from 'node:path';
import * as vscode from 'vscode';

export const SCENARIO_GLOB = '**/*.scenario.json';
const ENDING = /\.scenario\.json$/i;

/** The scenarios of the workspace as test items, below one item for each folder that holds some. */
export class ScenarioTree implements vscode.Disposable {
  private readonly watcher = vscode.workspace.createFileSystemWatcher(SCENARIO_GLOB);

  constructor(private readonly controller: vscode.TestController) {
    this.watcher.onDidCreate((file) => this.add(file));
    this.watcher.onDidDelete((file) => this.remove(file));
    this.watcher.onDidChange((file) => this.outdated([file.fsPath]));
  }

  /** Looks for the scenarios anew. */
  async find(token?: vscode.CancellationToken): Promise<void> {
    const files = await vscode.workspace.findFiles(SCENARIO_GLOB, undefined, undefined, token);
    if (token?.isCancellationRequested) return;
    this.controller.items.replace([]);
    for (const file of files) this.add(file);
  }

  /** The scenarios of a request, or all of them. */
  chosen({ include, exclude = [] }: vscode.TestRunRequest): vscode.TestItem[] {
    const excluded = new Set(exclude);
    const below = (item: vscode.TestItem): vscode.TestItem[] => {
      if (excluded.has(item)) return [];
      return item.children.size > 0 ? children(item).flatMap(below) : [item];
    };
    return (include ?? list(this.controller.items)).flatMap(below);
  }

  /** The results of these scenarios are of a time before a change. */
  outdated(files: readonly string[]): void {
    const changed = new Set(files);
    const items = this.all().filter(({ uri }) => uri && changed.has(uri.fsPath));
    this.controller.invalidateTestResults(items);
  }

  /** All scenarios. */
  all(): vscode.TestItem[] {
    return this.chosen(new vscode.TestRunRequest());
  }

  dispose(): void {
    this.watcher.dispose();
  }

  private add(file: vscode.Uri): void {
    const label = path.basename(file.fsPath).replace(ENDING, '');
    const item = this.controller.createTestItem(file.toString(), label, file);
    // The whole file is the test: its mark stands in the first line.
    item.range = new vscode.Range(0, 0, 0, 0);
    this.folderOf(file).add(item);
  }

  private remove(file: vscode.Uri): void {
    const folder = this.folderOf(file);
    folder.delete(file.toString());
    if (folder !== this.controller.items && folder.size === 0)
      this.controller.items.delete(parent(file).toString());
  }

  /** Where the scenarios of a folder stand: the top for those of a workspace folder itself. */
  private folderOf(file: vscode.Uri): vscode.TestItemCollection {
    const folder = parent(file);
    const several = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
    const root = vscode.workspace.getWorkspaceFolder(file)?.uri.toString() === folder.toString();
    if (root && !several) return this.controller.items;
    const id = folder.toString();
    let item = this.controller.items.get(id);
    if (!item) {
      item = this.controller.createTestItem(id, vscode.workspace.asRelativePath(folder, several), folder);
      this.controller.items.add(item);
    }
    return item.children;
  }
}

function parent(file: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(file, '..');
}

function list(items: vscode.TestItemCollection): vscode.TestItem[] {
  return [...items].map(([, item]) => item);
}

function children(item: vscode.TestItem): vscode.TestItem[] {
  return list(item.children);
}
