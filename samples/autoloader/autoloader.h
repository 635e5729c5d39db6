/*++

Module Name:

    autoloader.h

Abstract:

    Private definitions of the miniclass driver for the ACME LOADER 8 autoloader.

Environment:

    Kernel mode.

--*/

#ifndef _AUTOLOADER_H_
#define _AUTOLOADER_H_

//
// What the operator's guide says and no SCSI command tells: the last slot is
// kept for the cleaning cartridge, one door gives access to all slots, slots
// and drive and port are numbered from 1 on the front panel, and a cleaning
// run takes up to five minutes. Windows wants twice that time.
//

#define LOADER_CLEANER_SLOTS            1
#define LOADER_DOORS                    1
#define LOADER_FIRST_NUMBER             1
#define LOADER_CLEANING_TIME            (2 * 5 * 60)

//
// POSITION TO ELEMENT reaches these elements. PREVENT ALLOW MEDIUM REMOVAL
// locks port, door and keypad, all at once.
//

#define LOADER_POSITION_CAPABILITIES    (CHANGER_TO_SLOT | CHANGER_TO_DRIVE)
#define LOADER_LOCK_CAPABILITIES        (LOCK_UNLOCK_IEPORT | LOCK_UNLOCK_DOOR | LOCK_UNLOCK_KEYPAD)

//
// Seconds that a command may take. A move with a bar code read on the way is
// done in less than a minute, an inventory of all elements in two.
//

#define LOADER_TIMEOUT_SHORT            30
#define LOADER_TIMEOUT_MOVE             300
#define LOADER_TIMEOUT_INVENTORY        600

//
// OPEN/CLOSE IMPORT/EXPORT ELEMENT has the operation code of START STOP UNIT,
// the element address in bytes 2 and 3 and the action in byte 4.
//

#define LOADER_PORT_OPEN                0
#define LOADER_PORT_CLOSE               1

//
// Byte 55 of the INQUIRY data: a bar code reader is fitted.
//

#define LOADER_INQUIRY_BARCODE_BYTE     55
#define LOADER_INQUIRY_BARCODE_BIT      0x01

//
// READ ELEMENT STATUS: bit of CDB byte 6 that asks for device identifiers, and
// the bytes of an element descriptor that ELEMENT_STATUS_ flags come from. The
// flags keep the bits of each byte where they are, eight bits further up for
// every byte of the three.
//

#define LOADER_DVCID                    0x01

#define LOADER_DESCRIPTOR_STATE         2
#define LOADER_DESCRIPTOR_BUS           6
#define LOADER_DESCRIPTOR_SOURCE        9

#define LOADER_STATE_FLAGS              (ELEMENT_STATUS_FULL | ELEMENT_STATUS_EXCEPT | ELEMENT_STATUS_ACCESS)
#define LOADER_PORT_FLAGS               (ELEMENT_STATUS_IMPEXP | ELEMENT_STATUS_EXENAB | ELEMENT_STATUS_INENAB)
#define LOADER_BUS_FLAGS                (ELEMENT_STATUS_LUN_VALID | ELEMENT_STATUS_ID_VALID)
#define LOADER_SOURCE_FLAGS             (ELEMENT_STATUS_SVALID | ELEMENT_STATUS_INVERT)

//
// The longest descriptor of an element: two volume tags and the header of an
// identifier. The identifier itself is vendor, product, serial number; drives
// have one.
//

#define LOADER_IDENTIFIER_HEADER        4
#define LOADER_IDENTIFIER_LENGTH        (VENDOR_ID_LENGTH + PRODUCT_ID_LENGTH + SERIAL_NUMBER_LENGTH)
#define LOADER_DESCRIPTOR_LENGTH        (sizeof(ELEMENT_DESCRIPTOR) + 2 * MAX_VOLUME_ID_SIZE + \
                                         LOADER_IDENTIFIER_HEADER)

//
// Sense codes that scsi.h does not name (SMC-3).
//

#define LOADER_ADSENSE_TRANSPORT        0x15
#define LOADER_SENSEQ_DOOR_OPEN         0x18
#define LOADER_SENSEQ_MAGAZINE_CLOSED   0x11
#define LOADER_SENSEQ_MAGAZINE_REMOVED  0x12
#define LOADER_SENSEQ_DRIVE_REMOVED     0x1a
#define LOADER_ADSENSE_LOAD_EJECT       0x53
#define LOADER_ADSENSE_LABEL            0x83
#define LOADER_SENSEQ_NOT_SCANNED       0x00
#define LOADER_SENSEQ_NO_LABEL          0x01

//
// Sense codes are compared as one number.
//

#define LOADER_SENSE(code, qualifier)   (((code) << 8) | (qualifier))

//
// Big-endian numbers of CDBs and of device data.
//

#define LOADER_PUT_16(field, value)     ((field)[0] = (UCHAR)((value) >> 8), (field)[1] = (UCHAR)(value))
#define LOADER_PUT_24(field, value)     ((field)[0] = (UCHAR)((value) >> 16), \
                                         (field)[1] = (UCHAR)((value) >> 8), \
                                         (field)[2] = (UCHAR)(value))
#define LOADER_GET_16(field)            ((USHORT)(((field)[0] << 8) | (field)[1]))
#define LOADER_GET_24(field)            (((ULONG)(field)[0] << 16) | ((ULONG)(field)[1] << 8) | (field)[2])

