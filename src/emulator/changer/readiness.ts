import { putSense } from '../../scsi/sense.ts';
import { SENSE_KEY } from '../../scsi/sense-key.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import { SENSE_LENGTH } from '../../scsi/task.ts';
import type { ChangerState } from './changer-state.ts';
import { invalidField, send } from './reply.ts';

/** TEST UNIT READY: the device has checked readiness before it came here. */
export function testUnitReady(): void {
  // GOOD status says it all.
}

/**
 * REQUEST SENSE (SPC-4): the oldest unit attention of the initiator, which is cleared, or NO SENSE. Sense data
 * of a failed command went out with its status and is not kept.
 * Errors: 5/24/00 descriptor format, which the device does not speak.
 */
export function requestSense(state: ChangerState, task: ScsiTask): void {
  if (task.cdb[1] & 1) return invalidField(task, 1, 0);
  const attention = state.initiators.get(task.initiator).attentions.shift();
  const sense = new Uint8Array(SENSE_LENGTH);
  putSense(sense, attention === undefined ? SENSE_KEY.NO_SENSE : SENSE_KEY.UNIT_ATTENTION, attention ?? 0);
  send(task, sense, task.cdb[4]);
}
