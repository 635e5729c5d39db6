const FIRST_CAPACITY = 64;

/** Short lists of numbers by a number, all of one length: side by side, as there may be very many. */
export class IdLists {
  /** The list of `number` begins at `number * length`; -1 where there is none. */
  all: Int32Array;

  constructor(private readonly length: number) {
    this.all = new Int32Array(FIRST_CAPACITY * length).fill(-1);
  }

  has(number: number): boolean {
    const at = number * this.length;
    return at < this.all.length && this.all[at] >= 0;
  }

  /** @param ids from 0 on. */
  set(number: number, ids: readonly number[]): void {
    const at = number * this.length;
    if (at >= this.all.length) {
      const more = new Int32Array(Math.max(at + this.length, this.all.length * 2)).fill(-1);
      more.set(this.all);
      this.all = more;
    }
    this.all.set(ids, at);
  }
}
