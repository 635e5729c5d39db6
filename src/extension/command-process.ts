import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

/** Exit status of a command that ran: 0 to 3 speak of drivers and files, 70 is a defect of the command. */
export const DEFECT = 70;

/**
 * Starts `changer-lab` in a process of its own, on the Node that the editor runs.
 * @param command the bundled command. @param folder its working folder.
 */
export function startCommand(
  command: string,
  args: readonly string[],
  folder: string,
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [command, ...args], {
    cwd: folder,
    // The editor's executable is Electron on a desktop, and Node where it runs as a server.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
