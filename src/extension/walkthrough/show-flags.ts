import * as vscode from 'vscode';

/** Where the walkthrough lets a rule be broken. */
const DRIVER = '**/autoloader.c';
const FLAG = 'features |= CHANGER_MEDIUM_FLIP;';

/** Shows the flags of the sample driver. @throws Error where the workspace has no sample. */
export async function showFlags(): Promise<void> {
  const [driver] = await vscode.workspace.findFiles(DRIVER, undefined, 1);
  if (!driver)
    throw new Error(
      vscode.l10n.t('There is no sample in this workspace. Run "Changer Lab: Create Sample" first.'),
    );
  const document = await vscode.workspace.openTextDocument(driver);
  const at = document.getText().indexOf(FLAG);
  const flag = new vscode.Range(document.positionAt(at), document.positionAt(at + FLAG.length));
  await vscode.window.showTextDocument(document, {
    // The walkthrough may stand in another column, and stays in view.
    viewColumn: vscode.ViewColumn.One,
    ...(at < 0 ? {} : { selection: flag }),
  });
}
