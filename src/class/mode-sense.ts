import { SRB_STATUS } from '../ddi/srb.ts';
import { offsets, sizeOf } from '../ddi/struct.ts';
import { SCSI_REQUEST_BLOCK } from '../ddi/structs/srb.ts';
import type { Machine } from '../machine/machine.ts';
import type { SrbSender } from './srb-sender.ts';

const srbAt = offsets(SCSI_REQUEST_BLOCK);
const MODE_SENSE_6 = 0x1a;
const HEADER_6 = 4;
const HEADER_10 = 8;

/**
 * ClassModeSense of classpnp.h: MODE SENSE(6) of one page or of all.
 * @returns the bytes received, 0 where the device refused.
 */
export function classModeSense(
  machine: Machine,
  sender: SrbSender,
  buffer: number,
  length: number,
  page: number,
): number {
  const { memory, pool } = machine;
  const srb = pool.allocate(sizeOf(SCSI_REQUEST_BLOCK), 'ClsM');
  if (srb === 0) return 0;
  memory.fill(srb, 0, sizeOf(SCSI_REQUEST_BLOCK));
  memory.setU8(srb + srbAt.CdbLength, 6);
  memory.setU32(srb + srbAt.TimeOutValue, 10);
  memory.setU8(srb + srbAt.Cdb, MODE_SENSE_6);
  memory.setU8(srb + srbAt.Cdb + 2, page);
  memory.setU8(srb + srbAt.Cdb + 4, Math.min(length, 255));
  sender.sendSynchronous(srb, buffer, Math.min(length, 255), false);
  const status = memory.u8(srb + srbAt.SrbStatus) & 0x3f;
  const received = memory.u32(srb + srbAt.DataTransferLength);
  pool.release(srb);
  const complete = status === SRB_STATUS.SRB_STATUS_SUCCESS || status === SRB_STATUS.SRB_STATUS_DATA_OVERRUN;
  return complete ? received : 0;
}

/** ClassFindModePage of classpnp.h: the address of a page in mode data, or 0. */
export function classFindModePage(
  machine: Machine,
  data: number,
  length: number,
  page: number,
  sixByte: boolean,
): number {
  const { memory } = machine;
  const header = sixByte ? HEADER_6 : HEADER_10;
  if (length < header) return 0;
  const descriptors = sixByte ? memory.u8(data + 3) : (memory.u8(data + 6) << 8) | memory.u8(data + 7);
  for (let at = data + header + descriptors; at + 2 <= data + length; at += 2 + memory.u8(at + 1)) {
    if ((memory.u8(at) & 0x3f) === page) return at;
  }
  return 0;
}
