import { getU16 } from '../../core/bytes.ts';
import { encodeLogPage, LOG_PAGE } from '../../scsi/log-pages.ts';
import type { Handler } from './binding.ts';
import type { DeviceState } from './device-state.ts';
import type { DeviceTraits, LogPage } from './device-traits.ts';
import { invalidField, send } from './reply.ts';

/** The log pages that a device has. */
export function logPagesOf<S extends DeviceState>(traits: DeviceTraits<S>, state: S): readonly LogPage<S>[] {
  return traits.logPages.filter((page) => page.supported?.(state) ?? true);
}

/**
 * LOG SENSE (SPC-4): the list of pages, and the device's pages. All parameters are sent, whatever the pointer.
 * Errors: 5/24/00 saving, parameter pointers, a page or subpage that the device lacks.
 */
export function logSense<S extends DeviceState>(traits: DeviceTraits<S>): Handler<S> {
  return (state, task) => {
    const { cdb } = task;
    if (cdb[1] & 3) return invalidField(task, 1, cdb[1] & 2 ? 1 : 0);
    const code = cdb[2] & 0x3f;
    const pages = logPagesOf(traits, state);
    const page = pages.find((candidate) => candidate.code === code);
    if (code !== LOG_PAGE.SUPPORTED && !page) return invalidField(task, 2, 5);
    if (cdb[3] !== 0) return invalidField(task, 3);
    if (getU16(cdb, 5) !== 0) return invalidField(task, 5);
    const body = page
      ? page.parameters(state, cdb[2] >> 6)
      : Uint8Array.of(LOG_PAGE.SUPPORTED, ...pages.map((candidate) => candidate.code));
    send(task, encodeLogPage(code, body), getU16(cdb, 7));
  };
}
