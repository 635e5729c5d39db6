import path from 'node:path';
import * as vscode from 'vscode';
import { DEBUG_TYPE } from '../names.ts';
import { programsOf, type Program } from '../../lab/files/miniclass-source.ts';

const SOURCES = '**/*.{c,C,cpp,cxx,cc}';
/** A workspace with more C files than that is no driver's; the rest is left out rather than keep the user waiting. */
const LIMIT = 500;

/** One configuration for each miniclass driver of a folder: in the list under F5, and in a new launch.json. */
export class DynamicConfigurations implements vscode.DebugConfigurationProvider {
  async provideDebugConfigurations(
    folder: vscode.WorkspaceFolder | undefined,
    token?: vscode.CancellationToken,
  ): Promise<vscode.DebugConfiguration[]> {
    const programs = folder ? await findPrograms(folder, token) : [];
    if (programs.length === 0) {
      return [configuration(vscode.l10n.t('Debug the open driver'), '${file}')];
    }
    return programs.map(({ path: program, kind }) => {
      const relative = path
        .relative(folder?.uri.fsPath ?? '', program)
        .split(path.sep)
        .join('/');
      return configuration(
        vscode.l10n.t('Debug {0} driver {1}', kind, relative || path.basename(program)),
        relative ? `\${workspaceFolder}/${relative}` : '${workspaceFolder}',
      );
    });
  }
}

function configuration(name: string, program: string): vscode.DebugConfiguration {
  return { type: DEBUG_TYPE, request: 'launch', name, program, stopOnEntry: true };
}

/** The miniclass drivers of a folder of the workspace, sorted by their paths. */
export async function findPrograms(
  folder: vscode.WorkspaceFolder,
  token?: vscode.CancellationToken,
): Promise<Program[]> {
  const pattern = new vscode.RelativePattern(folder, SOURCES);
  const files = await vscode.workspace.findFiles(pattern, '**/node_modules/**', LIMIT, token);
  return programsOf(files.map(({ fsPath }) => fsPath));
}
