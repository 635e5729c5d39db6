/** What the server does with texts that are no good C. After each, it must still answer. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asRoutine } from '../../src/lint/examples/example.ts';
import { LspClient } from '../support/lsp-client.ts';

const WRONG = asRoutine('    out->Features0 |= CHANGER_VOLUME_SEARCH;');
let client: LspClient;
let folder = '';
let next = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'Bandwechsler é '));
  client = await LspClient.start();
});
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  const at = client.open(`/drv/alive${next++}.c`, WRONG);
  expect(await client.findings(at)).toEqual(['17:23 K02 error']);
});

const file = (name: string): string => path.join(folder, name);

describe('broken code', () => {
  it('is looked at where it can be, at each step of typing', async () => {
    const at = client.open(file('typing.c'), asRoutine(''));
    const statement = '    out->Features0 |= CHANGER_VOLUME_SEARCH;\n';
    for (const letter of statement) {
      const start = client.text(at).indexOf('    Irp->IoStatus');
      client.edit(at, [{ range: client.rangeAt(at, start), newText: letter }]);
      await client.diagnostics(at);
    }
    expect(await client.findings(at)).toEqual(['18:23 K02 error']);
  });

  it('that ends in the middle of everything', async () => {
    const at = client.open(file('cut.c'), '');
    for (let i = 0; i < WRONG.length; i += 37) {
      const end = client.text(at).length;
      client.edit(at, [{ range: client.rangeAt(at, 0, end), newText: WRONG.slice(0, i) }]);
    }
    client.edit(at, [{ range: client.rangeAt(at, 0, client.text(at).length), newText: WRONG }]);
    expect(await client.findings(at)).toEqual(['17:23 K02 error']);
  });
});

it.each([
  ['CRLF', WRONG.replaceAll('\n', '\r\n'), '17:23 K02 error'],
  ['a byte order mark', `\uFEFF${WRONG}`, '17:23 K02 error'],
  [
    'letters of several bytes',
    WRONG.replace('    out->Features0 |', '/* Größe 𝄞 */ out->Features0 |'),
    '17:34 K02 error',
  ],
])('a file with %s has its findings at the right places', async (name, text, expected) => {
  const at = client.open(file(`${name}.c`), text);
  expect(await client.findings(at)).toEqual([expected]);
});

it('a binary file', async () => {
  const bytes = Array.from({ length: 20_000 }, (_, i) => String.fromCharCode((i * 7919) % 256)).join('');
  const at = client.open(file('binary.c'), `CHANGER_X ${bytes}`);
  expect(await client.findings(at)).toEqual([]);
});

it('a file of 2 MB', async () => {
  const filler = Array.from(
    { length: 24_000 },
    (_, i) => `static int Helper${i}(int x) { return x + ${i}; /* filler */ }\n\n`,
  );
  const at = client.open(file('large.c'), `${filler.join('')}${WRONG}`);
  expect(client.text(at).length).toBeGreaterThan(1_500_000);
  expect((await client.diagnostics(at, 30_000)).map(({ code }) => code)).toEqual(['K02']);
  client.replace(at, 'VOLUME_SEARCH;', 'VOLUME_SEARCH; ');
  expect((await client.diagnostics(at, 30_000)).map(({ code }) => code)).toEqual(['K02']);
});

it('a document without a file', async () => {
  const at = client.open('untitled:Untitled-1', `#include "nowhere.h"\n${WRONG}`);
  expect(await client.findings(at)).toEqual(['18:23 K02 error']);
});

it('a file that is deleted while it is open', async () => {
  const source = file('gone.c');
  writeFileSync(source, WRONG);
  const at = client.open(source, WRONG);
  await client.diagnostics(at);
  rmSync(source);
  client.replace(at, 'VOLUME_SEARCH;', 'VOLUME_SEARCH; ');
  expect(await client.findings(at)).toEqual(['17:23 K02 error']);
});

it('headers that include one another', async () => {
  writeFileSync(file('a.h'), '#include "b.h"\n#define A CHANGER_VOLUME_SEARCH\n');
  writeFileSync(file('b.h'), '#include "a.h"\n#define B A\n');
  const at = client.open(file('cycle.c'), `#include "a.h"\n${asRoutine('    out->Features0 |= B;')}`);
  expect(await client.findings(at)).toEqual(['18:23 K02 error']);
});

it('a header that is a folder, and one with a name that is no path', async () => {
  const at = client.open(file('odd.c'), `#include "."\n#include "\\0*?"\n${WRONG}`);
  expect(await client.findings(at)).toEqual(['19:23 K02 error']);
});

it('requests for documents that are not open', async () => {
  expect(
    await client.actions('file:///nowhere.c', {
      start: { line: 0, character: 0 },
      end: { line: 0, character: 0 },
    }),
  ).toEqual([]);
});