//
// The bit of CHANGER_TO_xxx for an element type.
//

#define LOADER_TO(type)                 (1UL << ((type) - ChangerTransport))
#define LOADER_ANY_ELEMENT              (CHANGER_TO_TRANSPORT | CHANGER_TO_SLOT | CHANGER_TO_IEPORT | CHANGER_TO_DRIVE)

//
// Where the elements of one type begin, and how many there are. The slots
// include the cleaner slot, which has the highest address.
//

typedef struct _LOADER_RANGE {

    USHORT First;
    USHORT Count;

} LOADER_RANGE, *PLOADER_RANGE;

//
// What the driver keeps for each loader, behind CommonExtension.DriverData.
//

typedef struct _CHANGER_DATA {

    //
    // By element type; entry 0 (AllElements) is not used.
    //

    LOADER_RANGE Elements[ChangerDrive + 1];

    //
    // Number of all elements.
    //

    ULONG TotalElements;

    //
    // CHANGER_STORAGE_xxx, and MoveFromXxx by element type, as mode page 1Fh
    // has them.
    //

    ULONG StorageFeatures;
    UCHAR MoveFrom[ChangerDrive + 1];

    //
    // Options of this unit.
    //

    BOOLEAN BarCodeReader;
    BOOLEAN Flip;
    BOOLEAN SerialNumberValid;

    //
    // The last thing that went wrong, for ChangerPerformDiagnostics.
    //

    CHANGER_DEVICE_PROBLEM_TYPE Problem;

    //
    // From INQUIRY and vital product data page 80h.
    //

    CHANGER_PRODUCT_DATA ProductData;

} CHANGER_DATA, *PCHANGER_DATA;

//
// Where element status goes: the next entry, how long an entry is, and how
// many more may follow.
//

typedef struct _LOADER_REPORT {

    PUCHAR Next;
    ULONG EntryLength;
    ULONG Room;
    BOOLEAN VolumeTags;

} LOADER_REPORT, *PLOADER_REPORT;

//
// Helpers, in the order of their appearance.
//

PCHANGER_DATA
LoaderGetData(
    IN PDEVICE_OBJECT DeviceObject
    );

PCDB
LoaderPrepareSrb(
    OUT PSCSI_REQUEST_BLOCK Srb,
    IN UCHAR CdbLength,
    IN ULONG TimeOut
    );

NTSTATUS
LoaderSend(
    IN PDEVICE_OBJECT DeviceObject,
    IN PSCSI_REQUEST_BLOCK Srb,
    IN PVOID Buffer,
    IN ULONG BufferLength,
    IN BOOLEAN WriteToDevice
    );

NTSTATUS
LoaderInquiry(
    IN PDEVICE_OBJECT DeviceObject,
    IN UCHAR Page,
    OUT PVOID Buffer,
    OUT PULONG Length
    );

NTSTATUS
LoaderModePage(
    IN PDEVICE_OBJECT DeviceObject,
    IN UCHAR Page,
    OUT PVOID Data,
    IN ULONG Length
    );

VOID
LoaderReadCapabilities(
    IN OUT PCHANGER_DATA ChangerData,
    IN PMODE_DEVICE_CAPABILITIES_PAGE Page
    );

ULONG
LoaderFeatures(
    IN PCHANGER_DATA ChangerData
    );

NTSTATUS
LoaderCheckElement(
    IN PCHANGER_DATA ChangerData,
    IN PCHANGER_ELEMENT Element,
    IN ULONG AllowedTypes
    );

USHORT
LoaderAddress(
    IN PCHANGER_DATA ChangerData,
    IN PCHANGER_ELEMENT Element
    );

BOOLEAN
LoaderTranslateAddress(
    IN PCHANGER_DATA ChangerData,
    IN USHORT Address,
    OUT PCHANGER_ELEMENT Element
    );

ULONG
LoaderExceptionCode(
    IN PELEMENT_DESCRIPTOR Descriptor
    );

VOID
LoaderFillEntry(
    IN PCHANGER_DATA ChangerData,
    IN ELEMENT_TYPE Type,
    IN PELEMENT_STATUS_PAGE Page,
    IN PELEMENT_DESCRIPTOR Descriptor,
    IN OUT PLOADER_REPORT Report
    );

NTSTATUS
LoaderFillEntries(
    IN PCHANGER_DATA ChangerData,
    IN PUCHAR Data,
    IN ULONG Length,
    IN OUT PLOADER_REPORT Report
    );

NTSTATUS
LoaderReadElementStatus(
    IN PDEVICE_OBJECT DeviceObject,
    IN ELEMENT_TYPE Type,
    IN ULONG First,
    IN ULONG Count,
    IN OUT PLOADER_REPORT Report
    );

NTSTATUS
LoaderRequestVolumeAddress(
    IN PDEVICE_OBJECT DeviceObject,
    IN PCHANGER_ELEMENT Element,
    IN OUT PLOADER_REPORT Report
    );

//
// Entry point.
//

NTSTATUS
DriverEntry(
    IN PDRIVER_OBJECT DriverObject,
    IN PUNICODE_STRING RegistryPath
    );

#endif // _AUTOLOADER_H_
