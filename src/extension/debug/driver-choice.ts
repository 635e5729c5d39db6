import path from 'node:path';
import * as vscode from 'vscode';
import { C_FILE, miniclassKind, programOf, type Program } from '../../lab/files/miniclass-source.ts';
import { DEBUG_TYPE, type CommandId } from '../names.ts';
import { findPrograms } from './dynamic-configurations.ts';
import { LIBRARY_FILE, SCENARIO_FILE } from './lab-file-choice.ts';

/** A launch; null opens launch.json, undefined ends it. */
export type LaunchChoice = vscode.DebugConfiguration | null | undefined;

/** What to debug without a launch.json: from the file of an editor, or else a driver of the workspace. */
export function configurationOfEditor(editor: vscode.TextEditor | undefined): Promise<LaunchChoice> {
  const document = editor?.document;
  return document?.uri.scheme === 'file'
    ? configurationOfFile(document.uri, document.getText())
    : driverOfWorkspace();
}

/**
 * The driver that a C file is a source of; a scenario with the driver that goes with it; a library with the driver of
 * its folder, or else one of the workspace.
 * @param text the file's text, if an editor has it.
 */
export async function configurationOfFile(uri: vscode.Uri, text?: string): Promise<LaunchChoice> {
  const file = uri.fsPath;
  // The run finds the driver: the one that the scenario names, or that lies beside it.
  if (file.endsWith(SCENARIO_FILE.ending)) return launchScenario(file);
  if (file.endsWith(LIBRARY_FILE.ending)) return driverOfWorkspace({ library: file }, path.dirname(file));
  if (!C_FILE.test(file)) return driverOfWorkspace();
  if (await miniclassKind(file, text)) return launchDriver(await programOf(file));
  const folder = path.dirname(file);
  const beside = (await programsOfWorkspace()).find((found) => found.path === folder);
  if (beside) return launchDriver(folder);
  return refuse(
    vscode.l10n.t(
      '{0} is no changer or tape miniclass driver: it includes neither mcd.h nor minitape.h. Open the C file that does, or name the driver in launch.json.',
      path.basename(file),
    ),
  );
}

/**
 * The only driver of the workspace, or the one that the person picks.
 * @param folder drivers that lie there come before all others.
 */
export async function driverOfWorkspace(
  attributes: Readonly<Record<string, string>> = {},
  folder?: string,
): Promise<LaunchChoice> {
  const all = await programsOfWorkspace();
  const beside = all.filter(({ path: program }) => program === folder || path.dirname(program) === folder);
  const programs = beside.length > 0 ? beside : all;
  if (programs.length === 0) {
    return refuse(
      vscode.l10n.t(
        'Open a C file of a changer or tape miniclass driver, save it, and start debugging again.',
      ),
    );
  }
  const program = programs.length === 1 ? programs[0].path : await pick(programs);
  return program === undefined ? undefined : launchDriver(program, attributes);
}

/** The drivers of the workspace, sorted by its folders, then by their paths. */
export async function programsOfWorkspace(): Promise<Program[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return (await Promise.all(folders.map((folder) => findPrograms(folder)))).flat();
}

async function pick(programs: readonly Program[]): Promise<string | undefined> {
  const rows = programs.map(({ path: program, kind }) => ({
    label: vscode.workspace.asRelativePath(program),
    description: vscode.l10n.t('{0} driver', kind),
    program,
  }));
  return (await vscode.window.showQuickPick(rows, { title: vscode.l10n.t('Which driver to start') }))
    ?.program;
}

/** The launch of a driver; what it is not given is found beside it. */
export function launchDriver(
  program: string,
  attributes: Readonly<Record<string, string>> = {},
): vscode.DebugConfiguration {
  return launch(program, { program, ...attributes });
}

/** The launch of a scenario, with the driver that it names or that lies beside it. */
export function launchScenario(file: string): vscode.DebugConfiguration {
  return launch(file, { scenario: file });
}

function launch(file: string, attributes: Readonly<Record<string, string>>): vscode.DebugConfiguration {
  const name = vscode.l10n.t('Debug {0}', path.basename(file));
  return { type: DEBUG_TYPE, request: 'launch', name, ...attributes };
}

const CREATE_SAMPLE: CommandId = 'changer-lab.createSample';

async function refuse(message: string): Promise<null | undefined> {
  const open = vscode.l10n.t('Open launch.json');
  const sample = vscode.l10n.t('Create Sample');
  const choice = await vscode.window.showErrorMessage(message, open, sample);
  if (choice === sample) await vscode.commands.executeCommand(CREATE_SAMPLE);
  return choice === open ? null : undefined;
}
