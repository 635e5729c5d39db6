/*
 * WMI data blocks of medium changers (ddi ns-wmidata-_wmi_changer_problem_device_error and its neighbours). The GUIDs
 * come first, outside the guard, so that initguid.h may follow an earlier inclusion.
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

#endif /* _WMIDATA_H_ */
