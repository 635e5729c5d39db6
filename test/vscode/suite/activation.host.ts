import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/extension/names.ts';
import type { ExtensionApi } from '../../../src/extension/main.ts';
import { report } from './support/report.ts';

/** Node loads a bundle of that size in a few milliseconds; what is bigger belongs into a process of its own. */
const LIMIT_BYTES = 100_000;

function extension(): vscode.Extension<ExtensionApi> {
  const found = vscode.extensions.getExtension<ExtensionApi>('changer-lab.changer-lab');
  assert.ok(found, 'the .vsix is installed');
  return found;
}

describe('the extension', () => {
  it('wakes by itself only where a folder has the library of a new sample, or scenarios', () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const sample = folders.some(({ uri }) => existsSync(path.join(uri.fsPath, 'library.changer.json')));
    assert.equal(extension().isActive, sample);
  });

  it('loads one small file, and says how long that took', async () => {
    const begin = performance.now();
    const { activationMilliseconds } = await extension().activate();
    const whole = performance.now() - begin;
    report(
      `activation ${whole.toFixed(0)} ms with loading (goal 50 ms), ${activationMilliseconds.toFixed(1)} ms of it its own`,
    );
    const { main } = extension().packageJSON as { main: string };
    const bundle = readFileSync(path.join(extension().extensionPath, main), 'utf8');
    assert.ok(bundle.length < LIMIT_BYTES, `${bundle.length} bytes`);
  });

  it('has a command behind every title', async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      COMMANDS.filter((command) => !known.has(command)),
      [],
    );
  });

  it('answers a step that is asked for while nothing is debugged with a message, not an exception', async () => {
    await vscode.commands.executeCommand('changer-lab.nextCommand');
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
