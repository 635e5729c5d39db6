/*
 * The interface between the tape class driver and a tape miniclass driver: initialization data, the routines of either
 * side, mode pages as a drive sends them, and the numbers that go with them. It needs no other inclusion: a miniclass
 * driver sees no kernel interface. Written from documented facts (ddi minitape pages, the storage design guide's tape
 * pages, T10 SSC and QIC-157). Routines and their types are of the compiler's default calling convention, as in the
 * documented prototypes; a 32-bit Windows driver is built with __stdcall as default.
 */
#ifndef _MINITAPE_
#define _MINITAPE_

#include <ntdef.h>
#include <srb.h>
#include <scsi.h>
#include <ntddstor.h>
#include <ntddtape.h>
#include <wmidata.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef SCSIPORT_API
#define SCSIPORT_API
#endif

/* The spelling of the kernel's header, so that either may come first. */
#ifndef RtlZeroMemory
#define RtlZeroMemory(destination, length) memset((destination), 0, (length))
#endif

/* ---- Mode pages of tape drives ---- */

#pragma pack(push, 1)

/* Mode page 10h. */
typedef struct _MODE_DEVICE_CONFIGURATION_PAGE {
    UCHAR PageCode : 6;
    UCHAR Reserved1 : 1;
    UCHAR PS : 1;
    UCHAR PageLength;
    UCHAR ActiveFormat : 5;
    UCHAR CAFBit : 1;
    UCHAR CAPBit : 1;
    UCHAR Reserved2 : 1;
    UCHAR ActivePartition;
    UCHAR WriteBufferFullRatio;
    UCHAR ReadBufferEmptyRatio;
    UCHAR WriteDelayTime[2];
    UCHAR REW : 1;
    UCHAR RBO : 1;
    UCHAR SOCF : 2;
    UCHAR AVC : 1;
    UCHAR RSmk : 1;
    UCHAR BIS : 1;
    UCHAR DBR : 1;
    UCHAR GapSize;
    UCHAR Reserved3 : 3;
    UCHAR SEW : 1;
    UCHAR EEG : 1;
    UCHAR EODdefined : 3;
    UCHAR BufferSize[3];
    UCHAR DCAlgorithm;
    UCHAR Reserved4;
} MODE_DEVICE_CONFIGURATION_PAGE, *PMODE_DEVICE_CONFIGURATION_PAGE;

/* Mode page 11h. */
typedef struct _MODE_MEDIUM_PARTITION_PAGE {
    UCHAR PageCode : 6;
    UCHAR Reserved1 : 1;
    UCHAR PSBit : 1;
    UCHAR PageLength;
    UCHAR MaximumAdditionalPartitions;
    UCHAR AdditionalPartitionDefined;
    UCHAR Reserved2 : 3;
    UCHAR PSUMBit : 2;
    UCHAR IDPBit : 1;
    UCHAR SDPBit : 1;
    UCHAR FDPBit : 1;
    UCHAR MediumFormatRecognition;
    UCHAR Reserved3[2];
    UCHAR Partition0Size[2];
    UCHAR Partition1Size[2];
} MODE_MEDIUM_PARTITION_PAGE, *PMODE_MEDIUM_PARTITION_PAGE;

/* Mode page 0Fh. */
typedef struct _MODE_DATA_COMPRESSION_PAGE {
    UCHAR PageCode : 6;
    UCHAR Reserved1 : 2;
    UCHAR PageLength;
    UCHAR Reserved2 : 6;
    UCHAR DCC : 1;
    UCHAR DCE : 1;
    UCHAR Reserved3 : 5;
    UCHAR RED : 2;
    UCHAR DDE : 1;
    UCHAR CompressionAlgorithm[4];
    UCHAR DecompressionAlgorithm[4];
    UCHAR Reserved4[4];
} MODE_DATA_COMPRESSION_PAGE, *PMODE_DATA_COMPRESSION_PAGE;

