import * as vscode from 'vscode';
import { WALKTHROUGH } from '../names.ts';
import { copySample, isTaken, sampleFolder } from './sample-folder.ts';

/** The sample's C file. */
const DRIVER = 'autoloader.c';
/** Where the next window finds which sample to show. */
const NEW_SAMPLE = 'newSample';

/** What the next window shows. */
interface NewSample {
  readonly folder: string;
  /** Beside the driver, the walkthrough that the sample was created from. */
  readonly walkthrough: boolean;
}

/** What the walkthrough's button says of itself. */
const FROM_WALKTHROUGH = 'walkthrough';

/**
 * Copies the sample workspace to a folder that the user picks, and opens it there.
 * @param from who asked for it.
 */
export async function createSample(source: string, memory: vscode.Memento, from: unknown): Promise<void> {
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
      await open(vscode.Uri.file(target), memory, from === FROM_WALKTHROUGH);
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

/** A window with work in it is left as it is. The window that opens the sample starts a new host of extensions. */
async function open(folder: vscode.Uri, memory: vscode.Memento, walkthrough: boolean): Promise<void> {
  await memory.update(NEW_SAMPLE, { folder: folder.toString(), walkthrough } satisfies NewSample);
  const forceNewWindow = (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
  await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
}

/** Shows the driver of a sample that was created just now, ready for F5. */
export async function showNewSample(memory: vscode.Memento): Promise<void> {
  const wanted = memory.get<NewSample>(NEW_SAMPLE);
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === wanted?.folder);
  if (!folder) return;
  await memory.update(NEW_SAMPLE, undefined);
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, DRIVER));
  if (wanted?.walkthrough)
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, true);
}
