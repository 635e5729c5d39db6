/*++

Module Name:

    lto.c

Abstract:

    Tape miniclass driver for LTO drives. The class driver calls one routine
    for each tape IOCTL, again and again until the command is done: a call
    fills in one SRB, the class driver sends it, and the next call looks at
    the answer and fills in the next one. CallNumber says which call it is.

    The routines speak SSC-3. What a drive can do is asked of the drive: block
    limits, compression, partitions.

Environment:

    Kernel mode. The driver calls nothing but the tape class driver.

--*/

#include <minitape.h>
#include "lto.h"

//
// Drives that the driver knows, by vendor and beginning of the product name.
//

typedef struct _LTO_DRIVE {
    PCHAR Vendor;
    PCHAR Product;
} LTO_DRIVE;

static const LTO_DRIVE LtoDrives[] = {
    { "IBM     ", "ULT3580-" },
    { "IBM     ", "ULTRIUM-" },
    { "HP      ", "Ultrium " },
    { "HPE     ", "Ultrium " },
    { "QUANTUM ", "ULTRIUM" },
    { "CERTANCE", "ULTRIUM" },
    { "SEAGATE ", "ULTRIUM" },
    { "TANDBERG", "LTO " },
};

#define LTO_DRIVE_COUNT (sizeof(LtoDrives) / sizeof(LtoDrives[0]))


//
// Preparing SRBs. Each routine clears the command descriptor block and sets
// its length; the class driver has set everything else.
//

static PCDB LtoPrepareCdb(PSCSI_REQUEST_BLOCK Srb, UCHAR Length, UCHAR OperationCode, ULONG TimeOut)
{
    TapeClassZeroMemory(Srb->Cdb, sizeof(Srb->Cdb));
    Srb->CdbLength = Length;
    Srb->Cdb[0] = OperationCode;
    Srb->TimeOutValue = TimeOut;
    return (PCDB)Srb->Cdb;
}


//
// A command without data. The buffer of an earlier command is left alone, so
// the length has to say that nothing of it is to be moved.
//

static TAPE_STATUS LtoSendWithoutData(PSCSI_REQUEST_BLOCK Srb)
{
    Srb->DataTransferLength = 0;
    return TAPE_STATUS_SEND_SRB_AND_CALLBACK;
}


//
// MODE SENSE(6) of a page. Header and block descriptor come with every page.
//

static TAPE_STATUS LtoModeSense(PSCSI_REQUEST_BLOCK Srb, UCHAR Page)
{
    PCDB cdb;

    if (!TapeClassAllocateSrbBuffer(Srb, LTO_MODE_BUFFER)) {
        return TAPE_STATUS_INSUFFICIENT_RESOURCES;
    }
    cdb = LtoPrepareCdb(Srb, CDB6GENERIC_LENGTH, SCSIOP_MODE_SENSE, LTO_TIMEOUT_SHORT);
    cdb->MODE_SENSE.PageCode = Page;
    cdb->MODE_SENSE.AllocationLength = LTO_MODE_BUFFER;
    return TAPE_STATUS_SEND_SRB_AND_CALLBACK;
}


//
// The page in the mode data that came, or NULL where it did not come whole.
//

static PVOID LtoModePage(PSCSI_REQUEST_BLOCK Srb, UCHAR Page, ULONG Length)
{
    PUCHAR data = Srb->DataBuffer;
    PMODE_PARAMETER_HEADER header = Srb->DataBuffer;
    ULONG at = sizeof(MODE_PARAMETER_HEADER);

    if (Srb->DataTransferLength < sizeof(MODE_PARAMETER_HEADER)) {
        return NULL;
    }
    at += header->BlockDescriptorLength;
    if (at + Length > Srb->DataTransferLength || (data[at] & 0x3f) != Page) {
        return NULL;
    }
    return data + at;
}


//
// The block descriptor, or NULL where the drive sent none.
//

static PMODE_PARAMETER_BLOCK LtoBlockDescriptor(PSCSI_REQUEST_BLOCK Srb)
{
    PMODE_PARAMETER_HEADER header = Srb->DataBuffer;

    if (Srb->DataTransferLength < sizeof(MODE_PARAMETER_HEADER) + sizeof(MODE_PARAMETER_BLOCK)
        || header->BlockDescriptorLength < sizeof(MODE_PARAMETER_BLOCK)) {
        return NULL;
    }
    return (PMODE_PARAMETER_BLOCK)(header + 1);
}


//
// MODE SELECT(6) of the mode data that MODE SENSE brought, changed in place.
// What is reserved when it is written is cleared.
//

static TAPE_STATUS LtoModeSelect(PSCSI_REQUEST_BLOCK Srb)
{
    PMODE_PARAMETER_HEADER header = Srb->DataBuffer;
    PUCHAR page = (PUCHAR)(header + 1) + header->BlockDescriptorLength;
    ULONG length = sizeof(MODE_PARAMETER_HEADER) + header->BlockDescriptorLength + 2 + page[1];
    PCDB cdb;

    if (length > LTO_MODE_BUFFER) {
        return TAPE_STATUS_DEVICE_DATA_ERROR;
    }
    header->ModeDataLength = 0;
    header->MediumType = 0;
    header->DeviceSpecificParameter = LTO_BUFFERED_MODE;
    page[0] &= 0x3f;
    cdb = LtoPrepareCdb(Srb, CDB6GENERIC_LENGTH, SCSIOP_MODE_SELECT, LTO_TIMEOUT_SHORT);
    cdb->MODE_SELECT.PFBit = SETBITON;
    cdb->MODE_SELECT.ParameterListLength = (UCHAR)length;
    Srb->SrbFlags = SRB_FLAGS_DATA_OUT;
    Srb->DataTransferLength = length;
    return TAPE_STATUS_SEND_SRB_AND_CALLBACK;
}


//
// LOG SENSE of a page, cumulative values.
//

static TAPE_STATUS LtoLogSense(PSCSI_REQUEST_BLOCK Srb, UCHAR Page)
{
    PCDB cdb;

    if (!TapeClassAllocateSrbBuffer(Srb, LTO_LOG_BUFFER)) {
        return TAPE_STATUS_INSUFFICIENT_RESOURCES;
    }
    cdb = LtoPrepareCdb(Srb, CDB10GENERIC_LENGTH, SCSIOP_LOG_SENSE, LTO_TIMEOUT_SHORT);
    cdb->LOGSENSE.PageCode = Page;
    cdb->LOGSENSE.PCBit = LTO_LOG_CUMULATIVE;
    cdb->LOGSENSE.AllocationLength[0] = (UCHAR)(LTO_LOG_BUFFER >> 8);
    cdb->LOGSENSE.AllocationLength[1] = (UCHAR)LTO_LOG_BUFFER;
    return TAPE_STATUS_SEND_SRB_AND_CALLBACK;
}


