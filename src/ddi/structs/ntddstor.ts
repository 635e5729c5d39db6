/** Descriptors and request buffers of ntddstor.h, and the address of ntddscsi.h. */
import { struct } from '../struct.ts';

export const STORAGE_ADAPTER_DESCRIPTOR = struct({
  name: 'STORAGE_ADAPTER_DESCRIPTOR',
  size: [32, 32],
  source: 'mingw-w64 DDK headers, layout computed with clang',
  fields: {
    Version: ['', 0, 0],
    Size: ['', 4, 4],
    MaximumTransferLength: ['', 8, 8],
    MaximumPhysicalPages: ['', 12, 12],
    AlignmentMask: ['', 16, 16],
    AdapterUsesPio: ['', 20, 20],
    AdapterScansDown: ['', 21, 21],
    CommandQueueing: ['', 22, 22],
    AcceleratedTransfer: ['', 23, 23],
    BusType: ['', 24, 24],
    BusMajorVersion: ['', 26, 26],
    BusMinorVersion: ['', 28, 28],
    SrbType: ['', 30, 30],
    AddressType: ['', 31, 31],
  },
});

export const STORAGE_DEVICE_DESCRIPTOR = struct({
  name: 'STORAGE_DEVICE_DESCRIPTOR',
  size: [40, 40],
  source: 'mingw-w64 DDK headers, layout computed with clang',
  fields: {
    Version: ['', 0, 0],
    Size: ['', 4, 4],
    DeviceType: ['', 8, 8],
    DeviceTypeModifier: ['', 9, 9],
    RemovableMedia: ['', 10, 10],
    CommandQueueing: ['', 11, 11],
    VendorIdOffset: ['', 12, 12],
    ProductIdOffset: ['', 16, 16],
    ProductRevisionOffset: ['', 20, 20],
    SerialNumberOffset: ['', 24, 24],
    BusType: ['', 28, 28],
    RawPropertiesLength: ['', 32, 32],
    RawDeviceProperties: ['', 36, 36],
  },
});

export const SCSI_ADDRESS = struct({
  name: 'SCSI_ADDRESS',
  size: [8, 8],
  source: 'mingw-w64 DDK headers, layout computed with clang',
  fields: {
    Length: ['', 0, 0],
    PortNumber: ['', 4, 4],
    PathId: ['', 5, 5],
    TargetId: ['', 6, 6],
    Lun: ['', 7, 7],
  },
});

export const PREVENT_MEDIA_REMOVAL = struct({
  name: 'PREVENT_MEDIA_REMOVAL',
  size: [1, 1],
  source: 'ddi ns-ntddstor-_prevent_media_removal',
  fields: {
    PreventMediaRemoval: ['BOOLEAN', 0, 0],
  },
});

export const DEVICE_MEDIA_INFO = struct({
  name: 'DEVICE_MEDIA_INFO',
  size: [32, 32],
  source: 'ddi ns-ntddstor-_device_media_info',
  fields: {
    'DeviceSpecific.TapeInfo.MediaType': ['ULONG', 0, 0],
    'DeviceSpecific.TapeInfo.MediaCharacteristics': ['ULONG', 4, 4],
    'DeviceSpecific.TapeInfo.CurrentBlockSize': ['ULONG', 8, 8],
    'DeviceSpecific.TapeInfo.BusType': ['ULONG', 12, 12],
    'DeviceSpecific.TapeInfo.BusSpecificData.ScsiInformation.MediumType': ['UCHAR', 16, 16],
    'DeviceSpecific.TapeInfo.BusSpecificData.ScsiInformation.DensityCode': ['UCHAR', 17, 17],
  },
  notes: 'A union: the members of disks are left out.',
});

export const GET_MEDIA_TYPES = struct({
  name: 'GET_MEDIA_TYPES',
  size: [40, 40],
  source: 'ddi ns-ntddstor-_get_media_types',
  fields: {
    DeviceType: ['ULONG', 0, 0],
    MediaInfoCount: ['ULONG', 4, 4],
    MediaInfo: ['DEVICE_MEDIA_INFO[1]', 8, 8],
  },
});
