/*++

Module Name:

    autoloader.c

Abstract:

    Changer miniclass driver for the ACME LOADER 8: one tape drive, eight slots
    of which the last is kept for a cleaning cartridge, an import/export port,
    a door. The class driver calls one routine for each changer IOCTL; each
    translates the request into SCSI commands (SMC-3) and the answer back.

    Element addresses of requests and answers are zero-based for each element
    type. Those of the device come from mode page 1Dh.

Environment:

    Kernel mode. Every routine runs at PASSIVE_LEVEL.

--*/

#include <ntddk.h>
#include <mcd.h>
#include "autoloader.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)

#pragma alloc_text(PAGE, ChangerAdditionalExtensionSize)
#pragma alloc_text(PAGE, ChangerInitialize)
#pragma alloc_text(PAGE, ChangerPerformDiagnostics)
#pragma alloc_text(PAGE, ChangerGetParameters)
#pragma alloc_text(PAGE, ChangerGetStatus)
#pragma alloc_text(PAGE, ChangerGetProductData)
#pragma alloc_text(PAGE, ChangerSetAccess)
#pragma alloc_text(PAGE, ChangerGetElementStatus)
#pragma alloc_text(PAGE, ChangerInitializeElementStatus)
#pragma alloc_text(PAGE, ChangerSetPosition)
#pragma alloc_text(PAGE, ChangerExchangeMedium)
#pragma alloc_text(PAGE, ChangerMoveMedium)
#pragma alloc_text(PAGE, ChangerReinitializeUnit)
#pragma alloc_text(PAGE, ChangerQueryVolumeTags)
#endif


NTSTATUS
DriverEntry(
    IN PDRIVER_OBJECT DriverObject,
    IN PUNICODE_STRING RegistryPath
    )

/*++

Routine Description:

    Tells the class driver where the routines are.

Arguments:

    DriverObject, RegistryPath - passed on as they came.

Return Value:

    Whatever ChangerClassInitialize says.

--*/

{
    MCD_INIT_DATA mcdInitData;

    RtlZeroMemory(&mcdInitData, sizeof(MCD_INIT_DATA));

    mcdInitData.InitDataSize = sizeof(MCD_INIT_DATA);

    mcdInitData.ChangerAdditionalExtensionSize = ChangerAdditionalExtensionSize;
    mcdInitData.ChangerInitialize = ChangerInitialize;
    mcdInitData.ChangerError = ChangerError;
    mcdInitData.ChangerPerformDiagnostics = ChangerPerformDiagnostics;
    mcdInitData.ChangerGetParameters = ChangerGetParameters;
    mcdInitData.ChangerGetStatus = ChangerGetStatus;
    mcdInitData.ChangerGetProductData = ChangerGetProductData;
    mcdInitData.ChangerSetAccess = ChangerSetAccess;
    mcdInitData.ChangerGetElementStatus = ChangerGetElementStatus;
    mcdInitData.ChangerInitializeElementStatus = ChangerInitializeElementStatus;
    mcdInitData.ChangerSetPosition = ChangerSetPosition;
    mcdInitData.ChangerExchangeMedium = ChangerExchangeMedium;
    mcdInitData.ChangerMoveMedium = ChangerMoveMedium;
    mcdInitData.ChangerReinitializeUnit = ChangerReinitializeUnit;
    mcdInitData.ChangerQueryVolumeTags = ChangerQueryVolumeTags;

    return ChangerClassInitialize(DriverObject, RegistryPath, &mcdInitData);
}


ULONG
ChangerAdditionalExtensionSize(
    VOID
    )

/*++

Return Value:

    Bytes of the device extension that this driver uses.

--*/

{
    return sizeof(CHANGER_DATA);
}


PCHANGER_DATA
LoaderGetData(
    IN PDEVICE_OBJECT DeviceObject
    )
{
    PFUNCTIONAL_DEVICE_EXTENSION fdoExtension = (PFUNCTIONAL_DEVICE_EXTENSION)DeviceObject->DeviceExtension;

    return (PCHANGER_DATA)fdoExtension->CommonExtension.DriverData;
}


//
// Sending commands
//


PCDB
LoaderPrepareSrb(
    OUT PSCSI_REQUEST_BLOCK Srb,
    IN UCHAR CdbLength,
    IN ULONG TimeOut
    )

/*++

Routine Description:

    Clears a request block with its CDB and fills in what the class driver
    leaves to the caller.

Return Value:

    The CDB, to be filled in.

--*/

{
    RtlZeroMemory(Srb, SCSI_REQUEST_BLOCK_SIZE);
    Srb->CdbLength = CdbLength;
    Srb->TimeOutValue = TimeOut;

    return (PCDB)Srb->Cdb;
}


NTSTATUS
LoaderSend(
    IN PDEVICE_OBJECT DeviceObject,
    IN PSCSI_REQUEST_BLOCK Srb,
    IN PVOID Buffer,
    IN ULONG BufferLength,
    IN BOOLEAN WriteToDevice
    )

/*++

Routine Description:

    Sends a command and waits for it. A port driver reports data that is
    shorter than the buffer as an overrun, and the class driver lets that pass
    for INQUIRY and MODE SENSE only. It is no error for any command of this
    driver: the number of bytes is in DataTransferLength.

Return Value:

    Status of the request.

--*/

{
    NTSTATUS status;

    status = ChangerClassSendSrbSynchronous(DeviceObject, Srb, Buffer, BufferLength, WriteToDevice);

    if (status == STATUS_DATA_OVERRUN &&
        SRB_STATUS(Srb->SrbStatus) == SRB_STATUS_DATA_OVERRUN &&
        Srb->DataTransferLength <= BufferLength) {

        status = STATUS_SUCCESS;
    }

    if (!NT_SUCCESS(status)) {
        DebugPrint((1, "autoloader: command %x failed, status %lx\n", Srb->Cdb[0], status));
    }

    return status;
}


NTSTATUS
LoaderInquiry(
    IN PDEVICE_OBJECT DeviceObject,
    IN UCHAR Page,
    OUT PVOID Buffer,
    OUT PULONG Length
    )

/*++

Routine Description:

    Reads INQUIRY data, or a page of vital product data where Page is not 0.

Arguments:

    Buffer - MAXIMUM_CHANGER_INQUIRY_DATA bytes of nonpaged pool.

    Length - receives the number of bytes that came.

--*/

{
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb;
    NTSTATUS status;

    RtlZeroMemory(Buffer, MAXIMUM_CHANGER_INQUIRY_DATA);

    cdb = LoaderPrepareSrb(&srb, CDB6GENERIC_LENGTH, LOADER_TIMEOUT_SHORT);
    cdb->CDB6INQUIRY3.OperationCode = SCSIOP_INQUIRY;
    cdb->CDB6INQUIRY3.EnableVitalProductData = (Page != 0);
    cdb->CDB6INQUIRY3.PageCode = Page;
    cdb->CDB6INQUIRY3.AllocationLength = MAXIMUM_CHANGER_INQUIRY_DATA;

    status = LoaderSend(DeviceObject, &srb, Buffer, MAXIMUM_CHANGER_INQUIRY_DATA, FALSE);

    *Length = NT_SUCCESS(status) ? srb.DataTransferLength : 0;

    return status;
}


NTSTATUS
LoaderModePage(
    IN PDEVICE_OBJECT DeviceObject,
    IN UCHAR Page,
    OUT PVOID Data,
    IN ULONG Length
    )

/*++

Routine Description:

    Reads the current values of a mode page.

Arguments:

    Data - receives the page.

    Length - bytes of the page that the caller needs.

--*/

