import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastCommand } from '../../src/trace-files/format/last-command.ts';
import { TraceWriter } from '../../src/trace-files/format/trace-writer.ts';
import * as arbitrary from './arbitrary-records.ts';

describe('the last command of a trace that grows', () => {
  it('is found behind whatever lines, however they came', () => {
    fc.assert(
      fc.property(
        fc.array(arbitrary.record, { maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 3 }),
        (all, cuts) => {
          const writer = new TraceWriter();
          const lines = all.map((record) => writer.record(record));
          const at = [...cuts.map((cut) => (lines.length === 0 ? 0 : cut % lines.length)), lines.length].sort(
            (a, b) => a - b,
          );
          const pieces = at.map((end, index) => lines.slice(index === 0 ? 0 : at[index - 1], end).join(''));
          const last = all.filter(({ kind }) => kind === 'command').at(-1)?.record;
          const found = lastCommand(pieces);
          expect(found && { ...found, source: null, callers: [] }).toEqual(
            last && { ...last, source: null, callers: [] },
          );
        },
      ),
    );
  });
});
