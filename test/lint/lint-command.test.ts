/** `changer-lab lint`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintCommand } from '../../src/cli/lint-command.ts';
import { UsageError } from '../../src/cli/usage.ts';
import type { LintDiagnostic } from '../../src/lint/diagnostic.ts';
import { asRoutine } from '../../src/lint/examples/example.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'changer-lint-'));
  mkdirSync(path.join(folder, 'right'));
  mkdirSync(path.join(folder, 'wrong'));
  writeFileSync(path.join(folder, 'right', 'right.c'), asRoutine(''));
  writeFileSync(
    path.join(folder, 'wrong', 'error.c'),
    `#include "flags.h"\n${asRoutine('    out->Features0 = FLAGS;')}`,
  );
  writeFileSync(path.join(folder, 'wrong', 'warning.c'), asRoutine('    out->NumberOfDoors = 0;'));
  writeFileSync(path.join(folder, 'inferred.c'), asRoutine('    out->Features0 |= CHANGER_VOLUME_SEARCH;'));
  mkdirSync(path.join(folder, 'include'));
  writeFileSync(path.join(folder, 'include', 'flags.h'), '#define FLAGS CHANGER_STORAGE_DRIVE\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ status: number; text: string }> {
  let text = '';
  const status = await lintCommand(args, { out: (more) => void (text += more), err: () => undefined });
  return { status, text };
}

const at = (...names: string[]): string => path.join(folder, ...names);

describe('many files', () => {
  it('are linted on several threads, with the same findings in the same order', async () => {
    const many = mkdtempSync(path.join(tmpdir(), 'changer-lint-many-'));
    for (let i = 0; i < 25; i++) {
      const name = `${String(i).padStart(2, '0')}.c`;
      writeFileSync(path.join(many, name), asRoutine(i % 3 === 0 ? '' : '    out->NumberOfDoors = 0;'));
    }
    const { text } = await run(many, '--json');
    const found = (JSON.parse(text) as LintDiagnostic[]).map(
      ({ file, id }) => `${path.basename(file)} ${id}`,
    );
    const expected = Array.from({ length: 25 }, (_, i) => i).filter((i) => i % 3 !== 0);
    expect(found).toEqual(expected.map((i) => `${String(i).padStart(2, '0')}.c C14`));
    rmSync(many, { recursive: true });
  });
});

describe('exit status', () => {
  it('is 0 without an error', async () => {
    expect((await run(at('right'))).status).toBe(0);
    expect((await run(at('wrong', 'warning.c'))).status).toBe(0);
  });

  it('is 1 with one', async () => {
    expect((await run(at('wrong'), '-I', at('include'))).status).toBe(1);
  });

  it('is 1 for an inferred rule only if the user is strict', async () => {
    expect((await run(at('inferred.c'))).status).toBe(0);
    expect((await run(at('inferred.c'), '--strict')).status).toBe(1);
  });

  it('follows the settings of rules', async () => {
    expect((await run(at('wrong'), '-I', at('include'), '--rule', 'F14=off')).status).toBe(0);
    expect((await run(at('wrong'), '-I', at('include'), '--rule', 'slots-store-media=warning')).status).toBe(
      0,
    );
    expect((await run(at('wrong', 'warning.c'), '--rule', 'C14=error')).status).toBe(1);
  });

  it.each([
    ['no path', []],
    ['a path that is not there', ['nowhere.c']],
    ['an unknown rule', ['.', '--rule', 'Z99=off']],
    ['an unknown setting', ['.', '--rule', 'E03=loud']],
    ['an unknown option', ['.', '--loud']],
    ['two formats', ['.', '--json', '--sarif']],
  ])('%s is wrong usage', async (_name, args) => {
    await expect(run(...args)).rejects.toThrow(UsageError);
  });
});

describe('output', () => {
  it('is text as compilers print it', async () => {
    const { text } = await run(at('wrong', 'warning.c'));
    expect(text).toContain(
      `${at('wrong', 'warning.c')}:17:5: warning: NumberOfDoors and NumberIEElements are both 0`,
    );
    expect(text).toContain('[C14 door-or-port]');
    expect(text).toContain('0 errors, 1 warning, 0 info in 1 file');
  });

  it('is an array with --json', async () => {
    const { text } = await run(folder, '--json', '-D', 'FLAGS=0');
    const list = JSON.parse(text) as LintDiagnostic[];
    expect(list.map(({ id, severity }) => [id, severity])).toEqual([
      ['K02', 'error'],
      ['F14', 'error'],
      ['C14', 'warning'],
    ]);
    expect(list[2]).toMatchObject({
      file: at('wrong', 'warning.c'),
      line: 17,
      column: 5,
      endLine: 17,
      endColumn: 27,
      rule: 'door-or-port',
      related: [],
    });
    expect(list[0].fix?.title).toBe('Add CHANGER_VOLUME_IDENTIFICATION to Features0');
  });

  it('is SARIF 2.1.0 with --sarif', async () => {
    const { text } = await run(at('wrong', 'warning.c'), '--sarif');
    const log = JSON.parse(text) as {
      version: string;
      runs: { results: unknown[]; tool: { driver: { rules: unknown[] } } }[];
    };
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0].tool.driver.rules).toHaveLength(1);
    expect(log.runs[0].results[0]).toMatchObject({
      ruleId: 'C14',
      level: 'warning',
      locations: [{ physicalLocation: { region: { startLine: 17, startColumn: 5 } } }],
    });
  });

  it('is workflow commands with --github', async () => {
    const { text } = await run(at('wrong', 'warning.c'), '--github');
    expect(text).toMatch(
      /^::warning file=.*warning\.c,line=17,endLine=17,col=5,endColumn=27,title=C14 door-or-port::/,
    );
  });

  it('is empty JSON where nothing is wrong', async () => {
    expect((await run(at('right'), '--json')).text).toBe('[]\n');
  });
});
