import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandsOf, encodeCdb } from '../../../src/scsi/commands.ts';
import { DEVICE_TYPE } from '../../../src/scsi/device-type.ts';
import { SCSISTAT } from '../../../src/scsi/status.ts';
import { cdb, expectGood, expectSense } from '../harness.ts';
import { emptyDrive, loaded } from './harness.ts';

const ROWS = commandsOf(DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE);

/** Commands that need a tape in the drive. */
const NEED_TAPE = [
  ...[
    'TEST UNIT READY',
    'REWIND',
    'FORMAT MEDIUM',
    'READ(6)',
    'WRITE(6)',
    'SET CAPACITY',
    'WRITE FILEMARKS(6)',
  ],
  ...['SPACE(6)', 'VERIFY(6)', 'ERASE(6)', 'LOCATE(10)', 'READ POSITION', 'WRITE FILEMARKS(16)'],
  ...['ALLOW OVERWRITE', 'READ ATTRIBUTE', 'WRITE ATTRIBUTE', 'SPACE(16)', 'LOCATE(16)', 'ERASE(16)'],
];

describe('every command of a tape drive', () => {
  it('is supported by a drive that can do everything', () => {
    const host = loaded();
    const reply = host.send('REPORT SUPPORTED OPERATION CODES');
    const opcodes = new Set<number>();
    for (let at = 4; at < reply.data.length; at += 8) opcodes.add(reply.data[at]);
    expect([...opcodes]).toEqual([...new Set(ROWS.map(({ opcode }) => opcode))].sort((a, b) => a - b));
  });

  it('is refused when a reserved bit is set, with a pointer to the bit', () => {
    const host = loaded();
    for (const row of ROWS)
      for (let byte = 1; byte < row.cdbLength; byte++)
        for (let bit = 0; bit < 8; bit++) {
          if (!(row.reserved[byte] & (1 << bit))) continue;
          const bytes = encodeCdb(row);
          bytes[byte] |= 1 << bit;
          expectSense(host.raw(bytes, new Uint8Array(40)), '5/24/00', cdb(byte, bit));
        }
  });

  it('that needs a tape is 2/3A/00 without one, and the others are not', () => {
    const host = emptyDrive();
    for (const row of ROWS) {
      const reply = host.raw(encodeCdb(row), undefined);
      const absent = reply.sense?.key === 2 && reply.sense.asc === 0x3a;
      const needs = NEED_TAPE.includes(row.name) || row.name === 'LOAD UNLOAD';
      expect([row.name, absent]).toEqual([row.name, needs]);
    }
  });

  it('never fails whatever the CDB, gives a legal status and keeps within the buffer', () => {
    const host = loaded({ format: 'AIT-3', capacity: 1e6 }, { kind: 'AIT-3' });
    const statuses: readonly number[] = Object.values(SCSISTAT);
    fc.assert(
      fc.property(
        fc.constantFrom(...ROWS),
        fc.uint8Array({ minLength: 15, maxLength: 15 }),
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(3),
        (row, rest, out, thin) => {
          const bytes = Uint8Array.of(row.opcode, ...rest);
          // Random bits die of a reserved bit: most keep to the fields, and to small values.
          const legal = bytes.map((byte, i) =>
            i === 0
              ? byte
              : (thin > 1 ? byte & (byte >> 2) & (byte >> 4) : byte) & ~(row.reserved[i] ?? 0xff),
          );
          if (row.serviceAction !== undefined) legal[1] = (legal[1] & 0xe0) | row.serviceAction;
          const sent = thin === 0 ? bytes : legal;
          sent[row.cdbLength - 1] &= 0x03;
          const reply = host.raw(sent.slice(0, row.cdbLength), out);
          expect(statuses).toContain(reply.status);
          expect(reply.sense !== undefined).toBe(reply.status === SCSISTAT.SCSISTAT_CHECK_CONDITION);
          expect(Number.isInteger(reply.duration) && reply.duration >= 0).toBe(true);
        },
      ),
      { numRuns: 4000 },
    );
    host.clock.advance(1e9);
    host.send('LOAD UNLOAD', { load: 1 });
    expect(['ready', 'loading', 'ejected', 'held']).toContain(host.drive.stage);
  });
});

describe('PERSISTENT RESERVE, diagnostics and LUNs', () => {
  it('are those of every device', () => {
    const host = emptyDrive();
    expectGood(host.send('REPORT LUNS'));
    expectGood(host.send('PERSISTENT RESERVE IN, READ KEYS'));
    expectGood(host.send('SEND DIAGNOSTIC', { 'self-test': 1, 'parameter list length': 0 }));
    expectGood(host.send('RECEIVE DIAGNOSTIC RESULTS', { 'page code valid': 1 }));
  });
});
