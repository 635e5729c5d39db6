/** What the real compiler says while typing, over the real server process. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { BUILD_NOTIFICATION, type BuildParams } from '../../src/language/protocol.ts';
import { asRoutine } from '../../src/lint/examples/example.ts';
import { LspClient } from '../support/lsp-client.ts';

let client: LspClient;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'Gerät '));
  client = await LspClient.start({ settings: { compiler: true } });
});
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

const file = (name: string): string => path.join(folder, name);
const isClang = ({ source }: Diagnostic): boolean => source?.startsWith('clang') === true;

/** Waits until the compiler's part of the newest diagnostics is as wanted. */
function compilerSays(at: string, wanted: (list: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
  return client.until('diagnostics of the compiler', () => {
    const list = client.published.findLast((one) => one.uri === at)?.diagnostics.filter(isClang);
    return list && wanted(list) ? list : undefined;
  });
}

describe('an error', () => {
  it('is shown after a pause, found in both kinds of Windows, and goes with its cause', async () => {
    const at = client.open(file('error.c'), asRoutine('    /* Größe */ out->NoSuchMember = 1;'));
    const list = await compilerSays(at, (found) => found.length > 0);
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({ source: 'clang (Windows)', severity: 1 });
    expect(client.document(at).getText(list[0].range)).toBe('NoSuchMember');
    client.replace(at, 'NoSuchMember', 'NumberOfDoors');
    await compilerSays(at, (found) => found.length === 0);
  });

  it('of a header stands in the header, whose text need not be saved', async () => {
    writeFileSync(file('own.h'), '#define FINE 1\n');
    const header = client.open(file('own.h'), 'int broken(;\n');
    client.open(file('user.c'), `#include "own.h"\n${asRoutine('')}`);
    const list = await compilerSays(header, (found) => found.length > 0);
    expect(list[0].message).toContain('expected');
  });

  it('has its notes', async () => {
    const at = client.open(file('notes.c'), `${asRoutine('')}int twice(void);\nlong twice(void);\n`);
    const [first] = await compilerSays(at, (found) => found.length > 0);
    expect(first.relatedInformation?.[0].message).toContain('previous declaration');
  });
});

describe('64-bit Windows', () => {
  it.each([
    ['a pointer that is cut off', '    out->Size = (ULONG)Irp;'],
    ['a size that is cut off', '    SIZE_T n = (SIZE_T)DeviceObject->Flags; out->DriveCleanTimeout = n;'],
  ])('%s is found there only', async (name, code) => {
    const at = client.open(file(`${name}.c`), asRoutine(code));
    const list = await compilerSays(at, (found) => found.length > 0);
    expect(list.map(({ source }) => source)).toEqual(['clang (64-bit Windows)']);
  });
});

const NO_MEMBER = "no member named 'NoSuchMember' in 'struct _GET_CHANGER_PARAMETERS'";

it('a build says nothing twice, and an edit takes the place of what it said', async () => {
  const source = file('built.c');
  writeFileSync(source, asRoutine('    out->NoSuchMember = 1;'));
  const at = client.open(source, asRoutine('    out->NoSuchMember = 1;'));
  await compilerSays(at, (found) => found.length === 1 && found[0].message === NO_MEMBER);
  const params: BuildParams = {
    diagnostics: [
      { file: source, line: 17, column: 10, severity: 'error', message: NO_MEMBER },
      { file: source, line: 4, column: 1, severity: 'error', message: 'unresolved external symbol Nowhere' },
    ],
  };
  client.notify(BUILD_NOTIFICATION, params);
  const both = await compilerSays(at, (found) => found.length === 2);
  expect(both.filter(({ message }) => message === NO_MEMBER)).toHaveLength(1);
  client.replace(at, 'NoSuchMember', 'NumberOfDoors');
  await compilerSays(at, (found) => found.length === 0);
});

it('a file that is open in no editor shows what the build said of it', async () => {
  const source = file('closed.c');
  writeFileSync(source, 'int x = y;\n');
  client.notify(BUILD_NOTIFICATION, {
    diagnostics: [{ file: source, line: 1, column: 9, severity: 'error', message: 'no y' }],
  });
  await client.until('it', () =>
    client.published.findLast((one) => one.uri.endsWith('closed.c') && one.diagnostics.length === 1),
  );
  client.notify(BUILD_NOTIFICATION, { diagnostics: [] });
  await client.until('nothing', () =>
    client.published.findLast((one) => one.uri.endsWith('closed.c') && one.diagnostics.length === 0),
  );
});

it('is quiet about files that have nothing to do with changers, and where it is turned off', async () => {
  const hello = client.open(file('hello.c'), 'int main(void) { return nowhere; }\n');
  client.settings = { compiler: false };
  client.notify('workspace/didChangeConfiguration', { settings: null });
  const at = client.open(file('off.c'), asRoutine('    out->NoSuchMember = 1;'));
  await client.diagnostics(at);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  const list = client.published.filter((one) => one.uri === hello || one.uri === at);
  expect(list.flatMap((one) => one.diagnostics.filter(isClang))).toEqual([]);
});