//
// The value of a parameter in the log page that came; 0 where it is not there.
// Of a value longer than four bytes the last four count.
//

static ULONG LtoLogValue(PSCSI_REQUEST_BLOCK Srb, USHORT Parameter)
{
    PUCHAR data = Srb->DataBuffer;
    ULONG end = Srb->DataTransferLength;
    ULONG at;
    ULONG i;
    ULONG value = 0;

    if (end < 4) {
        return 0;
    }
    if (end > 4 + LTO_SHORT(data + 2)) {
        end = 4 + LTO_SHORT(data + 2);
    }
    for (at = 4; at + 4 <= end && at + 4 + data[at + 3] <= end; at += 4 + data[at + 3]) {
        if (LTO_SHORT(data + at) != Parameter) {
            continue;
        }
        for (i = 0; i < data[at + 3]; i++) {
            value = (value << 8) | data[at + 4 + i];
        }
        break;
    }
    return value;
}


//
// VerifyInquiry: the driver supports a drive of a vendor and product that it
// knows. Every LTO drive has removable media and answers in SCSI-2 format.
//

static BOOLEAN LtoVerifyInquiry(PINQUIRYDATA InquiryData, PMODE_CAPABILITIES_PAGE ModeCapabilitiesPage)
{
    ULONG i;
    ULONG length;

    UNREFERENCED_PARAMETER(ModeCapabilitiesPage);

    for (i = 0; i < LTO_DRIVE_COUNT; i++) {
        length = (ULONG)strlen(LtoDrives[i].Product);
        if (TapeClassCompareMemory(InquiryData->VendorId, LtoDrives[i].Vendor, 8) == 8
            && TapeClassCompareMemory(InquiryData->ProductId, LtoDrives[i].Product, length) == length) {
            return TRUE;
        }
    }
#ifdef LTO_ANY_DRIVE
    return InquiryData->DeviceType == SEQUENTIAL_ACCESS_DEVICE;
#else
    return FALSE;
#endif
}


//
// ExtensionInit: called once for each drive, before any request.
//

static VOID LtoExtensionInit(PVOID MinitapeExtension, PINQUIRYDATA InquiryData,
                             PMODE_CAPABILITIES_PAGE ModeCapabilitiesPage)
{
    PLTO_EXTENSION extension = MinitapeExtension;

    UNREFERENCED_PARAMETER(InquiryData);
    UNREFERENCED_PARAMETER(ModeCapabilitiesPage);

    TapeClassZeroMemory(extension, sizeof(LTO_EXTENSION));
    extension->Partitions = 1;
}


//
// TapeError: what the sense data of LTO drives means that the class driver
// does not know.
//

static VOID LtoTapeError(PVOID MinitapeExtension, PSCSI_REQUEST_BLOCK Srb, PTAPE_STATUS TapeStatus)
{
    PSENSE_DATA sense = Srb->SenseInfoBuffer;

    UNREFERENCED_PARAMETER(MinitapeExtension);

    if ((Srb->SrbStatus & SRB_STATUS_AUTOSENSE_VALID) == 0
        || Srb->SenseInfoBufferLength < FIELD_OFFSET(SENSE_DATA, FieldReplaceableUnitCode)) {
        return;
    }

    //
    // A cartridge that is write-once, or of a generation that the drive reads
    // only, refuses a write as data protection or as an illegal request.
    //

    if (sense->AdditionalSenseCode == SCSI_ADSENSE_INVALID_MEDIA
        && (sense->SenseKey == SCSI_SENSE_ILLEGAL_REQUEST || sense->SenseKey == SCSI_SENSE_DATA_PROTECT)) {
        *TapeStatus = Srb->Cdb[0] == SCSIOP_WRITE6 || Srb->Cdb[0] == SCSIOP_WRITE_FILEMARKS
                          ? TAPE_STATUS_MEDIA_WRITE_PROTECTED
                          : TAPE_STATUS_UNRECOGNIZED_MEDIA;
    }

    //
    // A position that is not on the tape.
    //

    if (sense->SenseKey == SCSI_SENSE_ILLEGAL_REQUEST && sense->AdditionalSenseCode == SCSI_ADSENSE_ILLEGAL_BLOCK) {
        *TapeStatus = TAPE_STATUS_INVALID_PARAMETER;
    }
}


//
// CreatePartition: page 11h says how the tape is to be divided, FORMAT MEDIUM
// divides it. Both need the beginning of the tape.
//

static TAPE_STATUS LtoCreatePartition(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                                      PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber, TAPE_STATUS StatusOfLastCommand,
                                      PULONG RetryFlags)
{
    PLTO_EXTENSION extension = MinitapeExtension;
    PTAPE_CREATE_PARTITION request = CommandParameters;
    PMODE_MEDIUM_PARTITION_PAGE page;
    ULONG count = request->Method == TAPE_FIXED_PARTITIONS ? 2 : request->Count;
    ULONG units;
    PCDB cdb;

    UNREFERENCED_PARAMETER(CommandExtension);
    UNREFERENCED_PARAMETER(StatusOfLastCommand);
    UNREFERENCED_PARAMETER(RetryFlags);

    switch (CallNumber) {
    case 0:
        if (request->Method > TAPE_INITIATOR_PARTITIONS || count > 2) {
            return TAPE_STATUS_INVALID_PARAMETER;
        }
        return TAPE_STATUS_CHECK_TEST_UNIT_READY;

    case 1:
        LtoPrepareCdb(Srb, CDB6GENERIC_LENGTH, SCSIOP_REWIND, LTO_TIMEOUT_MOTION);
        return LtoSendWithoutData(Srb);

    case 2:
        return LtoModeSense(Srb, MODE_PAGE_MEDIUM_PARTITION);

    case 3:
        page = LtoModePage(Srb, MODE_PAGE_MEDIUM_PARTITION, sizeof(MODE_MEDIUM_PARTITION_PAGE));
        if (page == NULL || page->MaximumAdditionalPartitions == 0) {
            return TAPE_STATUS_NOT_IMPLEMENTED;
        }
        page->FDPBit = request->Method == TAPE_FIXED_PARTITIONS;
        page->SDPBit = request->Method == TAPE_SELECT_PARTITIONS;
        page->IDPBit = request->Method == TAPE_INITIATOR_PARTITIONS;
        page->AdditionalPartitionDefined = (UCHAR)(count > 1 ? 1 : 0);
        if (request->Method == TAPE_INITIATOR_PARTITIONS) {

            //
            // The page of the structure calls Size bytes, that of the Win32
            // function, which hands the same number down, megabytes. Only
            // megabytes make sense of 32 bits here.
            //

            units = (request->Size + 999) / 1000;
            page->PSUMBit = LTO_SIZE_UNIT_POWER;
            page->Reserved3[0] = LTO_SIZE_POWER;
            page->Partition0Size[0] = (UCHAR)((count > 1 ? units : LTO_SIZE_REST) >> 8);
            page->Partition0Size[1] = (UCHAR)(count > 1 ? units : LTO_SIZE_REST);
            page->Partition1Size[0] = count > 1 ? 0xff : 0;
            page->Partition1Size[1] = count > 1 ? 0xff : 0;
        }
        return LtoModeSelect(Srb);

    case 4:
        cdb = LtoPrepareCdb(Srb, CDB6GENERIC_LENGTH, SCSIOP_FORMAT_UNIT, LTO_TIMEOUT_MOTION);
        cdb->AsByte[2] = (UCHAR)(count > 1 ? 1 : 0);
        return LtoSendWithoutData(Srb);

    default:
        extension->Partitions = count > 1 ? 2 : 1;
        return TAPE_STATUS_SUCCESS;
    }
}


