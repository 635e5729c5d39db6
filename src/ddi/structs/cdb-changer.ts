/** Members of the CDB union of scsi.h that medium changers use; a name is that of the member in `CDB`. */
import { struct } from '../struct.ts';

export const CDB_INIT_ELEMENT_STATUS = struct({
  name: 'CDB.INIT_ELEMENT_STATUS',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Reserved1: ['UCHAR', 1, 1, '0-4'],
    LogicalUnitNubmer: ['UCHAR', 1, 1, '5-7'],
    Reserved2: ['UCHAR[3]', 2, 2],
    Reserved3: ['UCHAR', 5, 5, '0-6'],
    NoBarCode: ['UCHAR', 5, 5, '7-7'],
  },
  notes: 'INITIALIZE ELEMENT STATUS 07h; the misspelt member name is the real one',
});

export const CDB_INITIALIZE_ELEMENT_RANGE = struct({
  name: 'CDB.INITIALIZE_ELEMENT_RANGE',
  size: [10, 10],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Range: ['UCHAR', 1, 1, '0-0'],
    Reserved1: ['UCHAR', 1, 1, '1-4'],
    LogicalUnitNubmer: ['UCHAR', 1, 1, '5-7'],
    FirstElementAddress: ['UCHAR[2]', 2, 2],
    Reserved2: ['UCHAR[2]', 4, 4],
    NumberOfElements: ['UCHAR[2]', 6, 6],
    Reserved3: ['UCHAR', 8, 8],
    Reserved4: ['UCHAR', 9, 9, '0-6'],
    NoBarCode: ['UCHAR', 9, 9, '7-7'],
  },
  notes: 'INITIALIZE ELEMENT STATUS WITH RANGE E7h, or 37h of the standard; misspelt like the one before',
});

export const CDB_POSITION_TO_ELEMENT = struct({
  name: 'CDB.POSITION_TO_ELEMENT',
  size: [10, 10],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Reserved1: ['UCHAR', 1, 1, '0-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    TransportElementAddress: ['UCHAR[2]', 2, 2],
    DestinationElementAddress: ['UCHAR[2]', 4, 4],
    Reserved2: ['UCHAR[2]', 6, 6],
    Flip: ['UCHAR', 8, 8, '0-0'],
    Reserved3: ['UCHAR', 8, 8, '1-7'],
    Control: ['UCHAR', 9, 9],
  },
  notes: 'POSITION TO ELEMENT 2Bh',
});

export const CDB_MOVE_MEDIUM = struct({
  name: 'CDB.MOVE_MEDIUM',
  size: [12, 12],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Reserved1: ['UCHAR', 1, 1, '0-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    TransportElementAddress: ['UCHAR[2]', 2, 2],
    SourceElementAddress: ['UCHAR[2]', 4, 4],
    DestinationElementAddress: ['UCHAR[2]', 6, 6],
    Reserved2: ['UCHAR[2]', 8, 8],
    Flip: ['UCHAR', 10, 10, '0-0'],
    Reserved3: ['UCHAR', 10, 10, '1-7'],
    Control: ['UCHAR', 11, 11],
  },
  notes: 'MOVE MEDIUM A5h',
});

export const CDB_EXCHANGE_MEDIUM = struct({
  name: 'CDB.EXCHANGE_MEDIUM',
  size: [12, 12],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Reserved1: ['UCHAR', 1, 1, '0-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    TransportElementAddress: ['UCHAR[2]', 2, 2],
    SourceElementAddress: ['UCHAR[2]', 4, 4],
    Destination1ElementAddress: ['UCHAR[2]', 6, 6],
    Destination2ElementAddress: ['UCHAR[2]', 8, 8],
    Flip1: ['UCHAR', 10, 10, '0-0'],
    Flip2: ['UCHAR', 10, 10, '1-1'],
    Reserved3: ['UCHAR', 10, 10, '2-7'],
    Control: ['UCHAR', 11, 11],
  },
  notes: 'EXCHANGE MEDIUM A6h. The standard has Inv2 in bit 0 and Inv1 in bit 1 of byte 10',
});

export const CDB_READ_ELEMENT_STATUS = struct({
  name: 'CDB.READ_ELEMENT_STATUS',
  size: [12, 12],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    ElementType: ['UCHAR', 1, 1, '0-3'],
    VolTag: ['UCHAR', 1, 1, '4-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    StartingElementAddress: ['UCHAR[2]', 2, 2],
    NumberOfElements: ['UCHAR[2]', 4, 4],
    Reserved1: ['UCHAR', 6, 6],
    AllocationLength: ['UCHAR[3]', 7, 7],
    Reserved2: ['UCHAR', 10, 10],
    Control: ['UCHAR', 11, 11],
  },
  notes: 'READ ELEMENT STATUS B8h. Reserved1 holds DVCID (bit 0) and CURDATA (bit 1) of the standard',
});

export const CDB_SEND_VOLUME_TAG = struct({
  name: 'CDB.SEND_VOLUME_TAG',
  size: [12, 12],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    ElementType: ['UCHAR', 1, 1, '0-3'],
    Reserved1: ['UCHAR', 1, 1, '4-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    StartingElementAddress: ['UCHAR[2]', 2, 2],
    Reserved2: ['UCHAR', 4, 4],
    ActionCode: ['UCHAR', 5, 5, '0-4'],
    Reserved3: ['UCHAR', 5, 5, '5-7'],
    Reserved4: ['UCHAR[2]', 6, 6],
    ParameterListLength: ['UCHAR[2]', 8, 8],
    Reserved5: ['UCHAR', 10, 10],
    Control: ['UCHAR', 11, 11],
  },
  notes: 'SEND VOLUME TAG B6h',
});

export const CDB_REQUEST_VOLUME_ELEMENT_ADDRESS = struct({
  name: 'CDB.REQUEST_VOLUME_ELEMENT_ADDRESS',
  size: [12, 12],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    ElementType: ['UCHAR', 1, 1, '0-3'],
    VolTag: ['UCHAR', 1, 1, '4-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    StartingElementAddress: ['UCHAR[2]', 2, 2],
    NumberElements: ['UCHAR[2]', 4, 4],
    Reserved1: ['UCHAR', 6, 6],
    AllocationLength: ['UCHAR[3]', 7, 7],
    Reserved2: ['UCHAR', 10, 10],
    Control: ['UCHAR', 11, 11],
  },
  notes: 'REQUEST VOLUME ELEMENT ADDRESS B5h',
});
