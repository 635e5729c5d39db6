import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandRecord, StepRecord } from '../../src/lab/records.ts';
import { compareTraces } from '../../src/trace-files/compare/compare-traces.ts';
import type { TraceRecord } from '../../src/trace-files/format/trace-record.ts';
import * as arbitrary from './arbitrary-records.ts';

const [SOME] = fc.sample(arbitrary.command, 1);
const command = (seq: number, step: number, change: Partial<CommandRecord> = {}): TraceRecord => ({
  kind: 'command',
  record: { ...SOME, seq, step, device: 'changer', cdb: '000000000000', transferred: 0, ...change },
});
const step = (index: number, action: string, change: Partial<StepRecord> = {}): TraceRecord => ({
  kind: 'step',
  record: {
    index,
    action,
    line: 0,
    status: null,
    information: null,
    ok: true,
    message: '',
    output: null,
    ...change,
  },
});

describe('what differs in two traces', () => {
  it('is found in the first at the command, or at the first of its request', () => {
    const here = [
      command(0, 0),
      step(0, 'GET_STATUS'),
      command(1, 1),
      command(2, 1),
      step(1, 'GET_PRODUCT_DATA'),
      command(3, 2),
      step(2, 'MOVE_MEDIUM', { status: 'STATUS_SUCCESS' }),
      step(3, 'REINITIALIZE_TRANSPORT'),
    ];
    const there = [
      command(0, 0, { transferred: 8 }),
      step(0, 'GET_STATUS'),
      command(1, 1),
      step(1, 'MOVE_MEDIUM', { status: 'STATUS_IO_DEVICE_ERROR' }),
      command(2, 2),
      step(2, 'SET_ACCESS'),
    ];
    const found = compareTraces(here, there).differences.map(({ request, at, only }) => [request, at, only]);
    expect(found).toEqual([
      ['GET_STATUS', 0, undefined],
      ['GET_PRODUCT_DATA', 1, 'a'],
      ['MOVE_MEDIUM', 3, undefined],
      ['REINITIALIZE_TRANSPORT', undefined, 'a'],
      ['SET_ACCESS', undefined, 'b'],
    ]);
  });

  it('is nothing where they are the same', () => {
    fc.assert(
      fc.property(fc.array(arbitrary.record, { maxLength: 30 }), (records) => {
        expect(compareTraces(records, records).differences).toEqual([]);
      }),
    );
  });
});
