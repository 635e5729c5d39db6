/** The sample drivers compile without a word, for the lab and for real Windows. */
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { ALL_TARGETS, compile } from './support/compiler.ts';

describe.each(['autoloader', 'lto'])('the sample %s', (name) => {
  const read = (file: string): string =>
    readFileSync(new URL(`../../samples/${name}/${file}`, import.meta.url), 'utf8');
  const source = read(`${name}.c`);
  const files = { [`${name}.h`]: read(`${name}.h`) };

  it.each(ALL_TARGETS)('compiles for %s', async (target) => {
    const result = await compile({ source, target, files, args: ['-Wextra'] });
    expect(result).toMatchObject({ ok: true, messages: '' });
  });

  it('compiles as a free build', async () => {
    const result = await compile({ source, target: 'lab', files, args: ['-UDBG', '-DDBG=0'] });
    expect(result).toMatchObject({ ok: true, messages: '' });
  });
});