/* Mode page 2Ah (QIC-157). */
typedef struct _MODE_CAPABILITIES_PAGE {
    UCHAR PageCode : 6;
    UCHAR Reserved1 : 2;
    UCHAR PageLength;
    UCHAR Reserved2[2];
    UCHAR RO : 1;
    UCHAR Reserved3 : 4;
    UCHAR SPREV : 1;
    UCHAR Reserved4 : 2;
    UCHAR Reserved5 : 3;
    UCHAR EFMT : 1;
    UCHAR Reserved6 : 1;
    UCHAR QFA : 1;
    UCHAR Reserved7 : 2;
    UCHAR LOCK : 1;
    UCHAR LOCKED : 1;
    UCHAR PREVENT : 1;
    UCHAR UNLOAD : 1;
    UCHAR Reserved8 : 2;
    UCHAR ECC : 1;
    UCHAR CMPRS : 1;
    UCHAR Reserved9 : 1;
    UCHAR BLK512 : 1;
    UCHAR BLK1024 : 1;
    UCHAR Reserved10 : 4;
    UCHAR SLOWB : 1;
    UCHAR MaximumSpeedSupported[2];
    UCHAR MaximumStoredDefectedListEntries[2];
    UCHAR ContinuousTransferLimit[2];
    UCHAR CurrentSpeedSelected[2];
    UCHAR BufferSize[2];
    UCHAR Reserved11[2];
} MODE_CAPABILITIES_PAGE, *PMODE_CAPABILITIES_PAGE;

/* A mode parameter list: header, block descriptor where the name or the use says so, page. */
typedef struct _MODE_CAP_PAGE {
    MODE_PARAMETER_HEADER ParameterListHeader;
    MODE_PARAMETER_BLOCK ParameterListBlock;
    MODE_CAPABILITIES_PAGE CapabilitiesPage;
} MODE_CAP_PAGE, *PMODE_CAP_PAGE;

typedef struct _MODE_MEDIUM_PART_PAGE {
    MODE_PARAMETER_HEADER ParameterListHeader;
    MODE_MEDIUM_PARTITION_PAGE MediumPartPage;
} MODE_MEDIUM_PART_PAGE, *PMODE_MEDIUM_PART_PAGE;

typedef struct _MODE_MEDIUM_PART_PAGE_PLUS {
    MODE_PARAMETER_HEADER ParameterListHeader;
    MODE_PARAMETER_BLOCK ParameterListBlock;
    MODE_MEDIUM_PARTITION_PAGE MediumPartPage;
} MODE_MEDIUM_PART_PAGE_PLUS, *PMODE_MEDIUM_PART_PAGE_PLUS;

typedef struct _MODE_TAPE_MEDIA_INFORMATION {
    MODE_PARAMETER_HEADER ParameterListHeader;
    MODE_PARAMETER_BLOCK ParameterListBlock;
    MODE_MEDIUM_PARTITION_PAGE MediumPartPage;
} MODE_TAPE_MEDIA_INFORMATION, *PMODE_TAPE_MEDIA_INFORMATION;

typedef struct _MODE_DEVICE_CONFIG_PAGE {
    MODE_PARAMETER_HEADER ParameterListHeader;
    MODE_DEVICE_CONFIGURATION_PAGE DeviceConfigPage;
} MODE_DEVICE_CONFIG_PAGE, *PMODE_DEVICE_CONFIG_PAGE;

typedef struct _MODE_DEVICE_CONFIG_PAGE_PLUS {
    MODE_PARAMETER_HEADER ParameterListHeader;
    MODE_PARAMETER_BLOCK ParameterListBlock;
    MODE_DEVICE_CONFIGURATION_PAGE DeviceConfigPage;
} MODE_DEVICE_CONFIG_PAGE_PLUS, *PMODE_DEVICE_CONFIG_PAGE_PLUS;

typedef struct _MODE_DATA_COMPRESS_PAGE {
    MODE_PARAMETER_HEADER ParameterListHeader;
    MODE_DATA_COMPRESSION_PAGE DataCompressPage;
} MODE_DATA_COMPRESS_PAGE, *PMODE_DATA_COMPRESS_PAGE;