{
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb;
    PMODE_PARAMETER_HEADER header;
    PMODE_DISCONNECT_PAGE page;
    ULONG bufferLength = sizeof(MODE_PARAMETER_HEADER) + sizeof(MODE_PARAMETER_BLOCK) + Length;
    ULONG offset;
    NTSTATUS status;

    header = (PMODE_PARAMETER_HEADER)ChangerClassAllocatePool(NonPagedPoolCacheAligned, bufferLength);

    if (header == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    RtlZeroMemory(header, bufferLength);

    cdb = LoaderPrepareSrb(&srb, CDB6GENERIC_LENGTH, LOADER_TIMEOUT_SHORT);
    cdb->MODE_SENSE.OperationCode = SCSIOP_MODE_SENSE;
    cdb->MODE_SENSE.Dbd = 1;
    cdb->MODE_SENSE.PageCode = Page;
    cdb->MODE_SENSE.AllocationLength = (UCHAR)bufferLength;

    status = LoaderSend(DeviceObject, &srb, header, bufferLength, FALSE);

    if (NT_SUCCESS(status)) {

        //
        // A device may send a block descriptor although none was wanted.
        //

        offset = sizeof(MODE_PARAMETER_HEADER) + header->BlockDescriptorLength;
        page = (PMODE_DISCONNECT_PAGE)((PUCHAR)header + offset);

        if (offset + Length <= srb.DataTransferLength && page->PageCode == Page) {
            RtlCopyMemory(Data, page, Length);
        } else {
            status = STATUS_IO_DEVICE_ERROR;
        }
    }

    ChangerClassFreePool(header);

    return status;
}


//
// Initialization
//


VOID
LoaderReadCapabilities(
    IN OUT PCHANGER_DATA ChangerData,
    IN PMODE_DEVICE_CAPABILITIES_PAGE Page
    )

/*++

Routine Description:

    Takes from mode page 1Fh where media can be stored and which moves there
    are. The bits of a MoveFromXxx are those of the page, byte for byte.

--*/

{
    PUCHAR moves = (PUCHAR)Page + 4;
    UCHAR targets = LOADER_ANY_ELEMENT;
    ULONG type;

    ChangerData->StorageFeatures = (Page->MediumTransport ? CHANGER_STORAGE_TRANSPORT : 0) |
                                   (Page->StorageLocation ? CHANGER_STORAGE_SLOT : 0) |
                                   (Page->IEPort ? CHANGER_STORAGE_IEPORT : 0) |
                                   (Page->DataXFer ? CHANGER_STORAGE_DRIVE : 0);

    //
    // There is no moving to what does not exist, nor leaving a cartridge in a
    // transport that cannot keep it.
    //

    for (type = ChangerTransport; type <= ChangerDrive; type++) {
        if (ChangerData->Elements[type].Count == 0) {
            targets &= (UCHAR)~LOADER_TO(type);
        }
    }

    if (!Page->MediumTransport) {
        targets &= (UCHAR)~CHANGER_TO_TRANSPORT;
    }

    for (type = ChangerTransport; type <= ChangerDrive; type++) {
        ChangerData->MoveFrom[type] =
            ChangerData->Elements[type].Count == 0 ? 0 : (UCHAR)(moves[type - ChangerTransport] & targets);
    }
}


NTSTATUS
ChangerInitialize(
    IN PDEVICE_OBJECT DeviceObject
    )

/*++

Routine Description:

    Reads once what does not change while the device is there: product data,
    options, element addresses, capabilities.

Return Value:

    STATUS_SUCCESS, or why the device cannot be used.

--*/

{
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);
    PCHANGER_PRODUCT_DATA product = &changerData->ProductData;
    MODE_ELEMENT_ADDRESS_PAGE addresses;
    MODE_TRANSPORT_GEOMETRY_PAGE geometry;
    MODE_DEVICE_CAPABILITIES_PAGE capabilities;
    PUCHAR buffer;
    PINQUIRYDATA inquiry;
    PVPD_SERIAL_NUMBER_PAGE serial;
    ULONG length;
    ULONG type;
    NTSTATUS status;

    PAGED_CODE();

    RtlZeroMemory(changerData, sizeof(CHANGER_DATA));

    buffer = (PUCHAR)ChangerClassAllocatePool(NonPagedPoolCacheAligned, MAXIMUM_CHANGER_INQUIRY_DATA);

    if (buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    //
    // Names, and whether a bar code reader is fitted: it is an option.
    //

    status = LoaderInquiry(DeviceObject, 0, buffer, &length);

    if (!NT_SUCCESS(status)) {
        ChangerClassFreePool(buffer);
        return status;
    }

    inquiry = (PINQUIRYDATA)buffer;
    product->DeviceType = MEDIUM_CHANGER;
    RtlCopyMemory(product->VendorId, inquiry->VendorId, VENDOR_ID_LENGTH);
    RtlCopyMemory(product->ProductId, inquiry->ProductId, PRODUCT_ID_LENGTH);
    RtlCopyMemory(product->Revision, inquiry->ProductRevisionLevel, REVISION_LENGTH);

    if (length > LOADER_INQUIRY_BARCODE_BYTE) {
        changerData->BarCodeReader = (BOOLEAN)(buffer[LOADER_INQUIRY_BARCODE_BYTE] & LOADER_INQUIRY_BARCODE_BIT);
    }

    //
    // The serial number is good to have, and the device can do without.
    //

    status = LoaderInquiry(DeviceObject, VPD_SERIAL_NUMBER, buffer, &length);
    serial = (PVPD_SERIAL_NUMBER_PAGE)buffer;

    if (NT_SUCCESS(status) && length > sizeof(VPD_SERIAL_NUMBER_PAGE)) {

        length = min(length - sizeof(VPD_SERIAL_NUMBER_PAGE), serial->PageLength);
        length = min(length, SERIAL_NUMBER_LENGTH);
        RtlCopyMemory(product->SerialNumber, serial->SerialNumber, length);

        //
        // A unit that was never given a number reports blanks.
        //

        while (length != 0 && (product->SerialNumber[length - 1] == ' ' ||
                               product->SerialNumber[length - 1] == 0)) {
            length--;
        }

        changerData->SerialNumberValid = (BOOLEAN)(length != 0);
    }

    ChangerClassFreePool(buffer);

    //
    // Element addresses.
    //

    status = LoaderModePage(DeviceObject, MODE_PAGE_ELEMENT_ADDRESS, &addresses, sizeof(addresses));

    if (!NT_SUCCESS(status)) {
        return status;
    }

    changerData->Elements[ChangerTransport].First = LOADER_GET_16(addresses.MediumTransportElementAddress);
    changerData->Elements[ChangerTransport].Count = LOADER_GET_16(addresses.NumberTransportElements);
    changerData->Elements[ChangerSlot].First = LOADER_GET_16(addresses.FirstStorageElementAddress);
    changerData->Elements[ChangerSlot].Count = LOADER_GET_16(addresses.NumberStorageElements);
    changerData->Elements[ChangerIEPort].First = LOADER_GET_16(addresses.FirstIEPortElementAddress);
    changerData->Elements[ChangerIEPort].Count = LOADER_GET_16(addresses.NumberIEPortElements);
    changerData->Elements[ChangerDrive].First = LOADER_GET_16(addresses.FirstDataXFerElementAddress);
    changerData->Elements[ChangerDrive].Count = LOADER_GET_16(addresses.NumberDataXFerElements);

    for (type = ChangerTransport; type <= ChangerDrive; type++) {
        changerData->TotalElements += changerData->Elements[type].Count;
    }

    if (changerData->Elements[ChangerSlot].Count <= LOADER_CLEANER_SLOTS) {
        DebugPrint((0, "autoloader: %u slots are too few\n", changerData->Elements[ChangerSlot].Count));
        return STATUS_IO_DEVICE_ERROR;
    }

    //
    // Whether the transport turns cartridges over. A device without the page
    // does not.
    //

    status = LoaderModePage(DeviceObject, MODE_PAGE_TRANSPORT_GEOMETRY, &geometry, sizeof(geometry));

    if (NT_SUCCESS(status)) {
        changerData->Flip = (BOOLEAN)geometry.Flip;
    }

    //
    // Storage and moves.
    //

    status = LoaderModePage(DeviceObject, MODE_PAGE_DEVICE_CAPABILITIES, &capabilities, sizeof(capabilities));

    if (NT_SUCCESS(status)) {
        LoaderReadCapabilities(changerData, &capabilities);
    }

    return status;
}


//
// Errors and diagnostics
//


VOID
ChangerError(
    IN PDEVICE_OBJECT DeviceObject,
    IN PSCSI_REQUEST_BLOCK Srb,
    IN OUT NTSTATUS *Status,
    IN OUT BOOLEAN *Retry
    )

/*++

Routine Description:

    Gives a failed command the status that says what happened, and stops
    retries that would not help. Sense that is not listed here keeps the class
    driver's interpretation.

--*/

{
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);
    PSENSE_DATA sense = (PSENSE_DATA)Srb->SenseInfoBuffer;
    ULONG code;

    if (!(Srb->SrbStatus & SRB_STATUS_AUTOSENSE_VALID) || sense == NULL ||
        Srb->SenseInfoBufferLength <= FIELD_OFFSET(SENSE_DATA, AdditionalSenseCodeQualifier)) {
        return;
    }

    code = LOADER_SENSE(sense->AdditionalSenseCode, sense->AdditionalSenseCodeQualifier);

    DebugPrint((2, "autoloader: sense %x/%x/%x of command %x\n", sense->SenseKey,
                sense->AdditionalSenseCode, sense->AdditionalSenseCodeQualifier, Srb->Cdb[0]));

    switch (sense->SenseKey) {

    case SCSI_SENSE_NOT_READY:
    case SCSI_SENSE_ILLEGAL_REQUEST:

        switch (code) {

        case LOADER_SENSE(SCSI_ADSENSE_LUN_NOT_READY, LOADER_SENSEQ_DOOR_OPEN):
            *Status = STATUS_DEVICE_DOOR_OPEN;
            *Retry = FALSE;
            changerData->Problem = DeviceProblemDoorOpen;
            break;

        case LOADER_SENSE(SCSI_ADSENSE_LUN_NOT_READY, SCSI_SENSEQ_INIT_COMMAND_REQUIRED):
            *Status = STATUS_REINITIALIZATION_NEEDED;
            *Retry = FALSE;
            changerData->Problem = DeviceProblemCalibrationError;
            break;

        case LOADER_SENSE(SCSI_ADSENSE_ILLEGAL_BLOCK, SCSI_SENSEQ_ILLEGAL_ELEMENT_ADDR):
            *Status = STATUS_ILLEGAL_ELEMENT_ADDRESS;
            *Retry = FALSE;
            break;

        case LOADER_SENSE(SCSI_ADSENSE_POSITION_ERROR, SCSI_SENSEQ_DESTINATION_FULL):
            *Status = STATUS_DESTINATION_ELEMENT_FULL;
            *Retry = FALSE;
            break;

        case LOADER_SENSE(SCSI_ADSENSE_POSITION_ERROR, SCSI_SENSEQ_SOURCE_EMPTY):
            *Status = STATUS_SOURCE_ELEMENT_EMPTY;
            *Retry = FALSE;
            break;

        case LOADER_SENSE(SCSI_ADSENSE_POSITION_ERROR, LOADER_SENSEQ_MAGAZINE_CLOSED):
        case LOADER_SENSE(SCSI_ADSENSE_POSITION_ERROR, LOADER_SENSEQ_MAGAZINE_REMOVED):
            *Status = STATUS_MAGAZINE_NOT_PRESENT;
            *Retry = FALSE;
            break;

        default:
            break;
        }
        break;

    case SCSI_SENSE_MEDIUM_ERROR:
    case SCSI_SENSE_HARDWARE_ERROR:

        //
        // The class driver's status stands. What broke is for diagnostics.
        //

        if (sense->AdditionalSenseCode == LOADER_ADSENSE_TRANSPORT) {
            changerData->Problem = DeviceProblemPositionError;
        } else if (sense->AdditionalSenseCode == LOADER_ADSENSE_LOAD_EJECT) {
            changerData->Problem = DeviceProblemCartridgeEjectError;
        } else if (sense->AdditionalSenseCode == SCSI_ADSENSE_INTERNAL_TARGET_FAILURE) {
            changerData->Problem = DeviceProblemTargetFailure;
        } else {
            changerData->Problem = DeviceProblemHardware;
        }
        break;

    case SCSI_SENSE_UNIT_ATTENTION:

        //
        // A reset, or a hand in the port. The command was not carried out.
        //

        *Retry = TRUE;
        break;

    default:
        break;
    }
}


