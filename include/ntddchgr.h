/*
 * I/O control codes of medium changers, with their buffers, flags and enumerations (ddi ntddchgr, sdk-api winioctl).
 * Element addresses in these structures are zero-based for each element type; the miniclass driver translates.
 */
#ifndef _NTDDCHGR_H_
#define _NTDDCHGR_H_

#include <ntdef.h>
#include <devioctl.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DD_CHANGER_DEVICE_NAME "\\Device\\Changer"
#define DD_CHANGER_DEVICE_NAME_U L"\\Device\\Changer"

#define IOCTL_CHANGER_BASE FILE_DEVICE_CHANGER

#define IOCTL_CHANGER_GET_PARAMETERS \
    CTL_CODE(IOCTL_CHANGER_BASE, 0x0000, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CHANGER_GET_STATUS \
    CTL_CODE(IOCTL_CHANGER_BASE, 0x0001, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CHANGER_GET_PRODUCT_DATA \
    CTL_CODE(IOCTL_CHANGER_BASE, 0x0002, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CHANGER_SET_ACCESS \
    CTL_CODE(IOCTL_CHANGER_BASE, 0x0004, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_CHANGER_GET_ELEMENT_STATUS \
    CTL_CODE(IOCTL_CHANGER_BASE, 0x0005, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_CHANGER_INITIALIZE_ELEMENT_STATUS \
    CTL_CODE(IOCTL_CHANGER_BASE, 0x0006, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CHANGER_SET_POSITION \
    CTL_CODE(IOCTL_CHANGER_BASE, 0x0007, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CHANGER_EXCHANGE_MEDIUM \
    CTL_CODE(IOCTL_CHANGER_BASE, 0x0008, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CHANGER_MOVE_MEDIUM \
    CTL_CODE(IOCTL_CHANGER_BASE, 0x0009, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CHANGER_REINITIALIZE_TRANSPORT \
    CTL_CODE(IOCTL_CHANGER_BASE, 0x000A, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CHANGER_QUERY_VOLUME_TAGS \
    CTL_CODE(IOCTL_CHANGER_BASE, 0x000B, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)

/* Lengths in bytes. */
#define MAX_VOLUME_ID_SIZE 36
#define MAX_VOLUME_TEMPLATE_SIZE 40
#define VENDOR_ID_LENGTH 8
#define PRODUCT_ID_LENGTH 16
#define REVISION_LENGTH 4
#define SERIAL_NUMBER_LENGTH 32

/* ---- Elements ---- */

typedef enum _ELEMENT_TYPE {
    AllElements = 0,
    ChangerTransport,
    ChangerSlot,
    ChangerIEPort,
    ChangerDrive,
    ChangerDoor,
    ChangerKeypad,
    ChangerMaxElement
} ELEMENT_TYPE,
    *PELEMENT_TYPE;

typedef struct _CHANGER_ELEMENT {
    ELEMENT_TYPE ElementType;
    ULONG ElementAddress;
} CHANGER_ELEMENT, *PCHANGER_ELEMENT;

typedef struct _CHANGER_ELEMENT_LIST {
    CHANGER_ELEMENT Element;
    ULONG NumberOfElements;
} CHANGER_ELEMENT_LIST, *PCHANGER_ELEMENT_LIST;

/* ---- IOCTL_CHANGER_GET_PARAMETERS ---- */

/* Features0 */
#define CHANGER_BAR_CODE_SCANNER_INSTALLED  0x00000001 /* a bar code reader is fitted */
#define CHANGER_INIT_ELEM_STAT_WITH_RANGE   0x00000002 /* a range of elements can be initialized */
#define CHANGER_CLOSE_IEPORT                0x00000004 /* the port retracts by command */
#define CHANGER_OPEN_IEPORT                 0x00000008 /* the port extends by command */
#define CHANGER_STATUS_NON_VOLATILE         0x00000010 /* element status survives power off */
#define CHANGER_EXCHANGE_MEDIA              0x00000020 /* two media can be exchanged */
#define CHANGER_CLEANER_SLOT                0x00000040 /* a slot is kept for the cleaner */
#define CHANGER_LOCK_UNLOCK                 0x00000080 /* LockUnlockCapabilities is valid */
#define CHANGER_CARTRIDGE_MAGAZINE          0x00000100 /* MagazineSize is valid */
#define CHANGER_MEDIUM_FLIP                 0x00000200 /* the transport turns media over */
#define CHANGER_POSITION_TO_ELEMENT         0x00000400 /* PositionCapabilities is valid */
#define CHANGER_REPORT_IEPORT_STATE         0x00000800 /* the port senses a cartridge */
#define CHANGER_STORAGE_DRIVE               0x00001000 /* drives can store media */
#define CHANGER_STORAGE_IEPORT              0x00002000 /* the port can store media */
#define CHANGER_STORAGE_SLOT                0x00004000 /* slots can store media; always set */
#define CHANGER_STORAGE_TRANSPORT           0x00008000 /* the transport can store media */
#define CHANGER_DRIVE_CLEANING_REQUIRED     0x00010000 /* drives may ask for cleaning */
#define CHANGER_PREDISMOUNT_EJECT_REQUIRED  0x00020000 /* a drive ejects by command before a dismount */
#define CHANGER_CLEANER_ACCESS_NOT_VALID    0x00040000 /* ACCESS says nothing of a drive with a cleaner */
#define CHANGER_PREMOUNT_EJECT_REQUIRED     0x00080000 /* a tray opens by command before a mount */
#define CHANGER_VOLUME_IDENTIFICATION       0x00100000 /* volume tags can be sent and requested */
#define CHANGER_VOLUME_SEARCH               0x00200000 /* searches for volume tags */
#define CHANGER_VOLUME_ASSERT               0x00400000 /* asserts volume tags */
#define CHANGER_VOLUME_REPLACE              0x00800000 /* replaces volume tags */
#define CHANGER_VOLUME_UNDEFINE             0x01000000 /* removes volume tags */
#define CHANGER_SERIAL_NUMBER_VALID         0x04000000 /* the serial number is unique */
#define CHANGER_DEVICE_REINITIALIZE_CAPABLE 0x08000000 /* the transport recalibrates by command */
#define CHANGER_KEYPAD_ENABLE_DISABLE       0x10000000 /* the keypad can be disabled */
#define CHANGER_DRIVE_EMPTY_ON_DOOR_ACCESS  0x20000000 /* drives must be empty before the door opens */
#define CHANGER_RESERVED_BIT                0x80000000 /* marks the flags of Features1 */

/* Features1: every flag carries bit 31, so a test is ((Features1 & FLAG) == FLAG). */
#define CHANGER_PREDISMOUNT_ALIGN_TO_SLOT   0x80000001 /* transport to the slot before a dismount */
#define CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE  0x80000002 /* transport to the drive before a dismount */
#define CHANGER_CLEANER_AUTODISMOUNT        0x80000004 /* the cleaner returns by itself */
#define CHANGER_TRUE_EXCHANGE_CAPABLE       0x80000008 /* exchanges without a third element */
#define CHANGER_SLOTS_USE_TRAYS             0x80000010 /* slots have removable trays */
#define CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR  0x80000020 /* media must go back where they came from */
#define CHANGER_CLEANER_OPS_NOT_SUPPORTED   0x80000040 /* no cleaning by command */
#define CHANGER_IEPORT_USER_CONTROL_OPEN    0x80000080 /* an operator opens the port */
#define CHANGER_IEPORT_USER_CONTROL_CLOSE   0x80000100 /* an operator closes the port */
#define CHANGER_MOVE_EXTENDS_IEPORT         0x80000200 /* a move to the port extends it */
#define CHANGER_MOVE_RETRACTS_IEPORT        0x80000400 /* a move from the port retracts it */

/* MoveFrom*, ExchangeFrom*, PositionCapabilities: in the bit order of mode page 1Fh. */
#define CHANGER_TO_TRANSPORT 1
#define CHANGER_TO_SLOT 2
#define CHANGER_TO_IEPORT 4
#define CHANGER_TO_DRIVE 8

/* LockUnlockCapabilities */
#define LOCK_UNLOCK_IEPORT 1
#define LOCK_UNLOCK_DOOR 2
#define LOCK_UNLOCK_KEYPAD 4

typedef struct _GET_CHANGER_PARAMETERS {
    ULONG Size;
    USHORT NumberTransportElements;
    USHORT NumberStorageElements;
    USHORT NumberCleanerSlots;
    USHORT NumberIEElements;
    USHORT NumberDataTransferElements;
    USHORT NumberOfDoors;
    USHORT FirstSlotNumber;
    USHORT FirstDriveNumber;
    USHORT FirstTransportNumber;
    USHORT FirstIEPortNumber;
    USHORT FirstCleanerSlotAddress;
    USHORT MagazineSize;
    ULONG DriveCleanTimeout;
    ULONG Features0;
    ULONG Features1;
    UCHAR MoveFromTransport;
    UCHAR MoveFromSlot;
    UCHAR MoveFromIePort;
    UCHAR MoveFromDrive;
    UCHAR ExchangeFromTransport;
    UCHAR ExchangeFromSlot;
    UCHAR ExchangeFromIePort;
    UCHAR ExchangeFromDrive;
    UCHAR LockUnlockCapabilities;
    UCHAR PositionCapabilities;
    UCHAR Reserved1[2];
    ULONG Reserved2[2];
} GET_CHANGER_PARAMETERS, *PGET_CHANGER_PARAMETERS;

/* ---- IOCTL_CHANGER_GET_PRODUCT_DATA ---- */

typedef struct _CHANGER_PRODUCT_DATA {
    UCHAR VendorId[VENDOR_ID_LENGTH];
    UCHAR ProductId[PRODUCT_ID_LENGTH];
    UCHAR Revision[REVISION_LENGTH];
    UCHAR SerialNumber[SERIAL_NUMBER_LENGTH];
    UCHAR DeviceType;
} CHANGER_PRODUCT_DATA, *PCHANGER_PRODUCT_DATA;

/* ---- IOCTL_CHANGER_SET_ACCESS ---- */

/* Control */
#define LOCK_ELEMENT 0
#define UNLOCK_ELEMENT 1
#define EXTEND_IEPORT 2
#define RETRACT_IEPORT 3

typedef struct _CHANGER_SET_ACCESS {
    CHANGER_ELEMENT Element;
    ULONG Control;
} CHANGER_SET_ACCESS, *PCHANGER_SET_ACCESS;

/* ---- IOCTL_CHANGER_GET_ELEMENT_STATUS ---- */

typedef struct _CHANGER_READ_ELEMENT_STATUS {
    CHANGER_ELEMENT_LIST ElementList;
    BOOLEAN VolumeTagInfo;
} CHANGER_READ_ELEMENT_STATUS, *PCHANGER_READ_ELEMENT_STATUS;

/* Flags */
#define ELEMENT_STATUS_FULL 0x00000001
#define ELEMENT_STATUS_IMPEXP 0x00000002
#define ELEMENT_STATUS_EXCEPT 0x00000004
#define ELEMENT_STATUS_ACCESS 0x00000008
#define ELEMENT_STATUS_EXENAB 0x00000010
#define ELEMENT_STATUS_INENAB 0x00000020
#define ELEMENT_STATUS_PRODUCT_DATA 0x00000040
#define ELEMENT_STATUS_LUN_VALID 0x00001000
#define ELEMENT_STATUS_ID_VALID 0x00002000
#define ELEMENT_STATUS_NOT_BUS 0x00008000
#define ELEMENT_STATUS_INVERT 0x00400000
#define ELEMENT_STATUS_SVALID 0x00800000
#define ELEMENT_STATUS_PVOLTAG 0x10000000
#define ELEMENT_STATUS_AVOLTAG 0x20000000

/* ExceptionCode: one of these, not a combination. */
#define ERROR_LABEL_UNREADABLE 0x00000001
#define ERROR_LABEL_QUESTIONABLE 0x00000002
#define ERROR_SLOT_NOT_PRESENT 0x00000004
#define ERROR_DRIVE_NOT_INSTALLED 0x00000008
#define ERROR_TRAY_MALFUNCTION 0x00000010
#define ERROR_INIT_STATUS_NEEDED 0x00000011
#define ERROR_UNHANDLED_ERROR 0xFFFFFFFF

typedef struct _CHANGER_ELEMENT_STATUS {
    CHANGER_ELEMENT Element;
    CHANGER_ELEMENT SrcElementAddress;
    ULONG Flags;
    ULONG ExceptionCode;
    UCHAR TargetId;
    UCHAR Lun;
    USHORT Reserved;
    UCHAR PrimaryVolumeID[MAX_VOLUME_ID_SIZE];
    UCHAR AlternateVolumeID[MAX_VOLUME_ID_SIZE];
} CHANGER_ELEMENT_STATUS, *PCHANGER_ELEMENT_STATUS;

/* The entry of a drive that reports its product data: the flag ELEMENT_STATUS_PRODUCT_DATA says so. */
typedef struct _CHANGER_ELEMENT_STATUS_EX {
    CHANGER_ELEMENT Element;
    CHANGER_ELEMENT SrcElementAddress;
    ULONG Flags;
    ULONG ExceptionCode;
    UCHAR TargetId;
    UCHAR Lun;
    USHORT Reserved;
    UCHAR PrimaryVolumeID[MAX_VOLUME_ID_SIZE];
    UCHAR AlternateVolumeID[MAX_VOLUME_ID_SIZE];
    UCHAR VendorIdentification[VENDOR_ID_LENGTH];
    UCHAR ProductIdentification[PRODUCT_ID_LENGTH];
    UCHAR SerialNumber[SERIAL_NUMBER_LENGTH];
} CHANGER_ELEMENT_STATUS_EX, *PCHANGER_ELEMENT_STATUS_EX;

/* ---- IOCTL_CHANGER_INITIALIZE_ELEMENT_STATUS ---- */

typedef struct _CHANGER_INITIALIZE_ELEMENT_STATUS {
    CHANGER_ELEMENT_LIST ElementList;
    BOOLEAN BarCodeScan;
} CHANGER_INITIALIZE_ELEMENT_STATUS, *PCHANGER_INITIALIZE_ELEMENT_STATUS;

/* ---- IOCTL_CHANGER_SET_POSITION, EXCHANGE_MEDIUM, MOVE_MEDIUM ---- */

typedef struct _CHANGER_SET_POSITION {
    CHANGER_ELEMENT Transport;
    CHANGER_ELEMENT Destination;
    BOOLEAN Flip;
} CHANGER_SET_POSITION, *PCHANGER_SET_POSITION;

typedef struct _CHANGER_EXCHANGE_MEDIUM {
    CHANGER_ELEMENT Transport;
    CHANGER_ELEMENT Source;
    CHANGER_ELEMENT Destination1;
    CHANGER_ELEMENT Destination2;
    BOOLEAN Flip1;
    BOOLEAN Flip2;
} CHANGER_EXCHANGE_MEDIUM, *PCHANGER_EXCHANGE_MEDIUM;

typedef struct _CHANGER_MOVE_MEDIUM {
    CHANGER_ELEMENT Transport;
    CHANGER_ELEMENT Source;
    CHANGER_ELEMENT Destination;
    BOOLEAN Flip;
} CHANGER_MOVE_MEDIUM, *PCHANGER_MOVE_MEDIUM;

/* ---- IOCTL_CHANGER_QUERY_VOLUME_TAGS ---- */

/* ActionCode; 3 and 7 have no meaning. */
#define SEARCH_ALL 0x0
#define SEARCH_PRIMARY 0x1
#define SEARCH_ALTERNATE 0x2
#define SEARCH_ALL_NO_SEQ 0x4
#define SEARCH_PRI_NO_SEQ 0x5
#define SEARCH_ALT_NO_SEQ 0x6
#define ASSERT_PRIMARY 0x8
#define ASSERT_ALTERNATE 0x9
#define REPLACE_PRIMARY 0xA
#define REPLACE_ALTERNATE 0xB
#define UNDEFINE_PRIMARY 0xC
#define UNDEFINE_ALTERNATE 0xD

typedef struct _CHANGER_SEND_VOLUME_TAG_INFORMATION {
    CHANGER_ELEMENT StartingElement;
    ULONG ActionCode;
    UCHAR VolumeIDTemplate[MAX_VOLUME_TEMPLATE_SIZE];
} CHANGER_SEND_VOLUME_TAG_INFORMATION, *PCHANGER_SEND_VOLUME_TAG_INFORMATION;

typedef struct _READ_ELEMENT_ADDRESS_INFO {
    ULONG NumberOfElements;
    CHANGER_ELEMENT_STATUS ElementStatus[1];
} READ_ELEMENT_ADDRESS_INFO, *PREAD_ELEMENT_ADDRESS_INFO;

/* ---- WMI diagnostics ---- */

typedef enum _CHANGER_DEVICE_PROBLEM_TYPE {
    DeviceProblemNone,
    DeviceProblemHardware,
    DeviceProblemCHMError,
    DeviceProblemDoorOpen,
    DeviceProblemCalibrationError,
    DeviceProblemTargetFailure,
    DeviceProblemCHMMoveError,
    DeviceProblemCHMZeroError,
    DeviceProblemCartridgeInsertError,
    DeviceProblemPositionError,
    DeviceProblemSensorError,
    DeviceProblemCartridgeEjectError,
    DeviceProblemGripperError,
    DeviceProblemDriveError
} CHANGER_DEVICE_PROBLEM_TYPE,
    *PCHANGER_DEVICE_PROBLEM_TYPE;

#ifdef __cplusplus
}
#endif

#endif /* _NTDDCHGR_H_ */
