/** Kernel objects of wdm.h that the accessor macros inlined into a driver touch. */
import { struct } from '../struct.ts';

export const DEVICE_OBJECT = struct({
  name: 'DEVICE_OBJECT',
  size: [184, 336],
  source: 'mingw-w64 DDK headers, layout computed with clang',
  fields: {
    Type: ['', 0, 0],
    Size: ['', 2, 2],
    ReferenceCount: ['', 4, 4],
    DriverObject: ['', 8, 8],
    NextDevice: ['', 12, 16],
    AttachedDevice: ['', 16, 24],
    CurrentIrp: ['', 20, 32],
    Timer: ['', 24, 40],
    Flags: ['', 28, 48],
    Characteristics: ['', 32, 52],
    Vpb: ['', 36, 56],
    DeviceExtension: ['', 40, 64],
    DeviceType: ['', 44, 72],
    StackSize: ['', 48, 76],
    Queue: ['', 52, 80],
    AlignmentRequirement: ['', 92, 152],
    DeviceQueue: ['', 96, 160],
    Dpc: ['', 116, 200],
    ActiveThreadCount: ['', 148, 264],
    SecurityDescriptor: ['', 152, 272],
    DeviceLock: ['', 156, 280],
    SectorSize: ['', 172, 304],
    Spare1: ['', 174, 306],
    DeviceObjectExtension: ['', 176, 312],
    Reserved: ['', 180, 320],
  },
  notes: 'DECLSPEC_ALIGN(MEMORY_ALLOCATION_ALIGNMENT): 336 bytes in 64-bit Windows.',
});

export const DRIVER_OBJECT = struct({
  name: 'DRIVER_OBJECT',
  size: [168, 336],
  source: 'mingw-w64 DDK headers, layout computed with clang',
  fields: {
    Type: ['', 0, 0],
    Size: ['', 2, 2],
    DeviceObject: ['', 4, 8],
    Flags: ['', 8, 16],
    DriverStart: ['', 12, 24],
    DriverSize: ['', 16, 32],
    DriverSection: ['', 20, 40],
    DriverExtension: ['', 24, 48],
    DriverName: ['', 28, 56],
    HardwareDatabase: ['', 36, 72],
    FastIoDispatch: ['', 40, 80],
    DriverInit: ['', 44, 88],
    DriverStartIo: ['', 48, 96],
    DriverUnload: ['', 52, 104],
    MajorFunction: ['', 56, 112],
  },
});

export const IRP = struct({
  name: 'IRP',
  size: [112, 208],
  source: 'mingw-w64 DDK headers, layout computed with clang',
  fields: {
    Type: ['', 0, 0],
    Size: ['', 2, 2],
    MdlAddress: ['', 4, 8],
    Flags: ['', 8, 16],
    AssociatedIrp: ['', 12, 24],
    ThreadListEntry: ['', 16, 32],
    IoStatus: ['', 24, 48],
    RequestorMode: ['', 32, 64],
    PendingReturned: ['', 33, 65],
    StackCount: ['', 34, 66],
    CurrentLocation: ['', 35, 67],
    Cancel: ['', 36, 68],
    CancelIrql: ['', 37, 69],
    ApcEnvironment: ['', 38, 70],
    AllocationFlags: ['', 39, 71],
    UserIosb: ['', 40, 72],
    UserEvent: ['', 44, 80],
    Overlay: ['', 48, 88],
    CancelRoutine: ['', 56, 104],
    UserBuffer: ['', 60, 112],
    Tail: ['', 64, 120],
  },
});

export const IO_STACK_LOCATION = struct({
  name: 'IO_STACK_LOCATION',
  size: [36, 72],
  source: 'mingw-w64 DDK headers, layout computed with clang',
  fields: {
    MajorFunction: ['', 0, 0],
    MinorFunction: ['', 1, 1],
    Flags: ['', 2, 2],
    Control: ['', 3, 3],
    Parameters: ['', 4, 8],
    DeviceObject: ['', 20, 40],
    FileObject: ['', 24, 48],
    CompletionRoutine: ['', 28, 56],
    Context: ['', 32, 64],
  },
});

export const UNICODE_STRING = struct({
  name: 'UNICODE_STRING',
  size: [8, 16],
  source: 'mingw-w64 DDK headers, layout computed with clang',
  fields: {
    Length: ['', 0, 0],
    MaximumLength: ['', 2, 2],
    Buffer: ['', 4, 8],
  },
});

export const IO_STATUS_BLOCK = struct({
  name: 'IO_STATUS_BLOCK',
  size: [8, 16],
  source: 'mingw-w64 DDK headers, layout computed with clang',
  fields: {
    Status: ['', 0, 0],
    Pointer: ['', 0, 0],
    Information: ['', 4, 8],
  },
});

export const MDL = struct({
  name: 'MDL',
  size: [28, 48],
  source: 'mingw-w64 DDK headers, layout computed with clang',
  fields: {
    Next: ['', 0, 0],
    Size: ['', 4, 8],
    MdlFlags: ['', 6, 10],
    Process: ['', 8, 16],
    MappedSystemVa: ['', 12, 24],
    StartVa: ['', 16, 32],
    ByteCount: ['', 20, 40],
    ByteOffset: ['', 24, 44],
  },
});
