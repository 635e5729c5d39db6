import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandRecord } from '../../src/lab/records.ts';
import { parseFilter, rowMatches } from '../../src/trace-files/filter/trace-filter.ts';
import { rowOf } from '../../src/trace-files/table/command-row.ts';
import { RowFilter } from '../../src/view/trace/row-filter.ts';
import { ChunkBuilder } from '../../src/view/trace/trace-chunk.ts';
import { TraceLines, type TraceLine } from '../../src/view/trace/trace-lines.ts';
import { TraceTable } from '../../src/view/trace/trace-table.ts';
import { HIGHEST, scrollTo, windowOf } from '../../src/view/trace/virtual-window.ts';
import { command } from '../trace-files/arbitrary-records.ts';

/** Commands in the order of a run: their steps never go back. */
const commands = fc
  .array(command, { maxLength: 60 })
  .map((list) => list.sort((one, other) => one.step - other.step));
const filters = fc.constantFrom(
  '',
  'move',
  'status:failed',
  '-move',
  'device:"drive 0"',
  'request:3',
  'request:start',
  'é.c',
  '0xa5',
);

/** A table filled through chunks of a size. */
function fill(table: TraceTable, list: readonly CommandRecord[], builder: ChunkBuilder): void {
  for (const record of list) {
    builder.add(record);
    if (builder.full) table.append(builder.take());
  }
  if (builder.waiting > 0) table.append(builder.take());
}

function linesOf(lines: TraceLines): TraceLine[] {
  return Array.from({ length: lines.count }, (_, i) => lines.at(i));
}

describe('the table of a trace', () => {
  it('gives back the row of every command, however they are cut into chunks', () => {
    fc.assert(
      fc.property(commands, fc.integer({ min: 1, max: 9 }), (list, capacity) => {
        const table = new TraceTable();
        fill(table, list, new ChunkBuilder(capacity));
        expect(table.count).toBe(list.length);
        for (const [i, record] of list.entries()) expect(table.row(i)).toEqual(rowOf(record));
      }),
    );
  });

  it('filters as a person asks each row, also when rows come later', () => {
    fc.assert(
      fc.property(commands, filters, fc.nat(60), (list, text, later) => {
        const table = new TraceTable();
        const builder = new ChunkBuilder(1000);
        const filter = new RowFilter(table, parseFilter(text));
        fill(table, list.slice(0, later), builder);
        filter.update();
        fill(table, list.slice(later), builder);
        filter.update();
        const found = Array.from({ length: filter.count }, (_, place) => filter.row(place));
        const wanted = [...list.keys()].filter((i) =>
          rowMatches(parseFilter(text), rowOf(list[i]), undefined),
        );
        expect(found).toEqual(wanted);
        for (const [place, row] of wanted.entries()) expect(filter.placeOf(row)).toBe(place);
      }),
    );
  });

  it('shows each row once below the heading of its request, but those of closed requests', () => {
    fc.assert(
      fc.property(commands, filters, fc.array(fc.integer({ min: -1, max: 50 })), (list, text, closed) => {
        const table = new TraceTable();
        fill(table, list, new ChunkBuilder(1000));
        const filter = new RowFilter(table, parseFilter(text));
        filter.update();
        const lines = new TraceLines(table, filter, true, closed);
        const shown = linesOf(lines);
        const rows = shown.flatMap((line) => (line.kind === 'row' ? [line.row] : []));
        const matching = Array.from({ length: filter.count }, (_, place) => filter.row(place));
        expect(rows).toEqual(matching.filter((row) => !closed.includes(list[row].step)));
        const headings = shown.flatMap((line) => (line.kind === 'group' ? [line.group.step] : []));
        expect(headings).toEqual([...new Set(matching.map((row) => list[row].step))]);
        for (const [i, line] of shown.entries())
          expect(line.kind === 'row' ? lines.lineOf(line.row) : lines.lineOfStep(line.group.step)).toBe(i);
      }),
    );
  });

  it('grows by lines as rows come, and closes and opens requests', () => {
    fc.assert(
      fc.property(commands, fc.nat(60), (list, later) => {
        const table = new TraceTable();
        const builder = new ChunkBuilder(1000);
        const filter = new RowFilter(table, []);
        fill(table, list.slice(0, later), builder);
        filter.update();
        const lines = new TraceLines(table, filter, true);
        fill(table, list.slice(later), builder);
        filter.update();
        lines.update();
        expect(linesOf(lines)).toEqual(linesOf(new TraceLines(table, filter, true)));
        lines.toggleAll(false);
        expect(linesOf(lines).every((line) => line.kind === 'group' && !line.open)).toBe(true);
        for (const step of lines.closedSteps) lines.toggle(step, true);
        expect(linesOf(lines)).toEqual(linesOf(new TraceLines(table, filter, true)));
      }),
    );
  });
});

describe('the window of a long table', () => {
  const sizes = fc.record({
    count: fc.oneof(fc.nat(100), fc.integer({ min: 1, max: 3_000_000 })),
    lineHeight: fc.constantFrom(22, 25),
    height: fc.integer({ min: 30, max: 1500 }),
  });

  it('draws every line that is seen, and few more, at every scroll position', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (size, part) => {
        const { total } = windowOf(size, 0);
        expect(total).toBeLessThanOrEqual(HIGHEST);
        const scrollTop = part * Math.max(0, total - size.height);
        const { first, end, top } = windowOf(size, scrollTop);
        const bottom = top + (end - first) * size.lineHeight;
        if (first > 0) expect(top).toBeLessThanOrEqual(scrollTop);
        if (end < size.count) expect(bottom).toBeGreaterThanOrEqual(scrollTop + size.height);
        expect(end - first).toBeLessThan(size.height / size.lineHeight + 20);
      }),
    );
  });

  it('shows a line that it scrolls to, whole, and stays where the line is seen already', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (size, part, any) => {
        const line = any % Math.max(1, size.count);
        const before = part * Math.max(0, windowOf(size, 0).total - size.height);
        const after = scrollTo(size, before, line);
        const { first, top } = windowOf(size, after);
        const at = top + (line - first) * size.lineHeight - after;
        if (size.count > 0) {
          expect(at).toBeGreaterThan(-1);
          expect(at + size.lineHeight).toBeLessThan(size.height + 1);
        }
        expect(scrollTo(size, after, line)).toBeCloseTo(after, 3);
      }),
    );
  });
});