//
// Erase: short writes an end-of-data mark, long overwrites to the end of the
// partition.
//

static TAPE_STATUS LtoErase(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                            PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber, TAPE_STATUS StatusOfLastCommand,
                            PULONG RetryFlags)
{
    PTAPE_ERASE request = CommandParameters;
    PCDB cdb;

    UNREFERENCED_PARAMETER(MinitapeExtension);
    UNREFERENCED_PARAMETER(CommandExtension);
    UNREFERENCED_PARAMETER(StatusOfLastCommand);
    UNREFERENCED_PARAMETER(RetryFlags);

    if (CallNumber > 0) {
        return TAPE_STATUS_SUCCESS;
    }
    if (request->Type > TAPE_ERASE_LONG) {
        return TAPE_STATUS_INVALID_PARAMETER;
    }
    cdb = LtoPrepareCdb(Srb, CDB6GENERIC_LENGTH, SCSIOP_ERASE, LTO_TIMEOUT_ERASE);
    cdb->ERASE.Long = request->Type == TAPE_ERASE_LONG;
    cdb->ERASE.Immediate = request->Immediate != 0;
    return LtoSendWithoutData(Srb);
}


//
// GetDriveParameters: what the drive can do, with or without a medium.
//

static TAPE_STATUS LtoGetDriveParameters(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                                         PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber,
                                         TAPE_STATUS StatusOfLastCommand, PULONG RetryFlags)
{
    PTAPE_GET_DRIVE_PARAMETERS parameters = CommandParameters;
    PREAD_BLOCK_LIMITS_DATA limits = Srb->DataBuffer;
    PMODE_DATA_COMPRESSION_PAGE compression;
    PMODE_MEDIUM_PARTITION_PAGE partition;

    UNREFERENCED_PARAMETER(MinitapeExtension);
    UNREFERENCED_PARAMETER(CommandExtension);

    switch (CallNumber) {
    case 0:
        TapeClassZeroMemory(parameters, sizeof(TAPE_GET_DRIVE_PARAMETERS));
        parameters->ECC = TRUE;
        parameters->MinimumBlockSize = LTO_MINIMUM_BLOCK;
        parameters->MaximumBlockSize = LTO_MAXIMUM_BLOCK;
        parameters->DefaultBlockSize = LTO_DEFAULT_BLOCK;
        parameters->MaximumPartitionCount = 1;
        parameters->FeaturesLow = TAPE_DRIVE_ERASE_SHORT
                                | TAPE_DRIVE_ERASE_LONG
                                | TAPE_DRIVE_ERASE_IMMEDIATE
                                | TAPE_DRIVE_TAPE_CAPACITY
                                | TAPE_DRIVE_TAPE_REMAINING
                                | TAPE_DRIVE_FIXED_BLOCK
                                | TAPE_DRIVE_VARIABLE_BLOCK
                                | TAPE_DRIVE_WRITE_PROTECT
                                | TAPE_DRIVE_ECC
                                | TAPE_DRIVE_GET_ABSOLUTE_BLK
                                | TAPE_DRIVE_GET_LOGICAL_BLK
                                | TAPE_DRIVE_EJECT_MEDIA
                                | TAPE_DRIVE_CLEAN_REQUESTS;
        parameters->FeaturesHigh = TAPE_DRIVE_LOAD_UNLOAD
                                 | TAPE_DRIVE_LOAD_UNLD_IMMED
                                 | TAPE_DRIVE_LOCK_UNLOCK
                                 | TAPE_DRIVE_REWIND_IMMEDIATE
                                 | TAPE_DRIVE_SET_BLOCK_SIZE
                                 | TAPE_DRIVE_ABSOLUTE_BLK
                                 | TAPE_DRIVE_ABS_BLK_IMMED
                                 | TAPE_DRIVE_LOGICAL_BLK
                                 | TAPE_DRIVE_LOG_BLK_IMMED
                                 | TAPE_DRIVE_END_OF_DATA
                                 | TAPE_DRIVE_RELATIVE_BLKS
                                 | TAPE_DRIVE_FILEMARKS
                                 | TAPE_DRIVE_SEQUENTIAL_FMKS
                                 | TAPE_DRIVE_REVERSE_POSITION
                                 | TAPE_DRIVE_WRITE_FILEMARKS
                                 | TAPE_DRIVE_WRITE_MARK_IMMED;

        //
        // A drive that does not tell its block limits keeps those above.
        //

        if (!TapeClassAllocateSrbBuffer(Srb, sizeof(READ_BLOCK_LIMITS_DATA))) {
            return TAPE_STATUS_INSUFFICIENT_RESOURCES;
        }
        LtoPrepareCdb(Srb, CDB6GENERIC_LENGTH, SCSIOP_READ_BLOCK_LIMITS, LTO_TIMEOUT_SHORT);
        *RetryFlags = RETURN_ERRORS | 1;
        return TAPE_STATUS_SEND_SRB_AND_CALLBACK;

    case 1:
        if (StatusOfLastCommand == TAPE_STATUS_SUCCESS && LTO_TRIPLE(limits->BlockMaximumSize) != 0) {
            parameters->MaximumBlockSize = LTO_TRIPLE(limits->BlockMaximumSize);
            parameters->MinimumBlockSize = LTO_SHORT(limits->BlockMinimumSize);
            if (parameters->DefaultBlockSize > parameters->MaximumBlockSize) {
                parameters->DefaultBlockSize = parameters->MaximumBlockSize;
            }
            if (parameters->DefaultBlockSize < parameters->MinimumBlockSize) {
                parameters->DefaultBlockSize = parameters->MinimumBlockSize;
            }
        }
        *RetryFlags = RETURN_ERRORS;
        return LtoModeSense(Srb, MODE_PAGE_DATA_COMPRESS);

    case 2:
        compression = LtoModePage(Srb, MODE_PAGE_DATA_COMPRESS, sizeof(MODE_DATA_COMPRESSION_PAGE));
        if (StatusOfLastCommand == TAPE_STATUS_SUCCESS && compression != NULL && compression->DCC) {
            parameters->Compression = compression->DCE != 0;
            parameters->FeaturesLow |= TAPE_DRIVE_COMPRESSION;
            parameters->FeaturesHigh |= TAPE_DRIVE_SET_COMPRESSION;
        }
        *RetryFlags = RETURN_ERRORS;
        return LtoModeSense(Srb, MODE_PAGE_MEDIUM_PARTITION);

    default:
        partition = LtoModePage(Srb, MODE_PAGE_MEDIUM_PARTITION, sizeof(MODE_MEDIUM_PARTITION_PAGE));
        if (StatusOfLastCommand == TAPE_STATUS_SUCCESS && partition != NULL
            && partition->MaximumAdditionalPartitions > 0) {
            parameters->MaximumPartitionCount = 2;
            parameters->FeaturesLow |= TAPE_DRIVE_FIXED | TAPE_DRIVE_SELECT | TAPE_DRIVE_INITIATOR;
        }
        return TAPE_STATUS_SUCCESS;
    }
}


