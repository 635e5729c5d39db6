import { describe, expect, it } from 'vitest';
import { FILTER_FIELDS } from '../../src/trace-files/filter/filter-fields.ts';
import { FilterError, parseFilter, rowMatches } from '../../src/trace-files/filter/trace-filter.ts';
import type { CommandRow } from '../../src/trace-files/table/command-row.ts';

const ROW: CommandRow = {
  step: 7,
  time: 8012,
  duration: 6000,
  direction: 'none',
  bytes: 0,
  device: 'changer',
  opcode: '0xA5',
  command: 'MOVE MEDIUM',
  operands: 'slot 3 → drive 0',
  status: 'good',
  sense: '',
  place: 'loader.c:186 LoaderSend ← ChangerMoveMedium',
};
const FAILED: CommandRow = {
  ...ROW,
  status: 'check condition',
  sense: '5/21/01 ILLEGAL REQUEST, invalid element address',
};

function matches(
  filter: string,
  row = ROW,
  action: string | undefined = 'MOVE_MEDIUM slot 3 → drive 0',
): boolean {
  return rowMatches(parseFilter(filter), row, action);
}

describe('a filter of a trace', () => {
  it.each([
    '',
    'move',
    'MOVE medium',
    '"move medium"',
    'command:move',
    'command:0xa5',
    'element:"slot 3"',
    'element:drive',
    'status:good',
    'device:changer',
    'request:8',
    'request:move_medium',
    'line:loader.c:186',
    'line:loader.c',
    'line:ChangerMoveMedium',
    '-status:failed',
    '-inquiry command:move element:"slot 3"',
    '"8 MOVE_MEDIUM"',
  ])('%s lets a good move of slot 3 through', (filter) => {
    expect(matches(filter)).toBe(true);
  });

  it.each([
    'inquiry',
    'command:inquiry',
    'command:0xa6',
    'element:"slot 30"',
    'status:failed',
    'device:"drive 0"',
    'request:80',
    'request:18',
    'line:loader.c:18',
    '-move',
    'move inquiry',
  ])('%s holds it back', (filter) => {
    expect(matches(filter)).toBe(false);
  });

  it('takes an element as a whole: slot 3 is not slot 31', () => {
    const other = { ...ROW, operands: 'slot 31 → drive 10' };
    expect(matches('element:"slot 3"', other)).toBe(false);
    expect(matches('element:"drive 1"', other)).toBe(false);
    expect(matches('element:"slot 31"', other)).toBe(true);
  });

  it.each(['status:failed', 'status:5/21', 'status:illegal', 'status:check', 'status:"5/21/01"', 'invalid'])(
    '%s finds a command that failed with sense',
    (filter) => {
      expect(matches(filter, FAILED)).toBe(true);
    },
  );

  it('finds what was sent while the driver started', () => {
    expect(matches('request:start', { ...ROW, step: -1 }, undefined)).toBe(true);
  });

  it.each([
    [
      'colour:red',
      /There is no field colour\. The fields are command, status, element, device, request, line/,
    ],
    ['"open', /"open is no term of a filter/],
    ['element:"slot"3', /is no term of a filter/],
    [
      'status:',
      /status: wants a value: good, failed, a status, or sense by its codes or words, as in status:failed/,
    ],
  ])('says what is wrong with %s', (filter, message) => {
    expect(() => parseFilter(filter)).toThrow(FilterError);
    expect(() => parseFilter(filter)).toThrow(message);
  });

  it('can read the example of every field', () => {
    for (const { example } of FILTER_FIELDS) expect(parseFilter(example)).toHaveLength(1);
  });
});
