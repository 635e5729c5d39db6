import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BUILT, FIXTURES, SAMPLE } from './paths.ts';

/** Folders with names that a path must survive. */
export const FOLDERS = { loader: 'Tape library é', small: 'small drivers' } as const;

/**
 * Writes a workspace of two folders: the sample without its launch.json, and the small drivers.
 * @param name of its folder; one that is there is replaced.
 * @returns the workspace's own folder.
 */
export function makeWorkspace(name: string): string {
  const folder = path.join(BUILT, 'workspaces', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(SAMPLE, path.join(folder, FOLDERS.loader), {
    recursive: true,
    filter: (file) => path.basename(file) !== '.vscode',
  });
  cpSync(FIXTURES, path.join(folder, FOLDERS.small), { recursive: true });
  const folders = Object.values(FOLDERS).map((one) => ({ path: one }));
  writeFileSync(path.join(folder, 'two.code-workspace'), JSON.stringify({ folders }, null, 2));
  return folder;
}