//
// GetMediaParameters: block size and write protection from the mode header,
// partitions from page 11h, capacity from log page 31h. A drive without one of
// the last two still answers.
//

static TAPE_STATUS LtoGetMediaParameters(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                                         PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber,
                                         TAPE_STATUS StatusOfLastCommand, PULONG RetryFlags)
{
    PLTO_EXTENSION extension = MinitapeExtension;
    PTAPE_GET_MEDIA_PARAMETERS parameters = CommandParameters;
    PMODE_PARAMETER_HEADER header;
    PMODE_PARAMETER_BLOCK block;
    PMODE_MEDIUM_PARTITION_PAGE page;

    UNREFERENCED_PARAMETER(CommandExtension);

    switch (CallNumber) {
    case 0:
        TapeClassZeroMemory(parameters, sizeof(TAPE_GET_MEDIA_PARAMETERS));
        parameters->PartitionCount = 1;
        return TAPE_STATUS_CHECK_TEST_UNIT_READY;

    case 1:
        return LtoModeSense(Srb, MODE_PAGE_DEVICE_CONFIG);

    case 2:
        header = Srb->DataBuffer;
        block = LtoBlockDescriptor(Srb);
        if (block == NULL) {
            return TAPE_STATUS_DEVICE_DATA_ERROR;
        }
        parameters->BlockSize = LTO_TRIPLE(block->BlockLength);
        parameters->WriteProtected = (header->DeviceSpecificParameter & LTO_WRITE_PROTECTED) != 0;
        *RetryFlags = RETURN_ERRORS;
        return LtoModeSense(Srb, MODE_PAGE_MEDIUM_PARTITION);

    case 3:
        page = LtoModePage(Srb, MODE_PAGE_MEDIUM_PARTITION, sizeof(MODE_MEDIUM_PARTITION_PAGE));
        if (StatusOfLastCommand == TAPE_STATUS_SUCCESS && page != NULL) {
            parameters->PartitionCount = page->AdditionalPartitionDefined + 1;
        }
        extension->Partitions = parameters->PartitionCount;
        *RetryFlags = RETURN_ERRORS;
        return LtoLogSense(Srb, LTO_LOG_CAPACITY);

    default:
        if (StatusOfLastCommand == TAPE_STATUS_SUCCESS) {
            parameters->Capacity.QuadPart = (LONGLONG)LtoLogValue(Srb, LTO_MAXIMUM_CAPACITY) * LTO_MEGABYTE;
            parameters->Remaining.QuadPart = (LONGLONG)LtoLogValue(Srb, LTO_REMAINING_CAPACITY) * LTO_MEGABYTE;
        }
        return TAPE_STATUS_SUCCESS;
    }
}


//
// GetMediaTypes: LTO data cartridges and cleaning cartridges, the one in the
// drive marked as mounted. An empty drive answers too.
//

static TAPE_STATUS LtoGetMediaTypes(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                                    PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber, TAPE_STATUS StatusOfLastCommand,
                                    PULONG RetryFlags)
{
    PLTO_COMMAND command = CommandExtension;
    PGET_MEDIA_TYPES types = CommandParameters;
    PDEVICE_MEDIA_INFO info = types->MediaInfo;
    PMODE_PARAMETER_HEADER header;
    PMODE_PARAMETER_BLOCK block;
    ULONG i;

    UNREFERENCED_PARAMETER(MinitapeExtension);

    switch (CallNumber) {
    case 0:
        TapeClassZeroMemory(types, FIELD_OFFSET(GET_MEDIA_TYPES, MediaInfo)
                                       + LTO_MEDIA_TYPES * sizeof(DEVICE_MEDIA_INFO));
        types->DeviceType = FILE_DEVICE_TAPE;
        types->MediaInfoCount = LTO_MEDIA_TYPES;
        for (i = 0; i < LTO_MEDIA_TYPES; i++) {
            info[i].DeviceSpecific.TapeInfo.BusType = BusTypeScsi;
        }
        info[0].DeviceSpecific.TapeInfo.MediaType = LTO_Ultrium;
        info[0].DeviceSpecific.TapeInfo.MediaCharacteristics = MEDIA_READ_WRITE | MEDIA_ERASEABLE;
        info[1].DeviceSpecific.TapeInfo.MediaType = CLEANER_CARTRIDGE;

        //
        // Once more where the medium has just changed.
        //

        *RetryFlags = RETURN_ERRORS | 1;
        return TAPE_STATUS_CHECK_TEST_UNIT_READY;

    case 1:
        command->Ready = StatusOfLastCommand;
        *RetryFlags = RETURN_ERRORS;
        return LtoModeSense(Srb, MODE_PAGE_DATA_COMPRESS);

    default:
        if (command->Ready == TAPE_STATUS_CLEANER_CARTRIDGE_INSTALLED) {
            info[1].DeviceSpecific.TapeInfo.MediaCharacteristics |= MEDIA_CURRENTLY_MOUNTED;
        } else if (command->Ready == TAPE_STATUS_SUCCESS) {
            info[0].DeviceSpecific.TapeInfo.MediaCharacteristics |= MEDIA_CURRENTLY_MOUNTED;
            header = Srb->DataBuffer;
            block = StatusOfLastCommand == TAPE_STATUS_SUCCESS ? LtoBlockDescriptor(Srb) : NULL;
            if (block != NULL) {
                info[0].DeviceSpecific.TapeInfo.CurrentBlockSize = LTO_TRIPLE(block->BlockLength);
                info[0].DeviceSpecific.TapeInfo.BusSpecificData.ScsiInformation.MediumType = header->MediumType;
                info[0].DeviceSpecific.TapeInfo.BusSpecificData.ScsiInformation.DensityCode = block->DensityCode;
                if (header->DeviceSpecificParameter & LTO_WRITE_PROTECTED) {
                    info[0].DeviceSpecific.TapeInfo.MediaCharacteristics |= MEDIA_WRITE_PROTECTED;
                }
            }
        }
        return TAPE_STATUS_SUCCESS;
    }
}


