/** Members of the CDB union of scsi.h for commands of every device (SPC). */
import { struct } from '../struct.ts';

export const CDB_CDB6INQUIRY = struct({
  name: 'CDB.CDB6INQUIRY',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Reserved1: ['UCHAR', 1, 1, '0-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    PageCode: ['UCHAR', 2, 2],
    IReserved: ['UCHAR', 3, 3],
    AllocationLength: ['UCHAR', 4, 4],
    Control: ['UCHAR', 5, 5],
  },
  notes: 'INQUIRY 12h, first standard',
});

export const CDB_CDB6INQUIRY3 = struct({
  name: 'CDB.CDB6INQUIRY3',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    EnableVitalProductData: ['UCHAR', 1, 1, '0-0'],
    CommandSupportData: ['UCHAR', 1, 1, '1-1'],
    Reserved1: ['UCHAR', 1, 1, '2-7'],
    PageCode: ['UCHAR', 2, 2],
    Reserved2: ['UCHAR', 3, 3],
    AllocationLength: ['UCHAR', 4, 4],
    Control: ['UCHAR', 5, 5],
  },
  notes: 'INQUIRY 12h with vital product data',
});

export const CDB_MODE_SENSE = struct({
  name: 'CDB.MODE_SENSE',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Reserved1: ['UCHAR', 1, 1, '0-2'],
    Dbd: ['UCHAR', 1, 1, '3-3'],
    Reserved2: ['UCHAR', 1, 1, '4-7'],
    PageCode: ['UCHAR', 2, 2, '0-5'],
    Pc: ['UCHAR', 2, 2, '6-7'],
    SubPageCode: ['UCHAR', 3, 3],
    AllocationLength: ['UCHAR', 4, 4],
    Control: ['UCHAR', 5, 5],
  },
  notes: 'MODE SENSE(6) 1Ah',
});

export const CDB_MODE_SENSE10 = struct({
  name: 'CDB.MODE_SENSE10',
  size: [10, 10],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Reserved1: ['UCHAR', 1, 1, '0-2'],
    Dbd: ['UCHAR', 1, 1, '3-3'],
    LongLBAAccepted: ['UCHAR', 1, 1, '4-4'],
    Reserved2: ['UCHAR', 1, 1, '5-7'],
    PageCode: ['UCHAR', 2, 2, '0-5'],
    Pc: ['UCHAR', 2, 2, '6-7'],
    SubPageCode: ['UCHAR', 3, 3],
    Reserved3: ['UCHAR[3]', 4, 4],
    AllocationLength: ['UCHAR[2]', 7, 7],
    Control: ['UCHAR', 9, 9],
  },
  notes: 'MODE SENSE(10) 5Ah',
});

export const CDB_MODE_SELECT = struct({
  name: 'CDB.MODE_SELECT',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    SPBit: ['UCHAR', 1, 1, '0-0'],
    Reserved1: ['UCHAR', 1, 1, '1-3'],
    PFBit: ['UCHAR', 1, 1, '4-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    Reserved2: ['UCHAR[2]', 2, 2],
    ParameterListLength: ['UCHAR', 4, 4],
    Control: ['UCHAR', 5, 5],
  },
  notes: 'MODE SELECT(6) 15h',
});

export const CDB_MODE_SELECT10 = struct({
  name: 'CDB.MODE_SELECT10',
  size: [10, 10],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    SPBit: ['UCHAR', 1, 1, '0-0'],
    Reserved1: ['UCHAR', 1, 1, '1-3'],
    PFBit: ['UCHAR', 1, 1, '4-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    Reserved2: ['UCHAR[5]', 2, 2],
    ParameterListLength: ['UCHAR[2]', 7, 7],
    Control: ['UCHAR', 9, 9],
  },
  notes: 'MODE SELECT(10) 55h',
});

export const CDB_LOGSENSE = struct({
  name: 'CDB.LOGSENSE',
  size: [10, 10],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    SPBit: ['UCHAR', 1, 1, '0-0'],
    PPCBit: ['UCHAR', 1, 1, '1-1'],
    Reserved1: ['UCHAR', 1, 1, '2-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    PageCode: ['UCHAR', 2, 2, '0-5'],
    PCBit: ['UCHAR', 2, 2, '6-7'],
    SubPageCode: ['UCHAR', 3, 3],
    Reserved2: ['UCHAR', 3, 3],
    Reserved3: ['UCHAR', 4, 4],
    ParameterPointer: ['UCHAR[2]', 5, 5],
    AllocationLength: ['UCHAR[2]', 7, 7],
    Control: ['UCHAR', 9, 9],
  },
  notes: 'LOG SENSE 4Dh',
});

