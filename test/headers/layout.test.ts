/** The headers say what the tables say: sizes, offsets and values, for 32-bit and for 64-bit Windows. */
import { describe, expect, it } from 'vitest';
import {
  ALL_HEADERS,
  constantAssertions,
  constants,
  includes,
  initDataAssertions,
  layoutAssertions,
  tapeConstants,
  tapeInitDataAssertions,
} from './support/assertions.ts';
import { ALL_TARGETS, column, compile } from './support/compiler.ts';
import { otherAssertions } from './support/other-facts.ts';
import { STRUCTS } from './support/structs.ts';

describe.each(ALL_TARGETS)('for %s', (target) => {
  it('every structure has the size and the offsets of its row', async () => {
    const source =
      includes(ALL_HEADERS) + STRUCTS.map((row) => layoutAssertions(row, column(target))).join('');
    expect(await compile({ source, target })).toMatchObject({ ok: true, messages: '' });
  });

  it('MCD_INIT_DATA and the prototypes of the routines are those of their rows', async () => {
    const source = includes(ALL_HEADERS) + initDataAssertions(column(target));
    expect(await compile({ source, target })).toMatchObject({ ok: true, messages: '' });
  });

  it('TAPE_INIT_DATA_EX and TAPE_INIT_DATA are those of their rows', async () => {
    const source = includes(['minitape.h']) + tapeInitDataAssertions(column(target));
    expect(await compile({ source, target })).toMatchObject({ ok: true, messages: '' });
  });

  it('what the tables leave out is right too', async () => {
    const source = includes([...ALL_HEADERS, 'wmilib.h']) + otherAssertions(column(target));
    expect(await compile({ source, target })).toMatchObject({ ok: true, messages: '' });
  });

  it('every constant has the value of its row', async () => {
    const source = includes(ALL_HEADERS) + constantAssertions({ ...constants(), ...tapeConstants() });
    expect(await compile({ source, target })).toMatchObject({ ok: true, messages: '' });
  });
});

it('an assertion that does not hold is seen', async () => {
  const source = includes(ALL_HEADERS) + constantAssertions({ SCSIOP_MOVE_MEDIUM: 0xa4 });
  const result = await compile({ source, target: 'lab' });
  expect(result.ok).toBe(false);
  expect(result.messages).toContain('SCSIOP_MOVE_MEDIUM is 0xa4');
});