NTSTATUS
ChangerPerformDiagnostics(
    IN PDEVICE_OBJECT DeviceObject,
    OUT PWMI_CHANGER_PROBLEM_DEVICE_ERROR ChangerDeviceError
    )

/*++

Routine Description:

    Runs the device's self-test and reports what it found.

Return Value:

    STATUS_SUCCESS: ChangerProblemType has the result.

--*/

{
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb;
    NTSTATUS status;

    PAGED_CODE();

    changerData->Problem = DeviceProblemNone;

    cdb = LoaderPrepareSrb(&srb, CDB6GENERIC_LENGTH, LOADER_TIMEOUT_MOVE);
    cdb->SEND_DIAGNOSTIC.OperationCode = SCSIOP_SEND_DIAGNOSTIC;
    cdb->SEND_DIAGNOSTIC.SelfTest = 1;

    status = LoaderSend(DeviceObject, &srb, NULL, 0, FALSE);

    if (status == STATUS_INSUFFICIENT_RESOURCES) {
        return status;
    }

    //
    // ChangerError has seen the sense data of a test that failed.
    //

    if (!NT_SUCCESS(status) && changerData->Problem == DeviceProblemNone) {
        changerData->Problem = DeviceProblemHardware;
    }

    ChangerDeviceError->ChangerProblemType = changerData->Problem;

    return STATUS_SUCCESS;
}


//
// What the device is
//


ULONG
LoaderFeatures(
    IN PCHANGER_DATA ChangerData
    )

/*++

Return Value:

    Features0. There is nothing to report in Features1.

--*/

{
    ULONG features;

    features = ChangerData->StorageFeatures |
               CHANGER_INIT_ELEM_STAT_WITH_RANGE |
               CHANGER_STATUS_NON_VOLATILE |
               CHANGER_CLEANER_SLOT |
               CHANGER_DRIVE_CLEANING_REQUIRED |
               CHANGER_LOCK_UNLOCK |
               CHANGER_KEYPAD_ENABLE_DISABLE |
               CHANGER_POSITION_TO_ELEMENT |
               CHANGER_DEVICE_REINITIALIZE_CAPABLE |
               CHANGER_VOLUME_IDENTIFICATION |
               CHANGER_VOLUME_SEARCH |
               CHANGER_VOLUME_ASSERT |
               CHANGER_VOLUME_REPLACE |
               CHANGER_VOLUME_UNDEFINE;

    if (ChangerData->BarCodeReader) {
        features |= CHANGER_BAR_CODE_SCANNER_INSTALLED;
    }

    if (ChangerData->Flip) {
        features |= CHANGER_MEDIUM_FLIP;
    }

    if (ChangerData->SerialNumberValid) {
        features |= CHANGER_SERIAL_NUMBER_VALID;
    }

    if (ChangerData->Elements[ChangerIEPort].Count != 0) {
        features |= CHANGER_OPEN_IEPORT | CHANGER_CLOSE_IEPORT | CHANGER_REPORT_IEPORT_STATE;
    }

    return features;
}


