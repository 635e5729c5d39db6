import type { StartFailure } from '../class/requests.ts';
import { getAscii } from '../core/bytes.ts';
import { NTSTATUS } from '../ddi/ntstatus.ts';
import { offsets, sizeOf } from '../ddi/struct.ts';
import { MODE_CAPABILITIES_PAGE } from '../ddi/structs/minitape.ts';
import { INQUIRYDATA } from '../ddi/structs/scsi.ts';
import { SCSI_REQUEST_BLOCK } from '../ddi/structs/srb.ts';
import { TAPE_STATUS } from '../ddi/tape/status.ts';
import type { DriverFunction } from '../machine/kernel.ts';
import type { Machine } from '../machine/machine.ts';
import type { TapeBinding } from './binding.ts';
import type { TapeSender } from './tape-sender.ts';

const srbAt = offsets(SCSI_REQUEST_BLOCK);
const MODE_SENSE_6 = 0x1a;
const DISABLE_BLOCK_DESCRIPTORS = 0x08;
const CAPABILITIES_PAGE = 0x2a;
const MODE_HEADER = 4;
const SEQUENTIAL_ACCESS_DEVICE = 0x01;

/**
 * Mode page 2Ah of the drive in the machine's memory.
 * @returns 0 where the drive has no such page.
 */
function capabilitiesPage(machine: Machine, sender: TapeSender): number {
  const { memory, pool } = machine;
  const length = MODE_HEADER + sizeOf(MODE_CAPABILITIES_PAGE);
  const data = pool.allocate(length, 'TapM');
  const srb = sender.createSrb();
  memory.fill(data, 0, length);
  memory.setU8(srb + srbAt.CdbLength, 6);
  memory.setU8(srb + srbAt.Cdb, MODE_SENSE_6);
  memory.setU8(srb + srbAt.Cdb + 1, DISABLE_BLOCK_DESCRIPTORS);
  memory.setU8(srb + srbAt.Cdb + 2, CAPABILITIES_PAGE);
  memory.setU8(srb + srbAt.Cdb + 4, length);
  memory.setU32(srb + srbAt.DataBuffer, data);
  memory.setU32(srb + srbAt.DataTransferLength, length);
  // The first command after power on meets a unit attention.
  let status = sender.sendQuietly(srb);
  for (let retries = 3; status !== TAPE_STATUS.TAPE_STATUS_SUCCESS && retries > 0; retries--) {
    memory.setU32(srb + srbAt.DataTransferLength, length);
    status = sender.sendQuietly(srb);
  }
  const page = data + MODE_HEADER + memory.u8(data + 3);
  pool.release(srb);
  const there =
    status === TAPE_STATUS.TAPE_STATUS_SUCCESS &&
    page + sizeOf(MODE_CAPABILITIES_PAGE) <= data + length &&
    (memory.u8(page) & 0x3f) === CAPABILITIES_PAGE;
  return there ? page : 0;
}

/**
 * Asks the miniclass whether the drive is its own, and has it set its extension up (ddi
 * nf-minitape-tapeclassinitialize).
 * @returns why the drive is not claimed, or undefined.
 */
export function claimDevice(
  machine: Machine,
  binding: TapeBinding,
  inquiry: Uint8Array,
  sender: TapeSender,
): StartFailure | undefined {
  const { memory, pool } = machine;
  const name = `${getAscii(inquiry, 8, 8)} ${getAscii(inquiry, 16, 16)}`;
  if ((inquiry[0] & 0x1f) !== SEQUENTIAL_ACCESS_DEVICE) {
    return {
      status: NTSTATUS.STATUS_NO_SUCH_DEVICE,
      message: `The device ${name} is no tape drive: its device type is ${inquiry[0] & 0x1f}, not 1. The tape class driver claims sequential-access devices only.`,
    };
  }
  const size = Math.max(inquiry.length, sizeOf(INQUIRYDATA));
  const data = pool.allocate(size, 'Inqu');
  memory.fill(data, 0, size);
  memory.bytes.set(inquiry, data);
  const page = binding.queryModeCapabilitiesPage ? capabilitiesPage(machine, sender) : 0;
  machine.routine = 'VerifyInquiry';
  const verify = binding.routines.get('VerifyInquiry') as DriverFunction;
  if ((machine.call(verify, data, page) & 0xff) === 0) {
    return {
      status: NTSTATUS.STATUS_NO_SUCH_DEVICE,
      message: `VerifyInquiry returned FALSE: the driver does not support the drive ${name}. Give the drive the vendor and product that the driver looks for, or add them to the driver.`,
    };
  }
  const initialize = binding.routines.get('ExtensionInit');
  if (initialize && binding.minitapeExtensionSize > 0) {
    machine.routine = 'ExtensionInit';
    machine.call(initialize, sender.extension, data, page);
  }
  pool.release(data);
  return undefined;
}
