import { putInformation, putSense, putStreamFlags, STREAM_FLAG } from '../../scsi/sense.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { SENSE_KEY } from '../../scsi/sense-key.ts';
import { SCSISTAT } from '../../scsi/status.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import { SENSE_LENGTH } from '../../scsi/task.ts';
import { fail } from '../device/reply.ts';
import type { MediumFault } from '../media/record-store.ts';
import type { TapeState } from './tape-state.ts';
import { TAPE_ALERT } from './tape-state.ts';

const MOST_INFORMATION = 0xffff_ffff;

/**
 * Ends a command with CHECK CONDITION where data may have moved: what was transferred counts.
 * @param flags bits of STREAM_FLAG.
 * @param information what was asked for less what was done; too much for the field makes it invalid (SSC-4).
 */
export function stop(task: ScsiTask, key: number, code: number, flags: number, information: number): void {
  task.status = SCSISTAT.SCSISTAT_CHECK_CONDITION;
  task.senseLength = SENSE_LENGTH;
  putSense(task.sense, key, code);
  putStreamFlags(task.sense, flags);
  if (information <= MOST_INFORMATION) putInformation(task.sense, information);
}

/** Ends a command that needs a tape which is not ready. */
export function stopNotReady(state: TapeState, task: ScsiTask): void {
  const obstacle = state.obstacle();
  fail(task, obstacle >>> 16 || SENSE_KEY.NOT_READY, obstacle & 0xffff);
}

/** Ends a command at the end of data. A damaged tape has no end of data that anyone wrote. */
export function stopAtEndOfData(state: TapeState, task: ScsiTask, residue: number): void {
  const flags = state.pastEarlyWarning() ? STREAM_FLAG.END_OF_MEDIUM : 0;
  if (state.storage?.readOnly && state.storage.damage.length > 0)
    return stop(task, SENSE_KEY.MEDIUM_ERROR, ADDITIONAL_SENSE.END_OF_DATA_NOT_FOUND, flags, residue);
  stop(task, SENSE_KEY.BLANK_CHECK, ADDITIONAL_SENSE.END_OF_DATA, flags, residue);
}

/** Ends a command behind a mark. */
export function stopAtMark(task: ScsiTask, setmark: boolean, residue: number): void {
  const code = setmark ? ADDITIONAL_SENSE.SETMARK_DETECTED : ADDITIONAL_SENSE.FILEMARK_DETECTED;
  stop(task, SENSE_KEY.NO_SENSE, code, STREAM_FLAG.FILEMARK, residue);
}

/** Ends a command whose data did not fit before the physical end. */
export function stopAtEndOfMedium(task: ScsiTask, residue: number): void {
  stop(
    task,
    SENSE_KEY.VOLUME_OVERFLOW,
    ADDITIONAL_SENSE.END_OF_PARTITION,
    STREAM_FLAG.END_OF_MEDIUM,
    residue,
  );
}

/** Tells, after everything was written, that the end is near. */
export function warnOfEnd(task: ScsiTask): void {
  stop(task, SENSE_KEY.NO_SENSE, ADDITIONAL_SENSE.END_OF_PARTITION, STREAM_FLAG.END_OF_MEDIUM, 0);
}

/** Ends a command because the place where the content is kept failed; a person is told why. */
export function stopAtFault(
  state: TapeState,
  task: ScsiTask,
  fault: MediumFault,
  code: number,
  residue: number,
): void {
  state.report(fault);
  state.alerts.add(TAPE_ALERT.HARD_ERROR);
  stop(task, SENSE_KEY.MEDIUM_ERROR, code, 0, residue);
}