NTSTATUS
ChangerGetParameters(
    IN PDEVICE_OBJECT DeviceObject,
    IN PIRP Irp
    )
{
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);
    PIO_STACK_LOCATION irpStack = IoGetCurrentIrpStackLocation(Irp);
    PGET_CHANGER_PARAMETERS parameters = (PGET_CHANGER_PARAMETERS)Irp->AssociatedIrp.SystemBuffer;
    USHORT slots = (USHORT)(changerData->Elements[ChangerSlot].Count - LOADER_CLEANER_SLOTS);

    PAGED_CODE();

    if (irpStack->Parameters.DeviceIoControl.OutputBufferLength < sizeof(GET_CHANGER_PARAMETERS)) {
        return STATUS_INFO_LENGTH_MISMATCH;
    }

    RtlZeroMemory(parameters, sizeof(GET_CHANGER_PARAMETERS));

    parameters->Size = sizeof(GET_CHANGER_PARAMETERS);

    parameters->NumberTransportElements = changerData->Elements[ChangerTransport].Count;
    parameters->NumberStorageElements = slots;
    parameters->NumberCleanerSlots = LOADER_CLEANER_SLOTS;
    parameters->NumberIEElements = changerData->Elements[ChangerIEPort].Count;
    parameters->NumberDataTransferElements = changerData->Elements[ChangerDrive].Count;
    parameters->NumberOfDoors = LOADER_DOORS;

    //
    // Numbers as the front panel shows them. The cleaner slot is the last one.
    //

    parameters->FirstSlotNumber = LOADER_FIRST_NUMBER;
    parameters->FirstDriveNumber = LOADER_FIRST_NUMBER;
    parameters->FirstTransportNumber = LOADER_FIRST_NUMBER;
    parameters->FirstIEPortNumber = parameters->NumberIEElements != 0 ? LOADER_FIRST_NUMBER : 0;
    parameters->FirstCleanerSlotAddress = (USHORT)(LOADER_FIRST_NUMBER + slots);

    parameters->DriveCleanTimeout = LOADER_CLEANING_TIME;

    parameters->Features0 = LoaderFeatures(changerData);

    parameters->MoveFromTransport = changerData->MoveFrom[ChangerTransport];
    parameters->MoveFromSlot = changerData->MoveFrom[ChangerSlot];
    parameters->MoveFromIePort = changerData->MoveFrom[ChangerIEPort];
    parameters->MoveFromDrive = changerData->MoveFrom[ChangerDrive];

    parameters->LockUnlockCapabilities = LOADER_LOCK_CAPABILITIES;
    if (parameters->NumberIEElements == 0) {
        parameters->LockUnlockCapabilities &= (UCHAR)~LOCK_UNLOCK_IEPORT;
    }

    parameters->PositionCapabilities = LOADER_POSITION_CAPABILITIES;

    Irp->IoStatus.Information = sizeof(GET_CHANGER_PARAMETERS);

    return STATUS_SUCCESS;
}


NTSTATUS
ChangerGetStatus(
    IN PDEVICE_OBJECT DeviceObject,
    IN PIRP Irp
    )

/*++

Routine Description:

    Asks whether the device can take requests.

--*/

{
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb;

    PAGED_CODE();

    Irp->IoStatus.Information = 0;

    cdb = LoaderPrepareSrb(&srb, CDB6GENERIC_LENGTH, LOADER_TIMEOUT_SHORT);
    cdb->CDB6GENERIC.OperationCode = SCSIOP_TEST_UNIT_READY;

    return LoaderSend(DeviceObject, &srb, NULL, 0, FALSE);
}


NTSTATUS
ChangerGetProductData(
    IN PDEVICE_OBJECT DeviceObject,
    IN PIRP Irp
    )

/*++

Routine Description:

    Returns what ChangerInitialize has read. This always succeeds.

--*/

{
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);

    PAGED_CODE();

    *(PCHANGER_PRODUCT_DATA)Irp->AssociatedIrp.SystemBuffer = changerData->ProductData;
    Irp->IoStatus.Information = sizeof(CHANGER_PRODUCT_DATA);

    return STATUS_SUCCESS;
}


//
// Element addresses
//


NTSTATUS
LoaderCheckElement(
    IN PCHANGER_DATA ChangerData,
    IN PCHANGER_ELEMENT Element,
    IN ULONG AllowedTypes
    )

/*++

Arguments:

    AllowedTypes - CHANGER_TO_xxx bits of the types that the request takes.

Return Value:

    STATUS_INVALID_PARAMETER - the request does not take such an element.

    STATUS_ILLEGAL_ELEMENT_ADDRESS - there is no element of that number.

--*/

{
    if (Element->ElementType < ChangerTransport || Element->ElementType > ChangerDrive ||
        !(AllowedTypes & LOADER_TO(Element->ElementType))) {

        return STATUS_INVALID_PARAMETER;
    }

    if (Element->ElementAddress >= ChangerData->Elements[Element->ElementType].Count) {
        return STATUS_ILLEGAL_ELEMENT_ADDRESS;
    }

    return STATUS_SUCCESS;
}


USHORT
LoaderAddress(
    IN PCHANGER_DATA ChangerData,
    IN PCHANGER_ELEMENT Element
    )

/*++

Return Value:

    The device's address of an element that LoaderCheckElement has let pass.

--*/

{
    return (USHORT)(ChangerData->Elements[Element->ElementType].First + Element->ElementAddress);
}


BOOLEAN
LoaderTranslateAddress(
    IN PCHANGER_DATA ChangerData,
    IN USHORT Address,
    OUT PCHANGER_ELEMENT Element
    )

/*++

Return Value:

    TRUE: Element is the one with that device address. FALSE: there is none.

--*/

{
    PLOADER_RANGE range;
    ULONG type;

    for (type = ChangerTransport; type <= ChangerDrive; type++) {

        range = &ChangerData->Elements[type];

        if (Address >= range->First && Address - range->First < range->Count) {
            Element->ElementType = (ELEMENT_TYPE)type;
            Element->ElementAddress = (ULONG)(Address - range->First);
            return TRUE;
        }
    }

    return FALSE;
}


//
// Element status
//


ULONG
LoaderExceptionCode(
    IN PELEMENT_DESCRIPTOR Descriptor
    )

/*++

Return Value:

    What the sense code of an abnormal element means; 0 where Windows sees
    nothing abnormal in it.

--*/

{
    switch (LOADER_SENSE(Descriptor->AdditionalSenseCode, Descriptor->AddSenseCodeQualifier)) {

    case LOADER_SENSE(SCSI_ADSENSE_POSITION_ERROR, LOADER_SENSEQ_MAGAZINE_CLOSED):
    case LOADER_SENSE(SCSI_ADSENSE_POSITION_ERROR, LOADER_SENSEQ_MAGAZINE_REMOVED):
        return ERROR_SLOT_NOT_PRESENT;

    case LOADER_SENSE(SCSI_ADSENSE_POSITION_ERROR, LOADER_SENSEQ_DRIVE_REMOVED):
        return ERROR_DRIVE_NOT_INSTALLED;

    case LOADER_SENSE(SCSI_ADSENSE_INVALID_MEDIA, SCSI_SENSEQ_CLEANING_CARTRIDGE_INSTALLED):

        //
        // A drive that is being cleaned.
        //

        return 0;

    case LOADER_SENSE(LOADER_ADSENSE_LABEL, LOADER_SENSEQ_NOT_SCANNED):
        return ERROR_INIT_STATUS_NEEDED;

    case LOADER_SENSE(LOADER_ADSENSE_LABEL, LOADER_SENSEQ_NO_LABEL):
        return ERROR_LABEL_UNREADABLE;

    default:
        return (ULONG)ERROR_UNHANDLED_ERROR;
    }
}


