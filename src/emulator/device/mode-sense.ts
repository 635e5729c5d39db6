import { getU16 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { ModeForm } from '../../scsi/mode-header.ts';
import { encodeModeData } from '../../scsi/mode-header.ts';
import { MODE_PAGE, PAGE_CONTROL } from '../../scsi/mode-pages.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { Handler } from './binding.ts';
import type { DeviceState } from './device-state.ts';
import type { DeviceTraits, ModeTraits } from './device-traits.ts';
import { illegal, invalidField, send } from './reply.ts';

const ALL_SUBPAGES = 0xff;
const DISABLE_BLOCK_DESCRIPTORS = 0x08;
/** Page 00h: header and block descriptor alone, as tape drivers have asked since SCSI-2. */
const NO_PAGE = 0x00;

/**
 * MODE SENSE(6) and MODE SENSE(10) (SPC-4), with the device's block descriptor unless DBD is one. Page 00h is
 * header and block descriptor alone, for devices that have one.
 * Errors: 5/24/00 a page or subpage that the device lacks; 5/39/00 saved values of a device that saves none.
 */
function modeSense<S extends DeviceState>(
  modes: ModeTraits<S>,
  state: S,
  task: ScsiTask,
  form: ModeForm,
  allocation: number,
): void {
  const control = task.cdb[2] >> 6;
  const code = task.cdb[2] & 0x3f;
  const subpage = task.cdb[3];
  const all = code === MODE_PAGE.ALL;
  const known = modes.pageCodes(state);
  const header = modes.header(state, control);
  const none = code === NO_PAGE && header.blockDescriptor.length > 0;
  if (!all && !none && !known.includes(code)) return invalidField(task, 2, 5);
  if (subpage !== 0 && !(all && subpage === ALL_SUBPAGES)) return invalidField(task, 3);
  if (control === PAGE_CONTROL.SAVED && !modes.savable)
    return illegal(task, ADDITIONAL_SENSE.SAVING_PARAMETERS_NOT_SUPPORTED);
  const codes = all ? known : none ? [] : [code];
  const pages = codes.flatMap((page) => modes.page(state, page, control) ?? []);
  const disabled = (task.cdb[1] & DISABLE_BLOCK_DESCRIPTORS) !== 0;
  const blockDescriptor = disabled ? header.blockDescriptor.subarray(0, 0) : header.blockDescriptor;
  send(task, encodeModeData(form, { ...header, blockDescriptor }, pages), allocation);
}

export function modeSense6<S extends DeviceState>({ modes }: DeviceTraits<S>): Handler<S> {
  return (state, task) => modeSense(modes, state, task, 6, task.cdb[4]);
}

export function modeSense10<S extends DeviceState>({ modes }: DeviceTraits<S>): Handler<S> {
  return (state, task) => modeSense(modes, state, task, 10, getU16(task.cdb, 7));
}
