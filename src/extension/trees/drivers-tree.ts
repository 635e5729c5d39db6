import path from 'node:path';
import * as vscode from 'vscode';
import { C_FILE, filesEnding, type Program } from '../../lab/files/miniclass-source.ts';
import { launchDriver, launchScenario } from '../debug/driver-choice.ts';
import { LIBRARY_FILE, SCENARIO_FILE } from '../debug/lab-file-choice.ts';
import { startLaunch } from '../debug/start-driver.ts';
import { DEBUG_TYPE } from '../names.ts';
import { RowTree } from './row-tree.ts';
import type { TreeNode } from './tree-node.ts';
import type { WorkspaceDrivers } from './workspace-drivers.ts';

/** The tree of the workspace's drivers: each with its sources, and the libraries and scenarios beside it. */
export function driversTree(
  id: string,
  drivers: WorkspaceDrivers,
  qualify: (program: string) => Promise<void>,
): vscode.Disposable {
  const running = new Map<string, vscode.DebugSession>();
  const tree = new RowTree(id, async () =>
    (await drivers.programs()).map((program) => driverRow(program, [...running.values()], qualify)),
  );
  const redraw = (): void => tree.refresh();
  return vscode.Disposable.from(
    tree,
    drivers.onDidChange(redraw),
    vscode.debug.onDidStartDebugSession((session) => {
      if (session.type !== DEBUG_TYPE) return;
      running.set(session.id, session);
      redraw();
    }),
    vscode.debug.onDidTerminateDebugSession((session) => {
      if (running.delete(session.id)) redraw();
    }),
  );
}

function starts(launch: vscode.DebugConfiguration): TreeNode['does'] {
  return {
    'changer-lab.debugDriver': () => startLaunch(launch, false),
    'changer-lab.runDriver': () => startLaunch(launch, true),
  };
}

/** Does the session run that driver: is it named, by a file or its folder, or does its scenario lie beside it? */
function runs({ configuration }: vscode.DebugSession, program: string): boolean {
  const { program: named, tape, scenario } = configuration as Readonly<Record<string, unknown>>;
  const same = (one: string): boolean => one === program || path.dirname(one) === program;
  const files = [named, tape].flat().filter((one) => typeof one === 'string');
  if (files.some((one) => same(one) || one === path.dirname(program))) return true;
  const folder = C_FILE.test(program) ? path.dirname(program) : program;
  return named === undefined && typeof scenario === 'string' && path.dirname(scenario) === folder;
}

function driverRow(
  { path: program, kind }: Program,
  sessions: readonly vscode.DebugSession[],
  qualify: (program: string) => Promise<void>,
): TreeNode {
  const running = sessions.some((session) => runs(session, program));
  const words = [
    kind === 'changer' ? vscode.l10n.t('changer miniclass') : vscode.l10n.t('tape miniclass'),
    ...(running ? [vscode.l10n.t('running')] : []),
  ];
  const row: TreeNode = {
    id: program,
    label: path.basename(program),
    description: words.join(', '),
    tooltip: vscode.workspace.asRelativePath(program),
    icon: running ? 'debug-start' : 'circuit-board',
    ...(running ? { colour: 'debugIcon.startForeground' } : {}),
    ...(C_FILE.test(program) ? { file: program } : {}),
    open: true,
    does: {
      ...starts(launchDriver(program)),
      ...(kind === 'changer' ? { 'changer-lab.qualify': () => qualify(program) } : {}),
    },
    children: () => filesOf(program, row),
  };
  return row;
}

/** The sources of a driver of several, then the libraries and the scenarios that lie beside it. */
async function filesOf(program: string, parent: TreeNode): Promise<TreeNode[]> {
  const alone = C_FILE.test(program);
  const folder = alone ? path.dirname(program) : program;
  const sources = alone ? [] : (await filesEnding(folder, '')).filter((file) => C_FILE.test(file));
  const row = (file: string): TreeNode => ({
    // A file may lie beside several drivers.
    id: `${program}: ${file}`,
    label: path.basename(file),
    tooltip: vscode.workspace.asRelativePath(file),
    file,
    parent,
  });
  const libraries = await filesEnding(folder, LIBRARY_FILE.ending);
  const scenarios = await filesEnding(folder, SCENARIO_FILE.ending);
  return [
    ...sources.map(row),
    ...libraries.map((file) => ({ ...row(file), icon: 'library' })),
    ...scenarios.map((scenario) => ({
      ...row(scenario),
      icon: 'checklist',
      does: starts(launchScenario(scenario)),
    })),
  ];
}