VOID
LoaderFillEntry(
    IN PCHANGER_DATA ChangerData,
    IN ELEMENT_TYPE Type,
    IN PELEMENT_STATUS_PAGE Page,
    IN PELEMENT_DESCRIPTOR Descriptor,
    IN OUT PLOADER_REPORT Report
    )

/*++

Routine Description:

    Translates the descriptor of one element. The entry was zeroed before.

--*/

{
    PCHANGER_ELEMENT_STATUS_EX entry = (PCHANGER_ELEMENT_STATUS_EX)Report->Next;
    PUCHAR bytes = (PUCHAR)Descriptor;
    PUCHAR end = bytes + LOADER_GET_16(Page->ElementDescriptorLength);
    PUCHAR next = bytes + sizeof(ELEMENT_DESCRIPTOR);
    ULONG device;
    ULONG flags;
    ULONG length;

    entry->Element.ElementType = Type;
    entry->Element.ElementAddress =
        (ULONG)LOADER_GET_16(Descriptor->ElementAddress) - ChangerData->Elements[Type].First;

    //
    // The flags are those of three bytes of the descriptor, in their places.
    //

    device = (ULONG)bytes[LOADER_DESCRIPTOR_STATE] |
             ((ULONG)bytes[LOADER_DESCRIPTOR_BUS] << 8) |
             ((ULONG)bytes[LOADER_DESCRIPTOR_SOURCE] << 16);

    flags = device & LOADER_STATE_FLAGS;

    if (flags & ELEMENT_STATUS_EXCEPT) {
        entry->ExceptionCode = LoaderExceptionCode(Descriptor);
        if (entry->ExceptionCode == 0) {
            flags &= ~ELEMENT_STATUS_EXCEPT;
        }
    }

    if (Type == ChangerIEPort) {
        flags |= device & LOADER_PORT_FLAGS;
    }

    //
    // Where a drive is on the bus.
    //

    if (Type == ChangerDrive && (device & LOADER_BUS_FLAGS)) {

        flags |= device & (LOADER_BUS_FLAGS | ELEMENT_STATUS_NOT_BUS);

        if (device & ELEMENT_STATUS_ID_VALID) {
            entry->TargetId = Descriptor->BusAddress;
        }

        if (device & ELEMENT_STATUS_LUN_VALID) {
            entry->Lun = Descriptor->Lun;
        }
    }

    //
    // Where the cartridge came from.
    //

    if ((device & ELEMENT_STATUS_SVALID) &&
        LoaderTranslateAddress(ChangerData,
                               LOADER_GET_16(Descriptor->SourceStorageElementAddress),
                               &entry->SrcElementAddress)) {

        flags |= device & LOADER_SOURCE_FLAGS;
    }

    //
    // Volume tags. One that begins with zero or blank is not defined.
    //

    if (Page->PVolTag && next + MAX_VOLUME_ID_SIZE <= end) {

        if (Report->VolumeTags && *next > ' ') {
            RtlCopyMemory(entry->PrimaryVolumeID, next, MAX_VOLUME_ID_SIZE);
            flags |= ELEMENT_STATUS_PVOLTAG;
        }
        next += MAX_VOLUME_ID_SIZE;
    }

    if (Page->AVolTag && next + MAX_VOLUME_ID_SIZE <= end) {

        if (Report->VolumeTags && ChangerData->Flip && *next > ' ') {
            RtlCopyMemory(entry->AlternateVolumeID, next, MAX_VOLUME_ID_SIZE);
            flags |= ELEMENT_STATUS_AVOLTAG;
        }
        next += MAX_VOLUME_ID_SIZE;
    }

    //
    // Drives were asked for their identification where the entry has room.
    //

    if (Report->EntryLength == sizeof(CHANGER_ELEMENT_STATUS_EX)) {

        flags |= ELEMENT_STATUS_PRODUCT_DATA;

        if (next + LOADER_IDENTIFIER_HEADER <= end) {

            length = min((ULONG)(end - next), (ULONG)(LOADER_IDENTIFIER_HEADER + next[3]));
            next += LOADER_IDENTIFIER_HEADER;

            if (length > LOADER_IDENTIFIER_HEADER + VENDOR_ID_LENGTH + PRODUCT_ID_LENGTH) {

                length -= LOADER_IDENTIFIER_HEADER + VENDOR_ID_LENGTH + PRODUCT_ID_LENGTH;
                RtlCopyMemory(entry->VendorIdentification, next, VENDOR_ID_LENGTH);
                next += VENDOR_ID_LENGTH;
                RtlCopyMemory(entry->ProductIdentification, next, PRODUCT_ID_LENGTH);
                next += PRODUCT_ID_LENGTH;
                RtlCopyMemory(entry->SerialNumber, next, min(length, SERIAL_NUMBER_LENGTH));
            }
        }
    }

    entry->Flags = flags;

    Report->Next += Report->EntryLength;
    Report->Room--;
}


NTSTATUS
LoaderFillEntries(
    IN PCHANGER_DATA ChangerData,
    IN PUCHAR Data,
    IN ULONG Length,
    IN OUT PLOADER_REPORT Report
    )

/*++

Routine Description:

    Translates the data of READ ELEMENT STATUS or REQUEST VOLUME ELEMENT
    ADDRESS: a header, then for each element type a page of descriptors. Data
    may end anywhere; a descriptor that is not all there is left out.

--*/

{
    PUCHAR end = Data + Length;
    PUCHAR pageEnd;
    PELEMENT_STATUS_PAGE page;
    ULONG descriptorLength;

    for (Data += sizeof(ELEMENT_STATUS_HEADER); Data + sizeof(ELEMENT_STATUS_PAGE) <= end; Data = pageEnd) {

        page = (PELEMENT_STATUS_PAGE)Data;
        descriptorLength = LOADER_GET_16(page->ElementDescriptorLength);
        Data += sizeof(ELEMENT_STATUS_PAGE);
        pageEnd = Data + min(LOADER_GET_24(page->DescriptorByteCount), (ULONG)(end - Data));

        if (page->ElementType < ChangerTransport || page->ElementType > ChangerDrive ||
            descriptorLength < sizeof(ELEMENT_DESCRIPTOR)) {

            return STATUS_IO_DEVICE_ERROR;
        }

        for (; Data + descriptorLength <= pageEnd && Report->Room != 0; Data += descriptorLength) {
            LoaderFillEntry(ChangerData, (ELEMENT_TYPE)page->ElementType, page,
                            (PELEMENT_DESCRIPTOR)Data, Report);
        }
    }

    return STATUS_SUCCESS;
}


NTSTATUS
LoaderReadElementStatus(
    IN PDEVICE_OBJECT DeviceObject,
    IN ELEMENT_TYPE Type,
    IN ULONG First,
    IN ULONG Count,
    IN OUT PLOADER_REPORT Report
    )

/*++

Routine Description:

    Reads the status of Count elements of one type, First being zero-based,
    and adds their entries to the report.

--*/

