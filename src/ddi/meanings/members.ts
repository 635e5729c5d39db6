/**
 * What the members of the structures mean, in our words. The sources are those of the structures' own rows; a
 * member without a text here does not compile.
 */
import type { StructDef } from '../struct.ts';
import * as changer from '../structs/ntddchgr.ts';
import * as srb from '../structs/srb.ts';

type Meanings<T extends StructDef> = Readonly<Record<keyof T['fields'], string>>;

/** Keeps the compiler's eye on completeness. */
function of<T extends StructDef>(definition: T, meanings: Meanings<T>): readonly [string, Meanings<T>] {
  return [definition.name, meanings];
}

const ELEMENT_COUNT = 'Reported by mode page 1Dh.';
const FIRST_NUMBER =
  'The number that the vendor prints on it, for messages to an operator. It is no element address; 0 where there is none.';
const MOVE = 'CHANGER_TO_ constants, in the order of the bits of mode page 1Fh.';
const EXCHANGE = `${MOVE} 0 without CHANGER_EXCHANGE_MEDIA.`;
const FLIP = 'Turn the medium over on the way. Only with CHANGER_MEDIUM_FLIP.';
const UNUSED = 'Not used: 0.';

const STATUS_COMMON = {
  Element: 'The element that the entry is about, with its zero-based address.',
  SrcElementAddress: 'Where the medium came from. Valid with ELEMENT_STATUS_SVALID.',
  Flags: 'ELEMENT_STATUS_ flags: what is known about the element, and which other members are valid.',
  ExceptionCode: 'Why the element is not in order. Valid with ELEMENT_STATUS_EXCEPT; one value, not bits.',
  TargetId: 'SCSI target of the drive. Valid with ELEMENT_STATUS_ID_VALID.',
  Lun: 'Logical unit of the drive. Valid with ELEMENT_STATUS_LUN_VALID.',
  Reserved: UNUSED,
  PrimaryVolumeID: 'Bar code of the cartridge, filled with blanks. Valid with ELEMENT_STATUS_PVOLTAG.',
  AlternateVolumeID: 'Bar code of the other side. Valid with ELEMENT_STATUS_AVOLTAG.',
};

