import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { DebugRun } from './support/debug-run.ts';
import { edit, fileIn, loaderFolder } from './support/workspace.ts';

describe('a restart', () => {
  let run: DebugRun | undefined;

  afterEach(async () => {
    await run?.end();
    run = undefined;
  });

  it('runs what was edited, and stops where it did', async () => {
    const driver = fileIn(loaderFolder(), 'autoloader.c');
    const before = '    RtlZeroMemory(&mcdInitData, sizeof(MCD_INIT_DATA));';
    const after = `    DebugPrint((0, "edited\\n"));\n${before}`;
    run = await DebugRun.start(loaderFolder(), { program: '${workspaceFolder}', stopOnEntry: true });
    await run.stopped();
    await edit(driver, before, after);
    try {
      await vscode.commands.executeCommand('workbench.action.debug.restart');
      const [top] = await run.stopped();
      assert.equal(top.name, 'DriverEntry');
      await vscode.commands.executeCommand('workbench.action.debug.continue');
      await run.event('terminated');
      const output = run.eventsOf<{ output: string }>('output').map((one) => one.output);
      assert.ok(
        output.some((text) => text.includes('edited')),
        output.join(''),
      );
    } finally {
      await edit(driver, after, before);
    }
  });
});