//
// GetPosition: LTO drives count logical objects in each partition, blocks and
// filemarks alike, and have no other address.
//

static TAPE_STATUS LtoGetPosition(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                                  PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber, TAPE_STATUS StatusOfLastCommand,
                                  PULONG RetryFlags)
{
    PTAPE_GET_POSITION request = CommandParameters;
    PTAPE_POSITION_DATA position;
    ULONG type = request->Type;

    UNREFERENCED_PARAMETER(MinitapeExtension);
    UNREFERENCED_PARAMETER(CommandExtension);
    UNREFERENCED_PARAMETER(StatusOfLastCommand);
    UNREFERENCED_PARAMETER(RetryFlags);

    switch (CallNumber) {
    case 0:
        if (type != TAPE_ABSOLUTE_POSITION && type != TAPE_LOGICAL_POSITION) {
            return TAPE_STATUS_INVALID_PARAMETER;
        }
        return TAPE_STATUS_CHECK_TEST_UNIT_READY;

    case 1:
        if (!TapeClassAllocateSrbBuffer(Srb, sizeof(TAPE_POSITION_DATA))) {
            return TAPE_STATUS_INSUFFICIENT_RESOURCES;
        }
        LtoPrepareCdb(Srb, CDB10GENERIC_LENGTH, SCSIOP_READ_POSITION, LTO_TIMEOUT_SHORT);
        return TAPE_STATUS_SEND_SRB_AND_CALLBACK;

    default:
        position = Srb->DataBuffer;
        if (Srb->DataTransferLength < sizeof(TAPE_POSITION_DATA) || position->BlockPositionUnsupported) {
            return TAPE_STATUS_DEVICE_DATA_ERROR;
        }
        request->Partition = type == TAPE_LOGICAL_POSITION ? position->PartitionNumber + LTO_FIRST_PARTITION : 0;
        request->Offset.QuadPart = LTO_LONG(position->FirstBlock);
        return TAPE_STATUS_SUCCESS;
    }
}


//
// GetStatus: a test of the unit, and the TapeAlert page for a cleaning that
// the drive asks for.
//

static TAPE_STATUS LtoGetStatus(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                                PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber, TAPE_STATUS StatusOfLastCommand,
                                PULONG RetryFlags)
{
    UNREFERENCED_PARAMETER(MinitapeExtension);
    UNREFERENCED_PARAMETER(CommandExtension);
    UNREFERENCED_PARAMETER(CommandParameters);

    switch (CallNumber) {
    case 0:
        return TAPE_STATUS_CHECK_TEST_UNIT_READY;

    case 1:
        *RetryFlags = RETURN_ERRORS;
        return LtoLogSense(Srb, TapeAlertLogPage);

    default:
        if (StatusOfLastCommand == TAPE_STATUS_SUCCESS && LtoLogValue(Srb, CLEAN_NOW) != 0) {
            return TAPE_STATUS_REQUIRES_CLEANING;
        }
        return TAPE_STATUS_SUCCESS;
    }
}


//
// Prepare: load, unload, lock, unlock. LTO drives keep their tape tense and
// need no format: both are done as soon as they are asked for.
//

static TAPE_STATUS LtoPrepare(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                              PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber, TAPE_STATUS StatusOfLastCommand,
                              PULONG RetryFlags)
{
    PLTO_EXTENSION extension = MinitapeExtension;
    PTAPE_PREPARE request = CommandParameters;
    PCDB cdb;

    UNREFERENCED_PARAMETER(CommandExtension);
    UNREFERENCED_PARAMETER(StatusOfLastCommand);
    UNREFERENCED_PARAMETER(RetryFlags);

    if (CallNumber > 0) {
        return TAPE_STATUS_SUCCESS;
    }
    switch (request->Operation) {
    case TAPE_LOAD:
    case TAPE_UNLOAD:
        DebugPrint((2, "lto: %lu reads and %lu writes of this medium\n", extension->Reads, extension->Writes));
        extension->Reads = 0;
        extension->Writes = 0;
        cdb = LtoPrepareCdb(Srb, CDB6GENERIC_LENGTH, SCSIOP_LOAD_UNLOAD, LTO_TIMEOUT_MOTION);
        cdb->AsByte[1] = request->Immediate ? CDB_RETURN_IMMEDIATE : CDB_RETURN_ON_COMPLETION;
        cdb->AsByte[4] = request->Operation == TAPE_LOAD ? LTO_LOAD : 0;
        return LtoSendWithoutData(Srb);

    case TAPE_LOCK:
    case TAPE_UNLOCK:
        cdb = LtoPrepareCdb(Srb, CDB6GENERIC_LENGTH, SCSIOP_MEDIUM_REMOVAL, LTO_TIMEOUT_SHORT);
        cdb->MEDIA_REMOVAL.Prevent = request->Operation == TAPE_LOCK;
        return LtoSendWithoutData(Srb);

    case TAPE_TENSION:
    case TAPE_FORMAT:
        return TAPE_STATUS_SUCCESS;

    default:
        return TAPE_STATUS_INVALID_PARAMETER;
    }
}


//
// SetDriveParameters: compression. What else the structure names cannot be
// switched.
//

