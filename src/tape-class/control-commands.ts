import { NO_OUTPUT, type ControlResult } from '../class/requests.ts';
import { NTSTATUS, ntSuccess } from '../ddi/ntstatus.ts';
import { offsets, sizeOf } from '../ddi/struct.ts';
import { bufferStruct } from '../ddi/structs/index.ts';
import { DEVICE_MEDIA_INFO, GET_MEDIA_TYPES } from '../ddi/structs/ntddstor.ts';
import {
  TAPE_GET_DRIVE_PARAMETERS,
  TAPE_GET_MEDIA_PARAMETERS,
  TAPE_PREPARE,
  TAPE_SET_MEDIA_PARAMETERS,
} from '../ddi/structs/ntddtape.ts';
import { TAPE_IOCTLS, type TapeIoctl } from '../ddi/tape/ioctls.ts';
import type { TapeRoutineName } from '../ddi/tape/routines.ts';
import { PREPARE_OPERATION } from '../ddi/tape/values.ts';
import type { Machine } from '../machine/machine.ts';
import type { TapeBinding } from './binding.ts';
import type { CommandRunner } from './command-runner.ts';
import { toNtStatus } from './tape-sense.ts';

const driveAt = offsets(TAPE_GET_DRIVE_PARAMETERS);
const mediaAt = offsets(TAPE_GET_MEDIA_PARAMETERS);
const prepareAt = offsets(TAPE_PREPARE);
const setMediaAt = offsets(TAPE_SET_MEDIA_PARAMETERS);
const typesAt = offsets(GET_MEDIA_TYPES);

function lengthOf(name: string | null): number {
  return name === null ? 0 : sizeOf(bufferStruct(name));
}

/** The device control requests that end in a routine of the miniclass. */
export class ControlCommands {
  constructor(
    private readonly machine: Machine,
    private readonly binding: TapeBinding,
    private readonly commands: CommandRunner,
    private readonly maximumTransferLength: number,
  ) {}

  /**
   * The checks before the miniclass is called (ddi ni-ntddtape pages).
   * @returns the status that the request ends with, or 0 where the buffers are long enough.
   */
  checkBuffers(row: TapeIoctl, input: Uint8Array, outputLength: number): number {
    const fits = input.length >= lengthOf(row.input) && outputLength >= this.outputSize(row);
    return fits ? 0 : NTSTATUS.STATUS_INFO_LENGTH_MISMATCH;
  }

  /** Carries a request out. The buffers have been checked. */
  run(row: TapeIoctl, input: Uint8Array, outputLength: number, result: ControlResult): void {
    const { memory, pool } = this.machine;
    const size = Math.max(lengthOf(row.input), this.outputSize(row));
    const buffer = size === 0 ? 0 : pool.allocate(size, 'TapP');
    result.output = NO_OUTPUT;
    result.information = 0;
    if (size !== 0 && buffer === 0) {
      result.status = NTSTATUS.STATUS_INSUFFICIENT_RESOURCES;
      return;
    }
    // Behind the input the buffer holds what the pool held before: the class driver clears nothing.
    if (row.input !== null) memory.bytes.set(input.subarray(0, lengthOf(row.input)), buffer);
    result.status = this.command(row.routine, buffer);
    if (ntSuccess(result.status) && row.output !== null) {
      result.information = this.finishOutput(row, buffer);
      const length = Math.min(result.information, outputLength);
      // A copy: the buffer goes back to the pool.
      result.output = memory.bytes.slice(buffer, buffer + length);
    }
    if (buffer !== 0) this.release(buffer, size);
  }

  /** Has the miniclass load or unload the medium. @returns an NTSTATUS. */
  prepare(load: boolean): number {
    const { memory, pool } = this.machine;
    const size = sizeOf(TAPE_PREPARE);
    const buffer = pool.allocate(size, 'TapP');
    if (buffer === 0) return NTSTATUS.STATUS_INSUFFICIENT_RESOURCES;
    memory.fill(buffer, 0, size);
    memory.setU32(
      buffer + prepareAt.Operation,
      load ? PREPARE_OPERATION.TAPE_LOAD : PREPARE_OPERATION.TAPE_UNLOAD,
    );
    const status = this.command('Prepare', buffer);
    this.release(buffer, size);
    return status;
  }

  /** Asks the miniclass for the block size in use; 0 is variable-length blocks. */
  mediaBlockSize(): { readonly status: number; readonly blockSize: number } {
    const { memory, pool } = this.machine;
    const size = sizeOf(TAPE_GET_MEDIA_PARAMETERS);
    const buffer = pool.allocate(size, 'TapP');
    if (buffer === 0) return { status: NTSTATUS.STATUS_INSUFFICIENT_RESOURCES, blockSize: 0 };
    const status = this.command('GetMediaParameters', buffer);
    const blockSize = memory.u32(buffer + mediaAt.BlockSize);
    this.release(buffer, size);
    return { status, blockSize };
  }

  /** The block size that a request which succeeded tells; undefined for one that tells none. */
  blockSizeIn(routine: TapeRoutineName, input: Uint8Array, output: Uint8Array): number | undefined {
    const [bytes, at] =
      routine === 'SetMediaParameters' ? [input, setMediaAt.BlockSize] : [output, mediaAt.BlockSize];
    if (routine !== 'SetMediaParameters' && routine !== 'GetMediaParameters') return undefined;
    return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
  }

  private command(routine: TapeRoutineName, buffer: number): number {
    // Every status that ends a command has an NTSTATUS: the runner lets no other through.
    return toNtStatus(this.commands.run(routine, buffer)) as number;
  }

  private outputSize({ output }: TapeIoctl): number {
    return output === GET_MEDIA_TYPES.name
      ? typesAt.MediaInfo + sizeOf(DEVICE_MEDIA_INFO) * this.binding.mediaTypesSupported
      : lengthOf(output);
  }

  /** What the class driver does with an answer; returns IoStatus.Information. */
  private finishOutput(row: TapeIoctl, buffer: number): number {
    const { memory } = this.machine;
    if (row === TAPE_IOCTLS.GET_DRIVE_PARAMS) {
      // The smaller one of what the drive and what the adapter can move.
      const at = buffer + driveAt.MaximumBlockSize;
      memory.setU32(at, Math.min(memory.u32(at), this.maximumTransferLength));
    }
    return row.information ?? this.mediaTypesLength(buffer);
  }

  private mediaTypesLength(buffer: number): number {
    const count = this.machine.memory.u32(buffer + typesAt.MediaInfoCount);
    const most = this.binding.mediaTypesSupported;
    if (count > most) {
      this.machine.check(
        'unknownMediaTypes',
        `TapeGetMediaTypes set MediaInfoCount to ${count}, but MediaTypesSupported in TAPE_INIT_DATA_EX is ${most}: the caller's buffer has room for no more. Announce as many types as the driver returns.`,
      );
    }
    return typesAt.MediaInfo + sizeOf(DEVICE_MEDIA_INFO) * Math.min(count, most);
  }

  private release(buffer: number, size: number): void {
    const { machine } = this;
    if (machine.pool.release(buffer) !== 'overrun') return;
    machine.check(
      'systemBufferOverrun',
      `${machine.routine} wrote behind the end of CommandParameters, which is ${size} bytes long.`,
    );
  }
}