const ROWS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  of(changer.GET_CHANGER_PARAMETERS, {
    Size: 'Bytes of the structure: sizeof(GET_CHANGER_PARAMETERS).',
    NumberTransportElements: `Transports (pickers that move media). At least 1; two grippers on one arm are one transport. ${ELEMENT_COUNT}`,
    NumberStorageElements: `Slots, without those that NumberCleanerSlots counts. ${ELEMENT_COUNT}`,
    NumberCleanerSlots: 'Slots kept for a cleaning cartridge: 1 with CHANGER_CLEANER_SLOT, else 0.',
    NumberIEElements: `Import/export ports through which single cartridges pass. A door is none. ${ELEMENT_COUNT}`,
    NumberDataTransferElements: `Drives, fitted or not. ${ELEMENT_COUNT}`,
    NumberOfDoors: 'Doors through which an operator reaches many cartridges at once.',
    FirstSlotNumber: `Number of the first slot. ${FIRST_NUMBER}`,
    FirstDriveNumber: `Number of the first drive. ${FIRST_NUMBER}`,
    FirstTransportNumber: `Number of the first transport. ${FIRST_NUMBER}`,
    FirstIEPortNumber: `Number of the first port. ${FIRST_NUMBER}`,
    FirstCleanerSlotAddress:
      'Number of the cleaner slot, counted as FirstSlotNumber counts. 0 without a cleaner slot.',
    MagazineSize: 'Slots of a magazine. Only with CHANGER_CARTRIDGE_MAGAZINE, else 0.',
    DriveCleanTimeout: 'Seconds to wait for a cleaning: twice the longest that one takes.',
    Features0: 'First word of what the changer can do and wants: constants of Features0.',
    Features1: 'Second word. Its constants all carry bit 31, so a test must compare: `(Features1 & X) == X`.',
    MoveFromTransport: `Where a transport can move its medium. ${MOVE}`,
    MoveFromSlot: `Where a medium can go from a slot. ${MOVE}`,
    MoveFromIePort: `Where a medium can go from a port. ${MOVE}`,
    MoveFromDrive: `Where a medium can go from a drive. ${MOVE}`,
    ExchangeFromTransport: `Where media can be exchanged from a transport. ${EXCHANGE}`,
    ExchangeFromSlot: `Where media can be exchanged from a slot. ${EXCHANGE}`,
    ExchangeFromIePort: `Where media can be exchanged from a port. ${EXCHANGE}`,
    ExchangeFromDrive: `Where media can be exchanged from a drive. ${EXCHANGE}`,
    LockUnlockCapabilities: 'What can be locked: LOCK_UNLOCK_ constants. 0 without CHANGER_LOCK_UNLOCK.',
    PositionCapabilities:
      'Before what the transport can be positioned: CHANGER_TO_ constants. 0 without CHANGER_POSITION_TO_ELEMENT.',
    Reserved1: UNUSED,
    Reserved2: UNUSED,
  }),
  of(changer.CHANGER_ELEMENT, {
    ElementType: 'What kind of element.',
    ElementAddress:
      'Which one of its kind, from 0. The driver turns it into the address that the device knows, and back.',
  }),
  of(changer.CHANGER_ELEMENT_LIST, {
    Element: 'The first element.',
    NumberOfElements: 'How many, from the first on. 0xFFFFFFFF with AllElements.',
  }),
  of(changer.CHANGER_PRODUCT_DATA, {
    VendorId: 'Vendor of INQUIRY, filled with blanks, without a final zero.',
    ProductId: 'Product of INQUIRY, filled with blanks.',
    Revision: 'Revision of INQUIRY, filled with blanks.',
    SerialNumber: 'Serial number of VPD page 80h. Only with CHANGER_SERIAL_NUMBER_VALID.',
    DeviceType: 'MEDIUM_CHANGER (0x08).',
  }),
  of(changer.CHANGER_SET_ACCESS, {
    Element: 'A port, a door or the keypad.',
    Control: 'What to do with it: lock, unlock, extend or retract.',
  }),
  of(changer.CHANGER_READ_ELEMENT_STATUS, {
    ElementList: 'The elements whose status is wanted.',
    VolumeTagInfo: 'TRUE where bar codes are wanted too.',
  }),
  of(changer.CHANGER_ELEMENT_STATUS, STATUS_COMMON),
  of(changer.CHANGER_ELEMENT_STATUS_EX, {
    ...STATUS_COMMON,
    VendorIdentification: 'Vendor of the drive. Valid with ELEMENT_STATUS_PRODUCT_DATA.',
    ProductIdentification: 'Product of the drive. Valid with ELEMENT_STATUS_PRODUCT_DATA.',
    SerialNumber: 'Serial number of the drive. Valid with ELEMENT_STATUS_PRODUCT_DATA.',
  }),
  of(changer.CHANGER_INITIALIZE_ELEMENT_STATUS, {
    ElementList: 'The elements to look at. A range only with CHANGER_INIT_ELEM_STAT_WITH_RANGE.',
    BarCodeScan: 'TRUE where bar codes shall be read too.',
  }),
  of(changer.CHANGER_SET_POSITION, {
    Transport: 'The transport to move.',
    Destination: 'The element to stop before.',
    Flip: FLIP,
  }),
  of(changer.CHANGER_EXCHANGE_MEDIUM, {
    Transport: 'The transport that does it.',
    Source: 'Where the first medium is.',
    Destination1: 'Where the first medium goes; the second one is there.',
    Destination2: 'Where the second medium goes.',
    Flip1: FLIP,
    Flip2: FLIP,
  }),
  of(changer.CHANGER_MOVE_MEDIUM, {
    Transport: 'The transport that does it.',
    Source: 'Where the medium is.',
    Destination: 'Where it goes.',
    Flip: FLIP,
  }),
  of(changer.CHANGER_SEND_VOLUME_TAG_INFORMATION, {
    StartingElement: 'Where the search begins, or the element whose tag is changed.',
    ActionCode: 'What is asked for: translate, assert, replace or undefine.',
    VolumeIDTemplate: 'Tag to look for; * and ? stand for any letters.',
  }),
  of(changer.READ_ELEMENT_ADDRESS_INFO, {
    NumberOfElements: 'Elements that were found.',
    ElementStatus: 'One entry for each. The array goes on behind the structure.',
  }),
  of(srb.SCSI_REQUEST_BLOCK, {
    Length: 'Bytes of the structure: SCSI_REQUEST_BLOCK_SIZE.',
    Function: 'SRB_FUNCTION_EXECUTE_SCSI for a command.',
    SrbStatus: 'How it ended: SRB_STATUS(SrbStatus) takes the two modifier bits off.',
    ScsiStatus: 'Status byte of the device.',
    PathId: 'Bus of the adapter. The class driver fills it in.',
    TargetId: 'Target on the bus. The class driver fills it in.',
    Lun: 'Logical unit. The class driver fills it in.',
    QueueTag: 'Tag of a queued command. The port driver fills it in.',
    QueueAction: 'Kind of tag, with SRB_FLAGS_QUEUE_ACTION_ENABLE.',
    CdbLength: 'Bytes of Cdb that are the command: 6, 10 or 12.',
    SenseInfoBufferLength: 'Bytes of the sense buffer. After the command: bytes that it holds.',
    SrbFlags: 'Direction of the data, and how the request is handled.',
    DataTransferLength:
      'Bytes to transfer. After a command that gave less (SRB_STATUS_DATA_OVERRUN): bytes transferred.',
    TimeOutValue: 'Seconds until the port driver gives up. 0 is no time-out, and a hang.',
    DataBuffer: 'The data. It must be from nonpaged pool that can be mapped for DMA.',
    SenseInfoBuffer: 'Where sense data go. Valid with SRB_STATUS_AUTOSENSE_VALID.',
    NextSrb: 'The next one of a chain.',
    OriginalRequest: 'The IRP that it belongs to.',
    SrbExtension: 'Memory of the port driver.',
    InternalStatus: 'NTSTATUS behind SRB_STATUS_INTERNAL_ERROR.',
    QueueSortKey: 'Place on a disk, for sorting.',
    LinkTimeoutValue: 'Seconds for a link.',
    Cdb: 'The command. Zero it first: a byte that is not set is part of it too.',
  }),
  of(srb.SENSE_DATA, {
    ErrorCode: '70h: of this command. 71h: of an earlier one. 72h, 73h: descriptor format.',
    Valid: 'Information is defined by the standard.',
    SegmentNumber: 'Obsolete.',
    SenseKey: 'What kind of condition.',
    IncorrectLength: 'The block had another length than was asked for (tape).',
    EndOfMedia: 'End or beginning of the partition (tape).',
    FileMark: 'A filemark or setmark was met (tape).',
    Information: 'Most significant byte first. What it is depends on the command.',
    AdditionalSenseLength: 'Bytes behind this one.',
    CommandSpecificInformation: 'What it is depends on the command.',
    AdditionalSenseCode: 'ASC: the cause.',
    AdditionalSenseCodeQualifier: 'ASCQ: the cause in detail.',
    FieldReplaceableUnitCode: 'A part of the device, by the vendor’s number.',
    SenseKeySpecific: 'With ILLEGAL REQUEST: which byte and bit of the CDB or the data is wrong.',
  }),
];

/** By the name of the structure. */
export const MEMBER_MEANINGS: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(ROWS);
