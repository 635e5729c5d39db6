import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import path from 'node:path';
import * as vscode from 'vscode';
import { DebugRun } from './support/debug-run.ts';
import { eventually, fileIn, lineOf, loaderFolder, openFile } from './support/workspace.ts';

describe('F5', () => {
  let run: DebugRun | undefined;
  const driver = (): vscode.Uri => fileIn(loaderFolder(), 'autoloader.c');

  afterEach(async () => {
    await run?.end();
    run = undefined;
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
  });

  it('needs no launch.json: it debugs the open driver, with the library and scenario beside it', async () => {
    const editor = await openFile(driver());
    const line = await lineOf(driver(), 'RtlZeroMemory(&mcdInitData');
    vscode.debug.addBreakpoints([
      new vscode.SourceBreakpoint(new vscode.Location(editor.document.uri, new vscode.Position(line - 1, 0))),
    ]);
    run = await DebugRun.pressF5();
    const [top] = await run.stopped();
    assert.equal(top.name, 'DriverEntry');
    assert.equal(top.line, line);
    const configuration = run.session?.configuration;
    const base = loaderFolder().uri.fsPath;
    assert.equal(configuration?.['program'], path.join(base, 'autoloader.c'));
    assert.equal(configuration['library'], path.join(base, 'library.changer.json'));
    assert.equal(configuration['scenario'], path.join(base, 'smoke.scenario.json'));
  });

  it('stops at the first line of the driver where stopOnEntry is set', async () => {
    run = await DebugRun.start(loaderFolder(), { program: '${workspaceFolder}', stopOnEntry: true });
    const [top] = await run.stopped();
    assert.equal(top.name, 'DriverEntry');
    assert.match(decodeURI(top.source?.path ?? ''), /Tape library é.autoloader\.c$/);
    const names = (await run.variables(top)).map(({ name }) => name);
    assert.ok(names.includes('mcdInitData') && names.includes('DriverObject'), names.join());
  });

  it('steps from line to line', async () => {
    run = await DebugRun.start(loaderFolder(), { program: 'autoloader.c', stopOnEntry: true });
    const [first] = await run.stopped();
    await vscode.commands.executeCommand('workbench.action.debug.stepOver');
    const [second] = await run.stopped();
    assert.equal(second.name, 'DriverEntry');
    assert.ok(second.line > first.line, `${second.line} after ${first.line}`);
  });

  it('goes from SCSI command to SCSI command, and to the end of a request', async () => {
    run = await DebugRun.start(loaderFolder(), { program: '${workspaceFolder}', stopOnEntry: true });
    await run.stopped();
    await vscode.commands.executeCommand('changer-lab.nextCommand');
    const [command, sender] = await run.stopped();
    assert.match(command.name, /^INQUIRY/);
    assert.equal(sender.name, 'LoaderSend');
    await vscode.commands.executeCommand('changer-lab.nextCommand');
    assert.match((await run.stopped())[0].name, /^[A-Z]+ /);
    await vscode.commands.executeCommand('changer-lab.endOfRequest');
    await run.stopped();
  });

  it('tells of requests', async () => {
    run = await DebugRun.start(loaderFolder(), { program: '${workspaceFolder}' });
    await run.event('terminated');
    const requests = run.eventsOf<{ action: string | null; index: number }>('changer/request');
    assert.ok(requests.some(({ action }) => action?.startsWith('MOVE_MEDIUM')));
  });

  it('shows variables at the lines of the stopped function', async () => {
    run = await DebugRun.start(loaderFolder(), { program: '${workspaceFolder}', stopOnEntry: true });
    const [top] = await run.stopped();
    const row = top.line - 1;
    const values = await eventually('an active session', () => vscode.debug.activeDebugSession && true).then(
      () =>
        vscode.commands.executeCommand<vscode.InlineValueVariableLookup[]>(
          'vscode.executeInlineValueProvider',
          driver(),
          new vscode.Range(0, 0, row, 0),
          { frameId: top.id, stoppedLocation: new vscode.Range(row, 0, row, 0) },
        ),
    );
    const names = values.map(({ variableName }) => variableName);
    assert.ok(names.includes('mcdInitData'), names.join());
    assert.ok(!names.includes('Routine'), 'comments hold no variables');
  });
});