{
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb;
    PELEMENT_STATUS_HEADER buffer;
    ULONG descriptorLength = LOADER_DESCRIPTOR_LENGTH;
    ULONG address = changerData->Elements[Type].First + First;
    ULONG length;
    ULONG needed;
    NTSTATUS status;

    if (Type == ChangerDrive) {
        descriptorLength += LOADER_IDENTIFIER_LENGTH;
    }

    needed = sizeof(ELEMENT_STATUS_HEADER) + sizeof(ELEMENT_STATUS_PAGE) + Count * descriptorLength;

    do {

        length = needed;
        buffer = (PELEMENT_STATUS_HEADER)ChangerClassAllocatePool(NonPagedPoolCacheAligned, length);

        if (buffer == NULL) {
            return STATUS_INSUFFICIENT_RESOURCES;
        }

        cdb = LoaderPrepareSrb(&srb, CDB12GENERIC_LENGTH, LOADER_TIMEOUT_SHORT);
        cdb->READ_ELEMENT_STATUS.OperationCode = SCSIOP_READ_ELEMENT_STATUS;
        cdb->READ_ELEMENT_STATUS.ElementType = (UCHAR)Type;
        cdb->READ_ELEMENT_STATUS.VolTag = Report->VolumeTags;
        LOADER_PUT_16(cdb->READ_ELEMENT_STATUS.StartingElementAddress, address);
        LOADER_PUT_16(cdb->READ_ELEMENT_STATUS.NumberOfElements, Count);
        cdb->READ_ELEMENT_STATUS.Reserved1 =
            Report->EntryLength == sizeof(CHANGER_ELEMENT_STATUS_EX) ? LOADER_DVCID : 0;
        LOADER_PUT_24(cdb->READ_ELEMENT_STATUS.AllocationLength, length);

        status = LoaderSend(DeviceObject, &srb, buffer, length, FALSE);

        if (NT_SUCCESS(status) && srb.DataTransferLength < sizeof(ELEMENT_STATUS_HEADER)) {
            status = STATUS_IO_DEVICE_ERROR;
        }

        //
        // Firmware with longer descriptors says how much there is: once more.
        //

        if (NT_SUCCESS(status)) {
            needed = sizeof(ELEMENT_STATUS_HEADER) + LOADER_GET_24(buffer->ReportByteCount);
            if (needed <= length) {
                status = LoaderFillEntries(changerData, (PUCHAR)buffer, srb.DataTransferLength, Report);
            }
        }

        ChangerClassFreePool(buffer);

    } while (NT_SUCCESS(status) && needed > length);

    return status;
}


NTSTATUS
ChangerGetElementStatus(
    IN PDEVICE_OBJECT DeviceObject,
    IN PIRP Irp
    )

/*++

Routine Description:

    Returns an entry for each element that is asked for. Entries of drives
    have product data; in a report of all elements none has, so that all are
    of one length. Such a report begins with the transport, then come slots,
    port and drive.

--*/

{
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);
    PIO_STACK_LOCATION irpStack = IoGetCurrentIrpStackLocation(Irp);
    CHANGER_READ_ELEMENT_STATUS request;
    PCHANGER_ELEMENT element = &request.ElementList.Element;
    LOADER_REPORT report;
    ULONG elements;
    ULONG length;
    ULONG count;
    ULONG type;
    NTSTATUS status;

    PAGED_CODE();

    Irp->IoStatus.Information = 0;

    //
    // The same buffer takes the answer.
    //

    request = *(PCHANGER_READ_ELEMENT_STATUS)Irp->AssociatedIrp.SystemBuffer;

    if (element->ElementType == AllElements) {

        element->ElementAddress = 0;
        elements = changerData->TotalElements;

    } else {

        status = LoaderCheckElement(changerData, element, LOADER_ANY_ELEMENT);

        if (!NT_SUCCESS(status)) {
            return status;
        }

        elements = changerData->Elements[element->ElementType].Count;
    }

    count = request.ElementList.NumberOfElements;

    if (count == 0) {
        return STATUS_INVALID_PARAMETER;
    }

    if (count > elements - element->ElementAddress) {
        return STATUS_ILLEGAL_ELEMENT_ADDRESS;
    }

    if (request.VolumeTagInfo &&
        !(LoaderFeatures(changerData) & (CHANGER_BAR_CODE_SCANNER_INSTALLED | CHANGER_VOLUME_IDENTIFICATION))) {

        return STATUS_INVALID_PARAMETER;
    }

    report.Next = (PUCHAR)Irp->AssociatedIrp.SystemBuffer;
    report.EntryLength = element->ElementType == ChangerDrive ? sizeof(CHANGER_ELEMENT_STATUS_EX)
                                                              : sizeof(CHANGER_ELEMENT_STATUS);
    report.Room = count;
    report.VolumeTags = (BOOLEAN)(request.VolumeTagInfo != FALSE);

    length = count * report.EntryLength;

    if (irpStack->Parameters.DeviceIoControl.OutputBufferLength < length) {
        return STATUS_BUFFER_TOO_SMALL;
    }

    RtlZeroMemory(report.Next, length);

    if (element->ElementType != AllElements) {

        status = LoaderReadElementStatus(DeviceObject, element->ElementType, element->ElementAddress,
                                         count, &report);

    } else {

        //
        // Type by type: the order of the addresses can be changed by MODE
        // SELECT, the order of the report cannot.
        //

        status = STATUS_SUCCESS;

        for (type = ChangerTransport; type <= ChangerDrive && count != 0 && NT_SUCCESS(status); type++) {

            elements = min(count, changerData->Elements[type].Count);

            if (elements != 0) {
                status = LoaderReadElementStatus(DeviceObject, (ELEMENT_TYPE)type, 0, elements, &report);
                count -= elements;
            }
        }
    }

    if (NT_SUCCESS(status)) {
        Irp->IoStatus.Information = (ULONG_PTR)(report.Next - (PUCHAR)Irp->AssociatedIrp.SystemBuffer);
    }

    return status;
}


NTSTATUS
ChangerInitializeElementStatus(
    IN PDEVICE_OBJECT DeviceObject,
    IN PIRP Irp
    )

/*++

Routine Description:

    Has the device look into all elements, or into some of one type. Bar codes
    are read where that is wanted and a reader is fitted.

--*/

{
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);
    PCHANGER_INITIALIZE_ELEMENT_STATUS request =
        (PCHANGER_INITIALIZE_ELEMENT_STATUS)Irp->AssociatedIrp.SystemBuffer;
    PCHANGER_ELEMENT element = &request->ElementList.Element;
    ULONG count = request->ElementList.NumberOfElements;
    UCHAR noBarCode = (UCHAR)!(request->BarCodeScan && changerData->BarCodeReader);
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb;
    NTSTATUS status;

    PAGED_CODE();

    Irp->IoStatus.Information = 0;

    if (element->ElementType == AllElements) {

        cdb = LoaderPrepareSrb(&srb, CDB6GENERIC_LENGTH, LOADER_TIMEOUT_INVENTORY);
        cdb->INIT_ELEMENT_STATUS.OperationCode = SCSIOP_INIT_ELEMENT_STATUS;
        cdb->INIT_ELEMENT_STATUS.NoBarCode = noBarCode;

    } else {

        status = LoaderCheckElement(changerData, element, LOADER_ANY_ELEMENT);

        if (!NT_SUCCESS(status)) {
            return status;
        }

        //
        // To the device, zero elements are all that follow.
        //

        if (count == 0) {
            return STATUS_INVALID_PARAMETER;
        }

        if (count > changerData->Elements[element->ElementType].Count - element->ElementAddress) {
            return STATUS_ILLEGAL_ELEMENT_ADDRESS;
        }

        cdb = LoaderPrepareSrb(&srb, CDB10GENERIC_LENGTH, LOADER_TIMEOUT_INVENTORY);
        cdb->INITIALIZE_ELEMENT_RANGE.OperationCode = SCSIOP_INIT_ELEMENT_RANGE;
        cdb->INITIALIZE_ELEMENT_RANGE.Range = 1;
        LOADER_PUT_16(cdb->INITIALIZE_ELEMENT_RANGE.FirstElementAddress, LoaderAddress(changerData, element));
        LOADER_PUT_16(cdb->INITIALIZE_ELEMENT_RANGE.NumberOfElements, count);
        cdb->INITIALIZE_ELEMENT_RANGE.NoBarCode = noBarCode;
    }

    status = LoaderSend(DeviceObject, &srb, NULL, 0, FALSE);

    if (NT_SUCCESS(status)) {
        Irp->IoStatus.Information = sizeof(CHANGER_INITIALIZE_ELEMENT_STATUS);
    }

    return status;
}


//
// Door, port, keypad
//


