import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSpan } from '../../src/trace-files/format/byte-span.ts';
import { StepScanner } from '../../src/trace-files/format/step-scanner.ts';
import { TraceLines } from '../../src/trace-files/format/trace-line.ts';
import { TraceWriter } from '../../src/trace-files/format/trace-writer.ts';
import { step } from './arbitrary-records.ts';

const encoder = new TextEncoder();
/** Behind a line that is looked at. */
const MORE = 'xxxxx';
const lineOf = (record: Parameters<StepOf>[0]): string => new TraceWriter().record({ kind: 'step', record });
type StepOf = (record: typeof step extends fc.Arbitrary<infer T> ? T : never) => void;

describe('the scanner of step lines', () => {
  it('reads every step that is written, but very long ones', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), (records) => {
        const short = records.filter((record) => lineOf(record).length < 1000);
        const span = new ByteSpan(encoder.encode(short.map(lineOf).join('') + MORE));
        const scanner = new StepScanner();
        let at = 0;
        for (const { index, ...content } of short) {
          at = scanner.scan(span, at);
          expect({ index: scanner.index, content: scanner.content }).toEqual({ index, content });
        }
        expect(at).toBe(span.length - MORE.length);
      }),
    );
  });

  it('leaves a line that is cut off to others', () => {
    fc.assert(
      fc.property(step, fc.nat(), (record, cut) => {
        const line = encoder.encode(lineOf(record));
        expect(new StepScanner().scan(new ByteSpan(line.subarray(0, cut % line.length)), 0)).toBe(-1);
      }),
    );
  });

  it('never reads a damaged line as anything but what a reader of JSON reads', () => {
    fc.assert(
      fc.property(step, fc.nat(), fc.constantFrom(...'"\\{}[],:0a-. \n'), (record, at, other) => {
        const line = encoder.encode(lineOf(record));
        line[at % line.length] = other.charCodeAt(0);
        const bytes = new Uint8Array([...line, ...encoder.encode(MORE)]);
        const scanner = new StepScanner();
        const end = scanner.scan(new ByteSpan(bytes), 0);
        if (end < 0) return;
        const { index, content } = scanner;
        const text = new TextDecoder().decode(bytes.subarray(0, end));
        expect(text.trimEnd().includes('\n')).toBe(false);
        expect(new TraceLines().record(text)).toEqual({
          record: { kind: 'step', record: { index, ...content } },
        });
      }),
      { numRuns: 500 },
    );
  });
});
