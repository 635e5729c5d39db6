import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { MODE_PAGE } from '../../scsi/mode-pages.ts';
import { SENSE_KEY } from '../../scsi/sense-key.ts';
import { DEVICE_CONFIGURATION } from '../../scsi/ssc-mode-pages.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import { fail } from '../device/reply.ts';
import type { TapeState } from './tape-state.ts';
import { TAPE_ALERT } from './tape-state.ts';

/** Why nothing can be written to the loaded tape at all: an additional sense code; 0: it can. */
export function writeProtection(state: TapeState): number {
  const { cartridge, model, storage } = state;
  if (cartridge?.writeProtected || model.writeProtected || storage?.readOnly)
    return ADDITIONAL_SENSE.WRITE_PROTECTED;
  const page = state.modePages.get(MODE_PAGE.DEVICE_CONFIGURATION);
  const { WRITE_FLAGS_BYTE, SWP } = DEVICE_CONFIGURATION;
  return page && page[WRITE_FLAGS_BYTE] & SWP ? ADDITIONAL_SENSE.SOFTWARE_WRITE_PROTECTED : 0;
}

/** A write-once tape takes data behind its last block only; marks at its end may be written over. */
function overwrites(state: TapeState): boolean {
  const { tape, object } = state;
  return object + tape.filemarks.count - tape.filemarks.before(object) < tape.count;
}

/** True, and the command is ended, where the tape takes nothing at the head. */
export function unwritable(state: TapeState, task: ScsiTask): boolean {
  const protection = writeProtection(state);
  if (protection !== 0) {
    state.alerts.add(TAPE_ALERT.WRITE_PROTECT);
    fail(task, SENSE_KEY.DATA_PROTECT, protection);
    return true;
  }
  const { cartridge } = state;
  if (cartridge && !state.profile.writes.includes(cartridge.format.id)) {
    fail(task, SENSE_KEY.DATA_PROTECT, ADDITIONAL_SENSE.CANNOT_WRITE_INCOMPATIBLE_FORMAT);
    return true;
  }
  if (!cartridge?.worm || !overwrites(state)) return false;
  state.alerts.add(TAPE_ALERT.WORM_OVERWRITE);
  fail(task, SENSE_KEY.DATA_PROTECT, ADDITIONAL_SENSE.WORM_OVERWRITE_ATTEMPTED);
  return true;
}

/**
 * True, and the command is ended, where the tape as a whole may not be erased: as `unwritable`, and a write-once
 * tape that holds anything.
 */
export function unerasable(state: TapeState, task: ScsiTask): boolean {
  if (unwritable(state, task)) return true;
  const recorded = state.storage?.partitions.some((partition) => partition.count > 0) ?? false;
  if (!state.cartridge?.worm || !recorded) return false;
  state.alerts.add(TAPE_ALERT.WORM_OVERWRITE);
  fail(task, SENSE_KEY.DATA_PROTECT, ADDITIONAL_SENSE.WORM_OVERWRITE_ATTEMPTED);
  return true;
}
