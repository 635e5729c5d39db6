import * as vscode from 'vscode';
import { namesLibrary } from '../../lab/scenario/names-library.ts';
import { chooseLabFile, LIBRARY_FILE, SCENARIO_FILE } from './lab-file-choice.ts';
import { configurationOfEditor } from './driver-choice.ts';
import { absolutePaths, driverFolder, withoutEmpty } from './launch-paths.ts';

/** F5 without launch.json, and what a configuration leaves out. */
export class ConfigurationProvider implements vscode.DebugConfigurationProvider {
  /** @param memory remembers what was chosen where several files could be meant. */
  constructor(private readonly memory: vscode.Memento) {}

  async resolveDebugConfiguration(
    _folder: vscode.WorkspaceFolder | undefined,
    config: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration | null | undefined> {
    // Without a launch.json the editor passes an empty configuration, whatever its type says.
    const { type, request, name } = config as Partial<vscode.DebugConfiguration>;
    if (type || request || name) return config;
    return configurationOfEditor(vscode.window.activeTextEditor);
  }

  /**
   * The adapter sees absolute paths only: it does not know the workspace.
   * @returns undefined, which ends the launch, where the person left a choice.
   */
  async resolveDebugConfigurationWithSubstitutedVariables(
    folder: vscode.WorkspaceFolder | undefined,
    config: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration | undefined> {
    const base = folder?.uri.fsPath ?? vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    const resolved = absolutePaths(withoutEmpty(config), base);
    const beside = driverFolder(resolved['program'] ?? resolved['tape']);
    if (beside === undefined) return resolved;
    for (const [name, kind] of [
      ['scenario', SCENARIO_FILE],
      ['library', LIBRARY_FILE],
    ] as const) {
      if (resolved[name] !== undefined) continue;
      // A scenario that names its library goes with that one, whatever else lies beside the driver.
      if (kind === LIBRARY_FILE && (await namesLibrary(resolved['scenario']))) continue;
      const choice = await chooseLabFile(beside, kind, this.memory);
      if (!choice) return undefined;
      if (choice.file !== undefined) resolved[name] = choice.file;
    }
    return resolved;
  }
}
