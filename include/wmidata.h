/*
 * WMI data blocks of medium changers and tape drives (ddi ns-wmidata-_wmi_changer_problem_device_error and its
 * neighbours). The GUIDs come first, outside the guard, so that initguid.h may follow an earlier inclusion.
 */
#include <guiddef.h>

#if defined(INITGUID) ? !defined(_WMIDATA_GUIDS_DEFINED_) : !defined(_WMIDATA_GUIDS_DECLARED_)
#ifdef INITGUID
#define _WMIDATA_GUIDS_DEFINED_
#else
#define _WMIDATA_GUIDS_DECLARED_
#endif
DEFINE_GUID(MSChangerParameters_GUID, 0x24eb52ac, 0x7c77, 0x438b, 0xab, 0x61, 0xd0, 0x24, 0xda, 0xb0, 0xc0, 0x3a);
DEFINE_GUID(MSChangerProblemDeviceError_GUID, 0x56b396a8, 0x0b95, 0x42fe, 0xbb, 0xce, 0xd3, 0x6f, 0xda, 0x90, 0x4f,
            0x8e);
DEFINE_GUID(MSChangerProblemEvent_GUID, 0x45db06a5, 0x20d5, 0x4de3, 0xa3, 0x6c, 0x3a, 0xb9, 0x74, 0x60, 0x0a, 0x4c);
DEFINE_GUID(MSTapeDriveParam_GUID, 0xb9a8cfd5, 0x8d72, 0x47a4, 0xac, 0x0e, 0x28, 0x4a, 0x32, 0x00, 0xf4, 0xfb);
DEFINE_GUID(MSTapeMediaCapacity_GUID, 0x8c2147a4, 0xff29, 0x4336, 0xb8, 0xa4, 0x22, 0x7b, 0x54, 0xcc, 0x09, 0x66);
DEFINE_GUID(MSTapeDriveProblemEvent_GUID, 0xbc4dd36c, 0xfa66, 0x4080, 0x87, 0xa0, 0x0c, 0x59, 0x22, 0xeb, 0x78, 0x87);
DEFINE_GUID(MSTapeProblemIoError_GUID, 0x58fd29f9, 0xb516, 0x40fd, 0x87, 0x1a, 0x7e, 0xe7, 0x6d, 0x5b, 0xb5, 0x3e);
DEFINE_GUID(MSTapeProblemDeviceError_GUID, 0x43ec6b13, 0x10bb, 0x4bf6, 0xb7, 0x16, 0x1c, 0x1e, 0x2f, 0x10, 0xbb, 0x5f);
#endif

#ifndef _WMIDATA_H_
#define _WMIDATA_H_

#include <ntdef.h>

#define WMI_CHANGER_PARAMETERS_GUID \
    {0x24eb52ac, 0x7c77, 0x438b, {0xab, 0x61, 0xd0, 0x24, 0xda, 0xb0, 0xc0, 0x3a}}
#define WMI_CHANGER_PROBLEM_DEVICE_ERROR_GUID \
    {0x56b396a8, 0x0b95, 0x42fe, {0xbb, 0xce, 0xd3, 0x6f, 0xda, 0x90, 0x4f, 0x8e}}
#define WMI_CHANGER_PROBLEM_WARNING_GUID \
    {0x45db06a5, 0x20d5, 0x4de3, {0xa3, 0x6c, 0x3a, 0xb9, 0x74, 0x60, 0x0a, 0x4c}}

/* MSChangerParameters */
typedef struct _WMI_CHANGER_PARAMETERS {
    ULONG NumberOfSlots;
    ULONG NumberOfDrives;
    ULONG NumberOfIEPorts;
    ULONG NumberOfTransports;
    ULONG NumberOfDoors;
    ULONG NumberOfCleanerSlots;
    ULONG MagazineSize;
} WMI_CHANGER_PARAMETERS, *PWMI_CHANGER_PARAMETERS;

#define WMI_CHANGER_PARAMETERS_SIZE (FIELD_OFFSET(WMI_CHANGER_PARAMETERS, MagazineSize) + sizeof(ULONG))

/* MSChangerProblemEvent */
typedef struct _WMI_CHANGER_PROBLEM_WARNING {
    ULONG ChangerProblemType;
    UCHAR ChangerData[512];
} WMI_CHANGER_PROBLEM_WARNING, *PWMI_CHANGER_PROBLEM_WARNING;

#define WMI_CHANGER_PROBLEM_WARNING_SIZE (FIELD_OFFSET(WMI_CHANGER_PROBLEM_WARNING, ChangerData) + 512)

/* MSChangerProblemDeviceError: ChangerProblemType is a CHANGER_DEVICE_PROBLEM_TYPE of ntddchgr.h. */
typedef struct _WMI_CHANGER_PROBLEM_DEVICE_ERROR {
    ULONG ChangerProblemType;
} WMI_CHANGER_PROBLEM_DEVICE_ERROR, *PWMI_CHANGER_PROBLEM_DEVICE_ERROR;

