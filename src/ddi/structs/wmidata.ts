/** Structures of wmidata.h that a changer or tape miniclass fills. */
import { struct } from '../struct.ts';

export const WMI_CHANGER_PROBLEM_DEVICE_ERROR = struct({
  name: 'WMI_CHANGER_PROBLEM_DEVICE_ERROR',
  size: [4, 4],
  source:
    'wdk-ddi-src/content/wmidata/ns-wmidata-_wmi_changer_problem_device_error.md; wmidata.h GUID {56b396a8-0b95-42fe-bbce-d36fda904f8e}',
  fields: {
    ChangerProblemType: ['ULONG', 0, 0],
  },
});

export const WMI_TAPE_DRIVE_PARAMETERS = struct({
  name: 'WMI_TAPE_DRIVE_PARAMETERS',
  size: [20, 20],
  source: 'wdkmetadata km/minitape.h; mingw-w64 ddk/wmidata.h',
  fields: {
    MaximumBlockSize: ['ULONG', 0, 0],
    MinimumBlockSize: ['ULONG', 4, 4],
    DefaultBlockSize: ['ULONG', 8, 8],
    MaximumPartitionCount: ['ULONG', 12, 12],
    CompressionCapable: ['BOOLEAN', 16, 16],
    CompressionEnabled: ['BOOLEAN', 17, 17],
    ReportSetmarks: ['BOOLEAN', 18, 18],
    HardwareErrorCorrection: ['BOOLEAN', 19, 19],
  },
});

export const WMI_TAPE_MEDIA_PARAMETERS = struct({
  name: 'WMI_TAPE_MEDIA_PARAMETERS',
  size: [32, 32],
  source: 'wdkmetadata km/minitape.h; mingw-w64 ddk/wmidata.h',
  fields: {
    MaximumCapacity: ['ULONGLONG', 0, 0],
    AvailableCapacity: ['ULONGLONG', 8, 8],
    BlockSize: ['ULONG', 16, 16],
    PartitionCount: ['ULONG', 20, 20],
    MediaWriteProtected: ['BOOLEAN', 24, 24],
  },
});

export const WMI_TAPE_PROBLEM_WARNING = struct({
  name: 'WMI_TAPE_PROBLEM_WARNING',
  size: [516, 516],
  source: 'wdkmetadata km/minitape.h; mingw-w64 ddk/wmidata.h',
  fields: {
    DriveProblemType: ['ULONG', 0, 0],
    TapeData: ['UCHAR[512]', 4, 4],
  },
});

export const WMI_TAPE_PROBLEM_IO_ERROR = struct({
  name: 'WMI_TAPE_PROBLEM_IO_ERROR',
  size: [52, 52],
  source: 'wdkmetadata km/minitape.h; mingw-w64 ddk/wmidata.h',
  fields: {
    ReadCorrectedWithoutDelay: ['ULONG', 0, 0],
    ReadCorrectedWithDelay: ['ULONG', 4, 4],
    ReadTotalErrors: ['ULONG', 8, 8],
    ReadTotalCorrectedErrors: ['ULONG', 12, 12],
    ReadTotalUncorrectedErrors: ['ULONG', 16, 16],
    ReadCorrectionAlgorithmProcessed: ['ULONG', 20, 20],
    WriteCorrectedWithoutDelay: ['ULONG', 24, 24],
    WriteCorrectedWithDelay: ['ULONG', 28, 28],
    WriteTotalErrors: ['ULONG', 32, 32],
    WriteTotalCorrectedErrors: ['ULONG', 36, 36],
    WriteTotalUncorrectedErrors: ['ULONG', 40, 40],
    WriteCorrectionAlgorithmProcessed: ['ULONG', 44, 44],
    NonMediumErrors: ['ULONG', 48, 48],
  },
});

export const WMI_TAPE_PROBLEM_DEVICE_ERROR = struct({
  name: 'WMI_TAPE_PROBLEM_DEVICE_ERROR',
  size: [12, 12],
  source: 'wdkmetadata km/minitape.h; mingw-w64 ddk/wmidata.h',
  fields: {
    ReadWarning: ['BOOLEAN', 0, 0],
    WriteWarning: ['BOOLEAN', 1, 1],
    HardError: ['BOOLEAN', 2, 2],
    ReadFailure: ['BOOLEAN', 3, 3],
    WriteFailure: ['BOOLEAN', 4, 4],
    UnsupportedFormat: ['BOOLEAN', 5, 5],
    TapeSnapped: ['BOOLEAN', 6, 6],
    DriveRequiresCleaning: ['BOOLEAN', 7, 7],
    TimetoCleanDrive: ['BOOLEAN', 8, 8],
    DriveHardwareError: ['BOOLEAN', 9, 9],
    ScsiInterfaceError: ['BOOLEAN', 10, 10],
    MediaLife: ['BOOLEAN', 11, 11],
  },
});
