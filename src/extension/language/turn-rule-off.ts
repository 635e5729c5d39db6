import * as vscode from 'vscode';
import { SETTINGS_SECTION, type RuleOffParams } from '../../language/protocol.ts';

/** Turns a rule off where the settings of the document are kept: its folder's, else the workspace's, else the user's. */
export async function turnRuleOff({ uri, rule }: RuleOffParams): Promise<void> {
  const resource = vscode.Uri.parse(uri);
  const configuration = vscode.workspace.getConfiguration(SETTINGS_SECTION, resource);
  const folder = vscode.workspace.getWorkspaceFolder(resource);
  const { ConfigurationTarget: target } = vscode;
  const several = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const where = !folder ? target.Global : several ? target.WorkspaceFolder : target.Workspace;
  const inspected = configuration.inspect<Record<string, unknown>>('rules');
  const before = {
    [target.Global]: inspected?.globalValue,
    [target.Workspace]: inspected?.workspaceValue,
    [target.WorkspaceFolder]: inspected?.workspaceFolderValue,
  }[where];
  await configuration.update('rules', { ...before, [rule]: 'off' }, where);
}
