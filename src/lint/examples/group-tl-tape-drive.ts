import type { Examples } from './example.ts';

/** Group TL. */
export const GROUP_TL_EXAMPLES: Examples = {
  TL1: {
    tape: true,
    wrong: `    out->FeaturesLow |= TAPE_DRIVE_LOAD_UNLOAD;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TL1`,
    right: `    out->FeaturesHigh |= TAPE_DRIVE_LOAD_UNLOAD;`,
  },
  TL2: {
    tape: true,
    wrong: `    out->FeaturesHigh = TAPE_DRIVE_TENSION & ~TAPE_DRIVE_HIGH_FEATURES;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TL2`,
    right: `    out->FeaturesHigh = TAPE_DRIVE_TENSION;`,
  },
  TL3: {
    tape: true,
    wrong: `    out->FeaturesHigh |= TAPE_DRIVE_LOAD_UNLD_IMMED;
//                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ TL3`,
    right: `    out->FeaturesHigh |= TAPE_DRIVE_LOAD_UNLOAD | TAPE_DRIVE_LOAD_UNLD_IMMED;`,
  },
  TL4: {
    tape: true,
    wrong: `    out->FeaturesHigh |= TAPE_DRIVE_SET_COMPRESSION;
//                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ TL4`,
    right: `    out->FeaturesLow |= TAPE_DRIVE_COMPRESSION;
    out->FeaturesHigh |= TAPE_DRIVE_SET_COMPRESSION;`,
  },
  TL5: {
    tape: true,
    wrong: `    out->FeaturesLow |= TAPE_DRIVE_COMPRESSION | TAPE_DRIVE_SET_CMP_BOP_ONLY;
//                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ TL5`,
    right: `    out->FeaturesLow |= TAPE_DRIVE_COMPRESSION | TAPE_DRIVE_SET_CMP_BOP_ONLY;
    out->FeaturesHigh |= TAPE_DRIVE_SET_COMPRESSION;`,
  },
  TL6: {
    tape: true,
    wrong: `    out->FeaturesLow = TAPE_DRIVE_FIXED_BLOCK | TAPE_DRIVE_VARIABLE_BLOCK;
//                                              ^^^^^^^^^^^^^^^^^^^^^^^^^ TL6`,
    right: `    out->FeaturesLow = TAPE_DRIVE_FIXED_BLOCK | TAPE_DRIVE_VARIABLE_BLOCK;
    out->FeaturesHigh = TAPE_DRIVE_SET_BLOCK_SIZE;`,
  },
  TL7: {
    tape: true,
    wrong: `    out->FeaturesLow |= TAPE_DRIVE_INITIATOR;
    out->MaximumPartitionCount = 1;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TL7`,
    right: `    out->FeaturesLow |= TAPE_DRIVE_INITIATOR;
    out->MaximumPartitionCount = 2;`,
  },
  TL8: {
    tape: true,
    wrong: `    out->DefaultBlockSize = 2097152;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TL8`,
    right: `    out->DefaultBlockSize = 262144;`,
  },
  TL9: {
    tape: true,
    wrong: `    out->FeaturesLow |= TAPE_DRIVE_ERASE_BOP_ONLY;
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^ TL9`,
    right: `    out->FeaturesLow |= TAPE_DRIVE_ERASE_LONG | TAPE_DRIVE_ERASE_BOP_ONLY;`,
  },
  TL10: {
    file: true,
    wrong: `#include <mcd.h>
#include <minitape.h>

NTSTATUS ChangerGetParameters(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PGET_CHANGER_PARAMETERS out = Irp->AssociatedIrp.SystemBuffer;
    PCHANGER_DATA data = DeviceObject->DeviceExtension;

    *out = data->Parameters;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_PREDISMOUNT_EJECT_REQUIRED;
    return STATUS_SUCCESS;
}

TAPE_STATUS GetDriveParameters(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                               PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber, TAPE_STATUS LastStatus,
                               PULONG RetryFlags)
{
    PTAPE_GET_DRIVE_PARAMETERS out = CommandParameters;

    TapeClassZeroMemory(out, sizeof(TAPE_GET_DRIVE_PARAMETERS));
    out->FeaturesLow = TAPE_DRIVE_VARIABLE_BLOCK;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TL10
    return TAPE_STATUS_SUCCESS;
}
`,
    right: `#include <mcd.h>
#include <minitape.h>

NTSTATUS ChangerGetParameters(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PGET_CHANGER_PARAMETERS out = Irp->AssociatedIrp.SystemBuffer;
    PCHANGER_DATA data = DeviceObject->DeviceExtension;

    *out = data->Parameters;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_PREDISMOUNT_EJECT_REQUIRED;
    return STATUS_SUCCESS;
}

TAPE_STATUS GetDriveParameters(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                               PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber, TAPE_STATUS LastStatus,
                               PULONG RetryFlags)
{
    PTAPE_GET_DRIVE_PARAMETERS out = CommandParameters;

    TapeClassZeroMemory(out, sizeof(TAPE_GET_DRIVE_PARAMETERS));
    out->FeaturesLow = TAPE_DRIVE_VARIABLE_BLOCK | TAPE_DRIVE_EJECT_MEDIA;
    return TAPE_STATUS_SUCCESS;
}
`,
  },
  TL11: {
    file: true,
    wrong: `#include <mcd.h>
#include <minitape.h>

NTSTATUS ChangerGetParameters(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PGET_CHANGER_PARAMETERS out = Irp->AssociatedIrp.SystemBuffer;
    PCHANGER_DATA data = DeviceObject->DeviceExtension;

    *out = data->Parameters;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    return STATUS_SUCCESS;
}

TAPE_STATUS GetDriveParameters(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                               PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber, TAPE_STATUS LastStatus,
                               PULONG RetryFlags)
{
    PTAPE_GET_DRIVE_PARAMETERS out = CommandParameters;

    TapeClassZeroMemory(out, sizeof(TAPE_GET_DRIVE_PARAMETERS));
    out->FeaturesLow = TAPE_DRIVE_VARIABLE_BLOCK;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TL11
    return TAPE_STATUS_SUCCESS;
}
`,
    right: `#include <mcd.h>
#include <minitape.h>

NTSTATUS ChangerGetParameters(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PGET_CHANGER_PARAMETERS out = Irp->AssociatedIrp.SystemBuffer;
    PCHANGER_DATA data = DeviceObject->DeviceExtension;

    *out = data->Parameters;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    return STATUS_SUCCESS;
}

TAPE_STATUS GetDriveParameters(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                               PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber, TAPE_STATUS LastStatus,
                               PULONG RetryFlags)
{
    PTAPE_GET_DRIVE_PARAMETERS out = CommandParameters;

    TapeClassZeroMemory(out, sizeof(TAPE_GET_DRIVE_PARAMETERS));
    out->FeaturesLow = TAPE_DRIVE_VARIABLE_BLOCK | TAPE_DRIVE_CLEAN_REQUESTS;
    return TAPE_STATUS_SUCCESS;
}
`,
  },
  TL12: {
    tape: true,
    wrong: `    out->FeaturesHigh |= TAPE_DRIVE_WRITE_SETMARKS;
//                       ^^^^^^^^^^^^^^^^^^^^^^^^^ TL12`,
    right: `    out->FeaturesLow |= TAPE_DRIVE_REPORT_SMKS;
    out->FeaturesHigh |= TAPE_DRIVE_SETMARKS | TAPE_DRIVE_WRITE_SETMARKS;`,
  },
  TL13: {
    tape: true,
    wrong: `    out->FeaturesLow |= 0x00800000;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TL13`,
    right: `    out->FeaturesLow |= TAPE_DRIVE_WRITE_PROTECT;`,
  },
};
