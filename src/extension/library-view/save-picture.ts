import * as vscode from 'vscode';

/** Asks where a picture shall go, and writes it there. */
export async function savePicture(svg: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.at(0)?.uri;
  const uri = await vscode.window.showSaveDialog({
    filters: { SVG: ['svg'] },
    saveLabel: vscode.l10n.t('Save Picture'),
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, 'library.svg') } : {}),
  });
  if (!uri) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(svg));
}
