import { getU16, getU24 } from '../../core/bytes.ts';
import { SENSE_KEY } from '../../scsi/sense-key.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { ChangerState } from './changer-state.ts';
import { sendElementReport } from './element-report.ts';
import { fail, invalidField } from '../device/reply.ts';
import { invalidAddress } from './invalid-address.ts';

const CURRENT_DATA = 0x02;
const DEVICE_IDENTIFIER = 0x01;
export const VOLUME_TAG = 0x10;

/** The kinds of an element type code, by ascending address; undefined for a code that does not exist. */
export function kindsOfType(state: ChangerState, type: number): readonly number[] | undefined {
  if (type === 0) return state.elements.order;
  return type <= 4 ? state.elements.order.filter((kind) => kind === type - 1) : undefined;
}

/** Some element of the kinds has that address or a higher one. */
function reaches(state: ChangerState, kinds: readonly number[], start: number): boolean {
  const { first, count } = state.elements;
  return kinds.length === 0 || kinds.some((kind) => start < first[kind] + count[kind]);
}

/**
 * READ ELEMENT STATUS (SMC-3). What the device does not know yet it reports as an exception; only an open
 * door stops it, unless CURDATA asks for what is stored.
 * Errors: 5/24/00 element type, 5/21/01 no element at or above the starting address, 2/04/18 door open.
 */
export function readElementStatus(state: ChangerState, task: ScsiTask): void {
  const { cdb } = task;
  const kinds = kindsOfType(state, cdb[1] & 0xf);
  if (!kinds) return invalidField(task, 1, 3);
  const start = getU16(cdb, 2);
  if (!reaches(state, kinds, start)) return invalidAddress(task, 2);
  const current = (cdb[6] & CURRENT_DATA) !== 0;
  if (state.doorOpen && !current) return fail(task, SENSE_KEY.NOT_READY, state.notReady());
  sendElementReport(state, task, {
    kinds,
    start,
    limit: getU16(cdb, 4),
    volumeTags: (cdb[1] & VOLUME_TAG) !== 0,
    identifiers: (cdb[6] & DEVICE_IDENTIFIER) !== 0,
    allocation: getU24(cdb, 7),
    sendActionCode: 0,
  });
}