typedef struct _MODE_DATA_COMPRESS_PAGE_PLUS {
    MODE_PARAMETER_HEADER ParameterListHeader;
    MODE_PARAMETER_BLOCK ParameterListBlock;
    MODE_DATA_COMPRESSION_PAGE DataCompressPage;
} MODE_DATA_COMPRESS_PAGE_PLUS, *PMODE_DATA_COMPRESS_PAGE_PLUS;

#pragma pack(pop)

/* ---- Routines of the miniclass driver ---- */

/* The first three say what the class driver does next; any other value ends the command. */
typedef enum _TAPE_STATUS {
    TAPE_STATUS_SEND_SRB_AND_CALLBACK,
    TAPE_STATUS_CALLBACK,
    TAPE_STATUS_CHECK_TEST_UNIT_READY,
    TAPE_STATUS_SUCCESS,
    TAPE_STATUS_INSUFFICIENT_RESOURCES,
    TAPE_STATUS_NOT_IMPLEMENTED,
    TAPE_STATUS_INVALID_DEVICE_REQUEST,
    TAPE_STATUS_INVALID_PARAMETER,
    TAPE_STATUS_MEDIA_CHANGED,
    TAPE_STATUS_BUS_RESET,
    TAPE_STATUS_SETMARK_DETECTED,
    TAPE_STATUS_FILEMARK_DETECTED,
    TAPE_STATUS_BEGINNING_OF_MEDIA,
    TAPE_STATUS_END_OF_MEDIA,
    TAPE_STATUS_BUFFER_OVERFLOW,
    TAPE_STATUS_NO_DATA_DETECTED,
    TAPE_STATUS_EOM_OVERFLOW,
    TAPE_STATUS_NO_MEDIA,
    TAPE_STATUS_IO_DEVICE_ERROR,
    TAPE_STATUS_UNRECOGNIZED_MEDIA,
    TAPE_STATUS_DEVICE_NOT_READY,
    TAPE_STATUS_MEDIA_WRITE_PROTECTED,
    TAPE_STATUS_DEVICE_DATA_ERROR,
    TAPE_STATUS_NO_SUCH_DEVICE,
    TAPE_STATUS_INVALID_BLOCK_LENGTH,
    TAPE_STATUS_IO_TIMEOUT,
    TAPE_STATUS_DEVICE_NOT_CONNECTED,
    TAPE_STATUS_DATA_OVERRUN,
    TAPE_STATUS_DEVICE_BUSY,
    TAPE_STATUS_REQUIRES_CLEANING,
    TAPE_STATUS_CLEANER_CARTRIDGE_INSTALLED
} TAPE_STATUS,
    *PTAPE_STATUS;

/* What a command routine puts into RetryFlags before an SRB is sent. */
#define TAPE_RETRY_MASK 0x0000FFFF /* how often a failed SRB is sent again */
#define IGNORE_ERRORS 0x00010000   /* a failure counts as success */
#define RETURN_ERRORS 0x00020000   /* a failure goes to the next call as StatusOfLastCommand */

typedef BOOLEAN (*TAPE_VERIFY_INQUIRY_ROUTINE)(IN PINQUIRYDATA InquiryData,
                                               IN PMODE_CAPABILITIES_PAGE ModeCapabilitiesPage);
typedef VOID (*TAPE_EXTENSION_INIT_ROUTINE)(IN PVOID MinitapeExtension, IN PINQUIRYDATA InquiryData,
                                            IN PMODE_CAPABILITIES_PAGE ModeCapabilitiesPage);
typedef VOID (*TAPE_ERROR_ROUTINE)(IN PVOID MinitapeExtension, IN PSCSI_REQUEST_BLOCK Srb,
                                   IN OUT PTAPE_STATUS TapeStatus);
typedef TAPE_STATUS (*TAPE_PROCESS_COMMAND_ROUTINE)(IN OUT PVOID MinitapeExtension, IN OUT PVOID CommandExtension,
                                                    IN OUT PVOID CommandParameters,
                                                    IN OUT PSCSI_REQUEST_BLOCK Srb, IN ULONG CallNumber,
                                                    IN TAPE_STATUS StatusOfLastCommand,
                                                    IN OUT PULONG RetryFlags);

