import { getU16 } from '../../core/bytes.ts';
import { SCSISTAT } from '../../scsi/status.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { ChangerState } from './changer-state.ts';
import { invalidAddress } from './invalid-address.ts';

const NO_BAR_CODE = 0x80;
const RANGE = 0x01;

/** Milliseconds for looking into `elements` elements. */
function duration(state: ChangerState, elements: number): number {
  return Math.ceil((state.model.timing.initialize * 1000 * elements) / state.elements.total);
}

/** INITIALIZE ELEMENT STATUS (SMC-3): every element is looked into, every label read. */
export function initializeElementStatus(state: ChangerState, task: ScsiTask): void {
  if (state.reservations.anyConflict(task.initiator)) {
    task.status = SCSISTAT.SCSISTAT_RESERVATION_CONFLICT;
    return;
  }
  task.duration = duration(state, state.elements.total);
  state.takeInventory((task.cdb[5] & NO_BAR_CODE) === 0);
  state.allChanged();
}

/** Number of elements of a kind with addresses from `start` on, and the first of them. */
function tail(state: ChangerState, kind: number, start: number): { from: number; count: number } {
  const { base, count, first } = state.elements;
  const skipped = Math.max(0, start - first[kind]);
  return { from: base[kind] + skipped, count: Math.max(0, count[kind] - skipped) };
}

/**
 * INITIALIZE ELEMENT STATUS WITH RANGE (SMC-3), also at the older opcode. RANGE zero means all elements; so
 * does a number of zero, from the starting address on.
 * Errors: 5/21/01 the starting address is no element's.
 */
export function initializeWithRange(state: ChangerState, task: ScsiTask): void {
  const { cdb } = task;
  const whole = (cdb[1] & RANGE) === 0;
  const start = whole ? 0 : getU16(cdb, 2);
  if (!whole && state.elements.find(start) < 0) return invalidAddress(task, 2);
  let left = whole ? 0 : getU16(cdb, 6);
  if (left === 0) left = state.elements.total;
  const labels = (cdb[9] & NO_BAR_CODE) === 0;
  const chosen: number[] = [];
  for (const kind of state.elements.order) {
    const { from, count } = tail(state, kind, start);
    for (let i = 0; i < count && chosen.length < left; i++) chosen.push(from + i);
  }
  if (chosen.some((element) => state.reservations.elementConflict(task.initiator, element))) {
    task.status = SCSISTAT.SCSISTAT_RESERVATION_CONFLICT;
    return;
  }
  task.duration = duration(state, chosen.length);
  for (const element of chosen) {
    state.inventory(element, labels);
    state.changed(element);
  }
}
