import { text } from 'node:stream/consumers';
import type * as vscode from 'vscode';
import { DEFECT, startCommand } from '../command-process.ts';

/**
 * Runs `changer-lab`, which must print one JSON document.
 * @returns the document, of a refused input too; undefined where the run was cancelled.
 * @throws Error where the command has a defect or ended without a document.
 */
export async function jsonOf(
  command: string,
  args: readonly string[],
  folder: string,
  token: vscode.CancellationToken,
): Promise<unknown> {
  const child = startCommand(command, args, folder);
  const listener = token.onCancellationRequested(() => void child.kill());
  try {
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const [out, said, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    if (token.isCancellationRequested) return undefined;
    if (status === DEFECT || out === '')
      throw new Error(said.split('\n')[0] || 'changer-lab printed nothing.');
    return JSON.parse(out);
  } finally {
    listener.dispose();
  }
}
