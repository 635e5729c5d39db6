import type { Sense } from '../class/interpret.ts';
import { NTSTATUS } from '../ddi/ntstatus.ts';
import { SRB_FLAGS } from '../ddi/srb.ts';
import { offsets } from '../ddi/struct.ts';
import { SCSI_REQUEST_BLOCK } from '../ddi/structs/srb.ts';
import { TAPE_STATUS } from '../ddi/tape/status.ts';
import type { DriverFunction } from '../machine/kernel.ts';
import type { Machine } from '../machine/machine.ts';
import type { TapeBinding } from './binding.ts';
import { toNtStatus } from './tape-sense.ts';
import type { TapeSender } from './tape-sender.ts';

const srbAt = offsets(SCSI_REQUEST_BLOCK);
const READ_6 = 0x08;
const WRITE_6 = 0x0a;
const FIXED = 0x01;
/** TRANSFER LENGTH of READ(6) and WRITE(6): 24 bits of blocks or bytes. */
const MOST_UNITS = 0xffffff;
const { TAPE_STATUS_SUCCESS: SUCCESS } = TAPE_STATUS;

/** What came of a read or write. One object serves every request. */
export interface TransferResult {
  status: number;
  /** IoStatus.Information: bytes moved. */
  information: number;
}

/** A block of another length than was asked for, in variable-length mode (SSC-3 6.4): shorter is read, longer is cut. */
function blockRead({ ili, key, information }: Sense): number | undefined {
  if (!ili || key !== 0 || information === undefined) return undefined;
  return information > 0 ? SUCCESS : TAPE_STATUS.TAPE_STATUS_BUFFER_OVERFLOW;
}

/**
 * IRP_MJ_READ and IRP_MJ_WRITE of a drive: READ(6) and WRITE(6) of whole blocks, as many requests as the adapter's
 * limit makes necessary. The data is not copied: the device moves it from or to the machine's memory.
 */
export class TransferRunner {
  /** Bytes of a block, 0 for variable-length blocks. */
  blockSize = 0;
  private readonly srb: number;
  private readonly preProcess: DriverFunction | undefined;
  /** RetryFlags of PreProcessReadWrite: nobody looks at them. */
  private readonly retryFlags: number;
  private readonly result: TransferResult = { status: 0, information: 0 };

  constructor(
    private readonly machine: Machine,
    private readonly binding: TapeBinding,
    private readonly sender: TapeSender,
    private readonly maximumTransferLength: number,
  ) {
    this.srb = sender.createSrb();
    this.retryFlags = machine.pool.allocate(4, 'TapR');
    this.preProcess = binding.routines.get('PreProcessReadWrite');
  }

  /**
   * Moves blocks.
   * @param buffer address of the data; @param length bytes.
   * @returns the one result object of this runner.
   */
  run(write: boolean, buffer: number, length: number): TransferResult {
    const { blockSize, result } = this;
    result.information = 0;
    result.status = NTSTATUS.STATUS_SUCCESS;
    const limit = this.limit();
    // A fixed-length transfer is of whole blocks; one block of variable length cannot be split.
    if (blockSize > 0 ? length % blockSize !== 0 || limit === 0 : length > limit) {
      result.status = NTSTATUS.STATUS_INVALID_BLOCK_LENGTH;
      return result;
    }
    while (result.information < length) {
      const chunk = Math.min(limit, length - result.information);
      const status = this.send(write, buffer + result.information, chunk);
      const moved = this.moved(status, chunk);
      result.information += moved;
      if (status !== SUCCESS) {
        result.status = toNtStatus(status) ?? NTSTATUS.STATUS_IO_DEVICE_ERROR;
        break;
      }
      // A shorter block ends the read.
      if (moved < chunk) break;
    }
    return result;
  }

  /** Bytes of one SRB. */
  private limit(): number {
    const { blockSize, maximumTransferLength } = this;
    if (blockSize === 0) return Math.min(maximumTransferLength, MOST_UNITS);
    return Math.min(Math.floor(maximumTransferLength / blockSize), MOST_UNITS) * blockSize;
  }

  private send(write: boolean, buffer: number, chunk: number): number {
    const { machine, srb, sender, blockSize, preProcess } = this;
    const { memory } = machine;
    const units = blockSize === 0 ? chunk : chunk / blockSize;
    memory.setU32(srb + srbAt.SrbFlags, write ? SRB_FLAGS.SRB_FLAGS_DATA_OUT : SRB_FLAGS.SRB_FLAGS_DATA_IN);
    memory.setU32(srb + srbAt.DataBuffer, buffer);
    memory.setU32(srb + srbAt.DataTransferLength, chunk);
    memory.setU32(srb + srbAt.TimeOutValue, this.binding.defaultTimeOut);
    memory.setU8(srb + srbAt.CdbLength, 6);
    memory.setU8(srb + srbAt.Cdb, write ? WRITE_6 : READ_6);
    memory.setU8(srb + srbAt.Cdb + 1, blockSize === 0 ? 0 : FIXED);
    memory.setU8(srb + srbAt.Cdb + 2, units >>> 16);
    memory.setU8(srb + srbAt.Cdb + 3, (units >>> 8) & 0xff);
    memory.setU8(srb + srbAt.Cdb + 4, units & 0xff);
    memory.setU8(srb + srbAt.Cdb + 5, 0);
    if (preProcess) {
      machine.routine = 'PreProcessReadWrite';
      // It returns nothing that anybody looks at (storage design guide).
      machine.call(preProcess, sender.extension, 0, 0, srb, 0, SUCCESS, this.retryFlags);
    }
    sender.sense = undefined;
    return sender.send(srb, write || blockSize > 0 ? undefined : blockRead);
  }

  /** Bytes that the last SRB moved: what the sense data says, or else the port. */
  private moved(status: number, chunk: number): number {
    const { sender, blockSize } = this;
    const rest = sender.sense?.information;
    if (rest === undefined) {
      const { transferred } = sender.carrier.request.task;
      return status === SUCCESS ? transferred : Math.min(transferred, chunk);
    }
    const left = Math.max(0, blockSize === 0 ? rest : rest * blockSize);
    return Math.max(0, chunk - left);
  }
}
