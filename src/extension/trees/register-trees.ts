import * as vscode from 'vscode';
import type { LiveAct } from '../../live/live-events.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { TREES } from '../names.ts';
import { deviceRows } from './devices-tree.ts';
import { driversTree } from './drivers-tree.ts';
import { libraryTree } from './library-tree.ts';
import { performAct } from './perform-act.ts';
import { requestRows } from './requests-tree.ts';
import { WorkspaceDrivers } from './workspace-drivers.ts';

/**
 * The trees of the Changer Lab side bar.
 * @param qualify what the button of a changer's driver does.
 */
export function registerTrees(hub: LiveHub, qualify: (program: string) => Promise<void>): vscode.Disposable {
  const drivers = new WorkspaceDrivers();
  const perform = (act: LiveAct): Promise<void> => performAct(hub, act);
  return vscode.Disposable.from(
    drivers,
    driversTree(TREES.drivers, drivers, qualify),
    libraryTree(TREES.devices, hub, deviceRows(perform)),
    libraryTree(TREES.requests, hub, requestRows(perform)),
  );
}
