import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { DebugRun } from './support/debug-run.ts';
import { eventually, fileIn, loaderFolder, openFile, smallFolder } from './support/workspace.ts';

describe('a launch that cannot be', () => {
  let run: DebugRun | undefined;

  afterEach(async () => {
    await run?.end();
    run = undefined;
  });

  async function refused(
    folder: vscode.WorkspaceFolder,
    attributes: Record<string, unknown>,
    reason: RegExp,
  ): Promise<void> {
    run = await DebugRun.start(folder, attributes);
    await eventually('no session', () => vscode.debug.activeDebugSession === undefined);
    assert.match(run.refusal, reason);
    assert.deepEqual(run.eventsOf('stopped'), []);
  }

  it('starts no adapter for an open file that is no miniclass', async () => {
    await openFile(fileIn(smallFolder(), 'plain/hello.c'));
    // The launch waits for an answer to its message, so the message is taken away.
    const timer = setInterval(() => void vscode.commands.executeCommand('notifications.clearAll'), 200);
    try {
      run = await DebugRun.pressF5();
    } finally {
      clearInterval(timer);
    }
    assert.equal(run.session, undefined);
  });

  it('leaves no session behind a missing driver', () =>
    refused(loaderFolder(), { program: 'none.c' }, /none\.c cannot be opened/));

  it('leaves no session behind a missing library', () =>
    refused(
      loaderFolder(),
      { program: 'autoloader.c', library: 'none.changer.json' },
      /none\.changer\.json cannot be read/,
    ));

  it('leaves no session behind a file that is no miniclass', () =>
    refused(smallFolder(), { program: 'plain/hello.c' }, /miniclass/));

  it('leaves no session behind an attribute of a wrong type', () =>
    refused(loaderFolder(), { program: 'autoloader.c', stopOn: 'soon' }, /stopOn/));
});
