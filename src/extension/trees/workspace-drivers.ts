import * as vscode from 'vscode';
import type { Program } from '../../lab/files/miniclass-source.ts';
import { programsOfWorkspace } from '../debug/driver-choice.ts';

/** What says which drivers there are, and what lies beside them. */
const FILES = '**/*.{c,C,cpp,cxx,cc,h,H,json}';

/** The miniclass drivers of the workspace. They are looked for when first asked, and again after a file has changed. */
export class WorkspaceDrivers implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** There may be others now. */
  readonly onDidChange = this.changed.event;
  private readonly listeners: vscode.Disposable;
  private found: Promise<Program[]> | undefined;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(FILES);
    const forget = (): void => {
      this.found = undefined;
      this.changed.fire();
    };
    this.listeners = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(forget),
      watcher.onDidChange(forget),
      watcher.onDidDelete(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
    );
  }

  /** Sorted by folder of the workspace, then by their paths. */
  programs(): Promise<Program[]> {
    this.found ??= programsOfWorkspace();
    return this.found;
  }

  dispose(): void {
    this.listeners.dispose();
    this.changed.dispose();
  }
}
