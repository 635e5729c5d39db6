import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { DebugRun } from './support/debug-run.ts';
import { edit, eventually, fileIn, loaderFolder, smallFolder } from './support/workspace.ts';

function compilerErrors(file: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(file)
    .filter(
      ({ source, severity }) => source?.startsWith('clang') && severity === vscode.DiagnosticSeverity.Error,
    );
}

describe('a compile error', () => {
  let run: DebugRun | undefined;
  const broken = (): vscode.Uri => fileIn(smallFolder(), 'broken/broken.c');

  afterEach(async () => {
    await run?.end();
    run = undefined;
  });

  it('stands in Problems at its place, behind letters of two bytes too, and ends the launch', async () => {
    run = await DebugRun.start(smallFolder(), { program: 'broken/broken.c' });
    const [error] = await eventually('an error', () => {
      const found = compilerErrors(broken());
      return found.length > 0 && found;
    });
    const document = await vscode.workspace.openTextDocument(broken());
    assert.match(run.refusal, /does not compile/);
    assert.match(error.message, /undeclaredName/);
    assert.equal(document.getText(document.getWordRangeAtPosition(error.range.start)), 'undeclaredName');
    await eventually('the end of the session', () => vscode.debug.activeDebugSession === undefined);
  });

  it('stands there once, although the check while typing finds it too', async () => {
    run = await DebugRun.start(loaderFolder(), { program: '${workspaceFolder}' });
    await run.event('terminated');
    // The file is open and still wrong.
    await eventually('the error of both passes', () =>
      compilerErrors(broken()).some(({ source }) => source === 'clang (Windows)'),
    );
    assert.equal(compilerErrors(broken()).length, 1);
  });

  it('comes and goes with restarts after edits', async () => {
    const driver = fileIn(loaderFolder(), 'autoloader.c');
    const good = 'return sizeof(CHANGER_DATA);';
    const bad = 'return sizeof(NO_SUCH_TYPE);';
    run = await DebugRun.start(loaderFolder(), { program: '${workspaceFolder}', stopOnEntry: true });
    await run.stopped();
    await edit(driver, good, bad);
    try {
      await vscode.commands.executeCommand('workbench.action.debug.restart');
      await eventually('an error', () => compilerErrors(driver).length > 0);
      await eventually('the end of the session', () => vscode.debug.activeDebugSession === undefined);
    } finally {
      await edit(driver, bad, good);
    }
    await run.end();
    run = await DebugRun.start(loaderFolder(), { program: '${workspaceFolder}', stopOnEntry: true });
    await run.stopped();
    await eventually('no error', () => compilerErrors(driver).length === 0);
  });
});
