import { getI24, getI64, getU16 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { STREAM_FLAG } from '../../scsi/sense.ts';
import { SENSE_KEY } from '../../scsi/sense-key.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import { invalidField } from '../device/reply.ts';
import type { Motion } from '../media/spacing.ts';
import { spaceBlocks, spaceMarks, spaceSequentialMarks } from '../media/spacing.ts';
import { stop, stopAtEndOfData, stopAtMark } from './ending.ts';
import type { TapeState } from './tape-state.ts';
import { reportsSetmarks } from './transfer.ts';

/** CODE field of SPACE (SSC-4; set marks: SCSI-2 10.2.12). */
const CODE = {
  BLOCKS: 0,
  FILEMARKS: 1,
  SEQUENTIAL_FILEMARKS: 2,
  END_OF_DATA: 3,
  SETMARKS: 4,
  SEQUENTIAL_SETMARKS: 5,
} as const;

function move(state: TapeState, code: number, count: number): Motion | undefined {
  const { tape, object, profile } = state;
  const setmarks = reportsSetmarks(state);
  switch (code) {
    case CODE.BLOCKS:
      return spaceBlocks(tape, object, count, setmarks);
    case CODE.FILEMARKS:
      return spaceMarks(tape, object, 'filemark', count, setmarks);
    case CODE.SEQUENTIAL_FILEMARKS:
      return spaceSequentialMarks(tape, object, 'filemark', count);
    case CODE.END_OF_DATA:
      return { position: tape.count, passed: Math.abs(count), stop: 'done' };
    case CODE.SETMARKS:
      return profile.setmarks ? spaceMarks(tape, object, 'setmark', count, false) : undefined;
    case CODE.SEQUENTIAL_SETMARKS:
      return profile.setmarks ? spaceSequentialMarks(tape, object, 'setmark', count) : undefined;
    default:
      return undefined;
  }
}

/**
 * SPACE (SSC-4). A count of zero moves nothing.
 * Errors: 5/24/00 a code that the drive lacks; 0/00/01 and 00/03 with FM a file mark or set mark in the way,
 * 8/00/05 end of data, 0/00/04 with EOM the beginning of the partition; INFORMATION says how many are missing.
 */
function space(state: TapeState, task: ScsiTask, code: number, count: number): void {
  const before = state.place();
  const motion = move(state, code, count);
  if (!motion) return invalidField(task, 1, task.cdb[0] === 0x11 ? 2 : 3);
  state.object = motion.position;
  task.duration = state.motionTime(state.place(), before);
  const residue = Math.abs(count) - motion.passed;
  switch (motion.stop) {
    case 'filemark':
    case 'setmark':
      return stopAtMark(task, motion.stop === 'setmark', residue);
    case 'end of data':
      return stopAtEndOfData(state, task, residue);
    case 'beginning':
      return stop(
        task,
        SENSE_KEY.NO_SENSE,
        ADDITIONAL_SENSE.BEGINNING_OF_PARTITION,
        STREAM_FLAG.END_OF_MEDIUM,
        residue,
      );
    case 'done':
  }
}

export function space6(state: TapeState, task: ScsiTask): void {
  space(state, task, task.cdb[1] & 0x07, getI24(task.cdb, 2));
}

/** SPACE(16). Errors: 5/24/00 also for a parameter list, which is of explicit address mode. */
export function space16(state: TapeState, task: ScsiTask): void {
  if (getU16(task.cdb, 12) !== 0) return invalidField(task, 12);
  space(state, task, task.cdb[1] & 0x0f, getI64(task.cdb, 4));
}
