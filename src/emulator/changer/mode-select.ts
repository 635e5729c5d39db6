import { getU16 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { ModeForm } from '../../scsi/mode-header.ts';
import { decodeModeHeader, modeHeaderLength } from '../../scsi/mode-header.ts';
import { MODE_PAGE, PAGE_CONTROL } from '../../scsi/mode-pages.ts';
import { SCSISTAT } from '../../scsi/status.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { AddressAssignment, ChangerState } from './changer-state.ts';
import { firstAddressByte, modePage } from './mode-parameters.ts';
import { invalidField, invalidParameter, lengthError, receive } from './reply.ts';

const PAGE_FORMAT = 0x10;
const SAVE_PAGES = 0x01;
const SUBPAGE_FORMAT = 0x40;

/** The byte of a page that asks for a change of something that can not be changed; -1: there is none. */
function unchangeable(state: ChangerState, page: Uint8Array, code: number): number {
  const current = modePage(state, code, PAGE_CONTROL.CURRENT);
  const mask = modePage(state, code, PAGE_CONTROL.CHANGEABLE);
  if (!current || !mask) return 0;
  for (let i = 2; i < current.length; i++) if ((page[i] ^ current[i]) & ~mask[i]) return i;
  return -1;
}

/** The kind whose new range leaves the address space or meets another; -1: the ranges are right. */
function misplaced(state: ChangerState, first: AddressAssignment): number {
  const { count } = state.elements;
  for (let kind = 0; kind < 4; kind++) {
    if (count[kind] === 0) continue;
    if (first[kind] + count[kind] > 0x10000) return kind;
    for (let other = 0; other < kind; other++)
      if (first[kind] < first[other] + count[other] && first[other] < first[kind] + count[kind]) return kind;
  }
  return -1;
}

/** Reads the pages. @returns the new addresses, or undefined where the command is ended. */
function readPages(
  state: ChangerState,
  task: ScsiTask,
  list: Uint8Array,
  lengthByte: number,
  start: number,
): AddressAssignment | undefined {
  let first: AddressAssignment = [...state.elements.first];
  let at = start;
  while (at < list.length) {
    const code = list[at] & 0x3f;
    const current = modePage(state, code, PAGE_CONTROL.CURRENT);
    if (!current || list[at] & SUBPAGE_FORMAT)
      return void invalidParameter(task, at, list[at] & SUBPAGE_FORMAT ? 6 : 5);
    if (at + 2 > list.length) return void lengthError(task, lengthByte);
    if (list[at + 1] !== current.length - 2) return void invalidParameter(task, at + 1);
    if (at + current.length > list.length) return void lengthError(task, lengthByte);
    const page = list.subarray(at, at + current.length);
    const wrong = unchangeable(state, page, code);
    if (wrong >= 0) return void invalidParameter(task, at + wrong);
    if (code === MODE_PAGE.ELEMENT_ADDRESS_ASSIGNMENT) {
      first = first.map((_, kind) => getU16(page, firstAddressByte(kind)));
      const kind = misplaced(state, first);
      if (kind >= 0) return void invalidParameter(task, at + firstAddressByte(kind));
    }
    at += current.length;
  }
  return first;
}

/**
 * MODE SELECT(6) and MODE SELECT(10) (SPC-4). Only the first addresses of page 1Dh can be changed.
 * Errors: 5/24/00 PF zero; 5/1A/00 a page is cut short; 5/26/00 a page that the device lacks, block
 * descriptors, a value that can not be changed, ranges that overlap.
 */
function modeSelect(
  state: ChangerState,
  task: ScsiTask,
  form: ModeForm,
  length: number,
  lengthByte: number,
): void {
  if (state.reservations.anyConflict(task.initiator)) {
    task.status = SCSISTAT.SCSISTAT_RESERVATION_CONFLICT;
    return;
  }
  if (!(task.cdb[1] & PAGE_FORMAT)) return invalidField(task, 1, 4);
  if (length === 0) return;
  const list = receive(task, length, lengthByte);
  if (!list) return;
  const header = decodeModeHeader(list, form);
  if (!header) return lengthError(task, lengthByte);
  if (header.blockDescriptorLength !== 0) return invalidParameter(task, form === 6 ? 3 : 6);
  const first = readPages(state, task, list, lengthByte, modeHeaderLength(form));
  if (!first) return;
  if (first.some((address, kind) => address !== state.elements.first[kind])) {
    state.elements.assign(first);
    state.initiators.attention(ADDITIONAL_SENSE.MODE_PARAMETERS_CHANGED, task.initiator);
    state.allChanged();
  }
  if (task.cdb[1] & SAVE_PAGES) state.savedAddresses = first;
}

export function modeSelect6(state: ChangerState, task: ScsiTask): void {
  modeSelect(state, task, 6, task.cdb[4], 4);
}

export function modeSelect10(state: ChangerState, task: ScsiTask): void {
  modeSelect(state, task, 10, getU16(task.cdb, 7), 7);
}
