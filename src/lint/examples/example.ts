/**
 * A wrong and a right piece of C for a rule. They are shown in the documentation, and they are tests: a line
 * such as `//   ^^^^ E03` says where on the line above the rule objects, and nothing else may object.
 */
export interface Example {
  readonly wrong: string;
  readonly right: string;
  /** The code is a file of its own and not a part of a routine that is right otherwise. */
  readonly file?: true;
  /** The routine is GetDriveParameters of a tape drive. */
  readonly tape?: true;
}

export type Examples = Readonly<Record<string, Example>>;

/** What stands before the part of a routine, so that nothing but the part can be wrong. */
const BEFORE = `#include <ntddk.h>
#include <mcd.h>

NTSTATUS ChangerGetParameters(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PGET_CHANGER_PARAMETERS out = Irp->AssociatedIrp.SystemBuffer;

    RtlZeroMemory(out, sizeof(GET_CHANGER_PARAMETERS));
    out->Size = sizeof(GET_CHANGER_PARAMETERS);
    out->NumberTransportElements = 1;
    out->NumberStorageElements = 8;
    out->NumberDataTransferElements = 1;
    out->NumberOfDoors = 1;
    out->MoveFromSlot = CHANGER_TO_SLOT | CHANGER_TO_DRIVE;
    out->MoveFromDrive = CHANGER_TO_SLOT;
    out->Features0 = CHANGER_STORAGE_SLOT;
`;
const AFTER = `
    Irp->IoStatus.Information = sizeof(GET_CHANGER_PARAMETERS);
    return STATUS_SUCCESS;
}
`;

/** A part of ChangerGetParameters as a whole file. */
export function asRoutine(part: string): string {
  return `${BEFORE}${part}${AFTER}`;
}

const TAPE_BEFORE = `#include <minitape.h>

TAPE_STATUS GetDriveParameters(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                               PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber, TAPE_STATUS LastStatus,
                               PULONG RetryFlags)
{
    PTAPE_GET_DRIVE_PARAMETERS out = CommandParameters;

    TapeClassZeroMemory(out, sizeof(TAPE_GET_DRIVE_PARAMETERS));
    out->MinimumBlockSize = 1;
    out->DefaultBlockSize = 65536;
    out->MaximumBlockSize = 1048576;
    out->FeaturesLow = TAPE_DRIVE_VARIABLE_BLOCK;
`;
const TAPE_AFTER = `
    return TAPE_STATUS_SUCCESS;
}
`;

/** The file that an example stands for. */
export function sourceOf(example: Example, which: 'wrong' | 'right'): string {
  if (example.tape) return `${TAPE_BEFORE}${example[which]}${TAPE_AFTER}`;
  return example.file ? example[which] : asRoutine(example[which]);
}

/** The code without the lines that mark what is wrong, as a reader sees it. */
export function withoutMarkers(code: string): string {
  return code
    .split('\n')
    .filter((line) => !/^\s*\/\/\s*\^+ [A-Z]+\d+/.test(line))
    .map((line) => (code.startsWith('    ') ? line.replace(/^ {4}/, '') : line))
    .join('\n')
    .trim();
}
