/** Data that SCSI commands return, as scsi.h names it: INQUIRY, vital product data, mode parameters. */
import { struct } from '../struct.ts';

export const INQUIRYDATA = struct({
  name: 'INQUIRYDATA',
  size: [104, 104],
  source: 'ddi ns-scsi-_inquirydata; SPC-4 6.6',
  fields: {
    DeviceType: ['UCHAR', 0, 0, '0-4'],
    DeviceTypeQualifier: ['UCHAR', 0, 0, '5-7'],
    DeviceTypeModifier: ['UCHAR', 1, 1, '0-6'],
    RemovableMedia: ['UCHAR', 1, 1, '7-7'],
    Versions: ['UCHAR', 2, 2],
    ResponseDataFormat: ['UCHAR', 3, 3, '0-3'],
    HiSupport: ['UCHAR', 3, 3, '4-4'],
    NormACA: ['UCHAR', 3, 3, '5-5'],
    TerminateTask: ['UCHAR', 3, 3, '6-6'],
    AERC: ['UCHAR', 3, 3, '7-7'],
    AdditionalLength: ['UCHAR', 4, 4],
    Reserved: ['UCHAR', 5, 5],
    Addr16: ['UCHAR', 6, 6, '0-0'],
    Addr32: ['UCHAR', 6, 6, '1-1'],
    AckReqQ: ['UCHAR', 6, 6, '2-2'],
    MediumChanger: ['UCHAR', 6, 6, '3-3'],
    MultiPort: ['UCHAR', 6, 6, '4-4'],
    EnclosureServices: ['UCHAR', 6, 6, '6-6'],
    SoftReset: ['UCHAR', 7, 7, '0-0'],
    CommandQueue: ['UCHAR', 7, 7, '1-1'],
    TransferDisable: ['UCHAR', 7, 7, '2-2'],
    LinkedCommands: ['UCHAR', 7, 7, '3-3'],
    Synchronous: ['UCHAR', 7, 7, '4-4'],
    Wide16Bit: ['UCHAR', 7, 7, '5-5'],
    Wide32Bit: ['UCHAR', 7, 7, '6-6'],
    RelativeAddressing: ['UCHAR', 7, 7, '7-7'],
    VendorId: ['UCHAR[8]', 8, 8],
    ProductId: ['UCHAR[16]', 16, 16],
    ProductRevisionLevel: ['UCHAR[4]', 32, 32],
    VendorSpecific: ['UCHAR[20]', 36, 36],
    Reserved3: ['UCHAR[2]', 56, 56],
    VersionDescriptors: ['USHORT[8]', 58, 58],
    Reserved4: ['UCHAR[30]', 74, 74],
  },
  notes:
    'Headers before Windows XP end at 96 bytes, with Reserved3[40]. Byte 55, the last of VendorSpecific, tells of a bar code reader in bit 0.',
});

export const VPD_SERIAL_NUMBER_PAGE = struct({
  name: 'VPD_SERIAL_NUMBER_PAGE',
  size: [4, 4],
  source: 'ddi ns-scsi-_vpd_serial_number_page; SPC-4 7.8.18',
  fields: {
    DeviceType: ['UCHAR', 0, 0, '0-4'],
    DeviceTypeQualifier: ['UCHAR', 0, 0, '5-7'],
    PageCode: ['UCHAR', 1, 1],
    Reserved: ['UCHAR', 2, 2],
    PageLength: ['UCHAR', 3, 3],
    SerialNumber: ['UCHAR[0]', 4, 4],
  },
  notes: 'Page 80h. SerialNumber has PageLength bytes.',
});

export const VPD_IDENTIFICATION_PAGE = struct({
  name: 'VPD_IDENTIFICATION_PAGE',
  size: [4, 4],
  source: 'scsi.h; SPC-4 7.8.6',
  fields: {
    DeviceType: ['UCHAR', 0, 0, '0-4'],
    DeviceTypeQualifier: ['UCHAR', 0, 0, '5-7'],
    PageCode: ['UCHAR', 1, 1],
    Reserved: ['UCHAR', 2, 2],
    PageLength: ['UCHAR', 3, 3],
    Descriptors: ['UCHAR[0]', 4, 4],
  },
  notes: 'Page 83h: a list of VPD_IDENTIFICATION_DESCRIPTOR.',
});

export const VPD_IDENTIFICATION_DESCRIPTOR = struct({
  name: 'VPD_IDENTIFICATION_DESCRIPTOR',
  size: [4, 4],
  source: 'scsi.h; SPC-4 7.8.6',
  fields: {
    CodeSet: ['UCHAR', 0, 0, '0-3'],
    IdentifierType: ['UCHAR', 1, 1, '0-3'],
    Association: ['UCHAR', 1, 1, '4-5'],
    IdentifierLength: ['UCHAR', 3, 3],
    Identifier: ['UCHAR[0]', 4, 4],
  },
});

export const MODE_PARAMETER_HEADER = struct({
  name: 'MODE_PARAMETER_HEADER',
  size: [4, 4],
  source: 'scsi.h; SPC-4 7.5.5',
  fields: {
    ModeDataLength: ['UCHAR', 0, 0],
    MediumType: ['UCHAR', 1, 1],
    DeviceSpecificParameter: ['UCHAR', 2, 2],
    BlockDescriptorLength: ['UCHAR', 3, 3],
  },
  notes: 'Of MODE SENSE(6). The length does not count itself.',
});

export const MODE_PARAMETER_HEADER10 = struct({
  name: 'MODE_PARAMETER_HEADER10',
  size: [8, 8],
  source: 'scsi.h; SPC-4 7.5.5',
  fields: {
    ModeDataLength: ['UCHAR[2]', 0, 0],
    MediumType: ['UCHAR', 2, 2],
    DeviceSpecificParameter: ['UCHAR', 3, 3],
    Reserved: ['UCHAR[2]', 4, 4],
    BlockDescriptorLength: ['UCHAR[2]', 6, 6],
  },
  notes: 'Of MODE SENSE(10).',
});

export const MODE_PARAMETER_BLOCK = struct({
  name: 'MODE_PARAMETER_BLOCK',
  size: [8, 8],
  source: 'scsi.h; SPC-4 7.5.6',
  fields: {
    DensityCode: ['UCHAR', 0, 0],
    NumberOfBlocks: ['UCHAR[3]', 1, 1],
    Reserved: ['UCHAR', 4, 4],
    BlockLength: ['UCHAR[3]', 5, 5],
  },
});

export const TAPE_POSITION_DATA = struct({
  name: 'TAPE_POSITION_DATA',
  size: [20, 20],
  source: 'scsi.h; SSC-3 7.7',
  fields: {
    BlockPositionUnsupported: ['UCHAR', 0, 0, '2-2'],
    EndOfPartition: ['UCHAR', 0, 0, '6-6'],
    BeginningOfPartition: ['UCHAR', 0, 0, '7-7'],
    PartitionNumber: ['UCHAR', 1, 1],
    FirstBlock: ['UCHAR[4]', 4, 4],
    LastBlock: ['UCHAR[4]', 8, 8],
    NumberOfBlocks: ['UCHAR[3]', 13, 13],
    NumberOfBytes: ['UCHAR[4]', 16, 16],
  },
});
