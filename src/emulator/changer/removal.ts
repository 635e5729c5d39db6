import { getU16 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { SCSISTAT } from '../../scsi/status.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { ChangerState } from './changer-state.ts';
import { PORT, STATE } from './elements.ts';
import { illegal, invalidField } from '../device/reply.ts';
import { invalidAddress } from './invalid-address.ts';

const OPEN_ACTION = 0;
const CLOSE_ACTION = 1;

/** The port is in or out from now on; going in, it tells what the operator did meanwhile. */
export function setPort(state: ChangerState, element: number, open: boolean): void {
  if (state.elements.has(element, STATE.OPEN) === open) return;
  state.elements.set(element, STATE.OPEN, open);
  if (!open) {
    // A port is read on its way in, whatever the device knew of the other elements.
    state.inventory(element, true);
    if (state.touchedPorts.delete(element))
      state.initiators.attention(ADDITIONAL_SENSE.IMPORT_EXPORT_ELEMENT_ACCESSED);
  }
  state.changed(element);
}

/**
 * OPEN/CLOSE IMPORT/EXPORT ELEMENT (SMC-3). Opening an open port, or closing a closed one, is no error.
 * Errors: 5/21/01 no import/export element has that address; 5/24/00 an action that does not exist or that
 * the library leaves to the operator; 5/53/02 medium removal is prevented.
 */
export function openCloseElement(state: ChangerState, task: ScsiTask): void {
  const { cdb } = task;
  const { openPort, closePort } = state.model.capabilities;
  const element = state.elements.find(getU16(cdb, 2));
  const action = cdb[4] & 0x1f;
  if (element < 0 || state.elements.kind[element] !== PORT) return invalidAddress(task, 2);
  if (action > CLOSE_ACTION || (action === OPEN_ACTION ? !openPort : !closePort))
    return invalidField(task, 4, 4);
  if (state.reservations.elementConflict(task.initiator, element)) {
    task.status = SCSISTAT.SCSISTAT_RESERVATION_CONFLICT;
    return;
  }
  if (action === OPEN_ACTION && state.locked('port'))
    return illegal(task, ADDITIONAL_SENSE.MEDIUM_REMOVAL_PREVENTED);
  setPort(state, element, action === OPEN_ACTION);
}
