import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getU16, getU32 } from '../../src/core/bytes.ts';
import { commandsOf, encodeCdb } from '../../src/scsi/commands.ts';
import { DEVICE_TYPE } from '../../src/scsi/device-type.ts';
import { decodeSense } from '../../src/scsi/sense.ts';
import { SCSISTAT } from '../../src/scsi/status.ts';
import { MediumChanger } from '../../src/emulator/changer/medium-changer.ts';
import { cdb, expectGood, expectSense, Host, library, poweredOn, rowOf, secondHost } from './harness.ts';

const ROWS = commandsOf(DEVICE_TYPE.MEDIUM_CHANGER);

describe('every command', () => {
  it('is refused when a reserved bit is set, with a pointer to the bit', () => {
    for (const row of ROWS)
      for (let byte = 1; byte < row.cdbLength; byte++)
        for (let bit = 0; bit < 8; bit++) {
          if (!(row.reserved[byte] & (1 << bit))) continue;
          const bytes = encodeCdb(row);
          bytes[byte] |= 1 << bit;
          expectSense(poweredOnOnce.host.raw(bytes, new Uint8Array(40)), '5/24/00', cdb(byte, bit));
        }
  });

  it('is refused when it asks for auto contingent allegiance', () => {
    for (const row of ROWS) {
      const reply = poweredOnOnce.host.raw(encodeCdb(row, { NACA: 1 }));
      expectSense(reply, '5/24/00', cdb(row.cdbLength - 1, 2));
    }
  });

  it('is refused when the CDB is too short', () => {
    const reply = poweredOnOnce.host.raw([0xa5, 0, 0, 0, 0, 0]);
    expectSense(reply, '5/24/00', cdb(6));
  });

  it('ignores the logical unit bits of SCSI-2 and the link bit', () => {
    expectGood(poweredOn().host.raw([0x00, 0xe0, 0, 0, 0, 0x01]));
    expectGood(poweredOn().host.raw([0xb8, 0xe0, 0, 0, 0, 1, 0, 0, 0, 0xff, 0, 0]));
  });

  it('is refused when its opcode or service action is not supported', () => {
    expectSense(poweredOnOnce.host.raw([0xc1, 0, 0, 0, 0, 0]), '5/20/00', cdb(0));
    expectSense(poweredOnOnce.host.raw([0xa3, 0x05, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), '5/24/00', cdb(1, 4));
  });

  it('never fails whatever the CDB, gives a legal status and keeps within the buffer', () => {
    const { changer, host } = poweredOn();
    const statuses: readonly number[] = Object.values(SCSISTAT);
    const opcode = fc.oneof(fc.constantFrom(...ROWS.map((row) => row.opcode)), fc.nat(255));
    fc.assert(
      fc.property(
        opcode,
        fc.uint8Array({ minLength: 15, maxLength: 15 }),
        fc.uint8Array({ maxLength: 64 }),
        fc.nat(2),
        (first, rest, out, sparse) => {
          // Most random CDBs die of a reserved bit; thin ones get further.
          const bytes = Uint8Array.of(
            first,
            ...rest.map((byte) => (sparse > 0 ? byte & (byte >> 2) & (byte >> 4) : byte)),
          );
          const reply = host.raw(bytes, out);
          expect(statuses).toContain(reply.status);
          expect(reply.sense !== undefined).toBe(reply.status === SCSISTAT.SCSISTAT_CHECK_CONDITION);
          expect(Number.isInteger(reply.duration) && reply.duration >= 1).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
    expect([...changer.elements()].filter((element) => element.full).length).toBeLessThanOrEqual(4);
  });
});

const poweredOnOnce = poweredOn();

describe('unit attention', () => {
  it('comes first after power on, once for each initiator', () => {
    const changer = new MediumChanger(library());
    for (const initiator of [0, 7]) {
      const host = new Host(changer, initiator);
      expectSense(host.send('TEST UNIT READY'), '6/29/00');
      expectGood(host.send('TEST UNIT READY'));
    }
  });

  it('stays pending through INQUIRY and REPORT LUNS, and REQUEST SENSE returns it', () => {
    const host = new Host(new MediumChanger(library()));
    expectGood(host.send('INQUIRY'));
    expectGood(host.send('REPORT LUNS'));
    const reply = host.send('REQUEST SENSE');
    expectGood(reply);
    expect(decodeSense(reply.data)).toMatchObject({ key: 6, asc: 0x29, ascq: 0 });
    expect(decodeSense(host.send('REQUEST SENSE').data)).toMatchObject({ key: 0, asc: 0, ascq: 0 });
    expectGood(host.send('TEST UNIT READY'));
  });

  it('comes before an unknown opcode', () => {
    expectSense(new Host(new MediumChanger(library())).raw([0xc1, 0, 0, 0, 0, 0]), '6/29/00');
  });

  it('is not reported twice for the same event', () => {
    const { changer, host } = poweredOn();
    for (let i = 0; i < 2; i++) {
      changer.openDoor();
      changer.closeDoor();
    }
    expectSense(host.send('TEST UNIT READY'), '6/28/00');
    expectGood(host.send('TEST UNIT READY'));
  });
});

describe('REQUEST SENSE', () => {
  it('does not speak descriptor format', () => {
    expectSense(poweredOn().host.send('REQUEST SENSE', { 'descriptor format': 1 }), '5/24/00', cdb(1, 0));
  });

  it('keeps to the allocation length', () => {
    expect(poweredOn().host.send('REQUEST SENSE', { 'allocation length': 8 }).transferred).toBe(8);
  });
});

describe('REPORT LUNS', () => {
  it('reports logical unit 0', () => {
    const { host } = poweredOn();
    expect([...host.send('REPORT LUNS').data]).toEqual([
      0,
      0,
      0,
      8,
      0,
      0,
      0,
      0,
      ...new Array<number>(8).fill(0),
    ]);
    expect([...host.send('REPORT LUNS', { 'select report': 1 }).data]).toEqual(new Array(8).fill(0));
    expectSense(host.send('REPORT LUNS', { 'select report': 3 }), '5/24/00', cdb(2));
  });
});

describe('REPORT SUPPORTED OPERATION CODES', () => {
  const name = 'REPORT SUPPORTED OPERATION CODES';
  const opcodes = (data: Uint8Array): number[] => {
    const list: number[] = [];
    for (let at = 4; at < 4 + getU32(data, 0); at += 8) list.push(data[at]);
    return list;
  };

  it('lists what the library supports and nothing else', () => {
    const full = opcodes(poweredOn().host.send(name).data);
    expect(full).toEqual([...ROWS].map((row) => row.opcode).sort((a, b) => a - b));
    const { host } = poweredOn({
      capabilities: { exchange: {}, volumeTags: ['assert'], lock: [], openPort: false, closePort: false },
    });
    const fewer = opcodes(host.send(name).data);
    for (const opcode of [0xa6, 0xb5, 0x1e, 0x1b]) expect(fewer).not.toContain(opcode);
    expect(fewer).toContain(0xb6);
    for (const opcode of [0xa6, 0xb5, 0x1e, 0x1b]) {
      const row = ROWS.find((candidate) => candidate.opcode === opcode);
      if (row) expectSense(host.raw(encodeCdb(row)), '5/20/00', cdb(0));
    }
  });

  it('describes one command with the bits it looks at', () => {
    const { host } = poweredOn();
    const reply = host.send(name, { 'reporting options': 1, 'requested operation code': 0xa5 });
    expect(reply.data[1] & 7).toBe(3);
    expect(getU16(reply.data, 2)).toBe(12);
    expect([...reply.data.slice(4)]).toEqual([0xa5, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 1, 0]);
    const none = host.send(name, { 'reporting options': 1, 'requested operation code': 0xc1 });
    expect([...none.data]).toEqual([0, 1, 0, 0]);
  });

  it('describes one service action', () => {
    const { host } = poweredOn();
    const ask = (action: number) =>
      host.send(name, {
        'reporting options': 2,
        'requested operation code': 0x5e,
        'requested service action': action,
      });
    expect(ask(1).data[1] & 7).toBe(3);
    expect(ask(1).data[5]).toBe(1);
    expect(ask(9).data[1]).toBe(1);
  });

  it('adds a timeouts descriptor on request', () => {
    const { host } = poweredOn();
    const timeouts = { 'return command timeouts descriptor': 1 };
    const one = host.send(name, { ...timeouts, 'reporting options': 1, 'requested operation code': 0x00 });
    expect(one.data).toHaveLength(4 + 6 + 12);
    const all = host.send(name, timeouts);
    expect(all.data).toHaveLength(4 + 20 * ROWS.length);
  });

  it('refuses a question that does not fit the opcode', () => {
    const { host } = poweredOn();
    const ask = (options: number, opcode: number) =>
      host.send(name, { 'reporting options': options, 'requested operation code': opcode });
    expectSense(ask(1, 0x5e), '5/24/00', cdb(2, 2));
    expectSense(ask(2, 0xa5), '5/24/00', cdb(2, 2));
    expectSense(ask(3, 0xa5), '5/24/00', cdb(2, 2));
  });
});

describe('the data-out phase', () => {
  it('tells a buffer shorter than the parameter list length', () => {
    const row = rowOf('SEND VOLUME TAG');
    const bytes = encodeCdb(row, { 'send action code': 5, 'parameter list length': 40 });
    expectSense(secondHost(poweredOn().changer).raw(bytes, new Uint8Array(39)), '5/1A/00', cdb(8));
  });
});
