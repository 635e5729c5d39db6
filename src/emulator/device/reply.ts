import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { putFieldPointer, putSense } from '../../scsi/sense.ts';
import { SENSE_KEY } from '../../scsi/sense-key.ts';
import { SCSISTAT } from '../../scsi/status.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import { SENSE_LENGTH } from '../../scsi/task.ts';

/** Ends a command with CHECK CONDITION. `code` is ASC and ASCQ in one number. */
export function fail(task: ScsiTask, key: number, code: number): void {
  task.status = SCSISTAT.SCSISTAT_CHECK_CONDITION;
  task.transferred = 0;
  task.senseLength = SENSE_LENGTH;
  putSense(task.sense, key, code);
}

/** ILLEGAL REQUEST without a field pointer: the CDB is right, the device is not in the state for it. */
export function illegal(task: ScsiTask, code: number): void {
  fail(task, SENSE_KEY.ILLEGAL_REQUEST, code);
}

/** ILLEGAL REQUEST with a pointer to a field of the CDB. `bit` is -1 for a field of whole bytes. */
export function illegalField(task: ScsiTask, code: number, byte: number, bit: number): void {
  illegal(task, code);
  putFieldPointer(task.sense, true, byte, bit);
}

/** 5/24/00 with a pointer to the field. */
export function invalidField(task: ScsiTask, byte: number, bit = -1): void {
  illegalField(task, ADDITIONAL_SENSE.INVALID_FIELD_IN_CDB, byte, bit);
}

/** 5/26/00 with a pointer into the parameter list. */
export function invalidParameter(task: ScsiTask, byte: number, bit = -1): void {
  illegal(task, ADDITIONAL_SENSE.INVALID_FIELD_IN_PARAMETER_LIST);
  putFieldPointer(task.sense, false, byte, bit);
}

/** 5/1A/00 with a pointer to the parameter list length. */
export function lengthError(task: ScsiTask, byte: number): void {
  illegalField(task, ADDITIONAL_SENSE.PARAMETER_LIST_LENGTH_ERROR, byte, -1);
}

/** Ends a command with RESERVATION CONFLICT. */
export function conflict(task: ScsiTask): void {
  task.status = SCSISTAT.SCSISTAT_RESERVATION_CONFLICT;
  task.transferred = 0;
}

/** Bytes of the initiator's data buffer. */
export function room(task: ScsiTask): number {
  return Math.max(0, Math.min(task.length, task.memory.length - task.offset));
}

/** Sends data: as much as the allocation length and the initiator's buffer take. */
export function send(task: ScsiTask, data: Uint8Array, allocation: number): void {
  const length = Math.min(data.length, allocation, room(task));
  task.memory.set(data.subarray(0, length), task.offset);
  task.transferred = length;
}

/**
 * The parameter list of a command.
 * @param at byte of the CDB where the parameter list length lies.
 * @returns undefined, and the command is ended with 5/1A/00, where the initiator has fewer bytes than it says.
 */
export function receive(task: ScsiTask, length: number, at: number): Uint8Array | undefined {
  if (length > room(task)) {
    lengthError(task, at);
    return undefined;
  }
  task.transferred = length;
  return task.memory.subarray(task.offset, task.offset + length);
}
