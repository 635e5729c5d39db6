/*
 * The interface between the changer class driver and a changer miniclass driver: initialization data, the routines of
 * either side, mode pages and element status as the device sends them. Written from documented facts (ddi mcd pages,
 * the storage design guide's changer pages, T10 SMC). Routines and their types are of the compiler's default calling
 * convention, as in the documented prototypes; a 32-bit Windows driver is built with __stdcall as default.
 */
#ifndef _MCD_
#define _MCD_

#include <wdm.h>
#include <scsi.h>
#include <srb.h>
#include <ntddchgr.h>
#include <ntddscsi.h>
#include <ntddstor.h>
#include <classpnp.h>
#include <wmidata.h>
#include <wmistr.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CHANGERAPI

/* Bytes of INQUIRY data a changer may return. */
#define MAXIMUM_CHANGER_INQUIRY_DATA 252

/* ---- Routines of the miniclass driver ---- */

typedef ULONG (*CHANGER_EXTENSION_SIZE)(VOID);
typedef NTSTATUS (*CHANGER_INITIALIZE)(IN PDEVICE_OBJECT DeviceObject);
typedef VOID (*CHANGER_ERROR_ROUTINE)(IN PDEVICE_OBJECT DeviceObject, IN PSCSI_REQUEST_BLOCK Srb,
                                      IN OUT NTSTATUS *Status, IN OUT BOOLEAN *Retry);
typedef NTSTATUS (*CHANGER_PERFORM_DIAGNOSTICS)(IN PDEVICE_OBJECT DeviceObject,
                                                OUT PWMI_CHANGER_PROBLEM_DEVICE_ERROR ChangerDeviceError);
typedef NTSTATUS (*CHANGER_COMMAND_ROUTINE)(IN PDEVICE_OBJECT DeviceObject, IN PIRP Irp);

/* Windows XP and later: DriverEntry fills this and hands it to ChangerClassInitialize. */
typedef struct _MCD_INIT_DATA {
    ULONG InitDataSize;
    CHANGER_EXTENSION_SIZE ChangerAdditionalExtensionSize;
    CHANGER_INITIALIZE ChangerInitialize;
    CHANGER_ERROR_ROUTINE ChangerError;
    CHANGER_PERFORM_DIAGNOSTICS ChangerPerformDiagnostics;
    CHANGER_COMMAND_ROUTINE ChangerGetParameters;
    CHANGER_COMMAND_ROUTINE ChangerGetStatus;
    CHANGER_COMMAND_ROUTINE ChangerGetProductData;
    CHANGER_COMMAND_ROUTINE ChangerSetAccess;
    CHANGER_COMMAND_ROUTINE ChangerGetElementStatus;
    CHANGER_COMMAND_ROUTINE ChangerInitializeElementStatus;
    CHANGER_COMMAND_ROUTINE ChangerSetPosition;
    CHANGER_COMMAND_ROUTINE ChangerExchangeMedium;
    CHANGER_COMMAND_ROUTINE ChangerMoveMedium;
    CHANGER_COMMAND_ROUTINE ChangerReinitializeUnit;
    CHANGER_COMMAND_ROUTINE ChangerQueryVolumeTags;
} MCD_INIT_DATA, *PMCD_INIT_DATA;

/* Windows 2000: the class library contains DriverEntry and finds the routines by these names. */
ULONG ChangerAdditionalExtensionSize(VOID);
NTSTATUS ChangerInitialize(IN PDEVICE_OBJECT DeviceObject);
VOID ChangerError(IN PDEVICE_OBJECT DeviceObject, IN PSCSI_REQUEST_BLOCK Srb, IN OUT NTSTATUS *Status,
                  IN OUT BOOLEAN *Retry);
NTSTATUS ChangerPerformDiagnostics(IN PDEVICE_OBJECT DeviceObject,
                                   OUT PWMI_CHANGER_PROBLEM_DEVICE_ERROR ChangerDeviceError);