export const CDB_LOGSELECT = struct({
  name: 'CDB.LOGSELECT',
  size: [10, 10],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    SPBit: ['UCHAR', 1, 1, '0-0'],
    PCRBit: ['UCHAR', 1, 1, '1-1'],
    Reserved1: ['UCHAR', 1, 1, '2-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    Reserved: ['UCHAR', 2, 2, '0-5'],
    PCBit: ['UCHAR', 2, 2, '6-7'],
    Reserved2: ['UCHAR[4]', 3, 3],
    ParameterListLength: ['UCHAR[2]', 7, 7],
    Control: ['UCHAR', 9, 9],
  },
  notes: 'LOG SELECT 4Ch',
});

export const CDB_RECEIVE_DIAGNOSTIC = struct({
  name: 'CDB.RECEIVE_DIAGNOSTIC',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    PageCodeValid: ['UCHAR', 1, 1, '0-0'],
    Reserved: ['UCHAR', 1, 1, '1-7'],
    PageCode: ['UCHAR', 2, 2],
    AllocationLength: ['UCHAR[2]', 3, 3],
    Control: ['UCHAR', 5, 5],
  },
  notes: 'RECEIVE DIAGNOSTIC RESULTS 1Ch',
});

export const CDB_SEND_DIAGNOSTIC = struct({
  name: 'CDB.SEND_DIAGNOSTIC',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    UnitOffline: ['UCHAR', 1, 1, '0-0'],
    DeviceOffline: ['UCHAR', 1, 1, '1-1'],
    SelfTest: ['UCHAR', 1, 1, '2-2'],
    Reserved1: ['UCHAR', 1, 1, '3-3'],
    PageFormat: ['UCHAR', 1, 1, '4-4'],
    SelfTestCode: ['UCHAR', 1, 1, '5-7'],
    Reserved2: ['UCHAR', 2, 2],
    ParameterListLength: ['UCHAR[2]', 3, 3],
    Control: ['UCHAR', 5, 5],
  },
  notes: 'SEND DIAGNOSTIC 1Dh',
});

export const CDB_START_STOP = struct({
  name: 'CDB.START_STOP',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Immediate: ['UCHAR', 1, 1, '0-0'],
    Reserved1: ['UCHAR', 1, 1, '1-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    Reserved2: ['UCHAR[2]', 2, 2],
    Start: ['UCHAR', 4, 4, '0-0'],
    LoadEject: ['UCHAR', 4, 4, '1-1'],
    Reserved3: ['UCHAR', 4, 4, '2-7'],
    Control: ['UCHAR', 5, 5],
  },
  notes: 'START STOP UNIT 1Bh',
});

export const CDB_MEDIA_REMOVAL = struct({
  name: 'CDB.MEDIA_REMOVAL',
  size: [6, 6],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Reserved1: ['UCHAR', 1, 1, '0-4'],
    LogicalUnitNumber: ['UCHAR', 1, 1, '5-7'],
    Reserved2: ['UCHAR[2]', 2, 2],
    Prevent: ['UCHAR', 4, 4, '0-0'],
    Persistant: ['UCHAR', 4, 4, '1-1'],
    Reserved3: ['UCHAR', 4, 4, '2-7'],
    Control: ['UCHAR', 5, 5],
  },
  notes: 'PREVENT ALLOW MEDIUM REMOVAL 1Eh; Persistant is the real name',
});

export const CDB_REPORT_LUNS = struct({
  name: 'CDB.REPORT_LUNS',
  size: [12, 12],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Reserved1: ['UCHAR[5]', 1, 1],
    AllocationLength: ['UCHAR[4]', 6, 6],
    Reserved2: ['UCHAR[1]', 10, 10],
    Control: ['UCHAR', 11, 11],
  },
  notes: 'REPORT LUNS A0h',
});

export const CDB_PERSISTENT_RESERVE_IN = struct({
  name: 'CDB.PERSISTENT_RESERVE_IN',
  size: [10, 10],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    ServiceAction: ['UCHAR', 1, 1, '0-4'],
    Reserved1: ['UCHAR', 1, 1, '5-7'],
    Reserved2: ['UCHAR[5]', 2, 2],
    AllocationLength: ['UCHAR[2]', 7, 7],
    Control: ['UCHAR', 9, 9],
  },
  notes: 'PERSISTENT RESERVE IN 5Eh',
});

