import fc from 'fast-check';
import type { CommandRecord, SourceRecord, StepRecord } from '../../src/lab/records.ts';
import type { TraceHeader } from '../../src/trace-files/format/header.ts';
import type { TraceRecord } from '../../src/trace-files/format/trace-record.ts';

/** Records as a run could make them: every member with every kind of value that it may have. */

const hexBytes = (minLength: number, maxLength = 40): fc.Arbitrary<string> =>
  fc
    .uint8Array({ minLength, maxLength })
    .map((bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
/** JSON has no -0. */
const milliseconds = fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value + 0);
const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const source: fc.Arbitrary<SourceRecord> = fc.record({
  file: text,
  line: fc.nat(100_000),
  function: fc.string({ minLength: 1, maxLength: 10 }),
});
/** Few, so that commands share them. */
const stacks = fc.constantFrom<readonly SourceRecord[]>(
  [],
  [{ file: '/a/é.c', line: 3, function: 'Send' }],
  [
    { file: 'C:\\d\\x.c', line: 186, function: 'LoaderSend' },
    { file: 'C:\\d\\x.c', line: 1000, function: 'ChangerMoveMedium' },
  ],
);

export const command: fc.Arbitrary<CommandRecord> = fc
  .record({
    seq: fc.nat(),
    step: fc.integer({ min: -1, max: 50 }),
    device: fc.constantFrom('changer', 'drive 0', 'drive 11'),
    name: fc.constantFrom('MOVE MEDIUM', 'opcode 0xC1', 'INQUIRY'),
    operands: fc.oneof(fc.constant(''), fc.constant('slot 3 → drive 0'), text),
    cdb: hexBytes(1, 16),
    dataIn: hexBytes(0),
    dataOut: hexBytes(0),
    direction: fc.constantFrom('none', 'in', 'out'),
    transferred: fc.nat(),
    srbStatus: fc.constantFrom('SRB_STATUS_SUCCESS', 'SRB_STATUS_ERROR', 'SRB_STATUS_TIMEOUT'),
    scsiStatus: fc.constantFrom(0, 2, 8),
    sense: fc.option(fc.record({ key: fc.nat(15), asc: fc.nat(255), ascq: fc.nat(255) })),
    senseData: hexBytes(0, 18),
    time: milliseconds,
    duration: milliseconds,
    stack: fc.oneof(stacks, fc.array(source, { maxLength: 3 })),
  })
  .map(({ stack: [first = null, ...callers], ...rest }) => ({
    ...rest,
    opcode: Number.parseInt(rest.cdb.slice(0, 2), 16),
    source: first,
    callers,
  }));

export const step: fc.Arbitrary<StepRecord> = fc.record({
  index: fc.nat(100),
  action: text,
  line: fc.nat(1000),
  status: fc.option(text),
  information: fc.option(fc.nat()),
  ok: fc.boolean(),
  message: text,
  output: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown),
});

const kinds: {
  readonly [K in TraceRecord['kind']]: fc.Arbitrary<Extract<TraceRecord, { kind: K }>['record']>;
} = {
  command,
  step,
  print: fc.record({ step: fc.integer({ min: -1, max: 50 }), seq: fc.nat(), level: fc.nat(3), text }),
  violation: fc.record({
    id: text,
    rule: text,
    severity: fc.constantFrom('error', 'warning', 'info'),
    message: text,
    step: fc.integer({ min: -1, max: 50 }),
    inferred: fc.boolean(),
    source: fc.option(source),
  }),
  failure: fc.record({
    kind: text,
    message: text,
    file: fc.option(text),
    line: fc.option(fc.nat()),
    function: fc.option(text),
    stack: fc.array(source, { maxLength: 3 }),
  }),
};

export const record: fc.Arbitrary<TraceRecord> = fc.oneof(
  ...Object.entries(kinds).map(([kind, arbitrary]) =>
    (arbitrary as fc.Arbitrary<unknown>).map((made) => ({ kind, record: made }) as TraceRecord),
  ),
);

const range = fc.record({ first: fc.nat(0xffff), count: fc.nat(0xffff) });

export const header: fc.Arbitrary<TraceHeader> = fc.record({
  driver: fc.array(text, { maxLength: 2 }),
  library: text,
  scenario: text,
  devices: fc.array(
    fc.record({ name: text, type: fc.nat(31), vendor: text, product: text, revision: text }),
    { maxLength: 3 },
  ),
  elements: fc.record({ transport: range, slot: range, port: range, drive: range }),
});
