/** Structures of ntddchgr.h: what travels in a changer IOCTL's buffers. */
import { struct } from '../struct.ts';

export const CHANGER_ELEMENT = struct({
  name: 'CHANGER_ELEMENT',
  size: [8, 8],
  source: 'wdk-ddi-src/content/ntddchgr/ns-ntddchgr-_changer_element.md',
  fields: {
    ElementType: ['ELEMENT_TYPE', 0, 0],
    ElementAddress: ['ULONG', 4, 4],
  },
  notes:
    'ElementAddress is always zero-based per element type on both input and output; the miniclass translates to/from device addresses.',
});

export const CHANGER_ELEMENT_LIST = struct({
  name: 'CHANGER_ELEMENT_LIST',
  size: [12, 12],
  source: 'wdk-ddi-src/content/ntddchgr/ns-ntddchgr-_changer_element_list.md',
  fields: {
    Element: ['CHANGER_ELEMENT', 0, 0],
    NumberOfElements: ['ULONG', 8, 8],
  },
});

export const GET_CHANGER_PARAMETERS = struct({
  name: 'GET_CHANGER_PARAMETERS',
  size: [60, 60],
  source: 'wdk-ddi-src/content/ntddchgr/ns-ntddchgr-_get_changer_parameters.md',
  fields: {
    Size: ['ULONG', 0, 0],
    NumberTransportElements: ['USHORT', 4, 4],
    NumberStorageElements: ['USHORT', 6, 6],
    NumberCleanerSlots: ['USHORT', 8, 8],
    NumberIEElements: ['USHORT', 10, 10],
    NumberDataTransferElements: ['USHORT', 12, 12],
    NumberOfDoors: ['USHORT', 14, 14],
    FirstSlotNumber: ['USHORT', 16, 16],
    FirstDriveNumber: ['USHORT', 18, 18],
    FirstTransportNumber: ['USHORT', 20, 20],
    FirstIEPortNumber: ['USHORT', 22, 22],
    FirstCleanerSlotAddress: ['USHORT', 24, 24],
    MagazineSize: ['USHORT', 26, 26],
    DriveCleanTimeout: ['ULONG', 28, 28],
    Features0: ['ULONG', 32, 32],
    Features1: ['ULONG', 36, 36],
    MoveFromTransport: ['UCHAR', 40, 40],
    MoveFromSlot: ['UCHAR', 41, 41],
    MoveFromIePort: ['UCHAR', 42, 42],
    MoveFromDrive: ['UCHAR', 43, 43],
    ExchangeFromTransport: ['UCHAR', 44, 44],
    ExchangeFromSlot: ['UCHAR', 45, 45],
    ExchangeFromIePort: ['UCHAR', 46, 46],
    ExchangeFromDrive: ['UCHAR', 47, 47],
    LockUnlockCapabilities: ['UCHAR', 48, 48],
    PositionCapabilities: ['UCHAR', 49, 49],
    Reserved1: ['UCHAR[2]', 50, 50],
    Reserved2: ['ULONG[2]', 52, 52],
  },
  notes: 'Reserved2 ends at 60; no tail padding. No x86/x64 difference.',
});

export const CHANGER_PRODUCT_DATA = struct({
  name: 'CHANGER_PRODUCT_DATA',
  size: [61, 61],
  source: 'wdk-ddi-src/content/ntddchgr/ns-ntddchgr-_changer_product_data.md',
  fields: {
    VendorId: ['UCHAR[8]', 0, 0],
    ProductId: ['UCHAR[16]', 8, 8],
    Revision: ['UCHAR[4]', 24, 24],
    SerialNumber: ['UCHAR[32]', 28, 28],
    DeviceType: ['UCHAR', 60, 60],
  },
  notes:
    'Size 61 (odd, align 1). DeviceType: DDI says MEDIUM_CHANGER (0x08); SDK says FILE_DEVICE_CHANGER (0x30) - CONTRADICTION.',
});

export const CHANGER_SET_ACCESS = struct({
  name: 'CHANGER_SET_ACCESS',
  size: [12, 12],
  source: 'wdk-ddi-src/content/ntddchgr/ns-ntddchgr-_changer_set_access.md',
  fields: {
    Element: ['CHANGER_ELEMENT', 0, 0],
    Control: ['ULONG', 8, 8],
  },
  notes: 'Element.ElementType in {ChangerIEPort, ChangerDoor, ChangerKeypad}.',
});

export const CHANGER_READ_ELEMENT_STATUS = struct({
  name: 'CHANGER_READ_ELEMENT_STATUS',
  size: [16, 16],
  source: 'wdk-ddi-src/content/ntddchgr/ns-ntddchgr-_changer_read_element_status.md',
  fields: {
    ElementList: ['CHANGER_ELEMENT_LIST', 0, 0],
    VolumeTagInfo: ['BOOLEAN', 12, 12],
  },
  notes: '3 bytes tail padding.',
});

