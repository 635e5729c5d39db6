import * as vscode from 'vscode';
import { copySample, isTaken, sampleFolder } from './sample-folder.ts';

/** The sample's C file. */
const DRIVER = 'autoloader.c';

/** Copies the sample workspace to a folder that the user picks, and opens it there. */
export async function createSample(source: string): Promise<void> {
  for (;;) {
    const picked = await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: vscode.l10n.t('Folder for the Changer Lab Sample'),
      openLabel: vscode.l10n.t('Create Sample Here'),
    });
    const folder = picked?.[0];
    if (!folder) return;
    const target = await sampleFolder(folder.fsPath);
    if (!(await isTaken(target))) {
      await copySample(source, target);
      await open(vscode.Uri.file(target));
      return;
    }
    const again = vscode.l10n.t('Pick Another Folder');
    const choice = await vscode.window.showErrorMessage(
      vscode.l10n.t(
        'There are files in {0} already, and the sample does not write over them. Pick an empty folder.',
        target,
      ),
      again,
    );
    if (choice !== again) return;
  }
}

/**
 * Opens the sample with its driver in front, ready for F5. An editor that cannot open files with a folder shows the
 * README instead: the sample's settings ask for that. A window with work in it is left as it is.
 */
async function open(folder: vscode.Uri): Promise<void> {
  const forceNewWindow = (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
  const filesToOpen = [vscode.Uri.joinPath(folder, DRIVER)];
  await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow, filesToOpen });
}