NTSTATUS ChangerGetParameters(IN PDEVICE_OBJECT DeviceObject, IN PIRP Irp);
NTSTATUS ChangerGetStatus(IN PDEVICE_OBJECT DeviceObject, IN PIRP Irp);
NTSTATUS ChangerGetProductData(IN PDEVICE_OBJECT DeviceObject, IN PIRP Irp);
NTSTATUS ChangerSetAccess(IN PDEVICE_OBJECT DeviceObject, IN PIRP Irp);
NTSTATUS ChangerGetElementStatus(IN PDEVICE_OBJECT DeviceObject, IN PIRP Irp);
NTSTATUS ChangerInitializeElementStatus(IN PDEVICE_OBJECT DeviceObject, IN PIRP Irp);
NTSTATUS ChangerSetPosition(IN PDEVICE_OBJECT DeviceObject, IN PIRP Irp);
NTSTATUS ChangerExchangeMedium(IN PDEVICE_OBJECT DeviceObject, IN PIRP Irp);
NTSTATUS ChangerMoveMedium(IN PDEVICE_OBJECT DeviceObject, IN PIRP Irp);
NTSTATUS ChangerReinitializeUnit(IN PDEVICE_OBJECT DeviceObject, IN PIRP Irp);
NTSTATUS ChangerQueryVolumeTags(IN PDEVICE_OBJECT DeviceObject, IN PIRP Irp);

/* ---- Routines of the class driver ---- */

CHANGERAPI NTSTATUS NTAPI ChangerClassInitialize(IN PDRIVER_OBJECT DriverObject, IN PUNICODE_STRING RegistryPath,
                                                 IN PMCD_INIT_DATA MCDInitData);
CHANGERAPI PVOID NTAPI ChangerClassAllocatePool(IN POOL_TYPE PoolType, IN ULONG NumberOfBytes);
CHANGERAPI VOID NTAPI ChangerClassFreePool(IN PVOID PoolToFree);
CHANGERAPI NTSTATUS NTAPI ChangerClassSendSrbSynchronous(IN PDEVICE_OBJECT DeviceObject,
                                                         IN PSCSI_REQUEST_BLOCK Srb, IN PVOID Buffer,
                                                         IN ULONG BufferSize, IN BOOLEAN WriteToDevice);
CHANGERAPI VOID CDECL ChangerClassDebugPrint(ULONG DebugPrintLevel, PCCHAR DebugMessage, ...);

/* Until Windows Server 2003. */
CHANGERAPI NTSTATUS NTAPI ChangerClassCreate(IN PDEVICE_OBJECT DeviceObject, IN PIRP Irp);
CHANGERAPI NTSTATUS NTAPI ChangerClassDeviceControl(IN PDEVICE_OBJECT DeviceObject, IN PIRP Irp);

/* Windows 2000: its name of the debug routine, and a routine of the miniclass driver that later versions dropped. */
CHANGERAPI VOID CDECL MCDebugPrint(ULONG DebugPrintLevel, PCCHAR DebugMessage, ...);
BOOLEAN ChangerVerifyInquiry(PINQUIRYDATA InquiryData);

#ifdef DebugPrint
#undef DebugPrint
#endif
#if !DBG
#define DebugPrint(arguments)
#elif NTDDI_VERSION < NTDDI_WINXP
#define DebugPrint(arguments) MCDebugPrint arguments
#else
#define DebugPrint(arguments) ChangerClassDebugPrint arguments
#endif

/* ---- What the device sends ---- */

#define MODE_PAGE_DISPLAY 0x22

#pragma pack(push, 1)

/* Mode page 1Dh: where the elements of each type begin and how many there are, most significant byte first. */
typedef struct _MODE_ELEMENT_ADDRESS_PAGE {
    UCHAR PageCode : 6;
    UCHAR Reserved1 : 1;
    UCHAR PS : 1;
    UCHAR PageLength;
    UCHAR MediumTransportElementAddress[2];
    UCHAR NumberTransportElements[2];
    UCHAR FirstStorageElementAddress[2];
    UCHAR NumberStorageElements[2];
    UCHAR FirstIEPortElementAddress[2];
    UCHAR NumberIEPortElements[2];
    UCHAR FirstDataXFerElementAddress[2];
    UCHAR NumberDataXFerElements[2];
    UCHAR Reserved2[2];
} MODE_ELEMENT_ADDRESS_PAGE, *PMODE_ELEMENT_ADDRESS_PAGE;

/* Mode page 1Eh, with the descriptor of the first transport; each further one adds two bytes. */
typedef struct _MODE_TRANSPORT_GEOMETRY_PAGE {
    UCHAR PageCode : 6;
    UCHAR Reserved1 : 1;
    UCHAR PS : 1;
    UCHAR PageLength;
    UCHAR Flip : 1;
    UCHAR Reserved2 : 7;
    UCHAR TransportElementNumber;
} MODE_TRANSPORT_GEOMETRY_PAGE, *PMODE_TRANSPORT_GEOMETRY_PAGE;

