import type { ClassDevice } from '../class/device-objects.ts';
import { fdoAt } from '../class/device-objects.ts';
import { countFailure } from '../class/error-counts.ts';
import { readSense, type Sense } from '../class/interpret.ts';
import { checkCdbLength } from '../class/srb-checks.ts';
import type { SrbCarrier } from '../class/srb-carrier.ts';
import { hex } from '../core/hex.ts';
import { SRB_FLAGS, SRB_SIMPLE_TAG_REQUEST, SRB_STATUS } from '../ddi/srb.ts';
import { offsets, sizeOf } from '../ddi/struct.ts';
import { SCSI_REQUEST_BLOCK } from '../ddi/structs/srb.ts';
import { TAPE_STATUS, TAPE_STATUS_ROWS } from '../ddi/tape/status.ts';
import { DriverStop } from '../machine/failure.ts';
import type { Machine } from '../machine/machine.ts';
import { SENSE_LENGTH } from '../scsi/task.ts';
import type { TapeBinding } from './binding.ts';
import { tapeStatusOf } from './tape-sense.ts';

const srbAt = offsets(SCSI_REQUEST_BLOCK);
const SRB_SIZE = sizeOf(SCSI_REQUEST_BLOCK);

/** Sends the SRBs of one drive, each once, and says what came of it as a TAPE_STATUS. */
export class TapeSender {
  /** The sense data of the last failure. */
  sense: Sense | undefined;
  /** Address of the extension that the miniclass asked for; 0 where it asked for none. */
  readonly extension: number;
  private readonly senseBuffer: number;
  /** TAPE_STATUS that TapeError may change. */
  private readonly scratch: number;

  constructor(
    private readonly machine: Machine,
    private readonly binding: TapeBinding,
    private readonly device: ClassDevice,
    readonly carrier: SrbCarrier,
  ) {
    this.extension = binding.minitapeExtensionSize === 0 ? 0 : device.driverData;
    this.senseBuffer = machine.pool.allocate(SENSE_LENGTH, 'Sens');
    this.scratch = machine.pool.allocate(4, 'Stat');
  }

  /** A new SRB, all zero but for what the class driver fills in. */
  createSrb(): number {
    const srb = this.machine.pool.allocate(SRB_SIZE, 'TapS');
    this.clear(srb);
    return srb;
  }

  /** Sets an SRB back to what the class driver fills in. */
  clear(srb: number): void {
    const { memory } = this.machine;
    memory.fill(srb, 0, SRB_SIZE);
    memory.setU16(srb + srbAt.Length, SRB_SIZE);
    memory.setU8(srb + srbAt.QueueAction, SRB_SIMPLE_TAG_REQUEST);
    memory.setU32(srb + srbAt.SenseInfoBuffer, this.senseBuffer);
    memory.setU8(srb + srbAt.SenseInfoBufferLength, SENSE_LENGTH);
    memory.setU32(srb + srbAt.TimeOutValue, this.binding.defaultTimeOut);
  }

  /**
   * Sends an SRB once. A direction that the miniclass left out is that of data from the drive.
   * @param asRead what the status is where the drive reports an incorrect length; undefined leaves it to the rows.
   */
  send(srb: number, asRead?: (sense: Sense) => number | undefined): number {
    const status = this.sendQuietly(srb);
    return status === TAPE_STATUS.TAPE_STATUS_SUCCESS ? status : this.failed(srb, asRead);
  }

  /** Sends an SRB of the class driver's own: a failure is nobody's business but the class driver's. */
  sendQuietly(srb: number): number {
    const { memory } = this.machine;
    const length = memory.u32(srb + srbAt.DataTransferLength);
    const buffer = memory.u32(srb + srbAt.DataBuffer);
    let flags = memory.u32(srb + srbAt.SrbFlags);
    if (length > 0 && buffer !== 0 && !(flags & SRB_FLAGS.SRB_FLAGS_DATA_OUT))
      flags |= SRB_FLAGS.SRB_FLAGS_DATA_IN;
    if (buffer + length > memory.bytes.length) throw this.wildBuffer(buffer, length);
    flags |= memory.u32(this.device.extension + fdoAt.SrbFlags);
    memory.setU32(srb + srbAt.SrbFlags, flags);
    checkCdbLength(this.machine, srb);
    this.carrier.carryOut(srb);
    const { srbStatus, task } = this.carrier.request;
    if (srbStatus === SRB_STATUS.SRB_STATUS_SUCCESS) return TAPE_STATUS.TAPE_STATUS_SUCCESS;
    // Less data than there was room for is what a port driver calls an overrun, and no failure.
    if (srbStatus === SRB_STATUS.SRB_STATUS_DATA_OVERRUN && task.transferred <= length)
      return TAPE_STATUS.TAPE_STATUS_SUCCESS;
    return TAPE_STATUS.TAPE_STATUS_IO_DEVICE_ERROR;
  }

  /** The port driver would lock memory that does not exist: the driver ends as if it had touched it itself. */
  private wildBuffer(buffer: number, length: number): unknown {
    const { machine } = this;
    return machine.fail(
      new DriverStop(
        'access-violation',
        `${machine.routine} sends an SRB whose data buffer of ${length} bytes at ${hex(buffer, 8)} is outside the memory of the machine. Allocate it with TapeClassAllocateSrbBuffer.`,
      ),
    );
  }

  /** The class driver's reading of the failure of the last SRB, then TapeError's. */
  private failed(srb: number, asRead?: (sense: Sense) => number | undefined): number {
    const { carrier } = this;
    const library = carrier.interpretLast(0);
    countFailure(this.machine, this.device, library);
    this.sense = readSense(carrier.attempt.sense);
    const status = (this.sense && asRead?.(this.sense)) ?? tapeStatusOf(this.sense, library);
    return this.tapeError(srb, status);
  }

  private tapeError(srb: number, status: number): number {
    const { machine, scratch } = this;
    const routine = this.binding.routines.get('TapeError');
    if (!routine) return status;
    machine.memory.setU32(scratch, status);
    const before = machine.routine;
    machine.routine = 'TapeError';
    machine.call(routine, this.extension, srb, scratch);
    const changed = machine.memory.u32(scratch);
    const known = this.known(changed, 'set *TapeStatus to');
    machine.routine = before;
    return known;
  }

  /** A TAPE_STATUS that ends something: one that does not, or that nobody knows, is reported and is an I/O error. */
  known(status: number, did: string): number {
    if (TAPE_STATUS_ROWS[status]?.ntStatus) return status;
    const name = TAPE_STATUS_ROWS[status]?.name ?? `${status | 0}, which is no TAPE_STATUS`;
    this.machine.check(
      'unknownStatus',
      `${this.machine.routine} ${did} ${name}. The request ends with TAPE_STATUS_IO_DEVICE_ERROR. Use a value of the enumeration in minitape.h.`,
    );
    return TAPE_STATUS.TAPE_STATUS_IO_DEVICE_ERROR;
  }
}
