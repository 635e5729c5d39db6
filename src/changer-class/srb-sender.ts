import { NTSTATUS } from '../ddi/ntstatus.ts';
import { SRB_FLAGS, SRB_SIMPLE_TAG_REQUEST, SRB_STATUS, SRB_STATUS_AUTOSENSE_VALID } from '../ddi/srb.ts';
import { offsets, sizeOf } from '../ddi/struct.ts';
import { SCSI_REQUEST_BLOCK } from '../ddi/structs/srb.ts';
import { allocateIrp } from '../machine/kernel/io-manager.ts';
import type { DriverFunction } from '../machine/kernel.ts';
import type { Machine } from '../machine/machine.ts';
import { SENSE_LENGTH } from '../scsi/task.ts';
import { fdoAt, type ChangerDevice } from './changer-device.ts';
import { interpret, interpretChangerSense, type CompletedSrb, type Interpretation } from './interpret.ts';
import { PortRequest, type Port } from './port.ts';
import type { ClassSettings } from './settings.ts';

const srbAt = offsets(SCSI_REQUEST_BLOCK);
const SRB_SIZE = sizeOf(SCSI_REQUEST_BLOCK);
/** classpnp.h: four retries are five attempts. */
const MAXIMUM_RETRIES = 4;
/** Seconds that the library sleeps at least before it asks a device that is not ready again. */
const MINIMUM_SLEEP = 2;
const ASC_LUN_NOT_READY = 0x04;

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
 * Sends SCSI request blocks of one device to its port, as ClassSendSrbSynchronous does
 * (ddi nf-mcd-changerclasssendsrbsynchronous; the published classpnp sample).
 */
export class SrbSender {
  /** ChangerError of the miniclass. */
  changerError: DriverFunction | undefined;
  private readonly request = new PortRequest();
  private readonly attempt = new Attempt(this.request);
  private readonly verdict: Interpretation = {
    status: 0,
    retry: false,
    interval: 0,
    counts: false,
    unitAttention: false,
  };
  private readonly senseBuffer: number;
  private readonly irp: number;
  /** NTSTATUS @0 and BOOLEAN @4: what ChangerError may change. */
  private readonly scratch: number;

  constructor(
    private readonly machine: Machine,
    private readonly device: ChangerDevice,
    private readonly port: Port,
    private readonly settings: ClassSettings,
  ) {
    this.request.task.memory = machine.memory.bytes;
    this.senseBuffer = machine.pool.allocate(SENSE_LENGTH, 'Sens');
    this.irp = allocateIrp(machine, 1);
    this.scratch = machine.pool.allocate(8, 'Stat');
  }

  /**
   * @param srb address of the SRB: the caller has set Cdb, CdbLength and TimeOutValue.
   * @param buffer address of the data, or 0; @param size its length in bytes.
   * @returns NTSTATUS. Afterwards DataTransferLength holds the bytes moved; the sense is gone.
   */
  sendSynchronous(srb: number, buffer: number, size: number, write: boolean): number {
    const { memory, clock } = this.machine;
    this.checkCaller(srb, buffer, size);
    memory.setU16(srb + srbAt.Length, SRB_SIZE);
    memory.setU8(srb + srbAt.Function, 0);
    memory.fill(this.senseBuffer, 0, SENSE_LENGTH);
    memory.setU32(srb + srbAt.SenseInfoBuffer, this.senseBuffer);
    memory.setU8(srb + srbAt.SenseInfoBufferLength, SENSE_LENGTH);
    memory.setU32(srb + srbAt.DataBuffer, buffer);
    const direction = buffer === 0 ? 0 : write ? SRB_FLAGS.SRB_FLAGS_DATA_OUT : SRB_FLAGS.SRB_FLAGS_DATA_IN;
    let status: number;
    for (let retryCount = 0; ; retryCount++) {
      memory.setU32(
        srb + srbAt.SrbFlags,
        memory.u32(this.device.extension + fdoAt.SrbFlags) |
          direction |
          SRB_FLAGS.SRB_FLAGS_DISABLE_SYNCH_TRANSFER |
          SRB_FLAGS.SRB_FLAGS_NO_QUEUE_FREEZE,
      );
      memory.setU8(srb + srbAt.QueueAction, SRB_SIMPLE_TAG_REQUEST);
      memory.setU32(srb + srbAt.DataTransferLength, size);
      memory.setU32(srb + srbAt.NextSrb, 0);
      memory.setU32(srb + srbAt.OriginalRequest, this.irp);
      this.carryOut(srb);
      memory.setU32(srb + srbAt.OriginalRequest, 0);
      if (this.request.srbStatus === SRB_STATUS.SRB_STATUS_SUCCESS) {
        status = NTSTATUS.STATUS_SUCCESS;
        break;
      }
      this.interpretFailure(srb, retryCount);
      status = this.verdict.status;
      if (!this.verdict.retry) break;
      const notReady =
        status >>> 0 === NTSTATUS.STATUS_DEVICE_NOT_READY && this.lastAsc() === ASC_LUN_NOT_READY;
      // The library sleeps before it looks whether a retry is left.
      if (notReady || this.request.srbStatus === SRB_STATUS.SRB_STATUS_SELECTION_TIMEOUT) {
        clock.advance(1000 * Math.max(this.verdict.interval, MINIMUM_SLEEP));
      }
      if (retryCount >= MAXIMUM_RETRIES) break;
    }
    memory.setU32(srb + srbAt.SenseInfoBuffer, 0);
    memory.setU8(srb + srbAt.SenseInfoBufferLength, 0);
    return status;
  }

