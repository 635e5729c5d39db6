/** The linter on source that sets members, and the run-time check of the same structure, say the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FEATURES0, FEATURES1 } from '../../src/ddi/features.ts';
import { checkParameters } from '../../src/ddi/rules/check-parameters.ts';
import { CHANGER_RULES, TAPE_RULES } from '../../src/ddi/rules/index.ts';
import type { ChangerParameters } from '../../src/ddi/rules/rule.ts';
import { AUTOLOADER } from '../ddi/autoloader.ts';
import { linter } from './annotated.ts';

type Numbers = Omit<ChangerParameters, 'Reserved1' | 'Reserved2' | 'Features0' | 'Features1'>;

const flags0 = Object.keys(FEATURES0).filter(
  (name) => name !== 'CHANGER_RESERVED_BIT',
) as (keyof typeof FEATURES0)[];
const flags1 = Object.keys(FEATURES1) as (keyof typeof FEATURES1)[];

const count = fc.constantFrom(0, 1, 1, 1, 2, 8, 20);
const number = fc.constantFrom(0, 1, 1, 8, 9, 4096, 65535);
const byte = fc.nat(15);
const numbers: fc.Arbitrary<Numbers> = fc.record({
  Size: fc.constantFrom(60, 60, 60, 56),
  NumberTransportElements: count,
  NumberStorageElements: count,
  NumberCleanerSlots: count,
  NumberIEElements: count,
  NumberDataTransferElements: count,
  NumberOfDoors: count,
  FirstSlotNumber: number,
  FirstDriveNumber: number,
  FirstTransportNumber: number,
  FirstIEPortNumber: number,
  FirstCleanerSlotAddress: number,
  MagazineSize: count,
  DriveCleanTimeout: fc.constantFrom(0, 30, 601, 600, 600000),
  MoveFromTransport: byte,
  MoveFromSlot: byte,
  MoveFromIePort: byte,
  MoveFromDrive: fc.nat(255),
  ExchangeFromTransport: byte,
  ExchangeFromSlot: byte,
  ExchangeFromIePort: byte,
  ExchangeFromDrive: byte,
  LockUnlockCapabilities: fc.nat(15),
  PositionCapabilities: byte,
});

function word(names: readonly string[], table: Readonly<Record<string, { readonly value: number }>>): number {
  return names.reduce((bits, name) => (bits | table[name].value) >>> 0, 0);
}

/** A routine that sets the members, flags partly at once and partly one by one. */
function source(members: Numbers, first: readonly string[], second: readonly string[]): string {
  const lines = Object.entries(members).map(([name, value]) => `    out->${name} = ${value};`);
  const half = Math.ceil(first.length / 2);
  return `#include <mcd.h>
NTSTATUS ChangerGetParameters(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PGET_CHANGER_PARAMETERS out = Irp->AssociatedIrp.SystemBuffer;
    ULONG later = ${second.join(' | ') || '0'};
    RtlZeroMemory(out, sizeof(*out));
${lines.join('\n')}
    out->Features0 = ${first.slice(0, half).join(' | ') || '0'};
${first
  .slice(half)
  .map((name) => `    out->Features0 |= ${name};`)
  .join('\n')}
    out->Features1 = later;
    return STATUS_SUCCESS;
}
`;
}

it('agrees with the run-time check for any structure', async () => {
  const lint = await linter();
  const structure = fc.tuple(numbers, fc.subarray(flags0), fc.subarray(flags1));
  fc.assert(
    fc.property(structure, ([members, first, second]) => {
      const parameters: ChangerParameters = {
        ...members,
        Features0: word(first, FEATURES0),
        Features1: word(second, FEATURES1),
        Reserved1: [0, 0],
        Reserved2: [0, 0],
      };
      const expected = checkParameters({ parameters });
      const list = lint.lintSource('driver.c', source(members, first, second));
      const words = (entries: readonly { id: string; severity: string; message: string }[]) =>
        entries.map(({ id, severity, message }) => `${id} ${severity} ${message}`).sort();
      expect(words(list)).toEqual(
        words(expected.map(({ rule, severity, message }) => ({ id: rule.id, severity, message }))),
      );
    }),
    { numRuns: 150 },
  );
});

it('reads no more than its row says', () => {
  const names = Object.keys(AUTOLOADER) as (keyof ChangerParameters)[];
  const value = fc.tuple(numbers, fc.subarray(flags0), fc.subarray(flags1));
  fc.assert(
    fc.property(value, value, (one, other) => {
      const make = ([members, first, second]: typeof one): ChangerParameters => ({
        ...members,
        Features0: word(first, FEATURES0),
        Features1: word(second, FEATURES1),
        Reserved1: [0, 0],
        Reserved2: [0, 0],
      });
      const [left, right] = [make(one), make(other)];
      for (const { id, check, reads } of CHANGER_RULES.filter(({ reads }) => reads !== undefined)) {
        // What the row names from one structure, all else from the other.
        const mixed: Record<string, unknown> = { ...right };
        for (const name of names) if ((reads ?? []).includes(name)) mixed[name] = left[name];
        for (const member of ['Features0', 'Features1'] as const) {
          if ((reads ?? []).includes(member)) continue;
          const table: Readonly<Record<string, { readonly value: number }>> =
            member === 'Features0' ? FEATURES0 : FEATURES1;
          const mask = (reads ?? []).reduce((bits, name) => (bits | (table[name]?.value ?? 0)) >>> 0, 0);
          mixed[member] = ((left[member] & mask) | (right[member] & ~mask)) >>> 0;
        }
        const parameters = mixed as unknown as ChangerParameters;
        expect([id, check?.({ parameters })?.message]).toEqual([id, check?.({ parameters: left })?.message]);
      }
    }),
    { numRuns: 300 },
  );
});

it('every rule that the structure alone decides says what it reads', () => {
  const without = [...CHANGER_RULES, ...TAPE_RULES].filter(
    ({ staticCheck, check, reads }) => staticCheck === 'yes' && check && !reads,
  );
  expect(without.map(({ id }) => id)).toEqual([]);
});