#define WMI_CHANGER_PROBLEM_DEVICE_ERROR_SIZE \
    (FIELD_OFFSET(WMI_CHANGER_PROBLEM_DEVICE_ERROR, ChangerProblemType) + sizeof(ULONG))

#define WMI_TAPE_DRIVE_PARAMETERS_GUID \
    {0xb9a8cfd5, 0x8d72, 0x47a4, {0xac, 0x0e, 0x28, 0x4a, 0x32, 0x00, 0xf4, 0xfb}}
#define WMI_TAPE_MEDIA_PARAMETERS_GUID \
    {0x8c2147a4, 0xff29, 0x4336, {0xb8, 0xa4, 0x22, 0x7b, 0x54, 0xcc, 0x09, 0x66}}
#define WMI_TAPE_PROBLEM_WARNING_GUID \
    {0xbc4dd36c, 0xfa66, 0x4080, {0x87, 0xa0, 0x0c, 0x59, 0x22, 0xeb, 0x78, 0x87}}
#define WMI_TAPE_PROBLEM_IO_ERROR_GUID \
    {0x58fd29f9, 0xb516, 0x40fd, {0x87, 0x1a, 0x7e, 0xe7, 0x6d, 0x5b, 0xb5, 0x3e}}
#define WMI_TAPE_PROBLEM_DEVICE_ERROR_GUID \
    {0x43ec6b13, 0x10bb, 0x4bf6, {0xb7, 0x16, 0x1c, 0x1e, 0x2f, 0x10, 0xbb, 0x5f}}

/* MSTapeDriveParam */
typedef struct _WMI_TAPE_DRIVE_PARAMETERS {
    ULONG MaximumBlockSize;
    ULONG MinimumBlockSize;
    ULONG DefaultBlockSize;
    ULONG MaximumPartitionCount;
    BOOLEAN CompressionCapable;
    BOOLEAN CompressionEnabled;
    BOOLEAN ReportSetmarks;
    BOOLEAN HardwareErrorCorrection;
} WMI_TAPE_DRIVE_PARAMETERS, *PWMI_TAPE_DRIVE_PARAMETERS;

/* MSTapeMediaCapacity */
typedef struct _WMI_TAPE_MEDIA_PARAMETERS {
    ULONGLONG MaximumCapacity;
    ULONGLONG AvailableCapacity;
    ULONG BlockSize;
    ULONG PartitionCount;
    BOOLEAN MediaWriteProtected;
} WMI_TAPE_MEDIA_PARAMETERS, *PWMI_TAPE_MEDIA_PARAMETERS;

/* MSTapeProblemEvent: DriveProblemType is a TAPE_DRIVE_PROBLEM_TYPE of ntddtape.h. */
typedef struct _WMI_TAPE_PROBLEM_WARNING {
    ULONG DriveProblemType;
    UCHAR TapeData[512];
} WMI_TAPE_PROBLEM_WARNING, *PWMI_TAPE_PROBLEM_WARNING;

/* MSTapeProblemIoError: counters of log pages 02h, 03h and 06h. */
typedef struct _WMI_TAPE_PROBLEM_IO_ERROR {
    ULONG ReadCorrectedWithoutDelay;
    ULONG ReadCorrectedWithDelay;
    ULONG ReadTotalErrors;
    ULONG ReadTotalCorrectedErrors;
    ULONG ReadTotalUncorrectedErrors;
    ULONG ReadCorrectionAlgorithmProcessed;
    ULONG WriteCorrectedWithoutDelay;
    ULONG WriteCorrectedWithDelay;
    ULONG WriteTotalErrors;
    ULONG WriteTotalCorrectedErrors;
    ULONG WriteTotalUncorrectedErrors;
    ULONG WriteCorrectionAlgorithmProcessed;
    ULONG NonMediumErrors;
} WMI_TAPE_PROBLEM_IO_ERROR, *PWMI_TAPE_PROBLEM_IO_ERROR;

/* MSTapeProblemDeviceError: what TapeAlert and the sense data say. */
typedef struct _WMI_TAPE_PROBLEM_DEVICE_ERROR {
    BOOLEAN ReadWarning;
    BOOLEAN WriteWarning;
    BOOLEAN HardError;
    BOOLEAN ReadFailure;
    BOOLEAN WriteFailure;
    BOOLEAN UnsupportedFormat;
    BOOLEAN TapeSnapped;
    BOOLEAN DriveRequiresCleaning;
    BOOLEAN TimetoCleanDrive;
    BOOLEAN DriveHardwareError;
    BOOLEAN ScsiInterfaceError;
    BOOLEAN MediaLife;
} WMI_TAPE_PROBLEM_DEVICE_ERROR, *PWMI_TAPE_PROBLEM_DEVICE_ERROR;

#endif /* _WMIDATA_H_ */