NTSTATUS
ChangerSetAccess(
    IN PDEVICE_OBJECT DeviceObject,
    IN PIRP Irp
    )

/*++

Routine Description:

    Locks and unlocks, and moves the port out and in. The device has a single
    lock for port, door and keypad: the last request decides.

--*/

{
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);
    PCHANGER_SET_ACCESS request = (PCHANGER_SET_ACCESS)Irp->AssociatedIrp.SystemBuffer;
    PCHANGER_ELEMENT element = &request->Element;
    ULONG elements;
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb;
    NTSTATUS status;

    PAGED_CODE();

    Irp->IoStatus.Information = 0;

    switch (element->ElementType) {

    case ChangerIEPort:
        elements = changerData->Elements[ChangerIEPort].Count;
        break;

    case ChangerDoor:
        elements = LOADER_DOORS;
        break;

    case ChangerKeypad:
        elements = 1;
        break;

    default:
        return STATUS_INVALID_PARAMETER;
    }

    if (request->Control > RETRACT_IEPORT) {
        return STATUS_INVALID_PARAMETER;
    }

    if (elements == 0) {
        return STATUS_INVALID_DEVICE_REQUEST;
    }

    if (element->ElementAddress >= elements) {
        return STATUS_ILLEGAL_ELEMENT_ADDRESS;
    }

    if (request->Control == LOCK_ELEMENT || request->Control == UNLOCK_ELEMENT) {

        cdb = LoaderPrepareSrb(&srb, CDB6GENERIC_LENGTH, LOADER_TIMEOUT_SHORT);
        cdb->MEDIA_REMOVAL.OperationCode = SCSIOP_MEDIUM_REMOVAL;
        cdb->MEDIA_REMOVAL.Prevent = (request->Control == LOCK_ELEMENT);

    } else {

        //
        // Only the port moves.
        //

        if (element->ElementType != ChangerIEPort) {
            return STATUS_INVALID_DEVICE_REQUEST;
        }

        cdb = LoaderPrepareSrb(&srb, CDB6GENERIC_LENGTH, LOADER_TIMEOUT_MOVE);
        cdb->CDB6GENERIC.OperationCode = SCSIOP_START_STOP_UNIT;
        LOADER_PUT_16(&cdb->AsByte[2], LoaderAddress(changerData, element));
        cdb->AsByte[4] = request->Control == EXTEND_IEPORT ? LOADER_PORT_OPEN : LOADER_PORT_CLOSE;
    }

    status = LoaderSend(DeviceObject, &srb, NULL, 0, FALSE);

    if (NT_SUCCESS(status)) {
        Irp->IoStatus.Information = sizeof(CHANGER_SET_ACCESS);
    }

    return status;
}


//
// The robot
//


NTSTATUS
ChangerSetPosition(
    IN PDEVICE_OBJECT DeviceObject,
    IN PIRP Irp
    )
{
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);
    PCHANGER_SET_POSITION request = (PCHANGER_SET_POSITION)Irp->AssociatedIrp.SystemBuffer;
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb;
    NTSTATUS status;

    PAGED_CODE();

    Irp->IoStatus.Information = 0;

    status = LoaderCheckElement(changerData, &request->Transport, CHANGER_TO_TRANSPORT);

    if (NT_SUCCESS(status)) {
        status = LoaderCheckElement(changerData, &request->Destination,
                                    CHANGER_TO_SLOT | CHANGER_TO_IEPORT | CHANGER_TO_DRIVE);
    }

    if (!NT_SUCCESS(status)) {
        return status;
    }

    if (request->Flip && !changerData->Flip) {
        return STATUS_INVALID_PARAMETER;
    }

    if (!(LOADER_POSITION_CAPABILITIES & LOADER_TO(request->Destination.ElementType))) {
        return STATUS_INVALID_DEVICE_REQUEST;
    }

    cdb = LoaderPrepareSrb(&srb, CDB10GENERIC_LENGTH, LOADER_TIMEOUT_MOVE);
    cdb->POSITION_TO_ELEMENT.OperationCode = SCSIOP_POSITION_TO_ELEMENT;
    LOADER_PUT_16(cdb->POSITION_TO_ELEMENT.TransportElementAddress,
                  LoaderAddress(changerData, &request->Transport));
    LOADER_PUT_16(cdb->POSITION_TO_ELEMENT.DestinationElementAddress,
                  LoaderAddress(changerData, &request->Destination));
    cdb->POSITION_TO_ELEMENT.Flip = (request->Flip != FALSE);

    status = LoaderSend(DeviceObject, &srb, NULL, 0, FALSE);

    if (NT_SUCCESS(status)) {
        Irp->IoStatus.Information = sizeof(CHANGER_SET_POSITION);
    }

    return status;
}


NTSTATUS
ChangerExchangeMedium(
    IN PDEVICE_OBJECT DeviceObject,
    IN PIRP Irp
    )

/*++

Routine Description:

    The device has one picker and no EXCHANGE MEDIUM command.

--*/

{
    PAGED_CODE();

    UNREFERENCED_PARAMETER(DeviceObject);

    Irp->IoStatus.Information = 0;

    return STATUS_INVALID_DEVICE_REQUEST;
}


NTSTATUS
ChangerMoveMedium(
    IN PDEVICE_OBJECT DeviceObject,
    IN PIRP Irp
    )

/*++

Routine Description:

    Moves a cartridge. The cleaner slot follows the data slots: its address is
    NumberStorageElements.

--*/

{
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);
    PCHANGER_MOVE_MEDIUM request = (PCHANGER_MOVE_MEDIUM)Irp->AssociatedIrp.SystemBuffer;
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb;
    NTSTATUS status;

    PAGED_CODE();

    Irp->IoStatus.Information = 0;

    status = LoaderCheckElement(changerData, &request->Transport, CHANGER_TO_TRANSPORT);

    if (NT_SUCCESS(status)) {
        status = LoaderCheckElement(changerData, &request->Source, LOADER_ANY_ELEMENT);
    }

    if (NT_SUCCESS(status)) {
        status = LoaderCheckElement(changerData, &request->Destination, LOADER_ANY_ELEMENT);
    }

    if (!NT_SUCCESS(status)) {
        return status;
    }

    if (request->Flip && !changerData->Flip) {
        return STATUS_INVALID_PARAMETER;
    }

    if (!(changerData->MoveFrom[request->Source.ElementType] & LOADER_TO(request->Destination.ElementType))) {
        return STATUS_INVALID_DEVICE_REQUEST;
    }

    cdb = LoaderPrepareSrb(&srb, CDB12GENERIC_LENGTH, LOADER_TIMEOUT_MOVE);
    cdb->MOVE_MEDIUM.OperationCode = SCSIOP_MOVE_MEDIUM;
    LOADER_PUT_16(cdb->MOVE_MEDIUM.TransportElementAddress, LoaderAddress(changerData, &request->Transport));
    LOADER_PUT_16(cdb->MOVE_MEDIUM.SourceElementAddress, LoaderAddress(changerData, &request->Source));
    LOADER_PUT_16(cdb->MOVE_MEDIUM.DestinationElementAddress, LoaderAddress(changerData, &request->Destination));
    cdb->MOVE_MEDIUM.Flip = (request->Flip != FALSE);

    status = LoaderSend(DeviceObject, &srb, NULL, 0, FALSE);

    if (NT_SUCCESS(status)) {
        Irp->IoStatus.Information = sizeof(CHANGER_MOVE_MEDIUM);
    }

    return status;
}


NTSTATUS
ChangerReinitializeUnit(
    IN PDEVICE_OBJECT DeviceObject,
    IN PIRP Irp
    )

/*++

Routine Description:

    Has the transport find its reference position again.

--*/

