import { offsets } from '../ddi/struct.ts';
import { SCSI_REQUEST_BLOCK } from '../ddi/structs/srb.ts';
import type { TapeRoutineName } from '../ddi/tape/routines.ts';
import { TAPE_STATUS } from '../ddi/tape/status.ts';
import { RETRY_FLAGS } from '../ddi/tape/values.ts';
import type { DriverFunction } from '../machine/kernel.ts';
import type { Machine } from '../machine/machine.ts';
import type { TapeBinding } from './binding.ts';
import { SRB_BUFFER_TAG } from './class-routines.ts';
import type { TapeSender } from './tape-sender.ts';

const srbAt = offsets(SCSI_REQUEST_BLOCK);
const {
  TAPE_STATUS_SEND_SRB_AND_CALLBACK: SEND,
  TAPE_STATUS_CHECK_TEST_UNIT_READY: CHECK_READY,
  TAPE_STATUS_CALLBACK: CALLBACK,
  TAPE_STATUS_SUCCESS: SUCCESS,
} = TAPE_STATUS;

/** Calls after which a command that does not end is ended. */
const MOST_CALLS = 10_000;

/**
 * Carries out a command by calling a routine of the miniclass until it is done (ddi
 * nc-minitape-tape_process_command_routine; storage design guide, processing-tape-device-control-requests).
 *
 * Where the documents leave a choice: RetryFlags is 0 before every call; a test of the unit counts as a call and keeps
 * to RetryFlags like an SRB; SrbFlags and TimeOutValue are set back before every call, while the data buffer and the
 * rest of the SRB stay as the last command left them.
 */
export class CommandRunner {
  private readonly srb: number;
  private readonly readySrb: number;
  private readonly retryFlags: number;

  constructor(
    private readonly machine: Machine,
    private readonly binding: TapeBinding,
    private readonly sender: TapeSender,
  ) {
    this.srb = sender.createSrb();
    this.readySrb = sender.createSrb();
    this.retryFlags = machine.pool.allocate(4, 'TapR');
  }

  /**
   * Carries out a command to its end.
   * @param parameters address of CommandParameters, or 0.
   * @returns the TAPE_STATUS that ends it. @throws DriverFailure where the driver traps.
   */
  run(name: TapeRoutineName, parameters: number): number {
    const { machine, binding, sender, srb } = this;
    const routine = binding.routines.get(name) as DriverFunction;
    const size = binding.commandExtensionSize;
    const extension = size === 0 ? 0 : machine.pool.allocate(size, 'TapC');
    if (size !== 0 && extension === 0) return TAPE_STATUS.TAPE_STATUS_INSUFFICIENT_RESOURCES;
    sender.clear(srb);
    const status = this.callUntilDone(name, routine, extension, parameters);
    machine.routine = name;
    this.releaseSrbBuffer();
    if (extension !== 0 && machine.pool.release(extension) === 'overrun') {
      machine.check(
        'commandExtensionOverrun',
        `${name} wrote behind the ${size} bytes of its command extension. Set CommandExtensionSize to the size of the whole structure.`,
      );
    }
    return status;
  }

  private callUntilDone(
    name: TapeRoutineName,
    routine: DriverFunction,
    extension: number,
    parameters: number,
  ): number {
    const { machine, binding, sender, srb, retryFlags } = this;
    const { memory } = machine;
    let last = SUCCESS;
    for (let call = 0; call < MOST_CALLS; call++) {
      memory.setU32(retryFlags, 0);
      memory.setU32(srb + srbAt.SrbFlags, 0);
      memory.setU32(srb + srbAt.TimeOutValue, binding.defaultTimeOut);
      machine.routine = name;
      const status =
        machine.call(routine, sender.extension, extension, parameters, srb, call, last, retryFlags) >>> 0;
      if (status === CALLBACK) {
        last = SUCCESS;
        continue;
      }
      if (status !== SEND && status !== CHECK_READY) return sender.known(status, 'returned');
      const flags = memory.u32(retryFlags);
      last = status === SEND ? this.attempts(srb, flags) : this.testUnitReady(flags);
      if (last === SUCCESS) continue;
      this.checkFlags(name, flags);
      if (flags & RETRY_FLAGS.IGNORE_ERRORS) last = SUCCESS;
      else if (!(flags & RETRY_FLAGS.RETURN_ERRORS)) return last;
    }
    machine.check(
      'endlessCallbacks',
      `${name} was called ${MOST_CALLS} times for one command and still asks to be called again. The request ends with TAPE_STATUS_IO_DEVICE_ERROR. Count with CallNumber, and return TAPE_STATUS_SUCCESS when there is nothing left to do.`,
    );
    return TAPE_STATUS.TAPE_STATUS_IO_DEVICE_ERROR;
  }

  /** Sends an SRB, and again as often as the miniclass allows while it fails. */
  private attempts(srb: number, flags: number): number {
    const { memory } = this.machine;
    const length = memory.u32(srb + srbAt.DataTransferLength);
    let status = this.sender.send(srb);
    for (let retries = flags & RETRY_FLAGS.TAPE_RETRY_MASK; status !== SUCCESS && retries > 0; retries--) {
      memory.setU32(srb + srbAt.DataTransferLength, length);
      status = this.sender.send(srb);
    }
    return status;
  }

  private testUnitReady(flags: number): number {
    const { sender, readySrb } = this;
    sender.clear(readySrb);
    this.machine.memory.setU8(readySrb + srbAt.CdbLength, 6);
    return this.attempts(readySrb, flags);
  }

  private checkFlags(name: TapeRoutineName, flags: number): void {
    const both = RETRY_FLAGS.IGNORE_ERRORS | RETRY_FLAGS.RETURN_ERRORS;
    if ((flags & both) !== both) return;
    this.machine.check(
      'bothRetryFlags',
      `${name} set IGNORE_ERRORS and RETURN_ERRORS in RetryFlags. The documents do not say which counts; here the error is ignored. Set one of them.`,
    );
  }

  private releaseSrbBuffer(): void {
    const { machine, srb } = this;
    const block = machine.pool.find(machine.memory.u32(srb + srbAt.DataBuffer));
    if (!block?.live || block.tag !== SRB_BUFFER_TAG) return;
    if (machine.pool.release(block.address) === 'overrun') {
      machine.check(
        'poolOverrun',
        `${machine.routine} wrote behind the ${block.size} bytes that TapeClassAllocateSrbBuffer gave it. Ask for a larger buffer, or write less.`,
      );
    }
  }
}
