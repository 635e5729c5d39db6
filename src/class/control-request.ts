import { offsets } from '../ddi/struct.ts';
import { IO_STACK_LOCATION, IRP } from '../ddi/structs/wdm.ts';
import {
  allocateIrp,
  CURRENT_STACK_LOCATION,
  DEVICE_IO_CONTROL,
  nextStackLocation,
} from '../machine/kernel/io-manager.ts';
import type { Machine } from '../machine/machine.ts';

const irpAt = offsets(IRP);
const stackAt = offsets(IO_STACK_LOCATION);
const IRP_MJ_DEVICE_CONTROL = 0x0e;
/** IRP.IoStatus.Information in 32-bit Windows. */
const INFORMATION = irpAt.IoStatus + 4;

/**
 * The IRP of a device control request with its system buffer, made once and used for every request: the
 * I/O manager's half of buffered I/O.
 */
export class ControlRequest {
  readonly irp: number;
  /** The system buffer of the request under way, or 0. */
  systemBuffer = 0;
  private readonly stack: number;

  constructor(
    private readonly machine: Machine,
    fdo: number,
  ) {
    this.irp = allocateIrp(machine, 2);
    this.stack = nextStackLocation(machine, this.irp);
    machine.memory.setU32(this.irp + CURRENT_STACK_LOCATION, this.stack);
    machine.memory.setU8(this.irp + irpAt.CurrentLocation, 2);
    machine.memory.setU8(this.stack + stackAt.MajorFunction, IRP_MJ_DEVICE_CONTROL);
    machine.memory.setU32(this.stack + stackAt.DeviceObject, fdo);
  }

  /**
   * Sets the request up. Input and output share one buffer of the longer one's size; behind the input it
   * holds what the pool held before.
   * @returns false where the pool is exhausted.
   */
  begin(code: number, input: Uint8Array, outputLength: number): boolean {
    const { memory, pool } = this.machine;
    const size = Math.max(input.length, outputLength);
    this.systemBuffer = size === 0 ? 0 : pool.allocate(size, 'IoSB');
    if (size !== 0 && this.systemBuffer === 0) return false;
    if (input.length > 0) memory.bytes.set(input, this.systemBuffer);
    memory.setU32(this.irp + irpAt.AssociatedIrp, this.systemBuffer);
    memory.setU32(this.irp + irpAt.IoStatus, 0);
    memory.setU32(this.irp + INFORMATION, 0);
    memory.setU32(this.stack + DEVICE_IO_CONTROL.IoControlCode, code);
    memory.setU32(this.stack + DEVICE_IO_CONTROL.InputBufferLength, input.length);
    memory.setU32(this.stack + DEVICE_IO_CONTROL.OutputBufferLength, outputLength);
    return true;
  }

  /** IoStatus.Information as the miniclass left it. */
  get information(): number {
    return this.machine.memory.u32(this.irp + INFORMATION);
  }

  /** Gives the system buffer back and looks whether the miniclass wrote behind its end. */
  end(): void {
    const { pool } = this.machine;
    if (this.systemBuffer === 0) return;
    const size = pool.find(this.systemBuffer)?.size ?? 0;
    if (pool.release(this.systemBuffer) === 'overrun') {
      this.machine.check(
        'systemBufferOverrun',
        `${this.machine.routine} wrote behind the end of Irp->AssociatedIrp.SystemBuffer, which is ${size} bytes long. Compare with Parameters.DeviceIoControl.OutputBufferLength before writing.`,
      );
    }
    this.systemBuffer = 0;
  }
}
