const FIRST_SLOTS = 1 << 10;

/** Numbers byte strings from 0 on: equal ones have one number. It makes no object of those that it knows. */
export class ByteNumbering {
  /** Numbers by hash, with linear probing; -1 is free. */
  private slots = new Int32Array(FIRST_SLOTS).fill(-1);
  private readonly hashes: number[] = [];
  private readonly known: Uint8Array[] = [];

  /**
   * The number of the bytes from `start` up to, not with, `end`. New ones get the next number.
   * @param hash equal for equal bytes, and else seldom.
   */
  of(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    for (let slot = mixed(hash) & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot];
      if (number < 0) return this.add(bytes.slice(start, end), hash, slot);
      if (this.hashes[number] === hash && equal(this.known[number], bytes, start, end)) return number;
    }
  }

  private add(bytes: Uint8Array, hash: number, slot: number): number {
    const number = this.known.length;
    this.known.push(bytes);
    this.hashes.push(hash);
    this.slots[slot] = number;
    if (this.known.length * 2 > this.slots.length) this.grow();
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

function equal(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[start + at]) return false;
  return true;
}
