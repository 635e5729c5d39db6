import * as vscode from 'vscode';
import { C_FILE } from '../../lab/files/miniclass-source.ts';
import { DEBUG_TYPE } from '../names.ts';
import { configurationOfFile, driverOfWorkspace, type LaunchChoice } from './driver-choice.ts';
import { LIBRARY_FILE, SCENARIO_FILE } from './lab-file-choice.ts';

/** What a start goes by. */
export interface StartFrom {
  /** A file of the lab, or a source of a driver. */
  readonly file?: vscode.Uri | undefined;
  /** The session that ran last. */
  readonly last?: vscode.DebugSession | undefined;
  /** Breakpoints are passed by. */
  readonly noDebug: boolean;
}

/** What the menu of an editor gives a command: its file. */
export function fileGiven(argument: unknown): vscode.Uri | undefined {
  return argument instanceof vscode.Uri ? argument : undefined;
}

/** Does the workspace say in a launch.json how its drivers are started? */
function launchesDrivers(): boolean {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.some(({ uri }) =>
    vscode.workspace
      .getConfiguration('launch', uri)
      .get<vscode.DebugConfiguration[]>('configurations', [])
      .some(({ type }) => type === DEBUG_TYPE),
  );
}

/** The file of the tab in front, whatever editor shows it. */
function fileInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
    ? input.uri
    : undefined;
}

/** Can a run begin from such a file? */
function startsRun({ scheme, fsPath }: vscode.Uri): boolean {
  return (
    scheme === 'file' &&
    (C_FILE.test(fsPath) || [LIBRARY_FILE, SCENARIO_FILE].some(({ ending }) => fsPath.endsWith(ending)))
  );
}

/**
 * Starts a driver from wherever the person is, also where F5 would look for a debugger of JSON: from the file that is
 * named; or as launch.json has it; or from the file in front; or as what ran last; or the driver of the workspace.
 */
export async function startDriver({ file, last, noDebug }: StartFrom): Promise<void> {
  if (!file && launchesDrivers()) {
    await vscode.commands.executeCommand(`workbench.action.debug.${noDebug ? 'run' : 'start'}`);
    return;
  }
  const from = file ?? fileInFront();
  if (from && startsRun(from)) await startLaunch(await configurationOfFile(from), noDebug);
  else if (last) await startAgain(last, noDebug);
  else await startLaunch(await driverOfWorkspace(), noDebug);
}

/** Starts what a session ran. A launch that fails says why by itself, here as below. */
export async function startAgain(last: vscode.DebugSession, noDebug = false): Promise<void> {
  await vscode.debug.startDebugging(last.workspaceFolder, last.configuration, { noDebug });
}

/** Starts a launch that has been chosen. */
export async function startLaunch(choice: LaunchChoice, noDebug: boolean): Promise<void> {
  if (choice === null) {
    await vscode.commands.executeCommand('workbench.action.debug.configure');
  } else if (choice) {
    const { program, scenario } = choice as { program?: string; scenario?: string };
    const file = vscode.Uri.file(program ?? scenario ?? '');
    await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(file), choice, { noDebug });
  }
}