static TAPE_STATUS LtoSetDriveParameters(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                                         PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber,
                                         TAPE_STATUS StatusOfLastCommand, PULONG RetryFlags)
{
    PTAPE_SET_DRIVE_PARAMETERS request = CommandParameters;
    PMODE_DATA_COMPRESSION_PAGE page;

    UNREFERENCED_PARAMETER(MinitapeExtension);
    UNREFERENCED_PARAMETER(CommandExtension);
    UNREFERENCED_PARAMETER(StatusOfLastCommand);

    switch (CallNumber) {
    case 0:
        *RetryFlags = 1;
        return LtoModeSense(Srb, MODE_PAGE_DATA_COMPRESS);

    case 1:
        page = LtoModePage(Srb, MODE_PAGE_DATA_COMPRESS, sizeof(MODE_DATA_COMPRESSION_PAGE));
        if (page == NULL || !page->DCC) {
            return request->Compression ? TAPE_STATUS_INVALID_DEVICE_REQUEST : TAPE_STATUS_SUCCESS;
        }
        page->DCE = request->Compression != 0;
        return LtoModeSelect(Srb);

    default:
        return TAPE_STATUS_SUCCESS;
    }
}


//
// SetMediaParameters: the block size, in a mode parameter list that holds
// nothing but header and block descriptor.
//

static TAPE_STATUS LtoSetMediaParameters(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                                         PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber,
                                         TAPE_STATUS StatusOfLastCommand, PULONG RetryFlags)
{
    PTAPE_SET_MEDIA_PARAMETERS request = CommandParameters;
    PMODE_PARM_READ_WRITE_DATA list;
    PCDB cdb;

    UNREFERENCED_PARAMETER(MinitapeExtension);
    UNREFERENCED_PARAMETER(CommandExtension);
    UNREFERENCED_PARAMETER(StatusOfLastCommand);
    UNREFERENCED_PARAMETER(RetryFlags);

    switch (CallNumber) {
    case 0:
        if (request->BlockSize > LTO_MAXIMUM_BLOCK) {
            return TAPE_STATUS_INVALID_PARAMETER;
        }
        return TAPE_STATUS_CHECK_TEST_UNIT_READY;

    case 1:
        if (!TapeClassAllocateSrbBuffer(Srb, sizeof(MODE_PARM_READ_WRITE_DATA))) {
            return TAPE_STATUS_INSUFFICIENT_RESOURCES;
        }
        list = Srb->DataBuffer;
        list->ParameterListHeader.DeviceSpecificParameter = LTO_BUFFERED_MODE;
        list->ParameterListHeader.BlockDescriptorLength = sizeof(MODE_PARAMETER_BLOCK);
        list->ParameterListBlock.DensityCode = 0x7f;
        LTO_PUT_TRIPLE(list->ParameterListBlock.BlockLength, request->BlockSize);
        cdb = LtoPrepareCdb(Srb, CDB6GENERIC_LENGTH, SCSIOP_MODE_SELECT, LTO_TIMEOUT_SHORT);
        cdb->MODE_SELECT.PFBit = SETBITON;
        cdb->MODE_SELECT.ParameterListLength = sizeof(MODE_PARM_READ_WRITE_DATA);
        Srb->SrbFlags = SRB_FLAGS_DATA_OUT;
        return TAPE_STATUS_SEND_SRB_AND_CALLBACK;

    default:
        return TAPE_STATUS_SUCCESS;
    }
}


//
// LOCATE: the long form holds 64 bits and, unlike the short one, is not known
// to the first generations of drives.
//

static TAPE_STATUS LtoLocate(PSCSI_REQUEST_BLOCK Srb, PTAPE_SET_POSITION Request)
{
    ULONG partition = Request->Method == TAPE_LOGICAL_BLOCK ? Request->Partition : 0;
    ULONG high = (ULONG)(Request->Offset.QuadPart >> 32);
    PCDB cdb;

    if (high == 0) {
        cdb = LtoPrepareCdb(Srb, CDB10GENERIC_LENGTH, SCSIOP_LOCATE, LTO_TIMEOUT_MOTION);
        cdb->LOCATE.Immediate = Request->Immediate != 0;
        cdb->LOCATE.CPBit = partition != 0;
        LTO_PUT_LONG(cdb->LOCATE.LogicalBlockAddress, Request->Offset.LowPart);
        cdb->LOCATE.Partition = partition == 0 ? 0 : (UCHAR)(partition - LTO_FIRST_PARTITION);
    } else {
        cdb = LtoPrepareCdb(Srb, 16, SCSIOP_LOCATE16, LTO_TIMEOUT_MOTION);
        cdb->AsByte[1] = (UCHAR)((Request->Immediate ? 0x01 : 0) | (partition != 0 ? 0x02 : 0));
        cdb->AsByte[3] = partition == 0 ? 0 : (UCHAR)(partition - LTO_FIRST_PARTITION);
        LTO_PUT_LONG(&cdb->AsByte[4], high);
        LTO_PUT_LONG(&cdb->AsByte[8], Request->Offset.LowPart);
    }
    return LtoSendWithoutData(Srb);
}


//
// SPACE: a count that 24 bits hold goes into the short form.
//

static TAPE_STATUS LtoSpace(PSCSI_REQUEST_BLOCK Srb, UCHAR Code, LONGLONG Count)
{
    ULONG low = (ULONG)Count;
    PCDB cdb;

    if (Count >= -0x800000 && Count <= 0x7fffff) {
        cdb = LtoPrepareCdb(Srb, CDB6GENERIC_LENGTH, SCSIOP_SPACE, LTO_TIMEOUT_MOTION);
        cdb->SPACE_TAPE_MARKS.Code = Code;
        cdb->SPACE_TAPE_MARKS.NumMarksMSB = (UCHAR)(low >> 16);
        cdb->SPACE_TAPE_MARKS.NumMarks = (UCHAR)(low >> 8);
        cdb->SPACE_TAPE_MARKS.NumMarksLSB = (UCHAR)low;
    } else {
        cdb = LtoPrepareCdb(Srb, 16, SCSIOP_SPACE16, LTO_TIMEOUT_MOTION);
        cdb->AsByte[1] = Code;
        LTO_PUT_LONG(&cdb->AsByte[4], (ULONG)(Count >> 32));
        LTO_PUT_LONG(&cdb->AsByte[8], low);
    }
    return LtoSendWithoutData(Srb);
}


//
// SetPosition: one command for each method. A method that needs another
// partition first locates to its beginning.
//

