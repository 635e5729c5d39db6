import { NTSTATUS } from '../../ddi/ntstatus.ts';
import { offsets, sizeOf } from '../../ddi/struct.ts';
import { DEVICE_OBJECT, IO_STACK_LOCATION, IRP } from '../../ddi/structs/wdm.ts';
import type { Kernel } from '../kernel.ts';
import type { KernelRoutines } from './kernel-routine.ts';

const irpAt = offsets(IRP);
const stackAt = offsets(IO_STACK_LOCATION);
const deviceAt = offsets(DEVICE_OBJECT);
/** IRP.Tail.Overlay.CurrentStackLocation in 32-bit Windows. */
export const CURRENT_STACK_LOCATION = 96;
const IRP_SIZE = sizeOf(IRP);
const STACK_SIZE = sizeOf(IO_STACK_LOCATION);
/** Parameters.DeviceIoControl, from the start of the stack location. */
export const DEVICE_IO_CONTROL = {
  OutputBufferLength: 4,
  InputBufferLength: 8,
  IoControlCode: 12,
  Type3InputBuffer: 16,
} as const;
const IRP_MJ_DEVICE_CONTROL = 0x0e;
const IRP_MJ_INTERNAL_DEVICE_CONTROL = 0x0f;
/** Control bits: when a completion routine wants to be called. */
const SL_INVOKE_ON_SUCCESS = 0x40;
const SL_INVOKE_ON_ERROR = 0x80;

/** Makes an IRP with its stack locations; the current one stands behind the last, as IoAllocateIrp leaves it. */
export function allocateIrp(m: Kernel, stackSize: number): number {
  const bytes = IRP_SIZE + stackSize * STACK_SIZE;
  const irp = m.pool.allocate(bytes, 'Irp ');
  if (irp !== 0) initializeIrp(m, irp, bytes, stackSize);
  return irp;
}

function initializeIrp(m: Kernel, irp: number, bytes: number, stackSize: number): void {
  m.memory.fill(irp, 0, bytes);
  m.memory.setU16(irp + irpAt.Type, 6);
  m.memory.setU16(irp + irpAt.Size, bytes);
  m.memory.setU8(irp + irpAt.StackCount, stackSize);
  m.memory.setU8(irp + irpAt.CurrentLocation, stackSize + 1);
  m.memory.setU32(irp + CURRENT_STACK_LOCATION, irp + bytes);
}

/** The next stack location of an IRP: the one that the driver below will see. */
export function nextStackLocation(m: Kernel, irp: number): number {
  return m.memory.u32(irp + CURRENT_STACK_LOCATION) - STACK_SIZE;
}

/**
 * IoCallDriver: moves to the next stack location, lets the device below carry the request out at once, and
 * runs the completion routine that the driver set.
 */
function callDriver(m: Kernel, device: number, irp: number): number {
  const current = m.memory.u32(irp + CURRENT_STACK_LOCATION);
  const next = current - STACK_SIZE;
  m.memory.setU32(irp + CURRENT_STACK_LOCATION, next);
  m.memory.setU8(irp + irpAt.CurrentLocation, m.memory.u8(irp + irpAt.CurrentLocation) - 1);
  m.memory.setU32(next + stackAt.DeviceObject, device);
  const status = m.callDriver(device, irp);
  m.memory.setU32(irp + irpAt.IoStatus, status);
  m.memory.setU32(irp + CURRENT_STACK_LOCATION, current);
  m.memory.setU8(irp + irpAt.CurrentLocation, m.memory.u8(irp + irpAt.CurrentLocation) + 1);
  const userStatus = m.memory.u32(irp + irpAt.UserIosb);
  if (userStatus !== 0) m.memory.bytes.copyWithin(userStatus, irp + irpAt.IoStatus, irp + irpAt.IoStatus + 8);
  const event = m.memory.u32(irp + irpAt.UserEvent);
  if (event !== 0) m.memory.setU32(event + 4, 1);
  const completion = m.functionAt(m.memory.u32(next + stackAt.CompletionRoutine));
  const wanted =
    m.memory.u8(next + stackAt.Control) & ((status | 0) >= 0 ? SL_INVOKE_ON_SUCCESS : SL_INVOKE_ON_ERROR);
  if (completion && wanted) {
    completion(m.memory.u32(current + stackAt.DeviceObject), irp, m.memory.u32(next + stackAt.Context));
  }
  return status;
}

function complete(m: Kernel): void {
  m.check(
    'completesIrp',
    `${m.routine} calls IoCompleteRequest. The class driver completes the IRP; completing it twice is a bug check on Windows.`,
  );
}

/** MDLs stay what they are made of: the memory of the machine is always resident and mapped. */
const MDL_SIZE = 28;
const MDL = { ByteCount: 20, ByteOffset: 24, StartVa: 16, MappedSystemVa: 12, MdlFlags: 6 } as const;
const MDL_MAPPED_TO_SYSTEM_VA = 1;

