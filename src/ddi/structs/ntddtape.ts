/** Structures of ntddtape.h: what travels in a tape IOCTL's buffers. */
import { struct } from '../struct.ts';

export const TAPE_ERASE = struct({
  name: 'TAPE_ERASE',
  size: [8, 8],
  source: 'ddi ns-ntddtape-_tape_erase',
  fields: {
    Type: ['ULONG', 0, 0],
    Immediate: ['BOOLEAN', 4, 4],
  },
});

export const TAPE_PREPARE = struct({
  name: 'TAPE_PREPARE',
  size: [8, 8],
  source: 'ddi ns-ntddtape-_tape_prepare',
  fields: {
    Operation: ['ULONG', 0, 0],
    Immediate: ['BOOLEAN', 4, 4],
  },
});

export const TAPE_WRITE_MARKS = struct({
  name: 'TAPE_WRITE_MARKS',
  size: [12, 12],
  source: 'ddi ns-ntddtape-_tape_write_marks',
  fields: {
    Type: ['ULONG', 0, 0],
    Count: ['ULONG', 4, 4],
    Immediate: ['BOOLEAN', 8, 8],
  },
});

export const TAPE_GET_POSITION = struct({
  name: 'TAPE_GET_POSITION',
  size: [16, 16],
  source: 'ddi ns-ntddtape-_tape_get_position',
  fields: {
    Type: ['ULONG', 0, 0],
    Partition: ['ULONG', 4, 4],
    Offset: ['LARGE_INTEGER', 8, 8],
  },
  notes: 'Type is an input, the rest the answer, although the page of the IOCTL names no input.',
});

export const TAPE_SET_POSITION = struct({
  name: 'TAPE_SET_POSITION',
  size: [24, 24],
  source: 'ddi ns-ntddtape-_tape_set_position',
  fields: {
    Method: ['ULONG', 0, 0],
    Partition: ['ULONG', 4, 4],
    Offset: ['LARGE_INTEGER', 8, 8],
    Immediate: ['BOOLEAN', 16, 16],
  },
});

export const TAPE_GET_DRIVE_PARAMETERS = struct({
  name: 'TAPE_GET_DRIVE_PARAMETERS',
  size: [32, 32],
  source: 'ddi ns-ntddtape-_tape_get_drive_parameters',
  fields: {
    ECC: ['BOOLEAN', 0, 0],
    Compression: ['BOOLEAN', 1, 1],
    DataPadding: ['BOOLEAN', 2, 2],
    ReportSetmarks: ['BOOLEAN', 3, 3],
    DefaultBlockSize: ['ULONG', 4, 4],
    MaximumBlockSize: ['ULONG', 8, 8],
    MinimumBlockSize: ['ULONG', 12, 12],
    MaximumPartitionCount: ['ULONG', 16, 16],
    FeaturesLow: ['ULONG', 20, 20],
    FeaturesHigh: ['ULONG', 24, 24],
    EOTWarningZoneSize: ['ULONG', 28, 28],
  },
});

export const TAPE_SET_DRIVE_PARAMETERS = struct({
  name: 'TAPE_SET_DRIVE_PARAMETERS',
  size: [8, 8],
  source: 'ddi ns-ntddtape-_tape_set_drive_parameters',
  fields: {
    ECC: ['BOOLEAN', 0, 0],
    Compression: ['BOOLEAN', 1, 1],
    DataPadding: ['BOOLEAN', 2, 2],
    ReportSetmarks: ['BOOLEAN', 3, 3],
    EOTWarningZoneSize: ['ULONG', 4, 4],
  },
});

export const TAPE_GET_MEDIA_PARAMETERS = struct({
  name: 'TAPE_GET_MEDIA_PARAMETERS',
  size: [32, 32],
  source: 'ddi ns-ntddtape-_tape_get_media_parameters',
  fields: {
    Capacity: ['LARGE_INTEGER', 0, 0],
    Remaining: ['LARGE_INTEGER', 8, 8],
    BlockSize: ['ULONG', 16, 16],
    PartitionCount: ['ULONG', 20, 20],
    WriteProtected: ['BOOLEAN', 24, 24],
  },
  notes: 'BlockSize 0 is variable-length blocks.',
});

export const TAPE_SET_MEDIA_PARAMETERS = struct({
  name: 'TAPE_SET_MEDIA_PARAMETERS',
  size: [4, 4],
  source: 'ddi ns-ntddtape-_tape_set_media_parameters',
  fields: {
    BlockSize: ['ULONG', 0, 0],
  },
});

export const TAPE_CREATE_PARTITION = struct({
  name: 'TAPE_CREATE_PARTITION',
  size: [12, 12],
  source: 'ddi ns-ntddtape-_tape_create_partition',
  fields: {
    Method: ['ULONG', 0, 0],
    Count: ['ULONG', 4, 4],
    Size: ['ULONG', 8, 8],
  },
});

export const TAPE_WMI_OPERATIONS = struct({
  name: 'TAPE_WMI_OPERATIONS',
  size: [12, 16],
  source: 'ddi ns-ntddtape-_tape_wmi_operations',
  fields: {
    Method: ['ULONG', 0, 0],
    DataBufferSize: ['ULONG', 4, 4],
    DataBuffer: ['PVOID', 8, 8],
  },
});
