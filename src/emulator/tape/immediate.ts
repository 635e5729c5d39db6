import type { ScsiTask } from '../../scsi/task.ts';
import type { TapeState } from './tape-state.ts';

/**
 * Charges a command with a motion: the command lasts as long, or, with IMMED, ends at once and leaves the drive
 * busy.
 * @param code additional sense with which REQUEST SENSE tells of the motion meanwhile.
 */
export function spend(
  state: TapeState,
  task: ScsiTask,
  milliseconds: number,
  immediate: boolean,
  code: number,
): void {
  if (!immediate) {
    task.duration = milliseconds;
    return;
  }
  state.busyUntil = state.clock.now + milliseconds;
  state.busyWith = code;
}