/* Windows NT 4.0: no size, no media types. */
typedef struct _TAPE_INIT_DATA {
    TAPE_VERIFY_INQUIRY_ROUTINE VerifyInquiry;
    BOOLEAN QueryModeCapabilitiesPage;
    ULONG MinitapeExtensionSize;
    TAPE_EXTENSION_INIT_ROUTINE ExtensionInit;
    ULONG DefaultTimeOutValue; /* seconds; 0 leaves it to the class driver */
    TAPE_ERROR_ROUTINE TapeError;
    ULONG CommandExtensionSize;
    TAPE_PROCESS_COMMAND_ROUTINE CreatePartition;
    TAPE_PROCESS_COMMAND_ROUTINE Erase;
    TAPE_PROCESS_COMMAND_ROUTINE GetDriveParameters;
    TAPE_PROCESS_COMMAND_ROUTINE GetMediaParameters;
    TAPE_PROCESS_COMMAND_ROUTINE GetPosition;
    TAPE_PROCESS_COMMAND_ROUTINE GetStatus;
    TAPE_PROCESS_COMMAND_ROUTINE Prepare;
    TAPE_PROCESS_COMMAND_ROUTINE SetDriveParameters;
    TAPE_PROCESS_COMMAND_ROUTINE SetMediaParameters;
    TAPE_PROCESS_COMMAND_ROUTINE SetPosition;
    TAPE_PROCESS_COMMAND_ROUTINE WriteMarks;
    TAPE_PROCESS_COMMAND_ROUTINE PreProcessReadWrite; /* may be NULL */
} TAPE_INIT_DATA, *PTAPE_INIT_DATA;

/* Windows 2000 and later: DriverEntry fills this and hands it to TapeClassInitialize. */
typedef struct _TAPE_INIT_DATA_EX {
    ULONG InitDataSize;
    TAPE_VERIFY_INQUIRY_ROUTINE VerifyInquiry;
    BOOLEAN QueryModeCapabilitiesPage;
    ULONG MinitapeExtensionSize;
    TAPE_EXTENSION_INIT_ROUTINE ExtensionInit;
    ULONG DefaultTimeOutValue;
    TAPE_ERROR_ROUTINE TapeError;
    ULONG CommandExtensionSize;
    TAPE_PROCESS_COMMAND_ROUTINE CreatePartition;
    TAPE_PROCESS_COMMAND_ROUTINE Erase;
    TAPE_PROCESS_COMMAND_ROUTINE GetDriveParameters;
    TAPE_PROCESS_COMMAND_ROUTINE GetMediaParameters;
    TAPE_PROCESS_COMMAND_ROUTINE GetPosition;
    TAPE_PROCESS_COMMAND_ROUTINE GetStatus;
    TAPE_PROCESS_COMMAND_ROUTINE Prepare;
    TAPE_PROCESS_COMMAND_ROUTINE SetDriveParameters;
    TAPE_PROCESS_COMMAND_ROUTINE SetMediaParameters;
    TAPE_PROCESS_COMMAND_ROUTINE SetPosition;
    TAPE_PROCESS_COMMAND_ROUTINE WriteMarks;
    TAPE_PROCESS_COMMAND_ROUTINE PreProcessReadWrite;
    TAPE_PROCESS_COMMAND_ROUTINE TapeGetMediaTypes;
    ULONG MediaTypesSupported;
    TAPE_PROCESS_COMMAND_ROUTINE TapeWMIOperations; /* may be NULL */
    ULONG Reserved[2];
} TAPE_INIT_DATA_EX, *PTAPE_INIT_DATA_EX;

/* ---- Routines of the class driver ---- */

SCSIPORT_API ULONG NTAPI TapeClassInitialize(IN PVOID Argument1, IN PVOID Argument2,
                                             IN PTAPE_INIT_DATA_EX TapeInitData);
