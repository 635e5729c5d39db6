import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_HEADER, TRACE_VERSION, type TraceHeader } from '../../src/trace-files/format/header.ts';
import { TraceCollector, TraceReader, type LinePlace } from '../../src/trace-files/format/trace-reader.ts';
import { TraceFormatError } from '../../src/trace-files/format/trace-line.ts';
import type { TraceRecord } from '../../src/trace-files/format/trace-record.ts';
import { TraceWriter } from '../../src/trace-files/format/trace-writer.ts';
import * as arbitrary from './arbitrary-records.ts';

const HEADER: TraceHeader = { ...NO_HEADER, driver: ['loader.c'], library: 'ACME L8' };

function write(header: TraceHeader, records: readonly TraceRecord[]): Buffer {
  const writer = new TraceWriter();
  return Buffer.from([writer.header(header), ...records.map((record) => writer.record(record))].join(''));
}

/** Reads bytes cut at the given places. */
function read(bytes: Uint8Array, cuts: readonly number[] = []): TraceCollector {
  const trace = new TraceCollector();
  const reader = new TraceReader(trace);
  const edges = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  for (let i = 1; i < edges.length; i++) reader.push(bytes.subarray(edges[i - 1], edges[i]));
  reader.end();
  return trace;
}

const command = (seq: number, members: object = {}): TraceRecord => ({
  kind: 'command',
  record: {
    seq,
    step: 0,
    device: 'changer',
    opcode: 0xa5,
    name: 'MOVE MEDIUM',
    operands: 'slot 0 → drive 0',
    cdb: 'a50000000001001400000000',
    dataIn: '',
    dataOut: '',
    direction: 'none',
    transferred: 0,
    srbStatus: 'SRB_STATUS_SUCCESS',
    scsiStatus: 0,
    sense: null,
    senseData: '',
    time: 8012,
    duration: 6000,
    source: { file: '/d/loader.c', line: 186, function: 'LoaderSend' },
    callers: [],
    ...members,
  },
});

describe('a .chtrace file', () => {
  it('gives back every record as it was written, however its bytes are cut', () => {
    fc.assert(
      fc.property(
        arbitrary.header,
        fc.array(arbitrary.record, { maxLength: 20 }),
        fc.array(fc.nat(5000), { maxLength: 8 }),
        (header, records, cuts) => {
          const bytes = write(header, records);
          const trace = read(
            bytes,
            cuts.filter((cut) => cut < bytes.length),
          );
          expect(trace.header).toEqual(header);
          expect(trace.records).toEqual(records);
          expect(trace.problems).toEqual([]);
        },
      ),
    );
  });

  it('tells where each record stands, so that it can be read alone', () => {
    fc.assert(
      fc.property(fc.array(arbitrary.record, { minLength: 1, maxLength: 8 }), fc.nat(200), (records, cut) => {
        const bytes = write(HEADER, records);
        const places: LinePlace[] = [];
        const reader = new TraceReader({ onRecord: (_, place) => void places.push(place) });
        reader.push(bytes.subarray(0, cut));
        reader.push(bytes.subarray(cut));
        reader.end();
        for (const [i, { offset, length }] of places.entries()) {
          const line = bytes.subarray(offset, offset + length).toString();
          expect(line.endsWith('\n')).toBe(true);
          expect(Object.keys(JSON.parse(line) as object)).toEqual([records[i].kind]);
        }
        expect(places).toHaveLength(records.length);
      }),
    );
  });

  it('writes the lines of C once, and what most commands have not at all', () => {
    const lines = write(HEADER, [command(0), command(1)])
      .toString()
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object)[0])).toEqual([
      'format',
      'stack',
      'command',
      'command',
    ]);
    expect(lines[3]).toBe(
      '{"command":{"seq":1,"step":0,"device":"changer","name":"MOVE MEDIUM","operands":"slot 0 → drive 0","cdb":"a50000000001001400000000","time":8012,"duration":6000,"stack":0}}',
    );
  });

  it('reports each damaged line with its number and keeps all others', () => {
    const [header, stack, first, second, third] = write(HEADER, [command(0), command(1), command(2)])
      .toString()
      .split('\n');
    const damaged = [
      header,
      stack,
      first,
      second.slice(0, 40),
      '[1, 2]',
      '{"command":{"seq":"x"}}',
      third.replace('"cdb":"a5', '"cdb":"zz'),
      '{"step":{"index":1}}',
      '{"something later":{}}',
      '',
      third,
    ].join('\n');
    const trace = read(Buffer.from(damaged));
    expect(trace.records).toEqual([command(0), command(2)]);
    expect(trace.problems).toEqual([
      { line: 4, message: 'it is no JSON object: the line is damaged or cut off; it is left out' },
      { line: 5, message: 'it is no JSON object: the line is damaged or cut off; it is left out' },
      { line: 6, message: '"seq" is not a number; it is left out' },
      { line: 7, message: '"cdb" is not at least one byte in lower-case hex; it is left out' },
      { line: 8, message: 'it has no "action", which is a text; it is left out' },
    ]);
  });

  it('keeps a command whose stack was on a damaged line, without its lines of C', () => {
    const [header, , first] = write(HEADER, [command(0)])
      .toString()
      .split('\n');
    const trace = read(Buffer.from(`${header}\n{"stack":0,"fra\n${first}\n`));
    expect(trace.records).toEqual([command(0, { source: null, callers: [] })]);
    expect(trace.problems.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('survives any damage: a byte changed, a piece cut out', () => {
    const good = write(HEADER, [command(0), command(1), command(2), command(3)]);
    const first = good.indexOf('\n') + 1;
    fc.assert(
      fc.property(
        fc.integer({ min: first, max: good.length - 1 }),
        fc.nat(255),
        fc.nat(300),
        (at, byte, cut) => {
          const bytes = Buffer.concat([
            good.subarray(0, at),
            Buffer.from([byte]),
            good.subarray(Math.min(good.length, at + cut)),
          ]);
          const trace = read(bytes);
          expect(trace.header).toEqual(HEADER);
          expect(trace.records.length + trace.problems.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it.each([
    ['', 'It is empty.'],
    ['int main(void) { return 0; }\n', 'It is no trace: its first line does not say "changer-lab trace".'],
    ['{"steps":[]}\n', 'It is no trace: its first line does not say "changer-lab trace".'],
    [
      `{"format":"changer-lab trace","version":${TRACE_VERSION + 1}}\n`,
      `It is a trace of version ${TRACE_VERSION + 1}; this program reads up to version ${TRACE_VERSION}. Update Changer Lab.`,
    ],
  ])('refuses what is no trace: %j', (text, message) => {
    expect(() => read(Buffer.from(text))).toThrow(new TraceFormatError(message));
  });

  it('reads on where only the header is damaged', () => {
    const [, ...rest] = write(HEADER, [command(0)])
      .toString()
      .split('\n');
    const header = '{"format":"changer-lab trace","version":1,"driver":7}';
    const trace = read(Buffer.from([header, ...rest].join('\n')));
    expect(trace.records).toEqual([command(0)]);
    expect(trace.problems).toEqual([
      { line: 1, message: '"driver" is not a list, each a text; it is read without what its header says' },
    ]);
  });
});
