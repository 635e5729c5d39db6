/** Members of the CDB union of scsi.h that tape drives use. */
import { struct } from '../struct.ts';

export const CDB_CDB6READWRITETAPE = struct({
  name: 'CDB.CDB6READWRITETAPE',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    VendorSpecific: ['UCHAR', 1, 1, '0-4'],
    Reserved: ['UCHAR', 1, 1, '5-7'],
    TransferLenMSB: ['UCHAR', 2, 2],
    TransferLen: ['UCHAR', 3, 3],
    TransferLenLSB: ['UCHAR', 4, 4],
    Link: ['UCHAR', 5, 5, '0-0'],
    Flag: ['UCHAR', 5, 5, '1-1'],
    Reserved1: ['UCHAR', 5, 5, '2-5'],
    VendorUnique: ['UCHAR', 5, 5, '6-7'],
  },
  notes: 'READ(6) 08h, WRITE(6) 0Ah; bit 0 of VendorSpecific is Fixed',
});

export const CDB_SPACE_TAPE_MARKS = struct({
  name: 'CDB.SPACE_TAPE_MARKS',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Code: ['UCHAR', 1, 1, '0-2'],
    Reserved: ['UCHAR', 1, 1, '3-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    NumMarksMSB: ['UCHAR', 2, 2],
    NumMarks: ['UCHAR', 3, 3],
    NumMarksLSB: ['UCHAR', 4, 4],
  },
  notes: 'SPACE(6) 11h; the count is signed',
});

export const CDB_WRITE_TAPE_MARKS = struct({
  name: 'CDB.WRITE_TAPE_MARKS',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Immediate: ['UCHAR', 1, 1, '0-0'],
    WriteSetMarks: ['UCHAR', 1, 1, '1-1'],
    Reserved: ['UCHAR', 1, 1, '2-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    TransferLength: ['UCHAR[3]', 2, 2],
    Control: ['UCHAR', 5, 5],
  },
  notes: 'WRITE FILEMARKS(6) 10h',
});

export const CDB_LOCATE = struct({
  name: 'CDB.LOCATE',
  size: [10, 10],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Immediate: ['UCHAR', 1, 1, '0-0'],
    CPBit: ['UCHAR', 1, 1, '1-1'],
    BTBit: ['UCHAR', 1, 1, '2-2'],
    Reserved1: ['UCHAR', 1, 1, '3-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    Reserved3: ['UCHAR', 2, 2],
    LogicalBlockAddress: ['UCHAR[4]', 3, 3],
    Reserved4: ['UCHAR', 7, 7],
    Partition: ['UCHAR', 8, 8],
    Control: ['UCHAR', 9, 9],
  },
  notes: 'LOCATE(10) 2Bh',
});

export const CDB_READ_POSITION = struct({
  name: 'CDB.READ_POSITION',
  size: [10, 10],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    Operation: ['UCHAR', 0, 0],
    BlockType: ['UCHAR', 1, 1, '0-0'],
    Reserved1: ['UCHAR', 1, 1, '1-4'],
    Lun: ['UCHAR', 1, 1, '5-7'],
    Reserved2: ['UCHAR[7]', 2, 2],
    Control: ['UCHAR', 9, 9],
  },
  notes: 'READ POSITION 34h',
});

export const CDB_ERASE = struct({
  name: 'CDB.ERASE',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Long: ['UCHAR', 1, 1, '0-0'],
    Immediate: ['UCHAR', 1, 1, '1-1'],
    Reserved1: ['UCHAR', 1, 1, '2-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    Reserved2: ['UCHAR[3]', 2, 2],
    Control: ['UCHAR', 5, 5],
  },
  notes: 'ERASE(6) 19h',
});

export const CDB_CDB6VERIFY = struct({
  name: 'CDB.CDB6VERIFY',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Fixed: ['UCHAR', 1, 1, '0-0'],
    ByteCompare: ['UCHAR', 1, 1, '1-1'],
    Immediate: ['UCHAR', 1, 1, '2-2'],
    Reserved: ['UCHAR', 1, 1, '3-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    VerificationLength: ['UCHAR[3]', 2, 2],
    Control: ['UCHAR', 5, 5],
  },
  notes: 'VERIFY(6) 13h',
});

export const CDB_PARTITION = struct({
  name: 'CDB.PARTITION',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Immediate: ['UCHAR', 1, 1, '0-0'],
    Sel: ['UCHAR', 1, 1, '1-1'],
    PartitionSelect: ['UCHAR', 1, 1, '2-7'],
    Reserved1: ['UCHAR[3]', 2, 2],
    Control: ['UCHAR', 5, 5],
  },
  notes: 'PARTITION 0Dh (vendors)',
});

export const CDB_REQUEST_BLOCK_ADDRESS = struct({
  name: 'CDB.REQUEST_BLOCK_ADDRESS',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Reserved1: ['UCHAR[3]', 1, 1],
    AllocationLength: ['UCHAR', 4, 4],
    Link: ['UCHAR', 5, 5, '0-0'],
    Flag: ['UCHAR', 5, 5, '1-1'],
    Reserved2: ['UCHAR', 5, 5, '2-5'],
    VendorUnique: ['UCHAR', 5, 5, '6-7'],
  },
  notes: 'REQUEST BLOCK ADDRESS 02h (vendors)',
});

export const CDB_SEEK_BLOCK = struct({
  name: 'CDB.SEEK_BLOCK',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Immediate: ['UCHAR', 1, 1, '0-0'],
    Reserved1: ['UCHAR', 1, 1, '1-7'],
    BlockAddress: ['UCHAR[3]', 2, 2],
    Link: ['UCHAR', 5, 5, '0-0'],
    Flag: ['UCHAR', 5, 5, '1-1'],
    Reserved2: ['UCHAR', 5, 5, '2-5'],
    VendorUnique: ['UCHAR', 5, 5, '6-7'],
  },
  notes: 'SEEK BLOCK 0Ch (vendors)',
});
