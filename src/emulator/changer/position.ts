import { getU16 } from '../../core/bytes.ts';
import { SCSISTAT } from '../../scsi/status.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { ChangerState } from './changer-state.ts';
import { findTransport } from './move.ts';
import { illegal, invalidField } from '../device/reply.ts';
import { invalidAddress } from './invalid-address.ts';

/**
 * POSITION TO ELEMENT (SMC-3): the transport goes in front of the element.
 * Errors: 5/21/01 address; 5/24/00 INVERT without rotation, or a kind of element that can not be positioned
 * to; 5/3B/12, 3B/18, 3B/1A the element is not there.
 */
export function positionToElement(state: ChangerState, task: ScsiTask): void {
  const { cdb } = task;
  const transport = findTransport(state, getU16(cdb, 2));
  const destination = state.elements.find(getU16(cdb, 4));
  if (transport < 0) return invalidAddress(task, 2);
  if (destination < 0) return invalidAddress(task, 4);
  if (cdb[8] & 1 && !state.model.capabilities.rotate) return invalidField(task, 8, 0);
  if (!state.model.capabilities.position.includes(state.elements.kindName(destination)))
    return invalidField(task, 4);
  if (state.reservations.elementConflict(task.initiator, destination)) {
    task.status = SCSISTAT.SCSISTAT_RESERVATION_CONFLICT;
    return;
  }
  const obstacle = state.obstacle(destination);
  if (obstacle !== 0) return illegal(task, obstacle);
  const from = state.position[transport];
  state.position[transport] = destination;
  task.duration = Math.round(state.model.timing.position * 1000);
  const medium = state.elements.cartridge[transport];
  state.onMotion?.({ transport, from, to: destination, medium, delay: 0, duration: task.duration });
  state.changed(transport);
}

/** REZERO UNIT: the transports find their reference position again. */
export function rezeroUnit(state: ChangerState, task: ScsiTask): void {
  state.position.fill(-1);
  task.duration = Math.round(state.model.timing.position * 1000);
}
