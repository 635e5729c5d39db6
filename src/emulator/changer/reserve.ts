import { getU16 } from '../../core/bytes.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { ChangerState } from './changer-state.ts';
import { conflict, invalidParameter, lengthError, receive } from '../device/reply.ts';
import { releaseUnit, reserveUnit } from '../device/reserve.ts';

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

/**
 * RESERVE(6) and RESERVE(10) (SPC-2; elements: SMC-2, SCSI-2 17.2.8): the unit, or the listed elements under
 * the reservation identification.
 * Errors: 5/1A/00 the list is no multiple of 6 bytes; 5/26/00 an address of no element.
 */
function reserve(state: ChangerState, task: ScsiTask, length: number, lengthByte: number): void {
  if (!(task.cdb[1] & ELEMENT)) return reserveUnit(state, task);
  if (state.persistent.active) return conflict(task);
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
  if (!(task.cdb[1] & ELEMENT)) return releaseUnit(state, task);
  if (state.persistent.active) return conflict(task);
  state.reservations.releaseElements(task.initiator, task.cdb[2]);
}