static TAPE_STATUS LtoSetPosition(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                                  PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber, TAPE_STATUS StatusOfLastCommand,
                                  PULONG RetryFlags)
{
    PTAPE_SET_POSITION request = CommandParameters;
    LONGLONG offset = request->Offset.QuadPart;
    TAPE_SET_POSITION begin;
    PCDB cdb;

    UNREFERENCED_PARAMETER(MinitapeExtension);
    UNREFERENCED_PARAMETER(CommandExtension);
    UNREFERENCED_PARAMETER(StatusOfLastCommand);
    UNREFERENCED_PARAMETER(RetryFlags);

    //
    // A rewind in another partition is a LOCATE to its beginning, and the end
    // of its data is looked for from there.
    //

    if (CallNumber == 0 && request->Partition != 0
        && (request->Method == TAPE_REWIND || request->Method == TAPE_SPACE_END_OF_DATA)) {
        TapeClassZeroMemory(&begin, sizeof(begin));
        begin.Method = TAPE_LOGICAL_BLOCK;
        begin.Partition = request->Partition;
        return LtoLocate(Srb, &begin);
    }
    if (CallNumber == 1 && request->Partition != 0 && request->Method == TAPE_SPACE_END_OF_DATA) {
        return LtoSpace(Srb, LTO_SPACE_END_OF_DATA, 0);
    }
    if (CallNumber > 0) {
        return TAPE_STATUS_SUCCESS;
    }
    switch (request->Method) {
    case TAPE_REWIND:
        cdb = LtoPrepareCdb(Srb, CDB6GENERIC_LENGTH, SCSIOP_REWIND, LTO_TIMEOUT_MOTION);
        cdb->AsByte[1] = request->Immediate ? CDB_RETURN_IMMEDIATE : CDB_RETURN_ON_COMPLETION;
        return LtoSendWithoutData(Srb);

    case TAPE_ABSOLUTE_BLOCK:
    case TAPE_LOGICAL_BLOCK:
        if (offset < 0) {
            return TAPE_STATUS_INVALID_PARAMETER;
        }
        return LtoLocate(Srb, request);

    case TAPE_SPACE_END_OF_DATA:
        return LtoSpace(Srb, LTO_SPACE_END_OF_DATA, 0);

    case TAPE_SPACE_RELATIVE_BLOCKS:
        return LtoSpace(Srb, LTO_SPACE_BLOCKS, offset);

    case TAPE_SPACE_FILEMARKS:
        return LtoSpace(Srb, LTO_SPACE_FILEMARKS, offset);

    case TAPE_SPACE_SEQUENTIAL_FMKS:
        return LtoSpace(Srb, LTO_SPACE_SEQUENTIAL, offset);

    case TAPE_PSEUDO_LOGICAL_BLOCK:
    case TAPE_SPACE_SETMARKS:
    case TAPE_SPACE_SEQUENTIAL_SMKS:
        return TAPE_STATUS_NOT_IMPLEMENTED;

    default:
        return TAPE_STATUS_INVALID_PARAMETER;
    }
}


//
// WriteMarks: filemarks of one kind only, and no setmarks.
//

static TAPE_STATUS LtoWriteMarks(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                                 PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber, TAPE_STATUS StatusOfLastCommand,
                                 PULONG RetryFlags)
{
    PTAPE_WRITE_MARKS request = CommandParameters;
    PCDB cdb;

    UNREFERENCED_PARAMETER(MinitapeExtension);
    UNREFERENCED_PARAMETER(CommandExtension);
    UNREFERENCED_PARAMETER(StatusOfLastCommand);
    UNREFERENCED_PARAMETER(RetryFlags);

    if (CallNumber > 0) {
        return TAPE_STATUS_SUCCESS;
    }
    if (request->Type > TAPE_LONG_FILEMARKS || request->Count > LTO_MAXIMUM_BLOCK) {
        return TAPE_STATUS_INVALID_PARAMETER;
    }
    if (request->Type != TAPE_FILEMARKS) {
        return TAPE_STATUS_NOT_IMPLEMENTED;
    }
    cdb = LtoPrepareCdb(Srb, CDB6GENERIC_LENGTH, SCSIOP_WRITE_FILEMARKS, LTO_TIMEOUT_MOTION);
    cdb->WRITE_TAPE_MARKS.Immediate = request->Immediate != 0;
    LTO_PUT_TRIPLE(cdb->WRITE_TAPE_MARKS.TransferLength, request->Count);
    return LtoSendWithoutData(Srb);
}


//
// PreProcessReadWrite: counts the requests of a medium.
//

static TAPE_STATUS LtoPreProcessReadWrite(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                                          PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber,
                                          TAPE_STATUS StatusOfLastCommand, PULONG RetryFlags)
{
    PLTO_EXTENSION extension = MinitapeExtension;

    UNREFERENCED_PARAMETER(CommandExtension);
    UNREFERENCED_PARAMETER(CommandParameters);
    UNREFERENCED_PARAMETER(CallNumber);
    UNREFERENCED_PARAMETER(StatusOfLastCommand);
    UNREFERENCED_PARAMETER(RetryFlags);

    if (Srb->Cdb[0] == SCSIOP_WRITE6) {
        extension->Writes++;
    } else {
        extension->Reads++;
    }
    return TAPE_STATUS_SUCCESS;
}


//
// The problem that the TapeAlert flags in the buffer mean, the worst first.
//

static TAPE_DRIVE_PROBLEM_TYPE LtoProblem(PSCSI_REQUEST_BLOCK Srb)
{
    if (LtoLogValue(Srb, SNAPPED_TAPE)) {
        return TapeDriveSnappedTape;
    }
    if (LtoLogValue(Srb, HARDWARE_A) || LtoLogValue(Srb, HARDWARE_B) || LtoLogValue(Srb, HARD_ERROR)) {
        return TapeDriveHardwareError;
    }
    if (LtoLogValue(Srb, WRITE_FAILURE)) {
        return TapeDriveWriteError;
    }
    if (LtoLogValue(Srb, READ_FAILURE)) {
        return TapeDriveReadError;
    }
    if (LtoLogValue(Srb, UNSUPPORTED_FORMAT)) {
        return TapeDriveUnsupportedMedia;
    }
    if (LtoLogValue(Srb, CLEAN_NOW)) {
        return TapeDriveCleanDriveNow;
    }
    if (LtoLogValue(Srb, CLEAN_PERIODIC)) {
        return TapeDriveTimetoClean;
    }
    if (LtoLogValue(Srb, WRITE_WARNING)) {
        return TapeDriveWriteWarning;
    }
    if (LtoLogValue(Srb, READ_WARNING)) {
        return TapeDriveReadWarning;
    }
    return LtoLogValue(Srb, MEDIA_LIFE) ? TapeDriveMediaLifeExpired : TapeDriveProblemNone;
}


//
// The flags as WMI wants them.
//

