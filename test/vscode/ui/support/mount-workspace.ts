import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FOLDERS, makeWorkspace } from '../../host/workspace.ts';

/** An inventory, a mount and a dismount. */
const STEPS = [
  { ioctl: 'GET_ELEMENT_STATUS', element: 'all', count: 10, volumeTags: true },
  { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' },
  { ioctl: 'MOVE_MEDIUM', source: 'drive 0', destination: 'slot 0' },
];

/** A rule of the sample that is easy to break: a flag of the other feature word in place of its own. */
export const FLAG = 'CHANGER_MEDIUM_FLIP';
export const WRONG_FLAG = 'CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR';

/**
 * The sample with a scenario of one mount, for the pictures of the documentation.
 * @param launch attributes of its launch.json besides the driver, the library and the scenario.
 * @param settings of the workspace.
 * @returns its folder.
 */
export function mountWorkspace(name: string, launch: object, settings: object = {}): string {
  const folder = path.join(makeWorkspace(name), FOLDERS.loader);
  mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  const write = (file: string, value: object): void =>
    writeFileSync(path.join(folder, file), JSON.stringify(value, null, 2));
  const configuration = {
    type: 'changer',
    request: 'launch',
    name: 'Mount a cartridge',
    program: '${workspaceFolder}',
    library: '${workspaceFolder}/library.changer.json',
    scenario: '${workspaceFolder}/mount.scenario.json',
    internalConsoleOptions: 'neverOpen',
    ...launch,
  };
  write('mount.scenario.json', { steps: STEPS });
  write('.vscode/launch.json', { version: '0.2.0', configurations: [configuration] });
  write('.vscode/settings.json', { 'breadcrumbs.enabled': false, ...settings });
  return folder;
}
