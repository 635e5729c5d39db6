import type { Machine } from '../machine/machine.ts';
import type { ClassDevice } from './device-objects.ts';

/**
 * Looks whether the miniclass wrote behind the bytes that it asked for, and mends the guard behind them.
 * @param asked how it asked for them.
 */
export function inspectExtension(machine: Machine, device: ClassDevice, asked: string): void {
  const block = machine.pool.find(device.driverData);
  if (!block || machine.pool.intact(block)) return;
  machine.check(
    'extensionOverrun',
    `${machine.routine} wrote behind the ${device.driverDataSize} bytes that ${asked} asked for. Ask for the size of the whole structure.`,
  );
  machine.pool.mend(block);
}
