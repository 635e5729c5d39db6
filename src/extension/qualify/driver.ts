import path from 'node:path';
import * as vscode from 'vscode';
import { C_FILE, kindOfSources, miniclassKind, programOf } from '../../lab/files/miniclass-source.ts';
import { findPrograms } from '../debug/dynamic-configurations.ts';
import { launchOf, type Launch } from './launch.ts';

/**
 * The driver to qualify: the one that was asked for, or that the open C file is a source of, or else one of the
 * workspace. The person chooses where there are several.
 * @param given what a menu names: a file, or the path of a driver that was qualified before.
 * @returns undefined where the person leaves the choice. @throws Error where there is no such driver.
 */
export async function driverToQualify(given: unknown): Promise<Launch | undefined> {
  if (typeof given === 'string') return launchOf(given);
  if (given instanceof vscode.Uri) return launchOf(await changerDriver(given.fsPath));
  const document = vscode.window.activeTextEditor?.document;
  if (document?.uri.scheme === 'file' && C_FILE.test(document.fileName)) {
    const kind = await miniclassKind(document.fileName, document.getText());
    if (kind === 'changer') return launchOf(await programOf(document.fileName));
    if (kind === 'tape') throw new Error(noChanger(document.fileName));
  }
  const program = await driverOfWorkspace();
  return program === undefined ? undefined : launchOf(program);
}

/** The driver that a file belongs to. @throws Error where that is none of a changer. */
async function changerDriver(file: string): Promise<string> {
  const program = await programOf(file);
  // A source without the header belongs to the driver of its folder.
  const kind = (await miniclassKind(file)) ?? (program === file ? undefined : await kindOfFolder(program));
  if (kind !== 'changer') throw new Error(noChanger(file));
  return program;
}

async function kindOfFolder(folder: string): Promise<string | undefined> {
  const files = await vscode.workspace.fs.readDirectory(vscode.Uri.file(folder));
  const sources = files.map(([name]) => path.join(folder, name)).filter((name) => C_FILE.test(name));
  return kindOfSources(sources);
}

function noChanger(file: string): string {
  return vscode.l10n.t(
    '{0} is no changer miniclass driver: it does not include mcd.h. Open the C file that does, then qualify it.',
    path.basename(file),
  );
}

async function driverOfWorkspace(): Promise<string | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const programs = (await Promise.all(folders.map((folder) => findPrograms(folder)))).flat();
  const drivers = programs.filter(({ kind }) => kind === 'changer');
  if (drivers.length === 0)
    throw new Error(
      vscode.l10n.t('There is no changer miniclass driver here. Open its C file, then qualify it.'),
    );
  if (drivers.length === 1) return drivers[0].path;
  const rows = drivers.map(({ path: program }) => ({
    label: vscode.workspace.asRelativePath(program),
    program,
  }));
  const title = vscode.l10n.t('Which driver to qualify');
  return (await vscode.window.showQuickPick(rows, { title }))?.program;
}
