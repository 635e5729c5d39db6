import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { checkTapeParameters } from '../../src/ddi/rules/check-parameters.ts';
import { decodeTapeParameters, encodeTapeParameters } from '../../src/ddi/rules/parameters-codec.ts';
import type { TapeFacts, TapeParameters } from '../../src/ddi/rules/tape-rule.ts';
import { FEATURES0 } from '../../src/ddi/features.ts';
import {
  TAPE_FEATURES_HIGH,
  TAPE_FEATURES_LOW,
  type TapeFeatureHigh,
  type TapeFeatureLow,
} from '../../src/ddi/tape/features.ts';

const low = (...flags: TapeFeatureLow[]): number =>
  flags.reduce((bits, flag) => (bits | TAPE_FEATURES_LOW[flag].value) >>> 0, 0);
const high = (...flags: TapeFeatureHigh[]): number =>
  flags.reduce((bits, flag) => (bits | TAPE_FEATURES_HIGH[flag].value) >>> 0, 0);

/** A drive whose driver does everything right. */
const DRIVE: TapeParameters = {
  ECC: 1,
  Compression: 1,
  DataPadding: 0,
  ReportSetmarks: 0,
  DefaultBlockSize: 65536,
  MaximumBlockSize: 1048576,
  MinimumBlockSize: 1,
  MaximumPartitionCount: 2,
  FeaturesLow: low(
    'TAPE_DRIVE_INITIATOR',
    'TAPE_DRIVE_ERASE_LONG',
    'TAPE_DRIVE_ERASE_BOP_ONLY',
    'TAPE_DRIVE_ERASE_IMMEDIATE',
    'TAPE_DRIVE_FIXED_BLOCK',
    'TAPE_DRIVE_VARIABLE_BLOCK',
    'TAPE_DRIVE_COMPRESSION',
    'TAPE_DRIVE_SET_CMP_BOP_ONLY',
    'TAPE_DRIVE_EJECT_MEDIA',
    'TAPE_DRIVE_CLEAN_REQUESTS',
  ),
  FeaturesHigh: high(
    'TAPE_DRIVE_LOAD_UNLOAD',
    'TAPE_DRIVE_LOAD_UNLD_IMMED',
    'TAPE_DRIVE_SET_BLOCK_SIZE',
    'TAPE_DRIVE_SET_COMPRESSION',
    'TAPE_DRIVE_WRITE_FILEMARKS',
    'TAPE_DRIVE_WRITE_MARK_IMMED',
  ),
  EOTWarningZoneSize: 0,
};

function ids(change: Partial<TapeParameters>, changer?: TapeFacts['changer']): string[] {
  const parameters = { ...DRIVE, ...change };
  return checkTapeParameters({ parameters, ...(changer ? { changer } : {}) }).map(({ rule }) => rule.id);
}

/** The drive without some flags of its words. */
const without = (bits: number): Partial<TapeParameters> => ({
  FeaturesLow: (DRIVE.FeaturesLow & ~bits) >>> 0,
});
const changer = (flag: keyof typeof FEATURES0): TapeFacts['changer'] => ({
  Features0: FEATURES0[flag].value,
  Features1: 0,
});

describe('tape drive rules', () => {
  it('say nothing to a drive that does everything right, alone or beside its changer', () => {
    expect(ids({})).toEqual([]);
    const words =
      FEATURES0.CHANGER_PREDISMOUNT_EJECT_REQUIRED.value | FEATURES0.CHANGER_DRIVE_CLEANING_REQUIRED.value;
    expect(ids({}, { Features0: words, Features1: 0 })).toEqual([]);
  });

  it.each<[string, Partial<TapeParameters>]>([
    ['TL1', { FeaturesLow: (DRIVE.FeaturesLow | 0x80000000) >>> 0 }],
    ['TL2', { FeaturesHigh: DRIVE.FeaturesHigh & 0x7fffffff }],
    ['TL3', { FeaturesHigh: (DRIVE.FeaturesHigh | high('TAPE_DRIVE_TENSION_IMMED')) >>> 0 }],
    ['TL4', { FeaturesHigh: (DRIVE.FeaturesHigh | high('TAPE_DRIVE_SET_ECC')) >>> 0 }],
    ['TL5', { FeaturesHigh: (DRIVE.FeaturesHigh & ~0x200) >>> 0 }],
    ['TL6', without(low('TAPE_DRIVE_FIXED_BLOCK', 'TAPE_DRIVE_VARIABLE_BLOCK'))],
    ['TL6', { FeaturesHigh: (DRIVE.FeaturesHigh & ~0x10) >>> 0 }],
    ['TL7', { MaximumPartitionCount: 1 }],
    ['TL8', { MinimumBlockSize: 131072 }],
    ['TL8', { MaximumBlockSize: 4096 }],
    ['TL12', { FeaturesLow: (DRIVE.FeaturesLow | low('TAPE_DRIVE_REPORT_SMKS')) >>> 0 }],
    ['TL13', { FeaturesLow: (DRIVE.FeaturesLow | 0x8000) >>> 0 }],
  ])('%s is found, and nothing else', (id, change) => {
    expect(ids(change)).toEqual([id]);
  });

  it('TL9 is found beside the immediate erase that has no erase either', () => {
    expect(ids(without(low('TAPE_DRIVE_ERASE_LONG')))).toEqual(['TL3', 'TL9']);
  });

  it('TL10 and TL11 speak only where the driver of the changer is known', () => {
    const ejectless = without(low('TAPE_DRIVE_EJECT_MEDIA', 'TAPE_DRIVE_CLEAN_REQUESTS'));
    expect(ids(ejectless)).toEqual([]);
    expect(ids(ejectless, changer('CHANGER_PREDISMOUNT_EJECT_REQUIRED'))).toEqual(['TL10']);
    expect(ids(ejectless, changer('CHANGER_DRIVE_CLEANING_REQUIRED'))).toEqual(['TL11']);
    expect(ids({}, changer('CHANGER_STORAGE_SLOT'))).toEqual(['TL11']);
  });

  it('a constant in the wrong word is one mistake', () => {
    expect(ids({ FeaturesLow: high('TAPE_DRIVE_FORMAT', 'TAPE_DRIVE_LOAD_UNLOAD') })).toEqual(['TL1']);
  });

  it('the structure goes to bytes and back', () => {
    const ulong = fc.nat({ max: 0xffffffff });
    const byte = fc.nat({ max: 255 });
    const members = Object.keys(DRIVE) as (keyof TapeParameters)[];
    const numbers = fc.tuple(
      ...members.map((name) =>
        ['ECC', 'Compression', 'DataPadding', 'ReportSetmarks'].includes(name) ? byte : ulong,
      ),
    );
    fc.assert(
      fc.property(numbers, (list) => {
        const parameters = Object.fromEntries(
          members.map((name, i) => [name, list[i]]),
        ) as unknown as TapeParameters;
        expect(decodeTapeParameters(encodeTapeParameters(parameters))).toEqual(parameters);
      }),
    );
  });
});
