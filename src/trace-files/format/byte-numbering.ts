import { ByteSpan, sameBytes } from './byte-span.ts';

const FIRST_SLOTS = 1 << 10;
const FIRST_BYTES = 1 << 14;

/** Numbers byte strings of at least four bytes from 0 on: equal ones have one number. It makes no object of any. */
export class ByteNumbering {
  /** Numbers by hash, with linear probing; -1 is free. */
  private slots = new Int32Array(FIRST_SLOTS).fill(-1);
  private readonly hashes: number[] = [];
  /** All that are known, one behind the other. */
  private known = new ByteSpan(new Uint8Array(FIRST_BYTES));
  /** Where each begins; and where the last ends. */
  private readonly starts = [0];

  /**
   * The number of the bytes from `start` up to, not with, `end`. New ones get the next number.
   * @param hash equal for equal bytes, and else seldom.
   */
  of(span: ByteSpan, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    for (let slot = mixed(hash) & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot];
      if (number < 0) return this.add(span.bytes.subarray(start, end), hash, slot);
      if (this.hashes[number] === hash && this.behind(number, span, start) === end) return number;
    }
  }

  /** @returns behind the bytes of a number where they come next, else -1. */
  behind(number: number, span: ByteSpan, at: number): number {
    const from = this.starts[number];
    const length = this.starts[number + 1] - from;
    if (at + length > span.bytes.length) return -1;
    return sameBytes(span.view, at, this.known.view, from, length) ? at + length : -1;
  }

  private add(bytes: Uint8Array, hash: number, slot: number): number {
    const number = this.hashes.length;
    const start = this.starts[number];
    const end = start + bytes.length;
    if (end > this.known.length) {
      const more = new Uint8Array(Math.max(end, this.known.length * 2));
      more.set(this.known.bytes);
      this.known = new ByteSpan(more);
    }
    this.known.bytes.set(bytes, start);
    this.starts.push(end);
    this.hashes.push(hash);
    this.slots[slot] = number;
    if (this.hashes.length * 2 > this.slots.length) this.grow();
    return number;
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (const [number, hash] of this.hashes.entries()) {
      let slot = mixed(hash) & mask;
      while (slots[slot] >= 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.slots = slots;
  }
}

/** The low bits of a hash depend on all of it. */
function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}
