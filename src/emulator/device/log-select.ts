import { getU16 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { Handler } from './binding.ts';
import type { DeviceState } from './device-state.ts';
import type { DeviceTraits } from './device-traits.ts';
import { logPagesOf } from './log-sense.ts';
import { invalidField, invalidParameter, receive } from './reply.ts';

const PARAMETER_CODE_RESET = 0x02;
const SAVE_PARAMETERS = 0x01;
/** Page code and subpage code zero: every page. */
const ALL_PAGES = 0x00;

/**
 * LOG SELECT (SPC-4): sets the counters of one page, or of all, to zero. Nothing else can be set.
 * Errors: 5/24/00 saving, a reset together with a parameter list, or of a page that the device lacks or that
 * cannot be reset; 5/26/00 any log parameter.
 */
export function logSelect<S extends DeviceState>(traits: DeviceTraits<S>): Handler<S> {
  return (state, task) => {
    const { cdb } = task;
    const reset = (cdb[1] & PARAMETER_CODE_RESET) !== 0;
    const length = getU16(cdb, 7);
    if (cdb[1] & SAVE_PARAMETERS) return invalidField(task, 1, 0);
    if (reset && length !== 0) return invalidField(task, 1, 1);
    if (cdb[3] !== 0) return invalidField(task, 3);
    if (length !== 0) {
      if (receive(task, length, 7)) invalidParameter(task, 0);
      return;
    }
    const code = cdb[2] & 0x3f;
    const pages = logPagesOf(traits, state).filter((page) => code === ALL_PAGES || page.code === code);
    if (code !== ALL_PAGES && !pages.some((page) => 'reset' in page)) return invalidField(task, 2, 5);
    // Without PCR an empty list is no change (SPC-4).
    if (!reset) return;
    for (const page of pages) page.reset?.(state);
    state.initiators.attention(ADDITIONAL_SENSE.LOG_PARAMETERS_CHANGED, task.initiator);
  };
}