static VOID LtoDeviceErrors(PSCSI_REQUEST_BLOCK Srb, PWMI_TAPE_PROBLEM_DEVICE_ERROR Errors)
{
    Errors->ReadWarning = LtoLogValue(Srb, READ_WARNING) != 0;
    Errors->WriteWarning = LtoLogValue(Srb, WRITE_WARNING) != 0;
    Errors->HardError = LtoLogValue(Srb, HARD_ERROR) != 0;
    Errors->ReadFailure = LtoLogValue(Srb, READ_FAILURE) != 0;
    Errors->WriteFailure = LtoLogValue(Srb, WRITE_FAILURE) != 0;
    Errors->UnsupportedFormat = LtoLogValue(Srb, UNSUPPORTED_FORMAT) != 0;
    Errors->TapeSnapped = LtoLogValue(Srb, SNAPPED_TAPE) != 0;
    Errors->DriveRequiresCleaning = LtoLogValue(Srb, CLEAN_NOW) != 0;
    Errors->TimetoCleanDrive = LtoLogValue(Srb, CLEAN_PERIODIC) != 0;
    Errors->DriveHardwareError = LtoLogValue(Srb, HARDWARE_A) != 0 || LtoLogValue(Srb, HARDWARE_B) != 0;
    Errors->ScsiInterfaceError = LtoLogValue(Srb, INTERFACE_ERROR) != 0;
    Errors->MediaLife = LtoLogValue(Srb, MEDIA_LIFE) != 0;
}


//
// TapeWMIOperations: problems by TapeAlert, error counters by log pages 03h,
// 02h and 06h, one after the other. A drive without one of these pages has no
// errors of the kind to tell of.
//

static TAPE_STATUS LtoWmiOperations(PVOID MinitapeExtension, PVOID CommandExtension, PVOID CommandParameters,
                                    PSCSI_REQUEST_BLOCK Srb, ULONG CallNumber, TAPE_STATUS StatusOfLastCommand,
                                    PULONG RetryFlags)
{
    PTAPE_WMI_OPERATIONS operation = CommandParameters;
    PWMI_TAPE_PROBLEM_WARNING warning = operation->DataBuffer;
    PWMI_TAPE_PROBLEM_IO_ERROR counters = (PWMI_TAPE_PROBLEM_IO_ERROR)warning->TapeData;

    UNREFERENCED_PARAMETER(MinitapeExtension);
    UNREFERENCED_PARAMETER(CommandExtension);
    UNREFERENCED_PARAMETER(StatusOfLastCommand);

    if (operation->DataBufferSize < sizeof(WMI_TAPE_PROBLEM_WARNING)) {
        return TAPE_STATUS_INVALID_PARAMETER;
    }
    switch (operation->Method) {
    case TAPE_CHECK_FOR_DRIVE_PROBLEM:
    case TAPE_QUERY_DEVICE_ERROR_DATA:
        if (CallNumber == 0) {
            return LtoLogSense(Srb, TapeAlertLogPage);
        }
        warning->DriveProblemType = LtoProblem(Srb);
        LtoDeviceErrors(Srb, (PWMI_TAPE_PROBLEM_DEVICE_ERROR)warning->TapeData);
        return TAPE_STATUS_SUCCESS;

    case TAPE_QUERY_IO_ERROR_DATA:
        *RetryFlags = RETURN_ERRORS;
        switch (CallNumber) {
        case 0:
            return LtoLogSense(Srb, LTO_LOG_READ_ERRORS);

        case 1:
            counters->ReadCorrectedWithoutDelay = LtoLogValue(Srb, 0);
            counters->ReadCorrectedWithDelay = LtoLogValue(Srb, 1);
            counters->ReadTotalErrors = LtoLogValue(Srb, 2);
            counters->ReadTotalCorrectedErrors = LtoLogValue(Srb, 3);
            counters->ReadCorrectionAlgorithmProcessed = LtoLogValue(Srb, 4);
            counters->ReadTotalUncorrectedErrors = LtoLogValue(Srb, 6);
            return LtoLogSense(Srb, LTO_LOG_WRITE_ERRORS);

        case 2:
            counters->WriteCorrectedWithoutDelay = LtoLogValue(Srb, 0);
            counters->WriteCorrectedWithDelay = LtoLogValue(Srb, 1);
            counters->WriteTotalErrors = LtoLogValue(Srb, 2);
            counters->WriteTotalCorrectedErrors = LtoLogValue(Srb, 3);
            counters->WriteCorrectionAlgorithmProcessed = LtoLogValue(Srb, 4);
            counters->WriteTotalUncorrectedErrors = LtoLogValue(Srb, 6);
            return LtoLogSense(Srb, LTO_LOG_NON_MEDIUM_ERRORS);

        default:
            counters->NonMediumErrors = LtoLogValue(Srb, 0);
            warning->DriveProblemType =
                counters->ReadTotalUncorrectedErrors || counters->WriteTotalUncorrectedErrors
                    ? TapeDriveReadWriteError
                    : TapeDriveProblemNone;
            return TAPE_STATUS_SUCCESS;
        }

    default:
        return TAPE_STATUS_NOT_IMPLEMENTED;
    }
}


//
// DriverEntry: tells the class driver what the driver has, and returns what it
// says.
//

ULONG DriverEntry(PVOID Argument1, PVOID Argument2)
{
    TAPE_INIT_DATA_EX data;

    TapeClassZeroMemory(&data, sizeof(TAPE_INIT_DATA_EX));
    data.InitDataSize = sizeof(TAPE_INIT_DATA_EX);
    data.VerifyInquiry = LtoVerifyInquiry;
    data.QueryModeCapabilitiesPage = FALSE;
    data.MinitapeExtensionSize = sizeof(LTO_EXTENSION);
    data.ExtensionInit = LtoExtensionInit;
    data.DefaultTimeOutValue = LTO_TIMEOUT_TRANSFER;
    data.TapeError = LtoTapeError;
    data.CommandExtensionSize = sizeof(LTO_COMMAND);
    data.CreatePartition = LtoCreatePartition;
    data.Erase = LtoErase;
    data.GetDriveParameters = LtoGetDriveParameters;
    data.GetMediaParameters = LtoGetMediaParameters;
    data.GetPosition = LtoGetPosition;
    data.GetStatus = LtoGetStatus;
    data.Prepare = LtoPrepare;
    data.SetDriveParameters = LtoSetDriveParameters;
    data.SetMediaParameters = LtoSetMediaParameters;
    data.SetPosition = LtoSetPosition;
    data.WriteMarks = LtoWriteMarks;
    data.PreProcessReadWrite = LtoPreProcessReadWrite;
    data.TapeGetMediaTypes = LtoGetMediaTypes;
    data.MediaTypesSupported = LTO_MEDIA_TYPES;
    data.TapeWMIOperations = LtoWmiOperations;

    return TapeClassInitialize(Argument1, Argument2, &data);
}
