/** Settings of the linter as an editor sends them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asRoutine } from '../../src/lint/examples/example.ts';
import { LspClient, type ClientOptions } from '../support/lsp-client.ts';

const WRONG = asRoutine('    out->Features0 |= CHANGER_VOLUME_SEARCH;');
let folder = '';
let client: LspClient | undefined;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'changer-lsp-'));
  mkdirSync(path.join(folder, 'inc'));
  writeFileSync(path.join(folder, 'inc/flags.h'), '#define FLAGS CHANGER_VOLUME_SEARCH\n');
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => client?.stop());

async function start(options: ClientOptions): Promise<LspClient> {
  return (client = await LspClient.start(options));
}

describe('changerLab.lint', () => {
  it('turns rules off, or gives them another severity', async () => {
    const editor = await start({ settings: { rules: { K02: 'info' } } });
    const at = editor.open('/drv/a.c', WRONG);
    expect(await editor.findings(at)).toEqual(['17:23 K02 info']);
    editor.settings = { rules: { 'volume-search-needs-volume-identification': 'off', K02: 'off' } };
    editor.notify('workspace/didChangeConfiguration', { settings: null });
    await editor.until('nothing', () =>
      editor.published.at(-1)?.diagnostics.length === 0 ? true : undefined,
    );
  });

  it('turns everything off', async () => {
    const editor = await start({ settings: { enable: false } });
    const at = editor.open('/drv/b.c', WRONG);
    expect(await editor.findings(at)).toEqual([]);
  });

  it('has macros, and folders for headers that count from the workspace folder', async () => {
    const source = `#include "flags.h"\n${asRoutine('    out->Features0 |= FLAGS & MASK;')}`;
    const editor = await start({
      folders: [folder],
      settings: { defines: ['MASK=0xffffffff'], includePath: ['${workspaceFolder}/inc'] },
    });
    const at = editor.open(path.join(folder, 'c.c'), source);
    expect(await editor.findings(at)).toEqual(['18:23 K02 error']);
  });

  it('comes from an editor that cannot be asked too', async () => {
    const editor = await start({ plain: true, settings: { rules: { K02: 'warning' } } });
    const at = editor.open('/drv/d.c', WRONG);
    expect(await editor.findings(at)).toEqual(['17:23 K02 warning']);
    editor.notify('workspace/didChangeConfiguration', {
      settings: { changerLab: { lint: { rules: { K02: 'off' } } } },
    });
    await editor.until('nothing', () =>
      editor.published.at(-1)?.diagnostics.length === 0 ? true : undefined,
    );
  });

  it('says which setting is wrong and what it may be, and takes the others', async () => {
    const editor = await start({
      settings: {
        enable: 'yes',
        rules: { Z99: 'off', E03: 'loud', K02: 'info' },
        defines: ['1X'],
        includePath: 'inc',
      },
    });
    const at = editor.open('/drv/e.c', WRONG);
    expect(await editor.findings(at)).toEqual(['17:23 K02 info']);
    expect(editor.messages).toEqual([
      'Changer Lab: changerLab.lint.enable is "yes", but it must be true or false.',
      'Changer Lab: changerLab.lint.rules names Z99, but there is no such rule: use an id such as E03.',
      'Changer Lab: changerLab.lint.rules.E03 is "loud", but it must be "off", "error", "warning" or "info".',
      'Changer Lab: changerLab.lint.defines[0] is "1X", but it must be NAME or NAME=VALUE, where NAME is a C identifier.',
      'Changer Lab: changerLab.lint.includePath is "inc", but it must be a list of folders: a path that is not empty.',
    ]);
  });
});

describe('a header', () => {
  it('counts as the editor has it, saved or not', async () => {
    const editor = await start({});
    const header = editor.open(path.join(folder, 'own.h'), '#define FLAGS 0\n');
    const at = editor.open(
      path.join(folder, 'own.c'),
      `#include "own.h"\n${asRoutine('    out->Features0 |= FLAGS;')}`,
    );
    expect(await editor.findings(at)).toEqual([]);
    editor.replace(header, 'FLAGS 0', 'FLAGS CHANGER_VOLUME_SEARCH');
    await editor.until('the finding', () =>
      editor.published.findLast((one) => one.uri === at && one.diagnostics.length === 1),
    );
  });
});
