import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { SenseExplanation } from '../../../src/cli/sense/explain-sense.ts';
import { TOOLS, type ToolName } from '../../../src/extension/names.ts';
import type { RunResult } from '../../../src/lab/records.ts';
import type { LintDiagnostic } from '../../../src/lint/diagnostic.ts';
import { edit, fileIn, loaderFolder } from './support/workspace.ts';

/** Invokes a tool as a chat does. @returns its document, and the note beside it. */
async function invoke<T>(name: ToolName, input: object): Promise<{ document: T; note: string }> {
  const { content } = await vscode.lm.invokeTool(
    name,
    { input, toolInvocationToken: undefined },
    new vscode.CancellationTokenSource().token,
  );
  const [document, note] = content.map((part) => (part as vscode.LanguageModelTextPart).value);
  return { document: JSON.parse(document) as T, note: note ?? '' };
}

describe('the tools for language models', () => {
  const driver = (): vscode.Uri => fileIn(loaderFolder(), 'autoloader.c');

  it('are there, with their schemas', () => {
    const known = vscode.lm.tools.filter(({ name }) => (TOOLS as readonly string[]).includes(name));
    assert.deepEqual(known.map(({ name }) => name).sort(), [...TOOLS].sort());
    for (const { inputSchema, description } of known) assert.ok(inputSchema && description.length > 50);
  });

  it('run a driver', async () => {
    const { document, note } = await invoke<RunResult>('changer-lab_runDriver', {
      scenario: 'smoke.scenario.json',
    });
    assert.equal(document.ok, true);
    assert.ok(document.commands.some(({ name }) => name === 'MOVE MEDIUM'));
    assert.match(note, /^Left out: /);
  });

  it('tell a wrong scenario with its line, as the command does', async () => {
    const file = fileIn(loaderFolder(), 'wrong.scenario.json');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('{ "steps": [{ "ioctl": "FLY" }] }'));
    try {
      const { document } = await invoke<{ ok: boolean; problems: string[] }>('changer-lab_runDriver', {
        scenario: 'wrong.scenario.json',
      });
      assert.equal(document.ok, false);
      assert.match(document.problems.join(), /wrong\.scenario\.json:1: .*FLY/);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });

  it('explain sense', async () => {
    const { document } = await invoke<SenseExplanation>('changer-lab_explainSense', { sense: '5/3B/0D' });
    assert.equal(document.changer.status, 'STATUS_DESTINATION_ELEMENT_FULL');
  });

  it('list broken rules', async () => {
    const good = 'features |= CHANGER_MEDIUM_FLIP;';
    const bad = 'features |= CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR;';
    await edit(driver(), good, bad);
    try {
      const { document } = await invoke<LintDiagnostic[]>('changer-lab_listRuleViolations', {
        paths: ['autoloader.c'],
      });
      assert.deepEqual(
        document.map(({ id }) => id),
        ['B07'],
      );
    } finally {
      await edit(driver(), bad, good);
    }
  });

  it('look at nothing outside of the workspace', async () => {
    await assert.rejects(
      () => invoke('changer-lab_listRuleViolations', { paths: ['../../..'] }),
      /outside of the workspace/,
    );
  });
});
