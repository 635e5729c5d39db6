import path from 'node:path';
import * as vscode from 'vscode';
import { C_FILE, miniclassKind, programOf } from '../../lab/files/miniclass-source.ts';
import { DEBUG_TYPE, type CommandId } from '../names.ts';
import { findPrograms } from './dynamic-configurations.ts';

/** A launch; null opens launch.json, undefined ends it. */
type Choice = vscode.DebugConfiguration | null | undefined;

/**
 * What to debug without a launch.json: the driver that the open C file is a source of; where no C file is open, a
 * driver of the workspace. The person chooses where there are several.
 */
export async function configurationOfEditor(editor: vscode.TextEditor | undefined): Promise<Choice> {
  const document = editor?.document;
  if (document?.uri.scheme !== 'file' || !C_FILE.test(document.fileName)) return driverOfWorkspace();
  const file = document.fileName;
  if (await miniclassKind(file, document.getText())) return launch(await programOf(file));
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const beside = folder && (await findPrograms(folder)).find((found) => found.path === path.dirname(file));
  if (beside) return launch(beside.path);
  return refuse(
    vscode.l10n.t(
      '{0} is no changer or tape miniclass driver: it includes neither mcd.h nor minitape.h. Open the C file that does, or name the driver in launch.json.',
      path.basename(file),
    ),
  );
}

/** The only driver of the workspace, or the one that the person picks. */
export async function driverOfWorkspace(): Promise<Choice> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const programs = (await Promise.all(folders.map((folder) => findPrograms(folder)))).flat();
  if (programs.length === 0) {
    return refuse(
      vscode.l10n.t(
        'Open a C file of a changer or tape miniclass driver, save it, and start debugging again.',
      ),
    );
  }
  if (programs.length === 1) return launch(programs[0].path);
  const rows = programs.map(({ path: program, kind }) => ({
    label: vscode.workspace.asRelativePath(program),
    description: vscode.l10n.t('{0} driver', kind),
    program,
  }));
  const row = await vscode.window.showQuickPick(rows, { title: vscode.l10n.t('Which driver to start') });
  return row && launch(row.program);
}

/** The launch of a driver, or of a scenario. */
export function launch(file: string, as: 'program' | 'scenario' = 'program'): vscode.DebugConfiguration {
  const name = vscode.l10n.t('Debug {0}', path.basename(file));
  return { type: DEBUG_TYPE, request: 'launch', name, [as]: file };
}

const CREATE_SAMPLE: CommandId = 'changer-lab.createSample';

async function refuse(message: string): Promise<null | undefined> {
  const open = vscode.l10n.t('Open launch.json');
  const sample = vscode.l10n.t('Create Sample');
  const choice = await vscode.window.showErrorMessage(message, open, sample);
  if (choice === sample) await vscode.commands.executeCommand(CREATE_SAMPLE);
  return choice === open ? null : undefined;
}
