import { getAscii } from '../core/bytes.ts';
import { DEVICE_TYPES } from '../ddi/values.ts';
import { offsets, sizeOf } from '../ddi/struct.ts';
import { COMMON_DEVICE_EXTENSION, FUNCTIONAL_DEVICE_EXTENSION } from '../ddi/structs/classpnp.ts';
import { STORAGE_ADAPTER_DESCRIPTOR, STORAGE_DEVICE_DESCRIPTOR } from '../ddi/structs/ntddstor.ts';
import { DEVICE_OBJECT } from '../ddi/structs/wdm.ts';
import type { Machine } from '../machine/machine.ts';
import type { PortDevice } from './port.ts';

const deviceAt = offsets(DEVICE_OBJECT);
const commonAt = offsets(COMMON_DEVICE_EXTENSION);
export const fdoAt = offsets(FUNCTIONAL_DEVICE_EXTENSION);
const adapterAt = offsets(STORAGE_ADAPTER_DESCRIPTOR);
const descriptorAt = offsets(STORAGE_DEVICE_DESCRIPTOR);

/** Seconds: what the class driver keeps for drivers that multiply it (it is never 0). */
const DEFAULT_TIME_OUT = 10;
const IO_TYPE_DEVICE = 3;
const DO_BUFFERED_IO = 4;
const DO_POWER_PAGABLE = 0x2000;
const FILE_REMOVABLE_MEDIA = 1;
const FILE_DEVICE_SECURE_OPEN = 0x100;
const SRB_FLAGS_DISABLE_SYNCH_TRANSFER = 0x08;
const SRB_FLAGS_NO_QUEUE_FREEZE = 0x100;
const BUS_TYPE_SCSI = 1;
const SENSE_BUFFER_SIZE = 18;

/** The device objects of one device in the machine's memory. */
export interface ClassDevice {
  readonly fdo: number;
  readonly pdo: number;
  /** FUNCTIONAL_DEVICE_EXTENSION. */
  readonly extension: number;
  /** The miniclass's own bytes, behind CommonExtension.DriverData. */
  readonly driverData: number;
  readonly driverDataSize: number;
}

function allocate(machine: Machine, size: number, tag: string): number {
  const address = machine.pool.allocate(size, tag);
  if (address === 0) throw new Error(`The pool has no ${size} bytes left for the device objects.`);
  machine.memory.fill(address, 0, size);
  return address;
}

function createDeviceObject(machine: Machine, driver: number, extension: number, type: number): number {
  const { memory } = machine;
  const size = sizeOf(DEVICE_OBJECT);
  const device = allocate(machine, size, 'Devi');
  memory.setU16(device + deviceAt.Type, IO_TYPE_DEVICE);
  memory.setU16(device + deviceAt.Size, size);
  memory.setU32(device + deviceAt.ReferenceCount, 1);
  memory.setU32(device + deviceAt.DriverObject, driver);
  memory.setU32(device + deviceAt.Flags, DO_BUFFERED_IO | DO_POWER_PAGABLE);
  memory.setU32(device + deviceAt.Characteristics, FILE_REMOVABLE_MEDIA | FILE_DEVICE_SECURE_OPEN);
  memory.setU32(device + deviceAt.DeviceExtension, extension);
  memory.setU32(device + deviceAt.DeviceType, type);
  memory.setU8(device + deviceAt.StackSize, 1);
  return device;
}