{
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);
    PCHANGER_ELEMENT transport = (PCHANGER_ELEMENT)Irp->AssociatedIrp.SystemBuffer;
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb;
    NTSTATUS status;

    PAGED_CODE();

    Irp->IoStatus.Information = 0;

    status = LoaderCheckElement(changerData, transport, CHANGER_TO_TRANSPORT);

    if (!NT_SUCCESS(status)) {
        return status;
    }

    cdb = LoaderPrepareSrb(&srb, CDB6GENERIC_LENGTH, LOADER_TIMEOUT_MOVE);
    cdb->CDB6GENERIC.OperationCode = SCSIOP_REZERO_UNIT;

    status = LoaderSend(DeviceObject, &srb, NULL, 0, FALSE);

    if (NT_SUCCESS(status)) {
        Irp->IoStatus.Information = sizeof(CHANGER_ELEMENT);
    }

    return status;
}


//
// Volume tags
//


NTSTATUS
LoaderRequestVolumeAddress(
    IN PDEVICE_OBJECT DeviceObject,
    IN PCHANGER_ELEMENT Element,
    IN OUT PLOADER_REPORT Report
    )

/*++

Routine Description:

    Reads which elements the last search has found.

--*/

{
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb;
    PUCHAR buffer;
    ULONG length;
    NTSTATUS status;

    length = sizeof(ELEMENT_STATUS_HEADER) + ChangerDrive * sizeof(ELEMENT_STATUS_PAGE) +
             Report->Room * LOADER_DESCRIPTOR_LENGTH;

    buffer = (PUCHAR)ChangerClassAllocatePool(NonPagedPoolCacheAligned, length);

    if (buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    cdb = LoaderPrepareSrb(&srb, CDB12GENERIC_LENGTH, LOADER_TIMEOUT_SHORT);
    cdb->REQUEST_VOLUME_ELEMENT_ADDRESS.OperationCode = SCSIOP_REQUEST_VOL_ELEMENT;
    cdb->REQUEST_VOLUME_ELEMENT_ADDRESS.ElementType = (UCHAR)Element->ElementType;
    cdb->REQUEST_VOLUME_ELEMENT_ADDRESS.VolTag = 1;
    if (Element->ElementType != AllElements) {
        LOADER_PUT_16(cdb->REQUEST_VOLUME_ELEMENT_ADDRESS.StartingElementAddress,
                      LoaderAddress(changerData, Element));
    }
    LOADER_PUT_16(cdb->REQUEST_VOLUME_ELEMENT_ADDRESS.NumberElements, Report->Room);
    LOADER_PUT_24(cdb->REQUEST_VOLUME_ELEMENT_ADDRESS.AllocationLength, length);

    status = LoaderSend(DeviceObject, &srb, buffer, length, FALSE);

    if (NT_SUCCESS(status)) {
        status = LoaderFillEntries(changerData, buffer, srb.DataTransferLength, Report);
    }

    ChangerClassFreePool(buffer);

    return status;
}


NTSTATUS
ChangerQueryVolumeTags(
    IN PDEVICE_OBJECT DeviceObject,
    IN PIRP Irp
    )

/*++

Routine Description:

    Searches for volumes by a template, or defines and removes a volume tag of
    the cartridge in one element. A search returns the elements it found.

--*/

{
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);
    PIO_STACK_LOCATION irpStack = IoGetCurrentIrpStackLocation(Irp);
    PREAD_ELEMENT_ADDRESS_INFO info = (PREAD_ELEMENT_ADDRESS_INFO)Irp->AssociatedIrp.SystemBuffer;
    ULONG header = FIELD_OFFSET(READ_ELEMENT_ADDRESS_INFO, ElementStatus);
    CHANGER_SEND_VOLUME_TAG_INFORMATION request;
    PCHANGER_ELEMENT element = &request.StartingElement;
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb;
    LOADER_REPORT report;
    BOOLEAN search;
    PUCHAR buffer;
    ULONG room;
    NTSTATUS status;

    PAGED_CODE();

    Irp->IoStatus.Information = 0;

    if (irpStack->Parameters.DeviceIoControl.OutputBufferLength < sizeof(READ_ELEMENT_ADDRESS_INFO)) {
        return STATUS_INFO_LENGTH_MISMATCH;
    }

    //
    // The same buffer takes the answer.
    //

    request = *(PCHANGER_SEND_VOLUME_TAG_INFORMATION)Irp->AssociatedIrp.SystemBuffer;

    switch (request.ActionCode) {

    case SEARCH_ALL:
    case SEARCH_PRIMARY:
    case SEARCH_ALTERNATE:
    case SEARCH_ALL_NO_SEQ:
    case SEARCH_PRI_NO_SEQ:
    case SEARCH_ALT_NO_SEQ:
        search = TRUE;
        break;

    case ASSERT_PRIMARY:
    case REPLACE_PRIMARY:
    case UNDEFINE_PRIMARY:
        search = FALSE;
        break;

    case ASSERT_ALTERNATE:
    case REPLACE_ALTERNATE:
    case UNDEFINE_ALTERNATE:

        //
        // Only a cartridge that can be turned over has a second tag.
        //

        if (!changerData->Flip) {
            return STATUS_INVALID_DEVICE_REQUEST;
        }
        search = FALSE;
        break;

    default:
        return STATUS_INVALID_DEVICE_REQUEST;
    }

    //
    // Any search may cover all elements; a tag belongs to one.
    //

    if (search && element->ElementType == AllElements) {

        element->ElementAddress = 0;

    } else {

        status = LoaderCheckElement(changerData, element, LOADER_ANY_ELEMENT);

        if (!NT_SUCCESS(status)) {
            return status;
        }
    }

    buffer = (PUCHAR)ChangerClassAllocatePool(NonPagedPoolCacheAligned, MAX_VOLUME_TEMPLATE_SIZE);

    if (buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    RtlCopyMemory(buffer, request.VolumeIDTemplate, MAX_VOLUME_TEMPLATE_SIZE);

    cdb = LoaderPrepareSrb(&srb, CDB12GENERIC_LENGTH, LOADER_TIMEOUT_SHORT);
    cdb->SEND_VOLUME_TAG.OperationCode = SCSIOP_SEND_VOLUME_TAG;
    cdb->SEND_VOLUME_TAG.ElementType = (UCHAR)element->ElementType;
    if (element->ElementType != AllElements) {
        LOADER_PUT_16(cdb->SEND_VOLUME_TAG.StartingElementAddress, LoaderAddress(changerData, element));
    }
    cdb->SEND_VOLUME_TAG.ActionCode = (UCHAR)request.ActionCode;
    LOADER_PUT_16(cdb->SEND_VOLUME_TAG.ParameterListLength, MAX_VOLUME_TEMPLATE_SIZE);

    status = LoaderSend(DeviceObject, &srb, buffer, MAX_VOLUME_TEMPLATE_SIZE, TRUE);

    ChangerClassFreePool(buffer);

    if (!NT_SUCCESS(status)) {
        return status;
    }

    //
    // As many entries as there is room for, and never more than elements.
    //

    room = (irpStack->Parameters.DeviceIoControl.OutputBufferLength - header) / sizeof(CHANGER_ELEMENT_STATUS);
    room = min(room, changerData->TotalElements);

    RtlZeroMemory(info, header + room * sizeof(CHANGER_ELEMENT_STATUS));

    report.Next = (PUCHAR)info + header;
    report.EntryLength = sizeof(CHANGER_ELEMENT_STATUS);
    report.Room = room;
    report.VolumeTags = TRUE;

    if (search) {
        status = LoaderRequestVolumeAddress(DeviceObject, element, &report);
    }

    if (NT_SUCCESS(status)) {
        info->NumberOfElements = room - report.Room;
        Irp->IoStatus.Information = header + info->NumberOfElements * sizeof(CHANGER_ELEMENT_STATUS);
    }

    return status;
}
