import path from 'node:path';
import * as vscode from 'vscode';
import { DEBUG_TYPE, type CommandId } from '../names.ts';
import { namesLibrary } from '../../lab/scenario/names-library.ts';
import { chooseLabFile, LIBRARY_FILE, SCENARIO_FILE } from './lab-file-choice.ts';
import { absolutePaths, driverFolder, withoutEmpty } from './launch-paths.ts';
import { C_FILE, miniclassKind, programOf } from '../../lab/files/miniclass-source.ts';

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

/** A configuration for the open file; null opens launch.json, undefined ends the launch. */
async function configurationOfEditor(
  editor: vscode.TextEditor | undefined,
): Promise<vscode.DebugConfiguration | null | undefined> {
  const document = editor?.document;
  if (!document || document.uri.scheme !== 'file' || !C_FILE.test(document.fileName)) {
    return refuse(
      vscode.l10n.t(
        'Open a C file of a changer or tape miniclass driver, save it, and start debugging again.',
      ),
    );
  }
  const file = document.fileName;
  if (!(await miniclassKind(file, document.getText()))) {
    return refuse(
      vscode.l10n.t(
        '{0} is no changer or tape miniclass driver: it includes neither mcd.h nor minitape.h. Open the C file that does, or name the driver in launch.json.',
        path.basename(file),
      ),
    );
  }
  const program = await programOf(file);
  return {
    type: DEBUG_TYPE,
    request: 'launch',
    name: vscode.l10n.t('Debug {0}', path.basename(program)),
    program,
  };
}

const CREATE_SAMPLE: CommandId = 'changer-lab.createSample';

async function refuse(message: string): Promise<null | undefined> {
  const launch = vscode.l10n.t('Open launch.json');
  const sample = vscode.l10n.t('Create Sample');
  const choice = await vscode.window.showErrorMessage(message, launch, sample);
  if (choice === sample) await vscode.commands.executeCommand(CREATE_SAMPLE);
  return choice === launch ? null : undefined;
}
