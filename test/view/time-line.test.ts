import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GOOD_STATUS } from '../../src/trace-files/table/command-row.ts';
import { ChunkBuilder } from '../../src/view/trace/trace-chunk.ts';
import { lanesOf, wholeSpan } from '../../src/view/trace/time-line.ts';
import { TraceTable } from '../../src/view/trace/trace-table.ts';
import { command } from '../trace-files/arbitrary-records.ts';

const WIDTH = 10;

/** Moves and others, one behind the other. */
const commands = fc.array(
  fc.record({ record: command, duration: fc.constantFrom(0, 1, 12_000), pause: fc.constantFrom(0, 1, 5000) }),
  { minLength: 1, maxLength: 300 },
);

function tableOf(list: typeof commands extends fc.Arbitrary<infer T> ? T : never): TraceTable {
  const builder = new ChunkBuilder(list.length);
  let time = 0;
  for (const { record, duration, pause } of list) {
    builder.add({ ...record, time, duration });
    time += duration + pause;
  }
  const table = new TraceTable();
  table.append(builder.take());
  return table;
}

describe('the time line', () => {
  it('draws few bars a pixel, however many commands it has', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const table = tableOf(list);
        for (const { bars } of lanesOf(table, wholeSpan(table), WIDTH))
          for (let pixel = 0; pixel < WIDTH; pixel++)
            expect(bars.filter(({ x }) => Math.floor(x) === pixel).length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('covers every pixel in which the robot moves', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const table = tableOf(list);
        const span = wholeSpan(table);
        const [robot] = lanesOf(table, span, WIDTH);
        for (const [row, { record, duration }] of list.entries()) {
          const refused = !GOOD_STATUS.has(table.text('status', row)) && duration < 10;
          if (record.name !== 'MOVE MEDIUM' || refused || duration === 0) continue;
          const middle =
            ((table.columns.time[row] + duration / 2 - span.from) * WIDTH) / (span.to - span.from);
          expect(robot.bars.some(({ x, width }) => x <= middle && middle <= x + width)).toBe(true);
        }
      }),
    );
  });
});
