import { offsets, sizeOf } from '../ddi/struct.ts';
import { DRIVER_OBJECT } from '../ddi/structs/wdm.ts';
import type { DriverFunction } from '../machine/kernel.ts';
import type { Machine } from '../machine/machine.ts';

const driverAt = offsets(DRIVER_OBJECT);
const IO_TYPE_DRIVER = 4;

/** Name under which the registry lists the service. */
function registryPath(machine: Machine, service: string): number {
  const text = `\\Registry\\Machine\\System\\CurrentControlSet\\Services\\${service}`;
  const buffer = machine.pool.allocate(2 * text.length + 2, 'RegP');
  machine.memory.setWideText(buffer, text);
  const string = machine.pool.allocate(8, 'RegP');
  machine.memory.setU16(string, 2 * text.length);
  machine.memory.setU16(string + 2, 2 * text.length + 2);
  machine.memory.setU32(string + 4, buffer);
  return string;
}

/** What the I/O manager does to load a driver: a driver object, the registry path, DriverEntry. */
export function loadDriver(
  machine: Machine,
  entry: DriverFunction,
  service: string,
): { driverObject: number; status: number } {
  const size = sizeOf(DRIVER_OBJECT);
  const driverObject = machine.pool.allocate(size, 'Driv');
  machine.memory.fill(driverObject, 0, size);
  machine.memory.setU16(driverObject + driverAt.Type, IO_TYPE_DRIVER);
  machine.memory.setU16(driverObject + driverAt.Size, size);
  const path = registryPath(machine, service);
  machine.routine = 'DriverEntry';
  return { driverObject, status: machine.call(entry, driverObject, path) >>> 0 };
}
