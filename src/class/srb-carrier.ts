import { SRB_FLAGS, SRB_STATUS, SRB_STATUS_AUTOSENSE_VALID } from '../ddi/srb.ts';
import { offsets } from '../ddi/struct.ts';
import { SCSI_REQUEST_BLOCK } from '../ddi/structs/srb.ts';
import type { Machine } from '../machine/machine.ts';
import { interpret, type CompletedSrb, type Interpretation, type LibraryEra } from './interpret.ts';
import { PortRequest, type Port } from './port.ts';

const srbAt = offsets(SCSI_REQUEST_BLOCK);

/** The SRB of one attempt, as the mapping reads it from the port's reply. */
class Attempt implements CompletedSrb {
  retryCount = 0;
  dataTransferLength = 0;
  private readonly senseBytes: Uint8Array;

  constructor(private readonly request: PortRequest) {
    this.senseBytes = request.task.sense;
  }

  get srbStatus(): number {
    return this.request.srbStatus;
  }

  get scsiStatus(): number {
    return this.request.task.status;
  }

  get internalStatus(): number {
    return this.request.internalStatus;
  }

  get sense(): Uint8Array | undefined {
    return this.request.task.senseLength > 0 ? this.senseBytes : undefined;
  }

  get cdb(): Uint8Array {
    return this.request.task.cdb;
  }
}

/**
 * Carries SCSI request blocks between the machine's memory and a port: one attempt each, nothing filled in, nothing
 * retried. The data stays where it is; the device reads and writes the machine's memory.
 */
export class SrbCarrier {
  readonly request = new PortRequest();
  readonly attempt = new Attempt(this.request);
  readonly verdict: Interpretation = {
    status: 0,
    retry: false,
    interval: 0,
    counts: false,
    unitAttention: false,
  };

  constructor(
    private readonly machine: Machine,
    private readonly port: Port,
    private readonly era: LibraryEra,
  ) {
    this.request.task.memory = machine.memory.bytes;
  }

  /** Hands the SRB to the port and writes the reply into it. */
  carryOut(srb: number): void {
    const { memory } = this.machine;
    const { request } = this;
    const { task } = request;
    const { bytes } = memory;
    for (let i = 0; i < 16; i++) task.cdb[i] = bytes[srb + srbAt.Cdb + i];
    task.cdbLength = memory.u8(srb + srbAt.CdbLength);
    task.cdb.fill(0, task.cdbLength);
    const flags = memory.u32(srb + srbAt.SrbFlags);
    task.direction =
      flags & SRB_FLAGS.SRB_FLAGS_DATA_OUT ? 'out' : flags & SRB_FLAGS.SRB_FLAGS_DATA_IN ? 'in' : 'none';
    task.offset = memory.u32(srb + srbAt.DataBuffer);
    task.length = task.direction === 'none' ? 0 : memory.u32(srb + srbAt.DataTransferLength);
    request.timeOut = memory.u32(srb + srbAt.TimeOutValue);
    request.internalStatus = 0;
    this.port.send(request);

    memory.setU8(srb + srbAt.ScsiStatus, task.status);
    memory.setU32(srb + srbAt.DataTransferLength, task.transferred);
    if (request.srbStatus === SRB_STATUS.SRB_STATUS_INTERNAL_ERROR) {
      memory.setU32(srb + srbAt.InternalStatus, request.internalStatus);
    }
    let srbStatus = request.srbStatus;
    const sense = memory.u32(srb + srbAt.SenseInfoBuffer);
    if (task.senseLength > 0 && sense !== 0 && !(flags & SRB_FLAGS.SRB_FLAGS_DISABLE_AUTOSENSE)) {
      const length = Math.min(task.senseLength, memory.u8(srb + srbAt.SenseInfoBufferLength));
      for (let i = 0; i < length; i++) bytes[sense + i] = task.sense[i];
      if (length > 0) srbStatus |= SRB_STATUS_AUTOSENSE_VALID;
    }
    memory.setU8(srb + srbAt.SrbStatus, srbStatus);
  }

  /** ClassInterpretSenseInfo for the last attempt. */
  interpretLast(retryCount: number): Interpretation {
    this.attempt.retryCount = retryCount;
    this.attempt.dataTransferLength = this.request.task.transferred;
    interpret(this.attempt, this.era, this.verdict);
    return this.verdict;
  }
}