/** STORAGE_ADAPTER_DESCRIPTOR and STORAGE_DEVICE_DESCRIPTOR, as the port driver answers them. */
function createDescriptors(machine: Machine, port: PortDevice): { adapter: number; device: number } {
  const { memory } = machine;
  const adapter = allocate(machine, sizeOf(STORAGE_ADAPTER_DESCRIPTOR), 'Adap');
  memory.setU32(adapter + adapterAt.Version, sizeOf(STORAGE_ADAPTER_DESCRIPTOR));
  memory.setU32(adapter + adapterAt.Size, sizeOf(STORAGE_ADAPTER_DESCRIPTOR));
  memory.setU32(adapter + adapterAt.MaximumTransferLength, port.maximumTransferLength);
  memory.setU32(adapter + adapterAt.MaximumPhysicalPages, Math.ceil(port.maximumTransferLength / 4096) + 1);
  memory.setU8(adapter + adapterAt.BusType, BUS_TYPE_SCSI);

  const texts = [
    getAscii(port.inquiry, 8, 8),
    getAscii(port.inquiry, 16, 16),
    getAscii(port.inquiry, 32, 4),
    port.serialNumber,
  ];
  const size = sizeOf(STORAGE_DEVICE_DESCRIPTOR) + texts.reduce((sum, text) => sum + text.length + 1, 0);
  const device = allocate(machine, size, 'Desc');
  memory.setU32(device + descriptorAt.Version, sizeOf(STORAGE_DEVICE_DESCRIPTOR));
  memory.setU32(device + descriptorAt.Size, size);
  memory.setU8(device + descriptorAt.DeviceType, port.inquiry[0] & 0x1f);
  memory.setU8(device + descriptorAt.RemovableMedia, port.inquiry[1] >>> 7);
  memory.setU32(device + descriptorAt.BusType, BUS_TYPE_SCSI);
  const places = [
    descriptorAt.VendorIdOffset,
    descriptorAt.ProductIdOffset,
    descriptorAt.ProductRevisionOffset,
    descriptorAt.SerialNumberOffset,
  ];
  let at = sizeOf(STORAGE_DEVICE_DESCRIPTOR);
  for (const [index, text] of texts.entries()) {
    if (text === '') continue;
    memory.setU32(device + places[index], at);
    for (let i = 0; i < text.length; i++) memory.setU8(device + at + i, text.charCodeAt(i));
    at += text.length + 1;
  }
  return { adapter, device };
}

/**
 * Creates the functional device object over the port's physical one (classpnp.h): the class library's extension,
 * and behind it the bytes that the miniclass asked for. Device extensions are zeroed when they are created.
 * @param type FILE_DEVICE_xxx of the functional device.
 */
export function createDevice(
  machine: Machine,
  driver: number,
  port: PortDevice,
  type: number,
  driverDataSize: number,
): ClassDevice {
  const { memory } = machine;
  const pdo = createDeviceObject(
    machine,
    driver,
    allocate(machine, 64, 'Pdo '),
    DEVICE_TYPES.FILE_DEVICE_MASS_STORAGE,
  );
  const extension = allocate(machine, sizeOf(FUNCTIONAL_DEVICE_EXTENSION), 'Fdo ');
  // A block of its own, so that a write behind its end is found.
  const driverData = allocate(machine, Math.max(driverDataSize, 1), 'Mini');
  const fdo = createDeviceObject(machine, driver, extension, type);
  memory.setU32(pdo + deviceAt.AttachedDevice, fdo);
  memory.setU8(fdo + deviceAt.StackSize, 2);

  const descriptors = createDescriptors(machine, port);
  memory.setU32(extension + commonAt.Version, 3);
  memory.setU32(extension + commonAt.DeviceObject, fdo);
  memory.setU32(extension + commonAt.LowerDeviceObject, pdo);
  memory.setU32(extension + commonAt.PartitionZeroExtension, extension);
  memory.setU32(extension + commonAt.DriverData, driverData);
  // Bit fields IsFdo and IsInitialized share a byte.
  memory.setU8(extension + commonAt.IsFdo, 0x03);
  memory.setU32(extension + commonAt.PartitionNumber, 0xffffffff);
  memory.setU32(extension + fdoAt.LowerPdo, pdo);
  memory.setU32(extension + fdoAt.DeviceDescriptor, descriptors.device);
  memory.setU32(extension + fdoAt.AdapterDescriptor, descriptors.adapter);
  memory.setU32(extension + fdoAt.DevicePowerState, 1);
  memory.setU32(extension + fdoAt.SenseData, allocate(machine, SENSE_BUFFER_SIZE, 'Sens'));
  memory.setU32(extension + fdoAt.TimeOutValue, DEFAULT_TIME_OUT);
  memory.setU32(extension + fdoAt.SrbFlags, SRB_FLAGS_DISABLE_SYNCH_TRANSFER | SRB_FLAGS_NO_QUEUE_FREEZE);
  return { fdo, pdo, extension, driverData, driverDataSize };
}
