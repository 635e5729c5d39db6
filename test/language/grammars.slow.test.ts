/** The grammars, run by the engine that the editor has, on real output and real C. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { format, resolveConfig } from 'prettier';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';
import { FEATURES0, FEATURES1 } from '../../src/ddi/features.ts';
import { NTSTATUS } from '../../src/ddi/ntstatus.ts';
import { constantsGrammar } from '../../src/language/reference/grammar.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';

const CONSTANTS = packageFile('syntaxes', 'changer-constants.json');
const TRACE = packageFile('syntaxes', 'changer-trace.json');
/** As much of a grammar of C as the injection needs: code, comments and strings. */
const SMALL_C = JSON.stringify({
  scopeName: 'source.c',
  patterns: [
    { match: '//.*$', name: 'comment.line.c' },
    { match: '"[^"]*"', name: 'string.quoted.c' },
    { match: '[A-Za-z_]\\w*', name: 'variable.c' },
  ],
});

let registry: Registry;
beforeAll(async () => {
  await loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')));
  const files: Record<string, () => string> = {
    'source.c': () => SMALL_C,
    'changer-lab.constants.injection': () => readFileSync(CONSTANTS, 'utf8'),
    'source.changer-trace': () => readFileSync(TRACE, 'utf8'),
  };
  registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    getInjections: (scope) => (scope === 'source.c' ? ['changer-lab.constants.injection'] : undefined),
    loadGrammar: (scope) =>
      Promise.resolve(scope in files ? parseRawGrammar(files[scope](), `${scope}.json`) : null),
  });
});

async function grammar(scope: string): Promise<IGrammar> {
  const found = await registry.loadGrammar(scope);
  if (!found) throw new Error(`no grammar ${scope}`);
  return found;
}

/** The innermost scope of each part of a line that has one of its own. */
function scopesOf(of: IGrammar, line: string): [string, string][] {
  return of
    .tokenizeLine(line, INITIAL)
    .tokens.filter(({ scopes }) => scopes.length > 1)
    .map(({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex), scopes[scopes.length - 1]]);
}

describe('the grammar of the constants', () => {
  it('is fresh: npm run schemas writes it', async () => {
    const config = await resolveConfig(CONSTANTS);
    const text = await format(JSON.stringify(constantsGrammar()), { ...config, filepath: CONSTANTS });
    expect(readFileSync(CONSTANTS, 'utf8')).toBe(text);
  });

  it('marks every flag and status in code, and nothing in comments and strings', async () => {
    const c = await grammar('source.c');
    for (const name of [
      ...Object.keys(FEATURES0),
      ...Object.keys(FEATURES1),
      ...Object.keys(NTSTATUS),
      'SCSIOP_MOVE_MEDIUM',
      'SRB_FLAGS_DATA_IN',
      'TAPE_DRIVE_FIXED',
      'IOCTL_CHANGER_GET_STATUS',
    ]) {
      const marked = scopesOf(c, `x = ${name};`).filter(([, scope]) => scope.startsWith('support.constant.'));
      expect(marked.map(([text]) => text)).toEqual([name]);
    }
    for (const line of ['// CHANGER_CLEANER_SLOT', '"CHANGER_CLEANER_SLOT"', 'MY_CHANGER_CLEANER_SLOT_2'])
      expect(scopesOf(c, line).filter(([, scope]) => scope.startsWith('support'))).toEqual([]);
  });
});

describe('the grammar of the trace', () => {
  it('knows every line of a real run', async () => {
    const sample = packageFile('samples', 'autoloader');
    const output = execFileSync(process.execPath, [
      packageFile('dist', 'cli.mjs'),
      'run',
      sample,
      '--library',
      `${sample}/library.changer.json`,
      '--scenario',
      `${sample}/smoke.scenario.json`,
    ]).toString();
    const trace = await grammar('source.changer-trace');
    const [, ...lines] = output.split('\n').filter((line) => line.trim() !== '');
    expect(lines.length).toBeGreaterThan(60);
    // A message of a step that went wrong, and the title, are plain text.
    expect(lines.filter((line) => scopesOf(trace, line).length === 0 && !/^ {5}\S/.test(line))).toEqual([]);
  });

  it.each([
    [
      '       8.012  MOVE MEDIUM  slot 0 → drive 0                              good      autoloader.c:186 LoaderSend ← ChangerMoveMedium',
      {
        '8.012': 'constant.numeric.time',
        'MOVE MEDIUM': 'keyword.control.command',
        'drive 0': 'variable.other.element',
        good: 'string.other.good',
        'autoloader.c:186': 'markup.underline.link',
        ChangerMoveMedium: 'entity.name.function',
      },
    ],
    [
      '      20.013  MODE SENSE(6)  page code 0x1D                              5/3B/0E   a.c:1 F',
      {
        'MODE SENSE(6)': 'keyword.control.command',
        '0x1D': 'constant.numeric.hex',
        '5/3B/0E': 'invalid.sense',
      },
    ],
    [
      '              a5 00 00 00 00 01 00 14 00 00 00 00   < 24 bytes',
      { 'a5 00 00 00 00 01 00 14 00 00 00 00': 'constant.numeric.hex', '< 24 bytes': 'comment.data' },
    ],
    [
      '              5/3B/0E ILLEGAL REQUEST, medium source element empty',
      { '5/3B/0E': 'invalid.sense', 'ILLEGAL REQUEST': 'invalid.sense-key' },
    ],
    [
      '✗ 10  MOVE_MEDIUM slot 0 → slot 4  STATUS_SOURCE_ELEMENT_EMPTY',
      {
        '✗': 'invalid.step',
        '10': 'constant.numeric.step',
        MOVE_MEDIUM: 'support.function.request',
        STATUS_SOURCE_ELEMENT_EMPTY: 'support.constant.status',
      },
    ],
    [
      '  slot 0             0x0001           A00001L6, from drive 0',
      { 'slot 0': 'variable.other.element', '0x0001': 'constant.numeric.hex' },
    ],
    [
      '  error   E03 cleaner-slot-needs-drive-cleaning: because',
      { error: 'invalid.severity', E03: 'entity.name.tag.rule' },
    ],
  ])('%s', async (line, expected) => {
    const scopes = Object.fromEntries(scopesOf(await grammar('source.changer-trace'), line));
    for (const [text, scope] of Object.entries(expected)) expect(scopes[text]).toBe(`${scope}.changer-trace`);
  });
});
