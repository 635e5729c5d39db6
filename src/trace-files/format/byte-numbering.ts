import { ByteSpan, sameBytes } from './byte-span.ts';

const FIRST_SLOTS = 1 << 10;
const FIRST_BYTES = 1 << 14;

/** What a slot holds, in this order; all of it lies together, as there may be more slots than a cache holds. */
const SLOT = 4;
const [NEXT, HASH, START, END] = [0, 1, 2, 3];

/** Numbers byte strings of at least four bytes from 0 on: equal ones have one number. It makes no object of any. */
export class ByteNumbering {
  /** By hash, with linear probing: the number and one, 0 where it is free; the hash; where the bytes stand in `known`. */
  private slots = new Int32Array(FIRST_SLOTS * SLOT);
  /** All that are known, one behind the other. */
  private known = new ByteSpan(new Uint8Array(FIRST_BYTES));
  /** Where each begins; and where the last ends. */
  private readonly starts = [0];

  /** How many are known. */
  get count(): number {
    return this.starts.length - 1;
  }

  /**
   * The number of the bytes from `start` up to, not with, `end`. New ones get the next number.
   * @param hash 32 bits; equal for equal bytes, and else seldom.
   */
  of(span: ByteSpan, start: number, end: number, hash: number): number {
    const { slots, known } = this;
    const length = end - start;
    for (let slot = placeOf(hash, slots); ; slot = (slot + SLOT) & (slots.length - 1)) {
      if (slots[slot + NEXT] === 0) return this.add(span.bytes.subarray(start, end), hash, slot);
      const from = slots[slot + START];
      if (slots[slot + HASH] !== hash || slots[slot + END] - from !== length) continue;
      if (sameBytes(span.view, start, known.view, from, length)) return slots[slot + NEXT] - 1;
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
    const { slots, count } = this;
    const start = this.starts[count];
    const end = start + bytes.length;
    if (end > this.known.length) {
      const more = new Uint8Array(Math.max(end, this.known.length * 2));
      more.set(this.known.bytes);
      this.known = new ByteSpan(more);
    }
    this.known.bytes.set(bytes, start);
    this.starts.push(end);
    slots[slot + NEXT] = count + 1;
    slots[slot + HASH] = hash;
    slots[slot + START] = start;
    slots[slot + END] = end;
    if (this.count * 2 * SLOT > slots.length) this.grow();
    return count;
  }

  private grow(): void {
    const { slots } = this;
    const more = new Int32Array(slots.length * 2);
    for (let slot = 0; slot < slots.length; slot += SLOT) {
      if (slots[slot + NEXT] === 0) continue;
      let to = placeOf(slots[slot + HASH], more);
      while (more[to + NEXT] !== 0) to = (to + SLOT) & (more.length - 1);
      more.set(slots.subarray(slot, slot + SLOT), to);
    }
    this.slots = more;
  }
}

/** Where to look first; the low bits of a hash do not depend on all of it. */
function placeOf(hash: number, slots: Int32Array): number {
  return ((hash ^ (hash >>> 15)) & (slots.length / SLOT - 1)) * SLOT;
}
