import { getU16 } from '../../core/bytes.ts';
import type { ModeForm } from '../../scsi/mode-header.ts';
import { decodeModeHeader, modeHeaderLength } from '../../scsi/mode-header.ts';
import { PAGE_CONTROL } from '../../scsi/mode-pages.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { Handler } from './binding.ts';
import type { DeviceState } from './device-state.ts';
import type { DeviceTraits, ModeListPage, ModeTraits } from './device-traits.ts';
import { conflict, invalidField, invalidParameter, lengthError, receive } from './reply.ts';

const PAGE_FORMAT = 0x10;
const SAVE_PAGES = 0x01;
const SUBPAGE_FORMAT = 0x40;

/** The byte of a page that asks for a change of something that can not be changed; -1: there is none. */
function unchangeable<S extends DeviceState>(
  modes: ModeTraits<S>,
  state: S,
  page: Uint8Array,
  code: number,
): number {
  const current = modes.page(state, code, PAGE_CONTROL.CURRENT);
  const mask = modes.page(state, code, PAGE_CONTROL.CHANGEABLE);
  if (!current || !mask) return 0;
  for (let i = 2; i < page.length; i++) if ((page[i] ^ current[i]) & ~mask[i]) return i;
  return -1;
}

/** Reads the pages. @returns undefined where the command is ended. */
function readPages<S extends DeviceState>(
  modes: ModeTraits<S>,
  state: S,
  task: ScsiTask,
  list: Uint8Array,
  lengthByte: number,
  start: number,
): readonly ModeListPage[] | undefined {
  const pages: ModeListPage[] = [];
  let at = start;
  while (at < list.length) {
    const code = list[at] & 0x3f;
    const current = modes.page(state, code, PAGE_CONTROL.CURRENT);
    if (!current || list[at] & SUBPAGE_FORMAT)
      return void invalidParameter(task, at, list[at] & SUBPAGE_FORMAT ? 6 : 5);
    if (at + 2 > list.length) return void lengthError(task, lengthByte);
    const longest = current.length - 2;
    const length = list[at + 1];
    if (length > longest || length < (modes.shortestPage?.(state, code) ?? longest))
      return void invalidParameter(task, at + 1);
    if (at + 2 + length > list.length) return void lengthError(task, lengthByte);
    const bytes = list.subarray(at, at + 2 + length);
    const wrong = unchangeable(modes, state, bytes, code);
    if (wrong >= 0) return void invalidParameter(task, at + wrong);
    pages.push({ code, at, bytes });
    at += bytes.length;
  }
  return pages;
}

/**
 * MODE SELECT(6) and MODE SELECT(10) (SPC-4).
 * Errors: 5/24/00 PF zero with pages, or SP one where nothing is saved; 5/1A/00 a page is cut short; 5/26/00 a page that the device lacks, a block
 * descriptor that it does not have, a value that can not be changed or that the device does not take.
 */
function modeSelect<S extends DeviceState>(
  modes: ModeTraits<S>,
  state: S,
  task: ScsiTask,
  form: ModeForm,
  length: number,
  lengthByte: number,
): void {
  if (state.reservations.anyConflict(task.initiator)) return conflict(task);
  const wanted = modes.header(state, PAGE_CONTROL.CURRENT).blockDescriptor.length;
  const start = modeHeaderLength(form);
  // SCSI-2 tape drivers send header and block descriptor without PF: there is no page whose format matters.
  if (!(task.cdb[1] & PAGE_FORMAT) && length > start + wanted) return invalidField(task, 1, 4);
  if (!(task.cdb[1] & PAGE_FORMAT) && wanted === 0) return invalidField(task, 1, 4);
  if (task.cdb[1] & SAVE_PAGES && !modes.savable) return invalidField(task, 1, 0);
  if (length === 0) return;
  const list = receive(task, length, lengthByte);
  if (!list) return;
  const header = decodeModeHeader(list, form);
  if (!header) return lengthError(task, lengthByte);
  const descriptors = header.blockDescriptorLength;
  if (descriptors !== 0 && descriptors !== wanted) return invalidParameter(task, form === 6 ? 3 : 6);
  if (start + descriptors > length) return lengthError(task, lengthByte);
  const pages = readPages(modes, state, task, list, lengthByte, start + descriptors);
  if (!pages) return;
  const blockDescriptor = list.subarray(start, start + descriptors);
  const { deviceSpecific } = header;
  const parameters = { deviceSpecific, blockDescriptor, blockDescriptorAt: start, pages };
  modes.select(state, task, parameters, (task.cdb[1] & SAVE_PAGES) !== 0);
}

export function modeSelect6<S extends DeviceState>({ modes }: DeviceTraits<S>): Handler<S> {
  return (state, task) => modeSelect(modes, state, task, 6, task.cdb[4], 4);
}

export function modeSelect10<S extends DeviceState>({ modes }: DeviceTraits<S>): Handler<S> {
  return (state, task) => modeSelect(modes, state, task, 10, getU16(task.cdb, 7), 7);
}
