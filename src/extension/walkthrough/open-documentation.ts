import * as vscode from 'vscode';

/** Shows the documentation that comes with the extension. @param index its first page. */
export async function openDocumentation(index: string): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.file(index));
}
