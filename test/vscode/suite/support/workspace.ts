import path from 'node:path';
import * as vscode from 'vscode';

/** A folder of the workspace: 0 is the sample, 1 the small drivers. */
function folderAt(index: number): vscode.WorkspaceFolder {
  const folder = vscode.workspace.workspaceFolders?.[index];
  if (!folder) throw new Error('the tests run in the workspace that test/vscode/host/workspace.ts makes');
  return folder;
}

export const loaderFolder = (): vscode.WorkspaceFolder => folderAt(0);
export const smallFolder = (): vscode.WorkspaceFolder => folderAt(1);

export function fileIn(folder: vscode.WorkspaceFolder, name: string): vscode.Uri {
  return vscode.Uri.file(path.join(folder.uri.fsPath, name));
}

export async function openFile(file: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
}

/** Replaces a text in a file by way of the editor, and saves it. */
export async function edit(file: vscode.Uri, from: string, to: string): Promise<void> {
  const { document } = await openFile(file);
  const at = document.getText().indexOf(from);
  if (at < 0) throw new Error(`${from} is not in ${file.fsPath}`);
  const change = new vscode.WorkspaceEdit();
  change.replace(file, new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)), to);
  await vscode.workspace.applyEdit(change);
  await document.save();
}

/** The line of a text in a file, from 1. */
export async function lineOf(file: vscode.Uri, text: string): Promise<number> {
  const document = await vscode.workspace.openTextDocument(file);
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`${text} is not in ${file.fsPath}`);
  return document.positionAt(at).line + 1;
}

/** Waits until something holds. */
export async function eventually<T>(what: string, probe: () => T | undefined | false): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
