import { getU16, getU32, getU64 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { STREAM_FLAG } from '../../scsi/sense.ts';
import { SENSE_KEY } from '../../scsi/sense-key.ts';
import type { TapePosition } from '../../scsi/ssc-position.ts';
import {
  encodeExtendedPosition,
  encodeLongPosition,
  encodeShortPosition,
  POSITION_FORM,
} from '../../scsi/ssc-position.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import { invalidField, send } from '../device/reply.ts';
import { spaceMarks } from '../media/spacing.ts';
import { stop, stopAtFault } from './ending.ts';
import { spend } from './immediate.ts';
import type { TapeState } from './tape-state.ts';

const IMMEDIATE = 0x01;
const CHANGE_PARTITION = 0x02;
const BLOCK_ADDRESS_MODE = 0x01;

/** Destination types of LOCATE(16) (SSC-4; set marks: SSC-3). */
const DESTINATION = { OBJECT: 0, FILE: 1, SET: 2, END_OF_DATA: 3 } as const;

/** REWIND (SSC-4): to the beginning of the partition. What is written is on stable storage then. */
export function rewind(state: TapeState, task: ScsiTask): void {
  const fault = state.tape.sync();
  if (fault) return stopAtFault(state, task, fault, ADDITIONAL_SENSE.WRITE_ERROR, 0);
  const before = state.place();
  state.object = 0;
  const time = state.motionTime(state.place(), before);
  spend(state, task, time, (task.cdb[1] & IMMEDIATE) !== 0, ADDITIONAL_SENSE.REWIND_IN_PROGRESS);
}

/** The number of the object that a destination names; what is not there gives a number behind the end of data. */
function destination(state: TapeState, partition: number, type: number, value: number): number | undefined {
  const tape = state.storage?.partitions[partition];
  if (!tape) return undefined;
  switch (type) {
    case DESTINATION.OBJECT:
      return value;
    case DESTINATION.FILE:
    case DESTINATION.SET: {
      if (type === DESTINATION.SET && !state.profile.setmarks) return undefined;
      const motion = spaceMarks(tape, 0, type === DESTINATION.FILE ? 'filemark' : 'setmark', value, false);
      return motion.stop === 'done' ? motion.position : tape.count + 1;
    }
    case DESTINATION.END_OF_DATA:
      return tape.count;
    default:
      return undefined;
  }
}

/** Moves to an object of a partition. What lies behind the end of data ends there with 8/00/05. */
function locate(state: TapeState, task: ScsiTask, partition: number, object: number): void {
  const before = state.place();
  state.partition = partition;
  const { count } = state.tape;
  state.object = Math.min(object, count);
  const time = state.motionTime(state.place(), before);
  spend(state, task, time, (task.cdb[1] & IMMEDIATE) !== 0, ADDITIONAL_SENSE.LOCATE_IN_PROGRESS);
  if (object <= count) return;
  const flags = state.pastEarlyWarning() ? STREAM_FLAG.END_OF_MEDIUM : 0;
  stop(task, SENSE_KEY.BLANK_CHECK, ADDITIONAL_SENSE.END_OF_DATA, flags, object - count);
}

function targetPartition(state: TapeState, task: ScsiTask, byte: number): number {
  return task.cdb[1] & CHANGE_PARTITION ? task.cdb[byte] : state.partition;
}

/** LOCATE(10) (SSC-4). Errors: 5/24/00 no such partition; 8/00/05 no such object: the tape is at the end of data. */
export function locate10(state: TapeState, task: ScsiTask): void {
  const partition = targetPartition(state, task, 8);
  if (!state.storage?.partitions[partition]) return invalidField(task, 8);
  locate(state, task, partition, getU32(task.cdb, 3));
}

/**
 * LOCATE(16) (SSC-4): to an object, a file, a set or the end of data.
 * Errors: as LOCATE(10); 5/24/00 also for explicit address mode and a destination type that the drive lacks.
 */
export function locate16(state: TapeState, task: ScsiTask): void {
  const { cdb } = task;
  if (cdb[2] & BLOCK_ADDRESS_MODE) return invalidField(task, 2, 0);
  const partition = targetPartition(state, task, 3);
  if (!state.storage?.partitions[partition]) return invalidField(task, 3);
  const object = destination(state, partition, (cdb[1] >> 3) & 7, getU64(cdb, 4));
  if (object === undefined) return invalidField(task, 1, 5);
  locate(state, task, partition, object);
}

/** Where the tape stands. */
export function tapePosition(state: TapeState): TapePosition {
  const { tape, object, partition } = state;
  return {
    beginningOfPartition: object === 0,
    endOfPartition: state.pastEarlyWarning(),
    partition,
    object,
    files: tape.filemarks.before(object),
    sets: tape.setmarks.before(object),
  };
}

/** READ POSITION (SSC-4). Errors: 5/24/00 an allocation length in a form of fixed length. */
export function readPosition(state: TapeState, task: ScsiTask): void {
  const form = task.cdb[1] & 0x1f;
  const allocation = getU16(task.cdb, 7);
  const position = tapePosition(state);
  if (form === POSITION_FORM.EXTENDED) return send(task, encodeExtendedPosition(position), allocation);
  if (allocation !== 0) return invalidField(task, 7);
  const bytes = form === POSITION_FORM.LONG ? encodeLongPosition(position) : encodeShortPosition(position);
  send(task, bytes, bytes.length);
}

/**
 * ALLOW OVERWRITE (SSC-4): lets the next write of append-only mode overwrite. The drive has no such mode: every
 * write may overwrite, and the command only checks that the host knows where it is.
 * Errors: 5/24/00 a value that does not exist; 5/3B/00 the tape is somewhere else.
 */
export function allowOverwrite(state: TapeState, task: ScsiTask): void {
  const { cdb } = task;
  const allow = cdb[2] & 0x0f;
  if (allow > 2) return invalidField(task, 2, 3);
  if (allow === 0 || (cdb[3] === state.partition && getU64(cdb, 4) === state.object)) return;
  task.transferred = 0;
  stop(task, SENSE_KEY.ILLEGAL_REQUEST, ADDITIONAL_SENSE.SEQUENTIAL_POSITIONING_ERROR, 0, 0);
}