/* Mode page 1Fh: where media can be stored, which moves and which exchanges (X) are possible. */
typedef struct _MODE_DEVICE_CAPABILITIES_PAGE {
    UCHAR PageCode : 6;
    UCHAR Reserved1 : 1;
    UCHAR PS : 1;
    UCHAR PageLength;
    UCHAR MediumTransport : 1;
    UCHAR StorageLocation : 1;
    UCHAR IEPort : 1;
    UCHAR DataXFer : 1;
    UCHAR Reserved2 : 4;
    UCHAR Reserved3;
    UCHAR MTtoMT : 1;
    UCHAR MTtoST : 1;
    UCHAR MTtoIE : 1;
    UCHAR MTtoDT : 1;
    UCHAR Reserved4 : 4;
    UCHAR STtoMT : 1;
    UCHAR STtoST : 1;
    UCHAR STtoIE : 1;
    UCHAR STtoDT : 1;
    UCHAR Reserved5 : 4;
    UCHAR IEtoMT : 1;
    UCHAR IEtoST : 1;
    UCHAR IEtoIE : 1;
    UCHAR IEtoDT : 1;
    UCHAR Reserved6 : 4;
    UCHAR DTtoMT : 1;
    UCHAR DTtoST : 1;
    UCHAR DTtoIE : 1;
    UCHAR DTtoDT : 1;
    UCHAR Reserved7 : 4;
    UCHAR Reserved8[4];
    UCHAR XMTtoMT : 1;
    UCHAR XMTtoST : 1;
    UCHAR XMTtoIE : 1;
    UCHAR XMTtoDT : 1;
    UCHAR Reserved9 : 4;
    UCHAR XSTtoMT : 1;
    UCHAR XSTtoST : 1;
    UCHAR XSTtoIE : 1;
    UCHAR XSTtoDT : 1;
    UCHAR Reserved10 : 4;
    UCHAR XIEtoMT : 1;
    UCHAR XIEtoST : 1;
    UCHAR XIEtoIE : 1;
    UCHAR XIEtoDT : 1;
    UCHAR Reserved11 : 4;
    UCHAR XDTtoMT : 1;
    UCHAR XDTtoST : 1;
    UCHAR XDTtoIE : 1;
    UCHAR XDTtoDT : 1;
    UCHAR Reserved12 : 4;
} MODE_DEVICE_CAPABILITIES_PAGE, *PMODE_DEVICE_CAPABILITIES_PAGE;

/* READ ELEMENT STATUS: the header of all data. */
typedef struct _ELEMENT_STATUS_HEADER {
    UCHAR FirstElementAddress[2];
    UCHAR NumberOfElements[2];
    UCHAR Reserved1;
    UCHAR ReportByteCount[3];
} ELEMENT_STATUS_HEADER, *PELEMENT_STATUS_HEADER;

/* READ ELEMENT STATUS: the header of the elements of one type. */
typedef struct _ELEMENT_STATUS_PAGE {
    UCHAR ElementType;
    UCHAR Reserved1 : 6;
    UCHAR AVolTag : 1;
    UCHAR PVolTag : 1;
    UCHAR ElementDescriptorLength[2];
    UCHAR Reserved2;
    UCHAR DescriptorByteCount[3];
} ELEMENT_STATUS_PAGE, *PELEMENT_STATUS_PAGE;

/* READ ELEMENT STATUS: one element. Volume tags of 36 bytes follow where the page header says so. */
typedef struct _ELEMENT_DESCRIPTOR {
    UCHAR ElementAddress[2];
    UCHAR Full : 1;
    UCHAR Reserved1 : 1;
    UCHAR Exception : 1;
    UCHAR Accessible : 1;
    UCHAR Reserved2 : 4;
    UCHAR Reserved3;
    UCHAR AdditionalSenseCode;
    UCHAR AddSenseCodeQualifier;
    UCHAR Lun : 3;
    UCHAR Reserved4 : 1;
    UCHAR LunValid : 1;
    UCHAR IdValid : 1;
    UCHAR Reserved5 : 1;
    UCHAR NotThisBus : 1;
    UCHAR BusAddress;
    UCHAR Reserved6;
    UCHAR Reserved7 : 6;
    UCHAR Invert : 1;
    UCHAR SValid : 1;
    UCHAR SourceStorageElementAddress[2];
} ELEMENT_DESCRIPTOR, *PELEMENT_DESCRIPTOR;

#pragma pack(pop)

#ifdef __cplusplus
}
#endif

#endif /* _MCD_ */
