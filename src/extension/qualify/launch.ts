import * as vscode from 'vscode';
import { absolutePaths } from '../debug/launch-paths.ts';
import { DEBUG_TYPE } from '../names.ts';

/** A driver with what launch.json says of it; paths are absolute. */
export interface Launch {
  /** Files or a folder. */
  readonly program: readonly string[];
  readonly library?: string;
  readonly tape: readonly string[];
  readonly defines: readonly string[];
  readonly includePath: readonly string[];
}

const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

/** A driver as launch.json compiles it, where some configuration there names it. */
export function launchOf(program: string): Launch {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(program));
  const configurations = vscode.workspace
    .getConfiguration('launch', folder)
    .get<vscode.DebugConfiguration[]>('configurations', []);
  const base = folder?.uri.fsPath;
  for (const configuration of configurations.filter(({ type }) => type === DEBUG_TYPE)) {
    const known = absolutePaths(withFolder(configuration, base), base);
    const names = list(known['program']);
    if (!names.includes(program)) continue;
    const [library] = list(known['library']);
    return {
      program: names,
      ...(library ? { library } : {}),
      tape: list(known['tape']),
      defines: list(known['defines']),
      includePath: list(known['includePath']),
    };
  }
  return { program: [program], tape: [], defines: [], includePath: [] };
}

/** Of all variables the one that names the folder: the others belong to a session. */
function withFolder<T>(value: T, base: string | undefined): T {
  if (base === undefined) return value;
  const text = JSON.stringify(value, (_name, one: unknown) =>
    typeof one === 'string' ? one.replaceAll('${workspaceFolder}', base) : one,
  );
  return JSON.parse(text) as T;
}

/** The arguments of `changer-lab` for it. */
export function argumentsOf({ program, library, tape, defines, includePath }: Launch): string[] {
  const each = (option: string, values: readonly string[]): string[] =>
    values.flatMap((value) => [option, value]);
  return [
    ...program,
    ...each('--library', library === undefined ? [] : [library]),
    ...each('--tape', tape),
    ...each('-D', defines),
    ...each('-I', includePath),
  ];
}
