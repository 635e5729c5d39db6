import { getU16, getU32, putU16, putU32 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { DeviceState } from './device-state.ts';
import { RESERVATION_TYPE } from './persistent-reservation.ts';
import { conflict, illegal, invalidField, invalidParameter, lengthError, receive, send } from './reply.ts';

const PARAMETER_LIST_LENGTH = 24;
const ACTION = {
  REGISTER: 0,
  RESERVE: 1,
  RELEASE: 2,
  CLEAR: 3,
  PREEMPT: 4,
  PREEMPT_AND_ABORT: 5,
  REGISTER_AND_IGNORE: 6,
} as const;

const types: readonly number[] = Object.values(RESERVATION_TYPE);

function putKey(bytes: Uint8Array, at: number, key: bigint): void {
  putU32(bytes, at, Number(key >> 32n));
  putU32(bytes, at + 4, Number(key & 0xffffffffn));
}

function getKey(bytes: Uint8Array, at: number): bigint {
  return (BigInt(getU32(bytes, at)) << 32n) | BigInt(getU32(bytes, at + 4));
}

function readKeys(state: DeviceState): Uint8Array {
  const keys = [...state.persistent.keys.values()];
  const data = new Uint8Array(8 + 8 * keys.length);
  putU32(data, 0, state.persistent.generation);
  putU32(data, 4, 8 * keys.length);
  keys.forEach((key, i) => putKey(data, 8 + 8 * i, key));
  return data;
}

function readReservation(state: DeviceState): Uint8Array {
  const { persistent } = state;
  const data = new Uint8Array(persistent.type === 0 ? 8 : 24);
  putU32(data, 0, persistent.generation);
  if (persistent.type === 0) return data;
  putU32(data, 4, 16);
  // With an all registrants type there is no single holder whose key could be told.
  const all = persistent.type >= RESERVATION_TYPE.WRITE_EXCLUSIVE_ALL_REGISTRANTS;
  putKey(data, 8, all ? 0n : (persistent.keys.get(persistent.holder) ?? 0n));
  data[21] = persistent.type;
  return data;
}

function reportCapabilities(): Uint8Array {
  const data = new Uint8Array(8);
  putU16(data, 0, 8);
  data[3] = 0x80; // the type mask is valid
  // Bit of each type: WR_EX, EX_AC, WR_EX_RO, EX_AC_RO, WR_EX_AR in byte 4, EX_AC_AR in byte 5.
  data[4] = 0xea;
  data[5] = 0x01;
  return data;
}

/** PERSISTENT RESERVE IN (SPC-4): READ KEYS, READ RESERVATION, REPORT CAPABILITIES. */
export function persistentReserveIn(state: DeviceState, task: ScsiTask): void {
  const answers = [readKeys, readReservation, reportCapabilities];
  send(task, answers[task.cdb[1] & 0x1f](state), getU16(task.cdb, 7));
}

function register(state: DeviceState, task: ScsiTask, list: Uint8Array, ignore: boolean): void {
  const { persistent } = state;
  const key = getKey(list, 0);
  if (!ignore && key !== (persistent.keys.get(task.initiator) ?? 0n)) return conflict(task);
  persistent.register(task.initiator, getKey(list, 8));
}

function reserve(state: DeviceState, task: ScsiTask, type: number): void {
  const { persistent } = state;
  if (persistent.type === 0) persistent.reserve(task.initiator, type);
  else if (!persistent.holds(task.initiator) || persistent.type !== type) conflict(task);
}

function release(state: DeviceState, task: ScsiTask, type: number): void {
  const { persistent } = state;
  if (!persistent.holds(task.initiator)) return;
  if (persistent.type !== type)
    return illegal(task, ADDITIONAL_SENSE.INVALID_RELEASE_OF_PERSISTENT_RESERVATION);
  persistent.release(task.initiator);
}

/**
 * PERSISTENT RESERVE OUT (SPC-4). Keys do not survive power off, other initiators and ports can not be named.
 * Errors: 5/1A/00 a list of other than 24 bytes; 5/26/00 SPEC_I_PT, ALL_TG_PT or APTPL; 5/24/00 scope or type;
 * 5/26/04 RELEASE with another type; RESERVATION CONFLICT for a wrong key or a command of no registrant.
 */
export function persistentReserveOut(state: DeviceState, task: ScsiTask): void {
  const { cdb } = task;
  const action = cdb[1] & 0x1f;
  const type = cdb[2] & 0xf;
  if (getU32(cdb, 5) !== PARAMETER_LIST_LENGTH) return lengthError(task, 5);
  const typed = action === ACTION.RESERVE || action === ACTION.RELEASE;
  const preempts = action === ACTION.PREEMPT || action === ACTION.PREEMPT_AND_ABORT;
  if (typed || preempts) {
    if (cdb[2] >> 4 !== 0) return invalidField(task, 2, 7);
    if (!types.includes(type)) return invalidField(task, 2, 3);
  }
  const list = receive(task, PARAMETER_LIST_LENGTH, 5);
  if (!list) return;
  if (list[20] & 0x0d) return invalidParameter(task, 20, list[20] & 0x08 ? 3 : list[20] & 0x04 ? 2 : 0);
  if (state.reservations.anyConflict(task.initiator)) return conflict(task);
  if (action === ACTION.REGISTER || action === ACTION.REGISTER_AND_IGNORE)
    return register(state, task, list, action === ACTION.REGISTER_AND_IGNORE);
  const { persistent } = state;
  if (persistent.keys.get(task.initiator) !== getKey(list, 0)) return conflict(task);
  if (action === ACTION.RESERVE) reserve(state, task, type);
  else if (action === ACTION.RELEASE) release(state, task, type);
  else if (action === ACTION.CLEAR) persistent.clear(task.initiator);
  else if (!persistent.preempt(task.initiator, getKey(list, 8), type)) conflict(task);
}
