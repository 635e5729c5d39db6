import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSpan } from '../../src/trace-files/format/byte-span.ts';
import { CommandScanner } from '../../src/trace-files/format/command-scanner.ts';
import { TraceLines } from '../../src/trace-files/format/trace-line.ts';
import { TraceWriter } from '../../src/trace-files/format/trace-writer.ts';
import { rowOf, type CommandRow } from '../../src/trace-files/table/command-row.ts';
import { ChunkBuilder } from '../../src/view/trace/trace-chunk.ts';
import { ScannedRows } from '../../src/view/trace/scanned-rows.ts';
import { TraceTable } from '../../src/view/trace/trace-table.ts';
import * as arbitrary from './arbitrary-records.ts';

const encoder = new TextEncoder();

/** The row that the scanner makes of a line; undefined where it leaves the line to others. */
function scanned(line: Uint8Array, start = 0): { row: CommandRow; end: number } | undefined {
  const scanner = new CommandScanner();
  const end = scanner.scan(new ByteSpan(line), start);
  if (end < 0) return undefined;
  return { row: rowIn((builder) => new ScannedRows(builder).add(scanner, [])), end };
}

/** A row as the table keeps it. */
function rowIn(add: (builder: ChunkBuilder) => void): CommandRow {
  const builder = new ChunkBuilder(1);
  add(builder);
  const table = new TraceTable();
  table.append(builder.take());
  return table.row(0);
}

/** Whole milliseconds, and parts of them. */
const milliseconds = fc.nat(1e9).chain((value) => fc.constantFrom(value, value / 1000, -1 - value));
const sourceless = fc
  .tuple(arbitrary.command, milliseconds, milliseconds)
  .map(([record, time, duration]) => ({ ...record, time, duration, source: null, callers: [] }));
const lineOf = (record: Parameters<typeof rowOf>[0]): Uint8Array =>
  encoder.encode(new TraceWriter().record({ kind: 'command', record }));

function joined(lines: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(lines));
}

describe('the scanner of command lines', () => {
  it('reads every line that is written, wherever it stands', () => {
    fc.assert(
      fc.property(sourceless, fc.nat({ max: 20 }), (record, before) => {
        const line = lineOf(record);
        const bytes = new Uint8Array(before + line.length + 5).fill(0x78);
        bytes.set(line, before);
        expect(scanned(bytes, before)).toEqual({ row: rowOf(record), end: before + line.length });
      }),
    );
  });

  it('reads many lines behind each other as it reads each alone', () => {
    fc.assert(
      fc.property(fc.array(sourceless, { minLength: 1, maxLength: 30 }), fc.nat(3), (records, times) => {
        const all = Array.from({ length: times + 1 }, () => records).flat();
        const bytes = joined(all.map(lineOf));
        const builder = new ChunkBuilder(all.length);
        const [scanner, rows] = [new CommandScanner(), new ScannedRows(builder)];
        const span = new ByteSpan(bytes);
        for (let start = 0; start < bytes.length;) {
          start = scanner.scan(span, start);
          expect(start).toBeGreaterThan(0);
          rows.add(scanner, []);
        }
        const table = new TraceTable();
        table.append(builder.take());
        expect(all.map((_, row) => table.row(row))).toEqual(all.map(rowOf));
      }),
    );
  });

  it('leaves a line that is cut off to others', () => {
    fc.assert(
      fc.property(sourceless, fc.nat(), (record, cut) => {
        const line = lineOf(record);
        expect(scanned(line.subarray(0, cut % line.length))).toBeUndefined();
      }),
    );
  });

  it('never reads a damaged line as anything but what a reader of JSON reads', () => {
    fc.assert(
      fc.property(sourceless, fc.nat(), fc.constantFrom(...'"\\{}[],:0a-. \n'), (record, at, other) => {
        const line = lineOf(record);
        line[at % line.length] = other.charCodeAt(0);
        const found = scanned(line);
        const text = new TextDecoder().decode(line.subarray(0, found?.end));
        const whole = new TraceLines().record(text).record;
        if (!found || whole?.kind !== 'command') return;
        expect(found.row).toEqual(rowIn((builder) => builder.add(whole.record)));
      }),
      { numRuns: 500 },
    );
  });
});
