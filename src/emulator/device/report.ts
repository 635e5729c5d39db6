import { getU16, getU32, putU16, putU32 } from '../../core/bytes.ts';
import type { CommandRow } from '../../scsi/command-row.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { DeviceState } from './device-state.ts';
import { invalidField, send } from './reply.ts';

/** LUN 0 and nothing else. */
const LUN_LIST_LENGTH = 8;
const WELL_KNOWN_ONLY = 1;
const SELECT_ALL = 2;

/** REPORT LUNS (SPC-4). Errors: 5/24/00 a SELECT REPORT that does not exist. */
export function reportLuns(_state: DeviceState, task: ScsiTask): void {
  const select = task.cdb[2];
  if (select > SELECT_ALL) return invalidField(task, 2);
  const luns = select === WELL_KNOWN_ONLY ? 0 : LUN_LIST_LENGTH;
  const data = new Uint8Array(8 + luns);
  putU32(data, 0, luns);
  send(task, data, getU32(task.cdb, 6));
}

const OPTION = { ALL: 0, ONE_OPCODE: 1, ONE_SERVICE_ACTION: 2 } as const;
const COMMAND_DESCRIPTOR_LENGTH = 8;
const TIMEOUTS_LENGTH = 12;
const SERVICE_ACTION_VALID = 0x01;
const TIMEOUTS_PRESENT = 0x02;
const SUPPORT = { NONE: 1, STANDARD: 3 } as const;

/** The command timeouts descriptor: nothing is said about times. */
function timeouts(): Uint8Array {
  const bytes = new Uint8Array(TIMEOUTS_LENGTH);
  putU16(bytes, 0, TIMEOUTS_LENGTH - 2);
  return bytes;
}

function allCommands(state: DeviceState, withTimeouts: boolean): Uint8Array {
  const size = COMMAND_DESCRIPTOR_LENGTH + (withTimeouts ? TIMEOUTS_LENGTH : 0);
  const data = new Uint8Array(4 + size * state.commands.length);
  putU32(data, 0, data.length - 4);
  state.commands.forEach((row, i) => {
    const at = 4 + i * size;
    data[at] = row.opcode;
    putU16(data, at + 2, row.serviceAction ?? 0);
    data[at + 5] =
      (row.serviceAction === undefined ? 0 : SERVICE_ACTION_VALID) | (withTimeouts ? TIMEOUTS_PRESENT : 0);
    putU16(data, at + 6, row.cdbLength);
    if (withTimeouts) data.set(timeouts(), at + COMMAND_DESCRIPTOR_LENGTH);
  });
  return data;
}

/** CDB usage data: the bits that the device looks at, with the operation code itself in byte 0. */
function usage(row: CommandRow): Uint8Array {
  const bits = row.reserved.map((reserved) => ~reserved);
  bits[0] = row.opcode;
  bits[1] &= row.serviceAction === undefined ? 0x1f : 0xe0;
  if (row.serviceAction !== undefined) bits[1] = (bits[1] & ~0xff) | row.serviceAction;
  bits[row.cdbLength - 1] = 0;
  return bits;
}

function oneCommand(row: CommandRow | undefined, withTimeouts: boolean): Uint8Array {
  if (!row) return Uint8Array.of(0, SUPPORT.NONE, 0, 0);
  const data = new Uint8Array(4 + row.cdbLength + (withTimeouts ? TIMEOUTS_LENGTH : 0));
  data[1] = SUPPORT.STANDARD | (withTimeouts ? 0x80 : 0);
  putU16(data, 2, row.cdbLength);
  data.set(usage(row), 4);
  if (withTimeouts) data.set(timeouts(), 4 + row.cdbLength);
  return data;
}

/**
 * REPORT SUPPORTED OPERATION CODES (SPC-4), from the command table and what the library can do.
 * Errors: 5/24/00 reporting options that do not exist or do not fit the operation code.
 */
export function reportSupportedOperationCodes(state: DeviceState, task: ScsiTask): void {
  const { cdb } = task;
  const withTimeouts = (cdb[2] & 0x80) !== 0;
  const options = cdb[2] & 7;
  const allocation = getU32(cdb, 6);
  if (options === OPTION.ALL) return send(task, allCommands(state, withTimeouts), allocation);
  if (options > OPTION.ONE_SERVICE_ACTION) return invalidField(task, 2, 2);
  const rows = state.commands.filter((row) => row.opcode === cdb[3]);
  const hasActions = rows.some((row) => row.serviceAction !== undefined);
  // One opcode with service actions, or a service action of an opcode that has none, is a wrong question.
  if (rows.length > 0 && hasActions !== (options === OPTION.ONE_SERVICE_ACTION))
    return invalidField(task, 2, 2);
  const row = rows.find((r) => r.serviceAction === undefined || r.serviceAction === getU16(cdb, 4));
  send(task, oneCommand(row, withTimeouts), allocation);
}
