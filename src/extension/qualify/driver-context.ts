import * as vscode from 'vscode';
import { C_FILE, miniclassKind } from '../../lab/files/miniclass-source.ts';

/** The open file is the C of a changer miniclass. */
const OPEN = 'changerLab.changerDriver';
/** Some driver has been open, or a library file is in the workspace: menus of other files may speak of drivers. */
const KNOWN = 'changerLab.driverKnown';

/** Tells the menus when they concern a driver. */
export class DriverContext implements vscode.Disposable {
  private readonly listener = vscode.window.onDidChangeActiveTextEditor((editor) => this.look(editor));

  constructor() {
    this.look(vscode.window.activeTextEditor);
    vscode.workspace.findFiles('**/*.changer.json', '**/node_modules/**', 1).then(
      ([library]) => {
        if (library) set(KNOWN, true);
      },
      // A file system that cannot be searched has no such file to speak of.
      () => undefined,
    );
  }

  dispose(): void {
    this.listener.dispose();
  }

  private look(editor: vscode.TextEditor | undefined): void {
    // The report and other views are no text: the driver beside them stays the open one.
    if (!editor) return;
    const { document } = editor;
    if (document.uri.scheme !== 'file' || !C_FILE.test(document.fileName)) return set(OPEN, false);
    miniclassKind(document.fileName, document.getText()).then(
      (kind) => {
        if (vscode.window.activeTextEditor?.document !== document) return;
        set(OPEN, kind === 'changer');
        if (kind === 'changer') set(KNOWN, true);
      },
      () => set(OPEN, false),
    );
  }
}

function set(name: string, value: boolean): void {
  // Menus alone read it; an editor that is closing has none.
  void vscode.commands.executeCommand('setContext', name, value);
}
