/** Drivers of each era compile against the headers without a word from the compiler. */
import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { ALL_TARGETS, compile } from './support/compiler.ts';

const FIXTURES = new URL('fixtures/', import.meta.url);
const names = readdirSync(FIXTURES).filter((name) => name.endsWith('.c'));

describe.each(names)('%s', (name) => {
  const source = readFileSync(new URL(name, FIXTURES), 'utf8');

  it.each(ALL_TARGETS)('for %s', async (target) => {
    expect(await compile({ source, target })).toMatchObject({ ok: true, messages: '' });
  });

  it('for a free build', async () => {
    const result = await compile({ source, target: 'lab', args: ['-UDBG', '-DDBG=0'] });
    expect(result).toMatchObject({ ok: true, messages: '' });
  });

  it('to an object for the lab', async () => {
    const result = await compile({ source, target: 'product', emit: 'driver.o' });
    expect(result).toMatchObject({ ok: true, messages: '' });
    expect(result.output?.length).toBeGreaterThan(1000);
  });
});

it('the debug macro is empty in a free build and calls the class driver in a checked one', async () => {
  const source = '#include <mcd.h>\nvoid f(void) { DebugPrint((1, "%d", 1)); }\n';
  const text = async (dbg: string): Promise<string> => {
    const result = await compile({
      source,
      target: 'lab',
      args: ['-UDBG', dbg, '-E', '-P'],
      emit: 'driver.i',
    });
    return new TextDecoder().decode(result.output).trim().split('\n').at(-1) ?? '';
  };
  expect(await text('-DDBG=1')).toContain('ChangerClassDebugPrint (1, "%d", 1)');
  expect(await text('-DDBG=0')).not.toContain('Print');
});
