import { getU16 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import { illegal, invalidField } from '../device/reply.ts';
import { stopAtFault } from './ending.ts';
import { spend } from './immediate.ts';
import { partitionSizes } from './partitioning.ts';
import type { TapeState } from './tape-state.ts';
import { unerasable, unwritable } from './writing.ts';

const SECOND = 1000;
/** Seconds for writing an end of data, and for forming partitions. */
const SHORT_ERASE = 3;
const FORMAT_TIME = 60;
/** FORMAT field: default format, partitions, default format and partitions. */
const LAST_FORMAT = 2;
const WHOLE = 0xffff;

/**
 * ERASE (SSC-4): ends the data at the head; LONG erases up to the end of the partition, which takes as long as
 * writing it. The head stays where it is.
 * Errors: as WRITE.
 */
function erase(state: TapeState, task: ScsiTask, long: boolean, immediate: boolean): void {
  if (unwritable(state, task)) return;
  const { tape } = state;
  const fault = tape.erase(state.object) ?? tape.sync();
  if (fault) return stopAtFault(state, task, fault, ADDITIONAL_SENSE.WRITE_ERROR, 0);
  const seconds = long ? tape.remaining(state.object) / (state.profile.rate * 1e6) : SHORT_ERASE;
  const time = Math.round(seconds * SECOND);
  spend(state, task, time, immediate, ADDITIONAL_SENSE.ERASE_IN_PROGRESS);
}

export function erase6(state: TapeState, task: ScsiTask): void {
  erase(state, task, (task.cdb[1] & 0x01) !== 0, (task.cdb[1] & 0x02) !== 0);
}

/** ERASE(16): the address is of explicit address mode, which the drive does not have. */
export function erase16(state: TapeState, task: ScsiTask): void {
  erase6(state, task);
}

/** True, and the command is ended, where the tape is not at its very beginning. */
function pastBeginning(state: TapeState, task: ScsiTask): boolean {
  if (state.partition === 0 && state.object === 0) return false;
  illegal(task, ADDITIONAL_SENSE.POSITION_PAST_BEGINNING_OF_MEDIUM);
  return true;
}

/** Erases the tape and divides it. @returns false where the command is ended with an error. */
export function divide(state: TapeState, task: ScsiTask, sizes: readonly number[]): boolean {
  const { storage } = state;
  if (!storage || pastBeginning(state, task) || unerasable(state, task)) return false;
  const { notes } = storage;
  const fault = storage.format({ ...notes, partitions: sizes, initializations: notes.initializations + 1 });
  if (fault) stopAtFault(state, task, fault, ADDITIONAL_SENSE.WRITE_ERROR, 0);
  return !fault;
}

/**
 * FORMAT MEDIUM (SSC-4): one partition, or those of mode page 11h. Everything is erased.
 * Errors: 5/24/00 a format that does not exist, or a parameter list; 5/3B/0C not at the beginning of the medium;
 * else as WRITE.
 */
export function formatMedium(state: TapeState, task: ScsiTask): void {
  const { cdb } = task;
  const format = cdb[2] & 0x0f;
  if (format > LAST_FORMAT) return invalidField(task, 2, 3);
  if (getU16(cdb, 3) !== 0) return invalidField(task, 3);
  const capacity = state.cartridge?.capacity ?? 0;
  const sizes = format === 0 ? [capacity] : partitionSizes(state, capacity);
  if (!divide(state, task, sizes)) return;
  const immediate = (cdb[1] & 0x01) !== 0;
  spend(state, task, FORMAT_TIME * SECOND, immediate, ADDITIONAL_SENSE.FORMAT_IN_PROGRESS);
}

/**
 * SET CAPACITY (SSC-4): makes the tape as long as a proportion of itself; FFFFh is the whole. Everything is erased.
 * Errors: 5/24/00 a proportion of zero; 5/3B/0C not at the beginning of the medium; else as WRITE.
 */
export function setCapacity(state: TapeState, task: ScsiTask): void {
  const proportion = getU16(task.cdb, 3);
  if (proportion === 0) return invalidField(task, 3);
  const capacity = Math.max(1, Math.floor(((state.cartridge?.capacity ?? 0) * proportion) / WHOLE));
  if (!divide(state, task, [capacity])) return;
  const immediate = (task.cdb[1] & 0x01) !== 0;
  spend(state, task, SHORT_ERASE * SECOND, immediate, ADDITIONAL_SENSE.FORMAT_IN_PROGRESS);
}
