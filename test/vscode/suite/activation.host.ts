import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/extension/names.ts';
import type { ExtensionApi } from '../../../src/extension/main.ts';
import { report } from './support/report.ts';

const LIMIT_MILLISECONDS = 50;

function extension(): vscode.Extension<ExtensionApi> {
  const found = vscode.extensions.getExtension<ExtensionApi>('changer-lab.changer-lab');
  assert.ok(found, 'the .vsix is installed');
  return found;
}

describe('the extension', () => {
  it('sleeps until it is used', () => {
    assert.equal(extension().isActive, false);
  });

  it(`starts in less than ${LIMIT_MILLISECONDS} ms`, async () => {
    const begin = performance.now();
    const { activationMilliseconds } = await extension().activate();
    const whole = performance.now() - begin;
    report(`activation ${activationMilliseconds.toFixed(1)} ms, with loading ${whole.toFixed(1)} ms`);
    assert.ok(activationMilliseconds < LIMIT_MILLISECONDS, `${activationMilliseconds} ms`);
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