export const CHANGER_ELEMENT_STATUS = struct({
  name: 'CHANGER_ELEMENT_STATUS',
  size: [100, 100],
  source: 'wdk-ddi-src/content/ntddchgr/ns-ntddchgr-_changer_element_status.md',
  fields: {
    Element: ['CHANGER_ELEMENT', 0, 0],
    SrcElementAddress: ['CHANGER_ELEMENT', 8, 8],
    Flags: ['ULONG', 16, 16],
    ExceptionCode: ['ULONG', 20, 20],
    TargetId: ['UCHAR', 24, 24],
    Lun: ['UCHAR', 25, 25],
    Reserved: ['USHORT', 26, 26],
    PrimaryVolumeID: ['UCHAR[36]', 28, 28],
    AlternateVolumeID: ['UCHAR[36]', 64, 64],
  },
});

export const CHANGER_ELEMENT_STATUS_EX = struct({
  name: 'CHANGER_ELEMENT_STATUS_EX',
  size: [156, 156],
  source: 'wdk-ddi-src/content/ntddchgr/ns-ntddchgr-_changer_element_status_ex.md',
  fields: {
    Element: ['CHANGER_ELEMENT', 0, 0],
    SrcElementAddress: ['CHANGER_ELEMENT', 8, 8],
    Flags: ['ULONG', 16, 16],
    ExceptionCode: ['ULONG', 20, 20],
    TargetId: ['UCHAR', 24, 24],
    Lun: ['UCHAR', 25, 25],
    Reserved: ['USHORT', 26, 26],
    PrimaryVolumeID: ['UCHAR[36]', 28, 28],
    AlternateVolumeID: ['UCHAR[36]', 64, 64],
    VendorIdentification: ['UCHAR[8]', 100, 100],
    ProductIdentification: ['UCHAR[16]', 108, 108],
    SerialNumber: ['UCHAR[32]', 124, 124],
  },
  notes: 'First 100 bytes identical to CHANGER_ELEMENT_STATUS.',
});

export const CHANGER_INITIALIZE_ELEMENT_STATUS = struct({
  name: 'CHANGER_INITIALIZE_ELEMENT_STATUS',
  size: [16, 16],
  source: 'wdk-ddi-src/content/ntddchgr/ns-ntddchgr-_changer_initialize_element_status.md',
  fields: {
    ElementList: ['CHANGER_ELEMENT_LIST', 0, 0],
    BarCodeScan: ['BOOLEAN', 12, 12],
  },
  notes: '3 bytes tail padding.',
});

export const CHANGER_SET_POSITION = struct({
  name: 'CHANGER_SET_POSITION',
  size: [20, 20],
  source: 'wdk-ddi-src/content/ntddchgr/ns-ntddchgr-_changer_set_position.md',
  fields: {
    Transport: ['CHANGER_ELEMENT', 0, 0],
    Destination: ['CHANGER_ELEMENT', 8, 8],
    Flip: ['BOOLEAN', 16, 16],
  },
  notes: '3 bytes tail padding.',
});

export const CHANGER_EXCHANGE_MEDIUM = struct({
  name: 'CHANGER_EXCHANGE_MEDIUM',
  size: [36, 36],
  source: 'wdk-ddi-src/content/ntddchgr/ns-ntddchgr-_changer_exchange_medium.md',
  fields: {
    Transport: ['CHANGER_ELEMENT', 0, 0],
    Source: ['CHANGER_ELEMENT', 8, 8],
    Destination1: ['CHANGER_ELEMENT', 16, 16],
    Destination2: ['CHANGER_ELEMENT', 24, 24],
    Flip1: ['BOOLEAN', 32, 32],
    Flip2: ['BOOLEAN', 33, 33],
  },
  notes: '2 bytes tail padding.',
});

export const CHANGER_MOVE_MEDIUM = struct({
  name: 'CHANGER_MOVE_MEDIUM',
  size: [28, 28],
  source: 'wdk-ddi-src/content/ntddchgr/ns-ntddchgr-_changer_move_medium.md',
  fields: {
    Transport: ['CHANGER_ELEMENT', 0, 0],
    Source: ['CHANGER_ELEMENT', 8, 8],
    Destination: ['CHANGER_ELEMENT', 16, 16],
    Flip: ['BOOLEAN', 24, 24],
  },
  notes: '3 bytes tail padding.',
});

export const CHANGER_SEND_VOLUME_TAG_INFORMATION = struct({
  name: 'CHANGER_SEND_VOLUME_TAG_INFORMATION',
  size: [52, 52],
  source: 'wdk-ddi-src/content/ntddchgr/ns-ntddchgr-_changer_send_volume_tag_information.md',
  fields: {
    StartingElement: ['CHANGER_ELEMENT', 0, 0],
    ActionCode: ['ULONG', 8, 8],
    VolumeIDTemplate: ['UCHAR[40]', 12, 12],
  },
});

export const READ_ELEMENT_ADDRESS_INFO = struct({
  name: 'READ_ELEMENT_ADDRESS_INFO',
  size: [104, 104],
  source: 'wdk-ddi-src/content/ntddchgr/ns-ntddchgr-_read_element_address_info.md',
  fields: {
    NumberOfElements: ['ULONG', 0, 0],
    ElementStatus: ['CHANGER_ELEMENT_STATUS[1]', 4, 4],
  },
  notes:
    'Variable length: 4 + N*100; sizeof covers N=1. mingw spells the tag READ_ELEMENT_ADDRESS_INFO (no underscore), SDK _READ_ELEMENT_ADDRESS_INFO; typedef name is the same.',
});