/** IRPs, MDLs and what else a class or miniclass driver asks of the I/O manager (wdm.h). */
export const ioManager: KernelRoutines = {
  IoAllocateIrp: (m) => (stackSize: number) => allocateIrp(m, stackSize & 0xff),
  IoInitializeIrp: (m) => (irp: number, size: number, stackSize: number) =>
    initializeIrp(m, irp, size & 0xffff, stackSize & 0xff),
  IoFreeIrp: (m) => (irp: number) => void m.pool.release(irp),
  IoReuseIrp: (m) => (irp: number, status: number) => m.memory.setU32(irp + irpAt.IoStatus, status),
  IoBuildDeviceIoControlRequest:
    (m) =>
    (
      code: number,
      device: number,
      input: number,
      inputLength: number,
      output: number,
      outputLength: number,
      internal: number,
      event: number,
      ioStatus: number,
    ) => {
      const irp = allocateIrp(m, Math.max(1, m.memory.u8(device + deviceAt.StackSize)));
      if (irp === 0) return 0;
      const next = nextStackLocation(m, irp);
      m.memory.setU8(next, internal & 0xff ? IRP_MJ_INTERNAL_DEVICE_CONTROL : IRP_MJ_DEVICE_CONTROL);
      m.memory.setU32(next + DEVICE_IO_CONTROL.IoControlCode, code);
      m.memory.setU32(next + DEVICE_IO_CONTROL.InputBufferLength, inputLength);
      m.memory.setU32(next + DEVICE_IO_CONTROL.OutputBufferLength, outputLength);
      // The device below works in the caller's own buffer: nothing runs in between.
      m.memory.setU32(irp + irpAt.AssociatedIrp, output !== 0 ? output : input);
      if (output !== 0 && input !== 0 && input !== output) {
        m.memory.bytes.copyWithin(output, input, input + Math.min(inputLength, outputLength));
      }
      m.memory.setU32(irp + irpAt.UserBuffer, output);
      m.memory.setU32(irp + irpAt.UserEvent, event);
      m.memory.setU32(irp + irpAt.UserIosb, ioStatus);
      return irp;
    },
  IofCallDriver: (m) => (device: number, irp: number) => callDriver(m, device, irp),
  IoCallDriver: (m) => (device: number, irp: number) => callDriver(m, device, irp),
  IofCompleteRequest: (m) => () => complete(m),
  IoCompleteRequest: (m) => () => complete(m),
  IoAllocateErrorLogEntry: (m) => (_object: number, size: number) => m.pool.allocate(size & 0xff, 'ErrL'),
  IoWriteErrorLogEntry: (m) => (entry: number) => void m.pool.release(entry),
  IoFreeErrorLogEntry: (m) => (entry: number) => void m.pool.release(entry),
  IoGetConfigurationInformation: (m) => () => {
    const at = m.pool.allocate(64, 'Conf');
    if (at !== 0) m.memory.fill(at, 0, 64);
    return at;
  },
  IoGetDeviceProperty:
    (m) => (_pdo: number, _property: number, _length: number, _buffer: number, result: number) => {
      m.memory.setU32(result, 0);
      return NTSTATUS.STATUS_OBJECT_NAME_NOT_FOUND;
    },
  IoGetAttachedDeviceReference: () => (device: number) => device,
  ObfDereferenceObject: () => () => 0,
  ObfReferenceObject: () => () => 0,
  ObDereferenceObject: () => () => 0,
  ObReferenceObject: () => () => 0,
  IoAllocateMdl: (m) => (address: number, length: number) => {
    const mdl = m.pool.allocate(MDL_SIZE, 'Mdl ');
    if (mdl === 0) return 0;
    m.memory.fill(mdl, 0, MDL_SIZE);
    m.memory.setU32(mdl + MDL.StartVa, address & ~0xfff);
    m.memory.setU32(mdl + MDL.ByteOffset, address & 0xfff);
    m.memory.setU32(mdl + MDL.ByteCount, length);
    m.memory.setU32(mdl + MDL.MappedSystemVa, address);
    m.memory.setU16(mdl + MDL.MdlFlags, MDL_MAPPED_TO_SYSTEM_VA);
    return mdl;
  },
  IoFreeMdl: (m) => (mdl: number) => void m.pool.release(mdl),
  MmBuildMdlForNonPagedPool: () => () => undefined,
  MmProbeAndLockPages: () => () => undefined,
  MmUnlockPages: () => () => undefined,
  MmMapLockedPages: (m) => (mdl: number) => m.memory.u32(mdl + MDL.MappedSystemVa),
  MmMapLockedPagesSpecifyCache: (m) => (mdl: number) => m.memory.u32(mdl + MDL.MappedSystemVa),
  MmUnmapLockedPages: () => () => undefined,
  MmIsAddressValid: (m) => (address: number) => (address >>> 0 < m.memory.bytes.length ? 1 : 0),
  MmLockPagableDataSection: () => (address: number) => address,
  MmLockPagableCodeSection: () => (address: number) => address,
  MmUnlockPagableImageSection: () => () => undefined,
  MmPageEntireDriver: () => (address: number) => address,
  MmResetDriverPaging: () => () => undefined,
};