export const CDB_PERSISTENT_RESERVE_OUT = struct({
  name: 'CDB.PERSISTENT_RESERVE_OUT',
  size: [10, 10],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    ServiceAction: ['UCHAR', 1, 1, '0-4'],
    Reserved1: ['UCHAR', 1, 1, '5-7'],
    Type: ['UCHAR', 2, 2, '0-3'],
    Scope: ['UCHAR', 2, 2, '4-7'],
    Reserved2: ['UCHAR[4]', 3, 3],
    ParameterListLength: ['UCHAR[2]', 7, 7],
    Control: ['UCHAR', 9, 9],
  },
  notes: 'PERSISTENT RESERVE OUT 5Fh',
});

export const CDB_REPORT_TIMESTAMP = struct({
  name: 'CDB.REPORT_TIMESTAMP',
  size: [12, 12],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    ServiceAction: ['UCHAR', 1, 1, '0-4'],
    Reserved1: ['UCHAR', 1, 1, '5-7'],
    Reserved2: ['UCHAR[4]', 2, 2],
    AllocationLength: ['UCHAR[4]', 6, 6],
    Reserved3: ['UCHAR', 10, 10],
    Control: ['UCHAR', 11, 11],
  },
  notes: 'REPORT TIMESTAMP A3h/0Fh',
});

export const CDB_SET_TIMESTAMP = struct({
  name: 'CDB.SET_TIMESTAMP',
  size: [12, 12],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    ServiceAction: ['UCHAR', 1, 1, '0-4'],
    Reserved1: ['UCHAR', 1, 1, '5-7'],
    Reserved2: ['UCHAR[4]', 2, 2],
    ParameterListLength: ['UCHAR[4]', 6, 6],
    Reserved3: ['UCHAR', 10, 10],
    Control: ['UCHAR', 11, 11],
  },
  notes: 'SET TIMESTAMP A4h/0Fh',
});

export const CDB_WRITE_BUFFER = struct({
  name: 'CDB.WRITE_BUFFER',
  size: [10, 10],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Mode: ['UCHAR', 1, 1, '0-4'],
    ModeSpecific: ['UCHAR', 1, 1, '5-7'],
    BufferID: ['UCHAR', 2, 2],
    BufferOffset: ['UCHAR[3]', 3, 3],
    ParameterListLength: ['UCHAR[3]', 6, 6],
    Control: ['UCHAR', 9, 9],
  },
  notes: 'WRITE BUFFER 3Bh',
});

export const CDB_READ_BUFFER_10 = struct({
  name: 'CDB.READ_BUFFER_10',
  size: [10, 10],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    Mode: ['UCHAR', 1, 1, '0-4'],
    ModeSpecific: ['UCHAR', 1, 1, '5-7'],
    BufferId: ['UCHAR', 2, 2],
    BufferOffset: ['UCHAR[3]', 3, 3],
    AllocationLength: ['UCHAR[3]', 6, 6],
    Control: ['UCHAR', 9, 9],
  },
  notes: 'READ BUFFER(10) 3Ch',
});

export const CDB_SECURITY_PROTOCOL_IN = struct({
  name: 'CDB.SECURITY_PROTOCOL_IN',
  size: [12, 12],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    SecurityProtocol: ['UCHAR', 1, 1],
    SecurityProtocolSpecific: ['UCHAR[2]', 2, 2],
    Reserved1: ['UCHAR', 4, 4, '0-6'],
    INC_512: ['UCHAR', 4, 4, '7-7'],
    Reserved2: ['UCHAR', 5, 5],
    AllocationLength: ['UCHAR[4]', 6, 6],
    Reserved3: ['UCHAR', 10, 10],
    Control: ['UCHAR', 11, 11],
  },
  notes: 'SECURITY PROTOCOL IN A2h',
});

export const CDB_SECURITY_PROTOCOL_OUT = struct({
  name: 'CDB.SECURITY_PROTOCOL_OUT',
  size: [12, 12],
  source: 'ddi scsi.h ns-scsi-_cdb',
  fields: {
    OperationCode: ['UCHAR', 0, 0],
    SecurityProtocol: ['UCHAR', 1, 1],
    SecurityProtocolSpecific: ['UCHAR[2]', 2, 2],
    Reserved1: ['UCHAR', 4, 4, '0-6'],
    INC_512: ['UCHAR', 4, 4, '7-7'],
    Reserved2: ['UCHAR', 5, 5],
    AllocationLength: ['UCHAR[4]', 6, 6],
    Reserved3: ['UCHAR', 10, 10],
    Control: ['UCHAR', 11, 11],
  },
  notes: 'SECURITY PROTOCOL OUT B5h',
});
