import { NTSTATUS } from '../ddi/ntstatus.ts';
import { SRB_FLAGS, SRB_SIMPLE_TAG_REQUEST, SRB_STATUS } from '../ddi/srb.ts';
import { offsets, sizeOf } from '../ddi/struct.ts';
import { SCSI_REQUEST_BLOCK } from '../ddi/structs/srb.ts';
import { allocateIrp } from '../machine/kernel/io-manager.ts';
import type { Machine } from '../machine/machine.ts';
import { SENSE_LENGTH } from '../scsi/task.ts';
import { fdoAt, type ClassDevice } from './device-objects.ts';
import type { CompletedSrb, Interpretation } from './interpret.ts';
import { countFailure } from './error-counts.ts';
import { checkCdbLength } from './srb-checks.ts';
import type { SrbCarrier } from './srb-carrier.ts';

const srbAt = offsets(SCSI_REQUEST_BLOCK);
const SRB_SIZE = sizeOf(SCSI_REQUEST_BLOCK);
/** classpnp.h: four retries are five attempts. */
const MAXIMUM_RETRIES = 4;
/** Seconds that the library sleeps at least before it asks a device that is not ready again. */
const MINIMUM_SLEEP = 2;
const ASC_LUN_NOT_READY = 0x04;

/** What a class driver does with a failure after the library has read it: it may change the verdict. */
export type ErrorHook = (srb: number, completed: CompletedSrb, verdict: Interpretation) => void;

/**
 * Sends SCSI request blocks of one device to its port, as ClassSendSrbSynchronous does
 * (ddi nf-mcd-changerclasssendsrbsynchronous; the published classpnp sample).
 */
export class SrbSender {
  private readonly senseBuffer: number;
  private readonly irp: number;

  constructor(
    private readonly machine: Machine,
    private readonly device: ClassDevice,
    private readonly carrier: SrbCarrier,
    private readonly hook: ErrorHook,
  ) {
    this.senseBuffer = machine.pool.allocate(SENSE_LENGTH, 'Sens');
    this.irp = allocateIrp(machine, 1);
  }

  /**
   * @param srb address of the SRB: the caller has set Cdb, CdbLength and TimeOutValue.
   * @param buffer address of the data, or 0; @param size its length in bytes.
   * @returns NTSTATUS. Afterwards DataTransferLength holds the bytes moved; the sense is gone.
   */
  sendSynchronous(srb: number, buffer: number, size: number, write: boolean): number {
    const { memory, clock } = this.machine;
    const { request, verdict } = this.carrier;
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
      this.carrier.carryOut(srb);
      memory.setU32(srb + srbAt.OriginalRequest, 0);
      if (request.srbStatus === SRB_STATUS.SRB_STATUS_SUCCESS) {
        status = NTSTATUS.STATUS_SUCCESS;
        break;
      }
      this.interpretFailure(srb, retryCount);
      status = verdict.status;
      if (!verdict.retry) break;
      const notReady =
        status >>> 0 === NTSTATUS.STATUS_DEVICE_NOT_READY && this.lastAsc() === ASC_LUN_NOT_READY;
      // The library sleeps before it looks whether a retry is left.
      if (notReady || request.srbStatus === SRB_STATUS.SRB_STATUS_SELECTION_TIMEOUT) {
        clock.advance(1000 * Math.max(verdict.interval, MINIMUM_SLEEP));
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
    this.carrier.carryOut(srb);
    const { srbStatus } = this.carrier.request;
    if (srbStatus === SRB_STATUS.SRB_STATUS_SUCCESS) return NTSTATUS.STATUS_SUCCESS;
    if (srbStatus === SRB_STATUS.SRB_STATUS_DATA_OVERRUN) return NTSTATUS.STATUS_DATA_OVERRUN;
    return NTSTATUS.STATUS_IO_DEVICE_ERROR;
  }

  /** The library's mapping, then the class driver's and the miniclass's, then the library's last word. */
  private interpretFailure(srb: number, retryCount: number): void {
    const { memory } = this.machine;
    const { attempt, request } = this.carrier;
    const verdict = this.carrier.interpretLast(retryCount);
    if (request.srbStatus === SRB_STATUS.SRB_STATUS_DATA_OVERRUN && attempt.cdb[0] === 0x5a) {
      // The library clears the allocation length of a MODE SENSE(10) while it compares with it.
      memory.setU16(srb + srbAt.Cdb + 7, 0);
    }
    countFailure(this.machine, this.device, verdict);
    this.hook(srb, attempt, verdict);
    this.useLongReserve(srb, verdict);
  }

  /** RESERVE and RELEASE of six bytes that the device does not know are sent again in their ten-byte form. */
  private useLongReserve(srb: number, verdict: Interpretation): void {
    const { memory } = this.machine;
    const opcode = memory.u8(srb + srbAt.Cdb);
    if (verdict.status >>> 0 !== NTSTATUS.STATUS_INVALID_DEVICE_REQUEST) return;
    if (opcode !== 0x16 && opcode !== 0x17) return;
    memory.setU8(srb + srbAt.Cdb, opcode + 0x40);
    memory.setU8(srb + srbAt.CdbLength, 10);
    verdict.retry = true;
  }

  /** The additional sense code in the private buffer: stale where the last attempt brought no sense. */
  private lastAsc(): number {
    return this.machine.memory.u8(this.senseBuffer + 12);
  }

  /** What a driver forgets before it sends. */
  private checkCaller(srb: number, buffer: number, size: number): void {
    const { machine } = this;
    checkCdbLength(machine, srb);
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
