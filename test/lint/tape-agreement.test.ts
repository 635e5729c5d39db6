/** The linter on a tape driver's source, and the run-time check of the same structure, say the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTapeParameters } from '../../src/ddi/rules/check-parameters.ts';
import type { TapeParameters } from '../../src/ddi/rules/tape-rule.ts';
import { TAPE_FEATURES_HIGH, TAPE_FEATURES_LOW } from '../../src/ddi/tape/features.ts';
import { linter } from './annotated.ts';

type Numbers = Omit<TapeParameters, 'FeaturesLow' | 'FeaturesHigh'>;

const lowFlags = Object.keys(TAPE_FEATURES_LOW);
const highFlags = Object.keys(TAPE_FEATURES_HIGH);
const ALL: Readonly<Record<string, { readonly value: number }>> = {
  ...TAPE_FEATURES_LOW,
  ...TAPE_FEATURES_HIGH,
};
const word = (names: readonly string[]): number =>
  names.reduce((bits, name) => (bits | ALL[name].value) >>> 0, 0);

const size = fc.constantFrom(0, 1, 512, 65536, 1048576);
const numbers: fc.Arbitrary<Numbers> = fc.record({
  ECC: fc.nat({ max: 1 }),
  Compression: fc.nat({ max: 1 }),
  DataPadding: fc.nat({ max: 1 }),
  ReportSetmarks: fc.nat({ max: 1 }),
  DefaultBlockSize: size,
  MaximumBlockSize: size,
  MinimumBlockSize: size,
  MaximumPartitionCount: fc.nat({ max: 3 }),
  EOTWarningZoneSize: size,
});
const lows = fc.oneof(
  { weight: 4, arbitrary: fc.subarray(lowFlags.filter((name) => name !== 'TAPE_DRIVE_RESERVED_BIT')) },
  { weight: 1, arbitrary: fc.subarray(lowFlags) },
);

/** A command routine that fills the structure in over three calls, part of it in a helper. */
function source(members: Numbers, low: readonly string[], high: readonly string[]): string {
  const lines = Object.entries(members).map(([name, value]) => `        out->${name} = ${value};`);
  const half = Math.ceil(low.length / 2);
  const or = (names: readonly string[]): string => names.join(' | ') || '0';
  return `#include <minitape.h>
static void AddFeatures(PTAPE_GET_DRIVE_PARAMETERS out) { out->FeaturesLow |= ${or(low.slice(half))}; }
TAPE_STATUS Fill(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters, PSCSI_REQUEST_BLOCK Srb,
                 ULONG CallNumber, TAPE_STATUS LastStatus, PULONG RetryFlags)
{
    PTAPE_GET_DRIVE_PARAMETERS out = (PTAPE_GET_DRIVE_PARAMETERS)CommandParameters;
    if (CallNumber == 0) {
        TapeClassZeroMemory(out, sizeof(*out));
${lines.join('\n')}
        return TAPE_STATUS_CHECK_TEST_UNIT_READY;
    }
    if (CallNumber == 1) {
        if (!TapeClassAllocateSrbBuffer(Srb, 64)) {
            return TAPE_STATUS_INSUFFICIENT_RESOURCES;
        }
        TapeClassZeroMemory(Srb->Cdb, sizeof(Srb->Cdb));
        Srb->CdbLength = 6;
        Srb->Cdb[0] = SCSIOP_MODE_SENSE;
        out->FeaturesLow = ${or(low.slice(0, half))};
        AddFeatures(out);
        return TAPE_STATUS_SEND_SRB_AND_CALLBACK;
    }
    out->FeaturesHigh = ${or(high)};
    return TAPE_STATUS_SUCCESS;
}
ULONG DriverEntry(PVOID Argument1, PVOID Argument2)
{
    TAPE_INIT_DATA_EX data;
    TapeClassZeroMemory(&data, sizeof(data));
    data.GetDriveParameters = Fill;
    return TapeClassInitialize(Argument1, Argument2, &data);
}
`;
}

describe('the linter on a tape driver', () => {
  it('agrees with the run-time check for any structure, over several calls of the routine', async () => {
    const lint = await linter();
    fc.assert(
      fc.property(fc.tuple(numbers, lows, fc.subarray(highFlags)), ([members, low, high]) => {
        const parameters: TapeParameters = { ...members, FeaturesLow: word(low), FeaturesHigh: word(high) };
        const words = (list: readonly { id: string; severity: string; message: string }[]): string[] =>
          list.map(({ id, severity, message }) => `${id} ${severity} ${message}`).sort();
        const expected = checkTapeParameters({ parameters });
        expect(words(lint.lintSource('drive.c', source(members, low, high)))).toEqual(
          words(expected.map(({ rule, severity, message }) => ({ id: rule.id, severity, message }))),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('claims nothing where a helper that it cannot see fills the structure in', async () => {
    const lint = await linter();
    const text = source(
      {
        ECC: 0,
        Compression: 0,
        DataPadding: 0,
        ReportSetmarks: 0,
        DefaultBlockSize: 9,
        MaximumBlockSize: 1,
        MinimumBlockSize: 1,
        MaximumPartitionCount: 0,
        EOTWarningZoneSize: 0,
      },
      [],
      [],
    ).replace('AddFeatures(out);', 'FillFromTable(out);');
    expect(lint.lintSource('drive.c', text)).toEqual([]);
  });

  it('compares with the driver of the changer in one run', async () => {
    const lint = await linter();
    const drive = source(
      {
        ECC: 0,
        Compression: 0,
        DataPadding: 0,
        ReportSetmarks: 0,
        DefaultBlockSize: 1,
        MaximumBlockSize: 1,
        MinimumBlockSize: 1,
        MaximumPartitionCount: 0,
        EOTWarningZoneSize: 0,
      },
      ['TAPE_DRIVE_FIXED_BLOCK'],
      [],
    );
    const changer = `#include <mcd.h>
NTSTATUS ChangerGetParameters(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PGET_CHANGER_PARAMETERS out = Irp->AssociatedIrp.SystemBuffer;
    PCHANGER_DATA data = DeviceObject->DeviceExtension;
    *out = data->Parameters;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_PREDISMOUNT_EJECT_REQUIRED;
    return STATUS_SUCCESS;
}
`;
    const files = [
      { file: 'drive.c', text: drive },
      { file: 'changer.c', text: changer },
    ];
    expect(lint.lintTogether(files).map(({ id, file }) => `${file} ${id}`)).toEqual(['drive.c TL10']);
    expect(lint.lintSource('drive.c', drive)).toEqual([]);
  });
});
