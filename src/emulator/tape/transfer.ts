import { getU24 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { MODE_PAGE } from '../../scsi/mode-pages.ts';
import { STREAM_FLAG } from '../../scsi/sense.ts';
import { SENSE_KEY } from '../../scsi/sense-key.ts';
import { DEVICE_CONFIGURATION } from '../../scsi/ssc-mode-pages.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import { invalidField, room } from '../device/reply.ts';
import type { Partition } from '../media/partition.ts';
import { stop, stopAtEndOfData, stopAtEndOfMedium, stopAtFault, stopAtMark, warnOfEnd } from './ending.ts';
import type { TapeState } from './tape-state.ts';
import { TAPE_ALERT } from './tape-state.ts';
import { unwritable } from './writing.ts';

const FIXED = 0x01;
const SILI = 0x02;
const BYTE_COMPARE = 0x02;
/** CDB byte of the transfer length. */
const LENGTH_BYTE = 2;

/** Set marks end a read or a space (RSMK of mode page 10h). */
export function reportsSetmarks(state: TapeState): boolean {
  const page = state.modePages.get(MODE_PAGE.DEVICE_CONFIGURATION);
  return page !== undefined && (page[DEVICE_CONFIGURATION.FLAGS_BYTE] & DEVICE_CONFIGURATION.RSMK) !== 0;
}

/** A block of that length can be written. */
function legalLength(state: TapeState, length: number): boolean {
  const { minimumBlock, maximumBlock, granularity } = state.profile;
  return length >= minimumBlock && length <= maximumBlock && length % 2 ** granularity === 0;
}

/**
 * WRITE(6) (SSC-4): one block of any length, or blocks of the fixed length.
 * Errors: 5/24/00 FIXED without a block length, or a length outside READ BLOCK LIMITS; 7/27/00, 27/02, 30/05,
 * 30/0C nothing may be written here; 0/00/02 with EOM after all is written: early warning; D/00/02 with EOM:
 * the physical end, INFORMATION says how much was not written; 3/0C/00 the place of the content failed.
 */
export function write(state: TapeState, task: ScsiTask): void {
  const fixed = (task.cdb[1] & FIXED) !== 0;
  const length = getU24(task.cdb, LENGTH_BYTE);
  if (fixed && state.blockLength === 0) return invalidField(task, 1, 0);
  const block = fixed ? state.blockLength : length;
  const count = fixed ? length : 1;
  if (length === 0) return;
  if (!legalLength(state, block)) return invalidField(task, LENGTH_BYTE);
  if (block * count > room(task)) return invalidField(task, LENGTH_BYTE);
  if (unwritable(state, task)) return;
  const { tape } = state;
  const { memory, offset } = task;
  for (let i = 0; i < count; i++) {
    const residue = fixed ? count - i : length;
    if (!tape.roomForBlock(state.object, block)) return stopAtEndOfMedium(task, residue);
    const fault = tape.writeBlock(state.object, memory, offset + i * block, block);
    if (fault) return stopAtFault(state, task, fault, ADDITIONAL_SENSE.WRITE_ERROR, residue);
    state.object++;
    state.written += block;
    state.totals.written += block;
    task.transferred += block;
  }
  task.duration = state.dataTime(task.transferred);
  if (state.pastEarlyWarning()) warnOfEnd(task);
}

/** Steps over set marks that are not to be reported. */
function skipSetmarks(state: TapeState, tape: Partition): void {
  while (
    state.object < tape.count &&
    tape.length(state.object) === 0 &&
    tape.isSetmark(state.object) &&
    !reportsSetmarks(state)
  )
    state.object++;
}

/**
 * True, and the command is ended, where there is no good block at the head. A mark or bad block is passed.
 * @param residue what INFORMATION says.
 */
function noBlock(state: TapeState, task: ScsiTask, tape: Partition, residue: number): boolean {
  if (tape.setmarks.count > 0) skipSetmarks(state, tape);
  const { object } = state;
  if (object >= tape.count) {
    stopAtEndOfData(state, task, residue);
    return true;
  }
  if (tape.length(object) === 0) {
    state.object++;
    stopAtMark(task, tape.isSetmark(object), residue);
    return true;
  }
  if (!tape.bad(object)) return false;
  state.object++;
  state.alerts.add(TAPE_ALERT.MEDIA);
  stop(task, SENSE_KEY.MEDIUM_ERROR, ADDITIONAL_SENSE.UNRECOVERED_READ_ERROR, 0, residue);
  return true;
}

function wrongLength(task: ScsiTask, difference: number): void {
  const code = ADDITIONAL_SENSE.NO_ADDITIONAL_SENSE;
  stop(task, SENSE_KEY.NO_SENSE, code, STREAM_FLAG.INCORRECT_LENGTH, difference);
}

/** Reads blocks of the fixed length. @param deliver data goes to the initiator; VERIFY only passes it. */
function readFixed(state: TapeState, task: ScsiTask, count: number, deliver: boolean): void {
  const { tape, blockLength } = state;
  for (let i = 0; i < count; i++) {
    if (noBlock(state, task, tape, count - i)) return;
    const { object } = state;
    if (tape.length(object) !== blockLength) {
      state.object++;
      return wrongLength(task, count - i);
    }
    if (!deliver) {
      state.object++;
      continue;
    }
    const fault = tape.read(object, 0, task.memory, task.offset + task.transferred, blockLength);
    if (fault) return stopAtFault(state, task, fault, ADDITIONAL_SENSE.UNRECOVERED_READ_ERROR, count - i);
    state.object++;
    task.transferred += blockLength;
  }
}

/** Reads one block of any length. */
function readVariable(
  state: TapeState,
  task: ScsiTask,
  length: number,
  silent: boolean,
  deliver: boolean,
): void {
  const { tape } = state;
  if (noBlock(state, task, tape, length)) return;
  const { object } = state;
  const actual = tape.length(object);
  const taken = deliver ? Math.min(actual, length) : 0;
  const fault = tape.read(object, 0, task.memory, task.offset, taken);
  if (fault) return stopAtFault(state, task, fault, ADDITIONAL_SENSE.UNRECOVERED_READ_ERROR, length);
  state.object++;
  task.transferred = taken;
  if (actual === length) return;
  // A block that is too long is told even so where fixed blocks are set: data is lost (SSC-4, READ(6), SILI).
  if (silent && (actual < length || state.blockLength === 0)) return;
  wrongLength(task, length - actual);
}

/**
 * READ(6) (SSC-4).
 * Errors: 5/24/00 FIXED without a block length, or with SILI, or more than the data buffer holds; 0/00/01 with FM a
 * file mark, 0/00/03 with FM a set mark, 8/00/05 end of data, 0/00/00 with ILI another block length, 3/11/00 a
 * bad block; INFORMATION says what is missing.
 */
export function read(state: TapeState, task: ScsiTask): void {
  const fixed = (task.cdb[1] & FIXED) !== 0;
  const silent = (task.cdb[1] & SILI) !== 0;
  const length = getU24(task.cdb, LENGTH_BYTE);
  if (fixed && silent) return invalidField(task, 1, 1);
  if (fixed && state.blockLength === 0) return invalidField(task, 1, 0);
  const { minimumBlock, maximumBlock } = state.profile;
  // A drive with one block length has no variable blocks.
  if (!fixed && minimumBlock === maximumBlock) return invalidField(task, 1, 0);
  if (length === 0) return;
  if (length * (fixed ? state.blockLength : 1) > room(task)) return invalidField(task, LENGTH_BYTE);
  if (fixed) readFixed(state, task, length, true);
  else readVariable(state, task, length, silent, true);
  state.read += task.transferred;
  state.totals.read += task.transferred;
  task.duration = state.dataTime(task.transferred);
}

/**
 * VERIFY(6) (SSC-4): reads without sending; it ends as READ does.
 * Errors: 5/24/00 byte compare, which the drive does not do; else as READ.
 */
export function verify(state: TapeState, task: ScsiTask): void {
  if (task.cdb[1] & BYTE_COMPARE) return invalidField(task, 1, 1);
  const fixed = (task.cdb[1] & FIXED) !== 0;
  const length = getU24(task.cdb, LENGTH_BYTE);
  if (fixed && state.blockLength === 0) return invalidField(task, 1, 0);
  if (length === 0) return;
  const before = state.place();
  if (fixed) readFixed(state, task, length, false);
  else readVariable(state, task, length, false, false);
  task.duration = state.motionTime(state.place(), before);
}