  /**
   * An SRB that the driver sent by itself with IoCallDriver: one attempt, nothing filled in, nothing mapped.
   * @returns the NTSTATUS that a port driver completes the IRP with.
   */
  sendRaw(srb: number): number {
    this.carryOut(srb);
    const { srbStatus } = this.request;
    if (srbStatus === SRB_STATUS.SRB_STATUS_SUCCESS) return NTSTATUS.STATUS_SUCCESS;
    if (srbStatus === SRB_STATUS.SRB_STATUS_DATA_OVERRUN) return NTSTATUS.STATUS_DATA_OVERRUN;
    return NTSTATUS.STATUS_IO_DEVICE_ERROR;
  }

  /** ClassInterpretSenseInfo for an SRB that the driver has sent by itself. */
  interpretLast(retryCount: number): Interpretation {
    this.attempt.retryCount = retryCount;
    this.attempt.dataTransferLength = this.request.task.transferred;
    interpret(this.attempt, this.settings, this.verdict);
    return this.verdict;
  }

  /** Hands the SRB to the port and writes the reply into it. */
  private carryOut(srb: number): void {
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

  /** The library's mapping, then the class driver's, then ChangerError, then the library's last word. */
  private interpretFailure(srb: number, retryCount: number): void {
    const { memory } = this.machine;
    const { attempt, verdict } = this;
    attempt.retryCount = retryCount;
    attempt.dataTransferLength = memory.u32(srb + srbAt.DataTransferLength);
    interpret(attempt, this.settings, verdict);
    if (this.request.srbStatus === SRB_STATUS.SRB_STATUS_DATA_OVERRUN && attempt.cdb[0] === 0x5a) {
      // The library clears the allocation length of a MODE SENSE(10) while it compares with it.
      memory.setU16(srb + srbAt.Cdb + 7, 0);
    }
    if (verdict.counts) this.countError();
    if (verdict.unitAttention) {
      const count = this.device.extension + fdoAt.MediaChangeCount;
      memory.setU32(count, memory.u32(count) + 1);
    }
    interpretChangerSense(attempt, this.settings, verdict);
    if (this.changerError) {
      memory.setU32(this.scratch, verdict.status);
      memory.setU8(this.scratch + 4, verdict.retry ? 1 : 0);
      this.machine.call(this.changerError, this.device.fdo, srb, this.scratch, this.scratch + 4);
      verdict.status = memory.u32(this.scratch);
      verdict.retry = memory.u8(this.scratch + 4) !== 0;
    }
    this.useLongReserve(srb);
  }

  /** RESERVE and RELEASE of six bytes that the device does not know are sent again in their ten-byte form. */
  private useLongReserve(srb: number): void {
    const { memory } = this.machine;
    const opcode = memory.u8(srb + srbAt.Cdb);
    if (this.verdict.status >>> 0 !== NTSTATUS.STATUS_INVALID_DEVICE_REQUEST) return;
    if (opcode !== 0x16 && opcode !== 0x17) return;
    memory.setU8(srb + srbAt.Cdb, opcode + 0x40);
    memory.setU8(srb + srbAt.CdbLength, 10);
    this.verdict.retry = true;
  }

  private countError(): void {
    const { memory } = this.machine;
    const { extension } = this.device;
    const count = memory.u32(extension + fdoAt.ErrorCount) + 1;
    memory.setU32(extension + fdoAt.ErrorCount, count);
    let flags = memory.u32(extension + fdoAt.SrbFlags);
    if (count >= 4) {
      flags &= ~(SRB_FLAGS.SRB_FLAGS_NO_QUEUE_FREEZE | SRB_FLAGS.SRB_FLAGS_QUEUE_ACTION_ENABLE);
      flags |= SRB_FLAGS.SRB_FLAGS_DISABLE_SYNCH_TRANSFER;
    }
    if (count >= 8) flags |= SRB_FLAGS.SRB_FLAGS_DISABLE_DISCONNECT;
    memory.setU32(extension + fdoAt.SrbFlags, flags);
  }

  /** The additional sense code in the private buffer: stale where the last attempt brought no sense. */
  private lastAsc(): number {
    return this.machine.memory.u8(this.senseBuffer + 12);
  }

  /** What a driver forgets before it sends. */
  private checkCaller(srb: number, buffer: number, size: number): void {
    const { machine } = this;
    const length = machine.memory.u8(srb + srbAt.CdbLength);
    if (length === 0 || length > 16) {
      machine.check(
        'badCdbLength',
        `${machine.routine} sends an SRB with CdbLength ${length}. Set it to the length of the command descriptor block: 6, 10, 12 or 16.`,
      );
    }
    if (machine.memory.u32(srb + srbAt.TimeOutValue) === 0) {
      machine.check(
        'zeroTimeOut',
        `${machine.routine} sends an SRB with TimeOutValue 0. The class driver does not fill it in: set it in seconds, for example from fdoExtension->TimeOutValue.`,
      );
    }
    if (buffer === 0 && size !== 0) {
      machine.check(
        'bufferWithoutAddress',
        `${machine.routine} sends an SRB with a buffer size of ${size} and no buffer.`,
      );
    }
    if (buffer !== 0 && machine.onStack(buffer)) {
      machine.check(
        'stackBuffer',
        `${machine.routine} sends an SRB whose data buffer lies on the stack. Adapters move data by DMA: allocate it from nonpaged, cache-aligned pool.`,
      );
    }
  }
}
