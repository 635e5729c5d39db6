import { putSense } from '../../scsi/sense.ts';
import { SENSE_KEY } from '../../scsi/sense-key.ts';
import { SENSE_LENGTH } from '../../scsi/task.ts';
import type { Handler } from './binding.ts';
import type { DeviceState } from './device-state.ts';
import type { DeviceTraits } from './device-traits.ts';
import { invalidField, send } from './reply.ts';

/** TEST UNIT READY: the device has checked readiness before it came here. */
export function testUnitReady(): void {
  // GOOD status says it all.
}

/**
 * REQUEST SENSE (SPC-4): the oldest unit attention of the initiator, which is cleared, or NO SENSE with what the
 * device is about. Sense data of a failed command went out with its status and is not kept.
 * Errors: 5/24/00 descriptor format, which the device does not speak.
 */
export function requestSense<S extends DeviceState>(traits: DeviceTraits<S>): Handler<S> {
  return (state, task) => {
    if (task.cdb[1] & 1) return invalidField(task, 1, 0);
    const attention = state.initiators.get(task.initiator).attentions.shift();
    const sense = new Uint8Array(SENSE_LENGTH);
    if (attention === undefined) putSense(sense, SENSE_KEY.NO_SENSE, traits.informationalSense?.(state) ?? 0);
    else putSense(sense, SENSE_KEY.UNIT_ATTENTION, attention);
    send(task, sense, task.cdb[4]);
  };
}
