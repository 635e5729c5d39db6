import * as vscode from 'vscode';
import { DEBUG_TYPE } from '../names.ts';
import { driverOfWorkspace } from './driver-choice.ts';

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

/**
 * Starts a driver, or a scenario that has its driver beside it or names it; what else it needs is found beside it.
 * A launch that fails has said why by itself.
 */
export async function startFile(
  file: string,
  configuration: vscode.DebugConfiguration,
  noDebug: boolean,
): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file));
  await vscode.debug.startDebugging(folder, configuration, { noDebug });
}

/**
 * Starts a driver from a place that is no editor of its source, where F5 would ask which debugger is meant: what ran
 * last, or else what launch.json has chosen, or else a driver of the workspace.
 * @param last the session that ran last, if one did.
 */
export async function startDriver(last: vscode.DebugSession | undefined, noDebug = false): Promise<void> {
  if (last) {
    await vscode.debug.startDebugging(last.workspaceFolder, last.configuration, { noDebug });
  } else if (launchesDrivers()) {
    await vscode.commands.executeCommand(`workbench.action.debug.${noDebug ? 'run' : 'start'}`);
  } else {
    const configuration = await driverOfWorkspace();
    if (configuration) await startFile(String(configuration['program']), configuration, noDebug);
    else if (configuration === null) {
      await vscode.commands.executeCommand('workbench.action.debug.configure');
    }
  }
}
