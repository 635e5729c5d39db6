/** The sample driver compiles without a word, for the lab and for real Windows. */
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { ALL_TARGETS, compile } from './support/compiler.ts';

const SAMPLE = new URL('../../samples/autoloader/', import.meta.url);
const source = readFileSync(new URL('autoloader.c', SAMPLE), 'utf8');
const files = { 'autoloader.h': readFileSync(new URL('autoloader.h', SAMPLE), 'utf8') };

describe('the autoloader sample', () => {
  it.each(ALL_TARGETS)('compiles for %s', async (target) => {
    const result = await compile({ source, target, files, args: ['-Wextra'] });
    expect(result).toMatchObject({ ok: true, messages: '' });
  });

  it('compiles as a free build', async () => {
    const result = await compile({ source, target: 'lab', files, args: ['-UDBG', '-DDBG=0'] });
    expect(result).toMatchObject({ ok: true, messages: '' });
  });
});
