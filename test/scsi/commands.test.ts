import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldBytes } from '../../src/scsi/cdb-field.ts';
import {
  commandName,
  commandOf,
  commandsOf,
  decodeCdb,
  encodeCdb,
  findCommand,
} from '../../src/scsi/commands.ts';
import { DEVICE_TYPE } from '../../src/scsi/device-type.ts';

const CHANGER = DEVICE_TYPE.MEDIUM_CHANGER;
const TAPE = DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE;
const rows = [CHANGER, TAPE].flatMap((type) => commandsOf(type).map((row) => ({ type, row })));

describe('the command table', () => {
  it('keeps every field inside its CDB and apart from the others', () => {
    for (const { row } of rows) {
      const used = new Set<number>();
      for (const field of row.fields) {
        expect(field.byte + fieldBytes(field), `${row.name}, ${field.name}`).toBeLessThanOrEqual(
          row.cdbLength,
        );
        for (let i = 0; i < field.width; i++) {
          const bit = (field.byte + fieldBytes(field) - 1) * 8 + 7 - field.bit - i;
          expect(used.has(bit), `${row.name}, ${field.name}`).toBe(false);
          used.add(bit);
        }
      }
    }
  });

  it('has the CDB length that the operation code group prescribes', () => {
    const groups: Record<number, number> = { 0: 6, 1: 10, 2: 10, 4: 16, 5: 12 };
    for (const { row } of rows)
      expect(row.cdbLength, row.name).toBe(groups[row.opcode >> 5] ?? row.cdbLength);
  });

  it('names a length field exactly where there is a data phase of a length that can be chosen', () => {
    for (const { row } of rows) {
      const chosen = row.data !== 'none' && row.name !== 'READ BLOCK LIMITS';
      expect(row.lengthField !== undefined, row.name).toBe(chosen);
      if (row.lengthField) expect(row.fields.map(({ name }) => name)).toContain(row.lengthField);
    }
  });

  it('has every command once', () => {
    for (const type of [CHANGER, TAPE]) {
      const keys = commandsOf(type).map((row) => `${row.opcode} ${row.serviceAction ?? ''}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('leaves the old logical unit bits and the obsolete control bits alone', () => {
    for (const { row } of rows) {
      expect(row.reserved[1] & 0xe0, row.name).toBe(0);
      expect(row.reserved[row.cdbLength - 1] & 0x03, row.name).toBe(0);
    }
    expect([...(findCommand(0xa5, CHANGER)?.reserved ?? [])]).toEqual([
      0, 0x1f, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xfe, 0x38,
    ]);
  });

  it('means by an opcode what the device type means by it', () => {
    expect(findCommand(0x2b, CHANGER)?.name).toBe('POSITION TO ELEMENT');
    expect(findCommand(0x2b, TAPE)?.name).toBe('LOCATE(10)');
    expect(findCommand(0x1b, CHANGER)?.name).toBe('OPEN/CLOSE IMPORT/EXPORT ELEMENT');
    expect(findCommand(0x1b, TAPE)?.name).toBe('LOAD UNLOAD');
    expect(findCommand(0x01, CHANGER)?.name).toBe('REZERO UNIT');
    expect(findCommand(0x01, TAPE)?.name).toBe('REWIND');
    expect(findCommand(0xa5, TAPE)).toBeUndefined();
    expect(findCommand(0x12, 0x1f)).toBeUndefined();
  });

  it('knows both opcodes of INITIALIZE ELEMENT STATUS WITH RANGE', () => {
    for (const opcode of [0x37, 0xe7])
      expect(findCommand(opcode, CHANGER)?.name).toBe('INITIALIZE ELEMENT STATUS WITH RANGE');
  });

  it('names commands, their service actions, and opcodes that nobody knows', () => {
    expect(commandName(Uint8Array.of(0xa5, 0), CHANGER)).toBe('MOVE MEDIUM');
    expect(commandName(Uint8Array.of(0x5f, 0x06), CHANGER)).toBe(
      'PERSISTENT RESERVE OUT, REGISTER AND IGNORE EXISTING KEY',
    );
    expect(commandName(Uint8Array.of(0x5f, 0x1f), CHANGER)).toBe('PERSISTENT RESERVE OUT');
    expect(commandName(Uint8Array.of(0xc1, 0), CHANGER)).toBe('opcode 0xC1');
  });

  it('decodes the CDB of a driver', () => {
    const cdb = Uint8Array.of(0xa5, 0, 0, 1, 0x03, 0xe8, 0x01, 0x00, 0, 0, 1, 0);
    const values = Object.fromEntries(decodeCdb(cdb, CHANGER).map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({
      'transport element address': 1,
      'source element address': 1000,
      'destination element address': 256,
      invert: 1,
    });
    expect(decodeCdb(Uint8Array.of(0xff), CHANGER)).toEqual([]);
  });

  it('gives back the values that were encoded, for every command', () => {
    const filled = fc.constantFrom(...rows).chain(({ type, row }) =>
      fc.record({
        type: fc.constant(type),
        row: fc.constant(row),
        values: fc.tuple(
          ...row.fields.map((field) =>
            field.name === 'service action'
              ? fc.constant(row.serviceAction ?? 0)
              : fc.nat({ max: Math.min(2 ** (field.width - (field.signed ? 1 : 0)) - 1, 0x7fffffff) }),
          ),
        ),
      }),
    );
    fc.assert(
      fc.property(filled, ({ type, row, values }) => {
        const named = Object.fromEntries(row.fields.map((field, i) => [field.name, values[i]]));
        const cdb = encodeCdb(row, named);
        expect(commandOf(cdb, type)).toBe(row);
        expect(Object.fromEntries(decodeCdb(cdb, type).map(({ name, value }) => [name, value]))).toEqual(
          named,
        );
        expect(cdb.some((byte, i) => byte & row.reserved[i])).toBe(false);
      }),
    );
  });

  it('has counts that go backwards, and object identifiers of 64 bits', () => {
    const cases: readonly [string, string, readonly number[]][] = [
      ['SPACE(6)', 'count', [-1, 5, -0x80_0000, 0x7f_ffff]],
      ['SPACE(16)', 'count', [-1, -1_000_000_007, 2 ** 40]],
      ['LOCATE(16)', 'logical object identifier', [0, 2 ** 40 + 3]],
    ];
    for (const [name, field, values] of cases)
      for (const value of values) {
        const row = commandsOf(TAPE).find((candidate) => candidate.name === name);
        const cdb = row ? encodeCdb(row, { [field]: value }) : new Uint8Array(16);
        expect(decodeCdb(cdb, TAPE).find((candidate) => candidate.name === field)?.value).toBe(value);
      }
  });

  it('does not encode a field that the command lacks', () => {
    const row = findCommand(0x00, CHANGER);
    expect(row && (() => encodeCdb(row, { speed: 1 }))).toThrow(RangeError);
  });
});
