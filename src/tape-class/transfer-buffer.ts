import type { Machine } from '../machine/machine.ts';

/** The data buffer of a requester: memory of the machine, so that nothing is copied on the way to the device. */
export class TransferBuffer {
  private address = 0;
  private size = 0;

  constructor(private readonly machine: Machine) {}

  /** Makes room. @returns the address, or 0 where the machine has no memory left. */
  reserve(length: number): number {
    if (length <= this.size) return this.address;
    const { pool } = this.machine;
    const address = pool.allocate(length, 'TapU');
    if (address === 0) return 0;
    if (this.address !== 0) pool.release(this.address);
    this.address = address;
    this.size = length;
    return address;
  }

  /** The buffer as bytes; shorter than asked for where the machine has no memory left. */
  view(length: number): Uint8Array {
    const address = this.reserve(length);
    return this.machine.memory.bytes.subarray(address, address === 0 ? 0 : address + length);
  }
}
