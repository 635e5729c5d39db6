import { getU16, putU16 } from '../../core/bytes.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { ChangerState } from './changer-state.ts';
import { STATE } from './elements.ts';
import { invalidField, send } from './reply.ts';

const LOG_PAGE = { SUPPORTED: 0x00, TAPE_ALERT: 0x2e } as const;

/** TapeAlert flags of medium changers that this device sets (SMC-3, TapeAlert). */
export const CHANGER_ALERT = { LIBRARY_DOOR: 16, LIBRARY_MAGAZINE: 18 } as const;

const FLAGS = 32;
const PARAMETER_LENGTH = 5;
/** Control byte of a TapeAlert parameter: not updated by the device server, not saved. */
const PARAMETER_CONTROL = 0xc0;

function header(code: number, body: number): Uint8Array {
  const page = new Uint8Array(4 + body);
  page[0] = code;
  putU16(page, 2, body);
  return page;
}

function supportedPages(): Uint8Array {
  const page = header(LOG_PAGE.SUPPORTED, 2);
  page.set([LOG_PAGE.SUPPORTED, LOG_PAGE.TAPE_ALERT], 4);
  return page;
}

/** The flags, one parameter each. What they warn of now is set again at once; the rest reading clears. */
function tapeAlert(state: ChangerState): Uint8Array {
  const { alerts, elements } = state;
  if (state.doorOpen) alerts.add(CHANGER_ALERT.LIBRARY_DOOR);
  for (let i = 0; i < elements.count[1]; i++)
    if (elements.has(elements.base[1] + i, STATE.AWAY)) alerts.add(CHANGER_ALERT.LIBRARY_MAGAZINE);
  const page = header(LOG_PAGE.TAPE_ALERT, FLAGS * PARAMETER_LENGTH);
  for (let flag = 1; flag <= FLAGS; flag++) {
    const at = 4 + (flag - 1) * PARAMETER_LENGTH;
    putU16(page, at, flag);
    page[at + 2] = PARAMETER_CONTROL;
    page[at + 3] = 1;
    page[at + 4] = alerts.has(flag) ? 1 : 0;
  }
  alerts.clear();
  return page;
}

/**
 * LOG SENSE (SPC-4): the list of pages, and the TapeAlert page, which reading clears. The page control makes
 * no difference: the values are states, not counters.
 * Errors: 5/24/00 saving, parameter pointers, a page or subpage that the device lacks.
 */
export function logSense(state: ChangerState, task: ScsiTask): void {
  const { cdb } = task;
  if (cdb[1] & 3) return invalidField(task, 1, cdb[1] & 2 ? 1 : 0);
  const code = cdb[2] & 0x3f;
  if (code !== LOG_PAGE.SUPPORTED && code !== LOG_PAGE.TAPE_ALERT) return invalidField(task, 2, 5);
  if (cdb[3] !== 0) return invalidField(task, 3);
  if (getU16(cdb, 5) !== 0) return invalidField(task, 5);
  send(task, code === LOG_PAGE.SUPPORTED ? supportedPages() : tapeAlert(state), getU16(cdb, 7));
}
