import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastCommand, stepsOf } from '../../src/live/trace-lines.ts';
import { TraceWriter } from '../../src/trace-files/format/trace-writer.ts';
import * as arbitrary from '../trace-files/arbitrary-records.ts';

const records = fc.array(arbitrary.record, { maxLength: 12 });

describe('the lines of a trace that grows', () => {
  it('tell the last command, whatever stands behind it, and however they came', () => {
    fc.assert(
      fc.property(records, fc.array(fc.nat(), { maxLength: 3 }), (all, cuts) => {
        const writer = new TraceWriter();
        const lines = all.map((record) => writer.record(record));
        const ends = cuts.map((cut) => cut % (lines.length + 1)).sort((a, b) => a - b);
        const pieces = [0, ...ends].map((start, at) => lines.slice(start, ends.at(at)).join(''));
        const last = all.flatMap(({ kind, record }) => (kind === 'command' ? [record] : [])).at(-1);
        expect(lastCommand(pieces)).toEqual(last && { name: last.name, operands: last.operands });
      }),
    );
  });

  it('tell the steps', () => {
    fc.assert(
      fc.property(records, (all) => {
        const writer = new TraceWriter();
        const steps = all.flatMap(({ kind, record }) => (kind === 'step' ? [record] : []));
        expect(stepsOf(all.map((record) => writer.record(record)).join(''))).toEqual(steps);
      }),
    );
  });
});
