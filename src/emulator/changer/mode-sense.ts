import { getU16 } from '../../core/bytes.ts';
import type { ModeForm } from '../../scsi/mode-header.ts';
import { modeHeaderLength, putModeHeader } from '../../scsi/mode-header.ts';
import { MODE_PAGE } from '../../scsi/mode-pages.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { ChangerState } from './changer-state.ts';
import { CHANGER_MODE_PAGES, modePage } from './mode-parameters.ts';
import { invalidField, send } from './reply.ts';

const ALL_SUBPAGES = 0xff;

/**
 * MODE SENSE(6) and MODE SENSE(10) (SPC-4). There are no block descriptors, whatever DBD says.
 * Errors: 5/24/00 a page or subpage that the device lacks.
 */
function modeSense(state: ChangerState, task: ScsiTask, form: ModeForm, allocation: number): void {
  const control = task.cdb[2] >> 6;
  const code = task.cdb[2] & 0x3f;
  const subpage = task.cdb[3];
  const all = code === MODE_PAGE.ALL;
  if (!all && !CHANGER_MODE_PAGES.includes(code)) return invalidField(task, 2, 5);
  if (subpage !== 0 && !(all && subpage === ALL_SUBPAGES)) return invalidField(task, 3);
  const pages = (all ? CHANGER_MODE_PAGES : [code]).map((page) => modePage(state, page, control));
  const header = modeHeaderLength(form);
  const length = pages.reduce((sum, page) => sum + (page?.length ?? 0), 0);
  const data = new Uint8Array(header + length);
  putModeHeader(data, form, length);
  let at = header;
  for (const page of pages) {
    if (page) data.set(page, at);
    at += page?.length ?? 0;
  }
  send(task, data, allocation);
}

export function modeSense6(state: ChangerState, task: ScsiTask): void {
  modeSense(state, task, 6, task.cdb[4]);
}

export function modeSense10(state: ChangerState, task: ScsiTask): void {
  modeSense(state, task, 10, getU16(task.cdb, 7));
}
