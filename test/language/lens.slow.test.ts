/** The line over the parameter routine, and the matrix behind it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CodeLens } from 'vscode-languageserver/node';
import { asRoutine, sourceOf } from '../../src/lint/examples/example.ts';
import { MATRIX_REQUEST, type MatrixResult } from '../../src/language/protocol.ts';
import { LspClient } from '../support/lsp-client.ts';

let client: LspClient;
beforeAll(async () => {
  client = await LspClient.start();
});
afterAll(() => client.stop());

const CODE = `    out->Features0 |= CHANGER_VOLUME_SEARCH;
    if (DeviceObject->Flags & 1) {
        out->Features0 |= CHANGER_STATUS_NON_VOLATILE;
        out->Features1 |= CHANGER_SLOTS_USE_TRAYS;
    }
    out->NumberOfDoors = 2;`;

const lenses = (uri: string): Promise<CodeLens[]> =>
  client.request('textDocument/codeLens', { textDocument: { uri } });

it('counts flags and problems', async () => {
  const uri = client.open('/drv/lens.c', asRoutine(CODE));
  const list = await lenses(uri);
  expect(list.map(({ command }) => command?.title)).toEqual([
    '3 features0, 1 features1, 3 problems · show matrix',
  ]);
  expect(list[0].range.start.line).toBe(3);
  client.replace(uri, '    out->Features0 |= CHANGER_VOLUME_SEARCH;\n', '');
  expect((await lenses(uri))[0].command?.title).toBe('2 features0, 1 features1, 2 problems · show matrix');
});

it('shows what each path does, where, and which rules are broken', async () => {
  const uri = client.open('/drv/matrix.c', asRoutine(CODE));
  const [lens] = await lenses(uri);
  const { markdown } = await client.request<MatrixResult>(MATRIX_REQUEST, lens.command?.arguments?.[0]);
  const text = markdown ?? '';
  expect(text).toContain('# ChangerGetParameters');
  expect(text).toMatch(/\| ● \| CHANGER_VOLUME_SEARCH \| 17 \|.*\*\*✗ \[K02\].*\| 0x00200000 \|/);
  expect(text).toMatch(/\| ◐ \| CHANGER_SLOTS_USE_TRAYS \| 20 \|.*\| 0x80000010 \|/);
  expect(text).toMatch(/\| ○ \| CHANGER_MEDIUM_FLIP \| {2}\| {2}\| 0x00000200 \|/);
  expect(text).toMatch(/- Line 17, error: /);
  expect(text).toContain('| NumberOfDoors | 2 |');
});

it('is there for a tape drive too', async () => {
  const uri = client.open(
    '/drv/tape.c',
    sourceOf({ tape: true, wrong: '    out->FeaturesHigh |= TAPE_DRIVE_LOAD_UNLOAD;', right: '' }, 'wrong'),
  );
  const [lens] = await lenses(uri);
  expect(lens.command?.title).toMatch(/^\d+ featureslow, 1 featureshigh, \d problems? · show matrix$/);
  const { markdown } = await client.request<MatrixResult>(MATRIX_REQUEST, lens.command?.arguments?.[0]);
  expect(markdown).toMatch(/\| ● \| TAPE_DRIVE_LOAD_UNLOAD \| \d+ \|/);
});

it('knows what it cannot know', async () => {
  const uri = client.open('/drv/unknown.c', asRoutine('    out->Features1 = Helper();'));
  const { markdown } = await client.request<MatrixResult>(MATRIX_REQUEST, { uri });
  expect(markdown).toMatch(/\| \? \| CHANGER_SLOTS_USE_TRAYS/);
});

it('is not there for a file without such a routine, or where nobody wants it', async () => {
  const other = client.open(
    '/drv/other.c',
    '#include <mcd.h>\nNTSTATUS ChangerGetStatus(void) { return 0; }\n',
  );
  expect(await lenses(other)).toEqual([]);
  expect(await client.request<MatrixResult>(MATRIX_REQUEST, { uri: other })).toEqual({ markdown: null });
});
