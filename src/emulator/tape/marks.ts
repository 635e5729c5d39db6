import { getU24 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import { invalidField } from '../device/reply.ts';
import { stopAtEndOfMedium, stopAtFault, warnOfEnd } from './ending.ts';
import type { TapeState } from './tape-state.ts';
import { unwritable } from './writing.ts';

const WRITE_SETMARKS = 0x02;
const IMMEDIATE = 0x01;
/** Milliseconds for a mark that goes to the tape before the command ends. */
const MARK_TIME = 2;

/**
 * WRITE FILEMARKS (SSC-4), set marks too. Without IMMED everything written before is on stable storage when the
 * command ends, also with a count of zero.
 * Errors: 5/24/00 set marks of a drive that has none; else as WRITE.
 */
function writeMarks(state: TapeState, task: ScsiTask, count: number): void {
  const setmarks = (task.cdb[1] & WRITE_SETMARKS) !== 0;
  if (setmarks && !state.profile.setmarks) return invalidField(task, 1, 1);
  if (count > 0 && unwritable(state, task)) return;
  const { tape } = state;
  const fitting = tape.roomForMarks(state.object, count);
  const fault = tape.writeMarks(state.object, setmarks ? 'setmark' : 'filemark', fitting);
  if (fault) return stopAtFault(state, task, fault, ADDITIONAL_SENSE.WRITE_ERROR, count);
  state.object += fitting;
  if (!(task.cdb[1] & IMMEDIATE)) {
    const unsynchronized = tape.sync();
    if (unsynchronized)
      return stopAtFault(state, task, unsynchronized, ADDITIONAL_SENSE.WRITE_ERROR, count - fitting);
    task.duration = MARK_TIME * Math.max(1, fitting);
  }
  if (fitting < count) return stopAtEndOfMedium(task, count - fitting);
  if (count > 0 && state.pastEarlyWarning()) warnOfEnd(task);
}

export function writeFilemarks6(state: TapeState, task: ScsiTask): void {
  writeMarks(state, task, getU24(task.cdb, 2));
}

/**
 * WRITE FILEMARKS(16): partition and object identifier are those of explicit address mode, which the drive does
 * not have; they are not looked at.
 */
export function writeFilemarks16(state: TapeState, task: ScsiTask): void {
  writeMarks(state, task, getU24(task.cdb, 12));
}
