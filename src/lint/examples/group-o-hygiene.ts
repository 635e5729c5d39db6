import type { Examples } from './example.ts';

/** Group O: each example is a file of its own. */
export const GROUP_O_EXAMPLES: Examples = {
  O01: {
    file: true,
    wrong: `#include <mcd.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    MCD_INIT_DATA init;

    RtlZeroMemory(&init, sizeof(init));
    init.InitDataSize = sizeof(init);
    init.ChangerInitialize = LoaderInitialize;
    return ChangerClassInitialize(DriverObject, RegistryPath, &init);
//                                                            ^^^^^ O01
}
`,
    right: `#include <mcd.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    MCD_INIT_DATA init = {
        sizeof(MCD_INIT_DATA),
        LoaderExtensionSize, LoaderInitialize, LoaderError, LoaderDiagnostics, LoaderGetParameters,
        LoaderGetStatus, LoaderGetProductData, LoaderSetAccess, LoaderGetElementStatus,
        LoaderInitializeElementStatus, LoaderSetPosition, LoaderExchangeMedium, LoaderMoveMedium,
        LoaderReinitializeUnit, LoaderQueryVolumeTags,
    };

    return ChangerClassInitialize(DriverObject, RegistryPath, &init);
}
`,
  },
  O02: {
    file: true,
    wrong: `#include <mcd.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    ChangerClassInitialize(DriverObject, RegistryPath, &LoaderInitData);
    return STATUS_SUCCESS;
//  ^^^^^^^^^^^^^^^^^^^^^^ O02
}
`,
    right: `#include <mcd.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return ChangerClassInitialize(DriverObject, RegistryPath, &LoaderInitData);
}
`,
  },
  O03: {
    file: true,
    wrong: `#include <mcd.h>

NTSTATUS ChangerGetStatus(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = LoaderTestUnitReady(DeviceObject);

    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ O03
    return status;
}
`,
    right: `#include <mcd.h>

NTSTATUS ChangerGetStatus(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    return LoaderTestUnitReady(DeviceObject);
}
`,
  },
  O04: {
    file: true,
    wrong: `#include <mcd.h>

NTSTATUS ChangerGetElementStatus(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PCHANGER_READ_ELEMENT_STATUS request = Irp->AssociatedIrp.SystemBuffer;
    PCHANGER_ELEMENT_STATUS entry = Irp->AssociatedIrp.SystemBuffer;
    ULONG i;

    for (i = 0; i < request->ElementList.NumberOfElements; i++) {
//                  ^^^^^^^^^^^^^^^^^^^^ O04
        entry[i].Element.ElementAddress = i;
    }
    return STATUS_SUCCESS;
}
`,
    right: `#include <mcd.h>

NTSTATUS ChangerGetElementStatus(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PCHANGER_READ_ELEMENT_STATUS request = Irp->AssociatedIrp.SystemBuffer;
    PCHANGER_ELEMENT_STATUS entry = Irp->AssociatedIrp.SystemBuffer;
    ULONG count = request->ElementList.NumberOfElements;
    ULONG i;

    for (i = 0; i < count; i++) {
        entry[i].Element.ElementAddress = i;
    }
    return STATUS_SUCCESS;
}
`,
  },
  O05: {
    file: true,
    wrong: `#include <mcd.h>

VOID ChangerError(PDEVICE_OBJECT DeviceObject, PSCSI_REQUEST_BLOCK Srb, NTSTATUS *Status, BOOLEAN *Retry)
{
    PSENSE_DATA sense = Srb->SenseInfoBuffer;

    if (sense->SenseKey == SCSI_SENSE_HARDWARE_ERROR) {
//      ^^^^^^^^^^^^^^^ O05
        *Retry = FALSE;
    }
}
`,
    right: `#include <mcd.h>

VOID ChangerError(PDEVICE_OBJECT DeviceObject, PSCSI_REQUEST_BLOCK Srb, NTSTATUS *Status, BOOLEAN *Retry)
{
    PSENSE_DATA sense = Srb->SenseInfoBuffer;

    if ((Srb->SrbStatus & SRB_STATUS_AUTOSENSE_VALID) && sense->SenseKey == SCSI_SENSE_HARDWARE_ERROR) {
        *Retry = FALSE;
    }
}
`,
  },
  O06: {
    file: true,
    wrong: `#include <mcd.h>

NTSTATUS DriverEntry(PVOID Argument1, PVOID Argument2)
{
    return ChangerClassInitialize(Argument1, Argument2, &LoaderInitData);
}

NTSTATUS LoaderSend(PDEVICE_OBJECT DeviceObject, PSCSI_REQUEST_BLOCK Srb)
{
    return ClassSendSrbSynchronous(DeviceObject, Srb, NULL, 0, FALSE);
//         ^^^^^^^^^^^^^^^^^^^^^^^ O06
}
`,
    right: `#include <mcd.h>

NTSTATUS DriverEntry(PVOID Argument1, PVOID Argument2)
{
    return ChangerClassInitialize(Argument1, Argument2, &LoaderInitData);
}

NTSTATUS LoaderSend(PDEVICE_OBJECT DeviceObject, PSCSI_REQUEST_BLOCK Srb)
{
    return ChangerClassSendSrbSynchronous(DeviceObject, Srb, NULL, 0, FALSE);
}
`,
  },
  O07: {
    file: true,
    wrong: `#include <mcd.h>

NTSTATUS LoaderMove(PDEVICE_OBJECT DeviceObject, USHORT Source)
{
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb = (PCDB)srb.Cdb;

    cdb->MOVE_MEDIUM.OperationCode = SCSIOP_MOVE_MEDIUM;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ O07
    cdb->MOVE_MEDIUM.SourceElementAddress[0] = (UCHAR)Source;
    cdb->MOVE_MEDIUM.SourceElementAddress[1] = (UCHAR)(Source >> 8);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ O07
    return ChangerClassSendSrbSynchronous(DeviceObject, &srb, NULL, 0, FALSE);
}
`,
    right: `#include <mcd.h>

NTSTATUS LoaderMove(PDEVICE_OBJECT DeviceObject, USHORT Source)
{
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb = (PCDB)srb.Cdb;

    RtlZeroMemory(&srb, sizeof(srb));
    cdb->MOVE_MEDIUM.OperationCode = SCSIOP_MOVE_MEDIUM;
    cdb->MOVE_MEDIUM.SourceElementAddress[0] = (UCHAR)(Source >> 8);
    cdb->MOVE_MEDIUM.SourceElementAddress[1] = (UCHAR)Source;
    return ChangerClassSendSrbSynchronous(DeviceObject, &srb, NULL, 0, FALSE);
}
`,
  },
  O08: {
    file: true,
    wrong: `#include <mcd.h>

NTSTATUS LoaderRead(PDEVICE_OBJECT DeviceObject, PSCSI_REQUEST_BLOCK Srb)
{
    PUCHAR buffer = ChangerClassAllocatePool(NonPagedPoolCacheAligned, 64);
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ O08
    NTSTATUS status;

    if (buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = ChangerClassSendSrbSynchronous(DeviceObject, Srb, buffer, 64, FALSE);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    ChangerClassFreePool(buffer);
    return STATUS_SUCCESS;
}
`,
    right: `#include <mcd.h>

NTSTATUS LoaderRead(PDEVICE_OBJECT DeviceObject, PSCSI_REQUEST_BLOCK Srb)
{
    PUCHAR buffer = ChangerClassAllocatePool(NonPagedPoolCacheAligned, 64);
    NTSTATUS status;

    if (buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = ChangerClassSendSrbSynchronous(DeviceObject, Srb, buffer, 64, FALSE);
    ChangerClassFreePool(buffer);
    return status;
}
`,
  },
  O09: {
    file: true,
    wrong: `#include <mcd.h>

typedef struct _CHANGER_DATA {
    ULONG Signature;
    USHORT First[5];
} CHANGER_DATA, *PCHANGER_DATA;

ULONG ChangerAdditionalExtensionSize(VOID)
{
    return sizeof(PCHANGER_DATA);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ O09
}

NTSTATUS ChangerInitialize(PDEVICE_OBJECT DeviceObject)
{
    PFUNCTIONAL_DEVICE_EXTENSION extension = DeviceObject->DeviceExtension;
    PCHANGER_DATA data = (PCHANGER_DATA)extension->CommonExtension.DriverData;

    data->Signature = 1;
    return STATUS_SUCCESS;
}
`,
    right: `#include <mcd.h>

typedef struct _CHANGER_DATA {
    ULONG Signature;
    USHORT First[5];
} CHANGER_DATA, *PCHANGER_DATA;

ULONG ChangerAdditionalExtensionSize(VOID)
{
    return sizeof(CHANGER_DATA);
}

NTSTATUS ChangerInitialize(PDEVICE_OBJECT DeviceObject)
{
    PFUNCTIONAL_DEVICE_EXTENSION extension = DeviceObject->DeviceExtension;
    PCHANGER_DATA data = (PCHANGER_DATA)extension->CommonExtension.DriverData;

    data->Signature = 1;
    return STATUS_SUCCESS;
}
`,
  },
  O10: {
    file: true,
    wrong: `#include <mcd.h>

NTSTATUS LoaderRead(PDEVICE_OBJECT DeviceObject, PSCSI_REQUEST_BLOCK Srb)
{
    UCHAR buffer[64];

    return ChangerClassSendSrbSynchronous(DeviceObject, Srb, buffer, sizeof(buffer), FALSE);
//                                                           ^^^^^^ O10
}
`,
    right: `#include <mcd.h>

NTSTATUS LoaderRead(PDEVICE_OBJECT DeviceObject, PSCSI_REQUEST_BLOCK Srb)
{
    PUCHAR buffer = ChangerClassAllocatePool(NonPagedPoolCacheAligned, 64);
    NTSTATUS status = STATUS_INSUFFICIENT_RESOURCES;

    if (buffer != NULL) {
        status = ChangerClassSendSrbSynchronous(DeviceObject, Srb, buffer, 64, FALSE);
        ChangerClassFreePool(buffer);
    }
    return status;
}
`,
  },
  O11: {
    file: true,
    wrong: `#include <mcd.h>

NTSTATUS LoaderCheck(ULONG Address, ULONG Count)
{
    return Address < Count ? STATUS_SUCCESS : STATUS_INVALID_ELEMENT_ADDRESS;
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ O11
}
`,
    right: `#include <mcd.h>

NTSTATUS LoaderCheck(ULONG Address, ULONG Count)
{
    return Address < Count ? STATUS_SUCCESS : STATUS_ILLEGAL_ELEMENT_ADDRESS;
}
`,
  },
  O12: {
    file: true,
    wrong: `#include <mcd.h>

NTSTATUS LoaderReadStatus(PDEVICE_OBJECT DeviceObject, PSCSI_REQUEST_BLOCK Srb, PUCHAR Buffer)
{
    Srb->Cdb[0] = SCSIOP_READ_ELEMENT_STATUS;
    return ChangerClassSendSrbSynchronous(DeviceObject, Srb, Buffer, 4096, FALSE);
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ O12
}
`,
    right: `#include <mcd.h>

NTSTATUS LoaderReadStatus(PDEVICE_OBJECT DeviceObject, PSCSI_REQUEST_BLOCK Srb, PUCHAR Buffer)
{
    NTSTATUS status;

    Srb->Cdb[0] = SCSIOP_READ_ELEMENT_STATUS;
    status = ChangerClassSendSrbSynchronous(DeviceObject, Srb, Buffer, 4096, FALSE);
    return status == STATUS_DATA_OVERRUN ? STATUS_SUCCESS : status;
}
`,
  },
};
