/** Code that is being typed, code that is wrong, and code that is large. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { concernsMiniclass } from '../../src/lint/concerns.ts';
import { asRoutine } from '../../src/lint/examples/example.ts';
import { lint, linter } from './annotated.ts';

const PROBE = readFileSync(new URL('../fixtures/probe.c', import.meta.url), 'utf8');

describe('half-typed code', () => {
  it('never throws, wherever the text ends', async () => {
    const document = (await linter()).open('probe.c');
    for (let end = 0; end < PROBE.length; end += 97)
      expect(() => document.lint(PROBE.slice(0, end))).not.toThrow();
  });

  it('never throws, whatever is put in or left out', async () => {
    const document = (await linter()).open('probe.c');
    const text = fc.constantFrom(
      '{',
      '}',
      '(',
      ')',
      ';',
      '"',
      "'",
      '/*',
      '#if 1\n',
      '#else\n',
      '#endif\n',
      '->',
      '=',
      ' if',
      '\\\n',
    );
    fc.assert(
      fc.property(fc.nat(PROBE.length), fc.nat(30), text, (at, length, put) => {
        document.lint(PROBE.slice(0, at) + put + PROBE.slice(at + length));
      }),
      { numRuns: 80 },
    );
  });

  it.each([
    ['a missing brace', 'static VOID Broken(VOID)\n{\n    if (1) {\n}\n\n'],
    ['a missing semicolon', 'static VOID Broken(VOID)\n{\n    Call()\n}\n\n'],
    ['an open bracket', 'static VOID Broken(VOID)\n{\n    Call(1, (2;\n}\n\n'],
    ['an unknown macro', 'DECLARE_SOMETHING(Broken)\n\n'],
    ['an open structure', 'typedef struct _BROKEN {\n    ULONG Size\n} BROKEN;\n\n'],
  ])('other functions are still linted beside %s', async (_name, broken) => {
    const list = await lint(broken + asRoutine('    out->NumberOfDoors = 0;'));
    expect(list.map(({ id }) => id)).toEqual(['C14']);
  });

  it('lints what can be read of the routine itself', async () => {
    const list = await lint(asRoutine('    out->NumberOfDoors = 0;\n    out->\n    Call(;\n'));
    expect(list.map(({ id }) => id)).toContain('C14');
  });
});

describe('other code', () => {
  it('is not looked at', () => {
    expect(concernsMiniclass('int main(void) { return CHANGE; }\n'.repeat(60_000))).toBe(false);
  });

  it('the comments and texts of a driver are no code', async () => {
    const part =
      '    // out->NumberOfDoors = 0;\n    /* out->NumberOfDoors = 0; */\n    DebugPrint((1, "out->NumberOfDoors = 0;"));';
    expect(await lint(asRoutine(part))).toEqual([]);
  });

  it('code that is not compiled is not linted', async () => {
    expect(await lint(asRoutine('#if 0\n    out->NumberOfDoors = 0;\n#endif'))).toEqual([]);
  });
});

it('a file of 2 MB is linted to its end', async () => {
  const helper = (i: number): string =>
    `static ULONG Helper${i}(ULONG x)\n{\n    ULONG y = x + ${i};\n    if (y & 4) {\n        y |= 8;\n    }\n    return y;\n}\n\n`;
  let text = '';
  for (let i = 0; text.length < 2_000_000; i++) text += helper(i);
  const list = await lint(text + asRoutine('    out->NumberOfDoors = 0;'));
  expect(list.map(({ id }) => id)).toEqual(['C14']);
});
