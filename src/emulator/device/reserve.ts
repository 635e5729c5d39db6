import type { ScsiTask } from '../../scsi/task.ts';
import type { DeviceState } from './device-state.ts';
import { conflict, invalidField } from './reply.ts';

/** Byte 1 of RESERVE and RELEASE: third party, element or extent, long identification (SPC-2). */
const MORE_THAN_THE_UNIT = 0x1f;

/** RESERVE of the whole unit (SPC-2). Persistent reservations rule it out. */
export function reserveUnit(state: DeviceState, task: ScsiTask): void {
  if (state.persistent.active || state.reservations.anyConflict(task.initiator)) return conflict(task);
  state.reservations.unit = task.initiator;
}

/** RELEASE of the whole unit (SPC-2). Releasing what is not reserved, or by someone else, changes nothing. */
export function releaseUnit(state: DeviceState, task: ScsiTask): void {
  if (state.persistent.active) return conflict(task);
  if (state.reservations.unit === task.initiator) state.reservations.unit = -1;
}

/**
 * RESERVE(6) and RESERVE(10) of a device that can only be reserved as a whole.
 * Errors: 5/24/00 for a third party or a part of the unit.
 */
export function reserveWhole(state: DeviceState, task: ScsiTask): void {
  if (task.cdb[1] & MORE_THAN_THE_UNIT) return invalidField(task, 1, 4);
  reserveUnit(state, task);
}

/** RELEASE(6) and RELEASE(10) of such a device. Errors: as RESERVE. */
export function releaseWhole(state: DeviceState, task: ScsiTask): void {
  if (task.cdb[1] & MORE_THAN_THE_UNIT) return invalidField(task, 1, 4);
  releaseUnit(state, task);
}