SCSIPORT_API BOOLEAN NTAPI TapeClassAllocateSrbBuffer(IN OUT PSCSI_REQUEST_BLOCK Srb, IN ULONG SrbBufferSize);
SCSIPORT_API VOID NTAPI TapeClassZeroMemory(IN OUT PVOID Buffer, IN ULONG BufferSize);
/* Returns how many bytes are equal before the first that is not. */
SCSIPORT_API ULONG NTAPI TapeClassCompareMemory(IN OUT PVOID Source1, IN OUT PVOID Source2, IN ULONG Length);
SCSIPORT_API LARGE_INTEGER NTAPI TapeClassLiDiv(IN LARGE_INTEGER Dividend, IN LARGE_INTEGER Divisor);
SCSIPORT_API VOID CDECL TapeDebugPrint(ULONG DebugPrintLevel, PCCHAR DebugMessage, ...);
VOID CDECL ScsiDebugPrint(ULONG DebugPrintLevel, PCCHAR DebugMessage, ...);

#ifdef DebugPrint
#undef DebugPrint
#endif
#if DBG
#define DebugPrint(arguments) TapeDebugPrint arguments
#else
#define DebugPrint(arguments)
#endif

/* ---- Quarter-inch cartridges ---- */

/* Density codes. */
#define QIC_XX 0
#define QIC_24 5
#define QIC_120 15
#define QIC_150 16
#define QIC_525 17
#define QIC_1350 18
#define QIC_1000 21
#define QIC_1000C 30
#define QIC_2100 31
#define QIC_2GB 34
#define QIC_5GB 40

/* Medium types. */
#define DCXXXX 0
#define DC300 1
#define DC300XLP 2
#define DC615 3
#define DC600 4
#define DC6037 5
#define DC6150 6
#define DC6250 7
#define DC6320 8
#define DC6525 9
#define DC9135SL 33
#define DC9210 34
#define DC9135 35
#define DC9100 36
#define DC9120 37
#define DC9120SL 38
#define DC9164 39
#define DCXXXXFW 48
#define DC9200SL 49
#define DC9210XL 50
#define DC10GB 51
#define DC9200 52
#define DC9120XL 53
#define DC9210SL 54
#define DC9164XL 55
#define DC9200XL 64
#define DC9400 65
#define DC9500 66
#define DC9500SL 70

/* Where a translation of block addresses counts from. */
#define NOT_FROM_BOT 0
#define FROM_BOT 1

/* The second name is a structure too and no pointer, in every version of the documented header. */
typedef struct _TAPE_PHYS_POSITION {
    ULONG SeekBlockAddress;
    ULONG SpaceBlockCount;
} TAPE_PHYS_POSITION, PTAPE_PHYS_POSITION;

TAPE_PHYS_POSITION NTAPI TapeClassLogicalBlockToPhysicalBlock(IN UCHAR DensityCode, IN ULONG LogicalBlockAddress,
                                                              IN ULONG BlockLength, IN BOOLEAN FromBOT);
ULONG NTAPI TapeClassPhysicalBlockToLogicalBlock(IN UCHAR DensityCode, IN ULONG PhysicalBlockAddress,
                                                 IN ULONG BlockLength, IN BOOLEAN FromBOT);

/* ---- TapeAlert ---- */

#define TapeAlertLogPage 0x2E

/* How a drive tells what is wrong with it. */
typedef enum _TAPE_ALERT_INFO_TYPE {
    TapeAlertInfoNone,
    TapeAlertInfoRequestSense,
    TapeAlertInfoLogPage
} TAPE_ALERT_INFO_TYPE;

/* Parameter codes of log page 2Eh. */
#define READ_WARNING 1
#define WRITE_WARNING 2
#define HARD_ERROR 3
#define MEDIA_ERROR 4
#define READ_FAILURE 5
#define WRITE_FAILURE 6
#define MEDIA_LIFE 7
#define NOT_DATA_GRADE 8
#define WRITE_PROTECT 9
#define NO_REMOVAL 10
#define CLEANING_MEDIA 11
#define UNSUPPORTED_FORMAT 12
#define SNAPPED_TAPE 13
#define CLEAN_NOW 20
#define CLEAN_PERIODIC 21
#define EXPIRED_CLEANING_MEDIA 22
#define HARDWARE_A 30
#define HARDWARE_B 31
#define INTERFACE_ERROR 32
#define EJECT_MEDIA 33
#define DOWNLOAD_FAIL 34

#ifdef __cplusplus
}
#endif

#endif /* _MINITAPE_ */
