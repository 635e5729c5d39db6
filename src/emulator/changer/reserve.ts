import { getU16 } from '../../core/bytes.ts';
import { SCSISTAT } from '../../scsi/status.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { ChangerState } from './changer-state.ts';
import { invalidParameter, lengthError, receive } from './reply.ts';

const ELEMENT = 0x01;
const DESCRIPTOR_LENGTH = 6;

/** Marks the elements with addresses from `address` on, at most `count`; 0 means all of them. */
function mark(state: ChangerState, marked: Uint8Array, address: number, count: number): void {
  const { elements } = state;
  let left = count === 0 ? elements.total : count;
  for (const kind of elements.order)
    for (
      let i = Math.max(0, address - elements.first[kind]);
      i < elements.count[kind] && left > 0;
      i++, left--
    )
      marked[elements.base[kind] + i] = 1;
}

/** The element list of RESERVE; undefined where the command is ended. An empty list means all elements. */
function elementList(
  state: ChangerState,
  task: ScsiTask,
  length: number,
  at: number,
): Uint8Array | undefined {
  const marked = new Uint8Array(state.elements.total);
  if (length === 0) return marked.fill(1);
  if (length % DESCRIPTOR_LENGTH !== 0) return void lengthError(task, at);
  const list = receive(task, length, at);
  if (!list) return undefined;
  for (let i = 0; i < length; i += DESCRIPTOR_LENGTH) {
    if (state.elements.find(getU16(list, i + 4)) < 0) return void invalidParameter(task, i + 4);
    mark(state, marked, getU16(list, i + 4), getU16(list, i + 2));
  }
  return marked;
}

function conflict(task: ScsiTask): void {
  task.status = SCSISTAT.SCSISTAT_RESERVATION_CONFLICT;
  task.transferred = 0;
}

/**
 * RESERVE(6) and RESERVE(10) (SPC-2; elements: SMC-2, SCSI-2 17.2.8): the unit, or the listed elements under
 * the reservation identification.
 * Errors: 5/1A/00 the list is no multiple of 6 bytes; 5/26/00 an address of no element.
 */
function reserve(state: ChangerState, task: ScsiTask, length: number, lengthByte: number): void {
  if (state.persistent.active) return conflict(task);
  if (!(task.cdb[1] & ELEMENT)) {
    if (state.reservations.anyConflict(task.initiator)) return conflict(task);
    state.reservations.unit = task.initiator;
    return;
  }
  const elements = elementList(state, task, length, lengthByte);
  if (elements && !state.reservations.reserveElements(task.initiator, task.cdb[2], elements)) conflict(task);
}

export function reserve6(state: ChangerState, task: ScsiTask): void {
  reserve(state, task, getU16(task.cdb, 3), 3);
}

export function reserve10(state: ChangerState, task: ScsiTask): void {
  reserve(state, task, getU16(task.cdb, 7), 7);
}

/** RELEASE(6) and RELEASE(10) (SPC-2). Releasing what is not reserved, or by someone else, changes nothing. */
export function release(state: ChangerState, task: ScsiTask): void {
  if (state.persistent.active) return conflict(task);
  if (task.cdb[1] & ELEMENT) state.reservations.releaseElements(task.initiator, task.cdb[2]);
  else if (state.reservations.unit === task.initiator) state.reservations.unit = -1;
}
