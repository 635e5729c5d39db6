import { getU16, putU16 } from '../../core/bytes.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { Handler } from './binding.ts';
import type { DeviceState } from './device-state.ts';
import type { DeviceTraits } from './device-traits.ts';
import { invalidField, invalidParameter, lengthError, receive, send } from './reply.ts';

const SUPPORTED_PAGES = 0x00;
const PAGE_CODE_VALID = 0x01;
const PAGE_FORMAT = 0x10;
const SELF_TEST = 0x04;

/** Self-test codes that SPC-4 defines, bit by code. */
const SELF_TEST_CODES = 0b0111_0111;

/**
 * SEND DIAGNOSTIC (SPC-4): every self-test passes; the only diagnostic page is 00h.
 * Errors: 5/24/00 a self-test code that does not exist or together with SELFTEST; 5/1A/00 a parameter list
 * with a self-test or shorter than a page header; 5/26/00 a page that the device lacks.
 */
export function sendDiagnostic<S extends DeviceState>(traits: DeviceTraits<S>): Handler<S> {
  return (state, task) => {
    const { cdb } = task;
    const code = cdb[1] >> 5;
    const length = getU16(cdb, 3);
    const selfTest = (cdb[1] & SELF_TEST) !== 0;
    if (!(SELF_TEST_CODES & (1 << code)) || (selfTest && code !== 0)) return invalidField(task, 1, 7);
    if (selfTest || code !== 0) {
      if (length !== 0) return lengthError(task, 3);
      task.duration = traits.selfTestTime(state);
      return;
    }
    if (length === 0) return;
    if (!(cdb[1] & PAGE_FORMAT)) return invalidField(task, 1, 4);
    const list = receive(task, length, 3);
    if (!list) return;
    if (length < 4 || getU16(list, 2) + 4 > length) return lengthError(task, 3);
    if (list[0] !== SUPPORTED_PAGES) return invalidParameter(task, 0);
  };
}

/**
 * RECEIVE DIAGNOSTIC RESULTS (SPC-4): the list of diagnostic pages, which holds only itself.
 * Errors: 5/24/00 a page that the device lacks.
 */
export function receiveDiagnosticResults(_state: DeviceState, task: ScsiTask): void {
  const { cdb } = task;
  if (cdb[1] & PAGE_CODE_VALID && cdb[2] !== SUPPORTED_PAGES) return invalidField(task, 2);
  const page = new Uint8Array(5);
  putU16(page, 2, 1);
  send(task, page, getU16(cdb, 3));
}
