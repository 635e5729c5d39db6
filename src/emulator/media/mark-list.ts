const PAGE_BITS = 14;
const PAGE = 1 << PAGE_BITS;

/** The object numbers of all marks of one kind in a partition, ascending. A mark is found by halving. */
export class MarkList {
  count = 0;
  private readonly pages: Uint32Array[] = [];

  /** Object number of a mark. @param i from 0 to count - 1. */
  at(i: number): number {
    return this.pages[i >> PAGE_BITS][i & (PAGE - 1)];
  }

  /** Adds a mark behind all others. */
  push(object: number): void {
    const page = this.count >> PAGE_BITS;
    if (page === this.pages.length) this.pages.push(new Uint32Array(PAGE));
    this.pages[page][this.count & (PAGE - 1)] = object;
    this.count++;
  }

  /** How many marks come before an object: the place of the first mark that does not. */
  before(object: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle) < object) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Object `object` is a mark of this kind. */
  has(object: number): boolean {
    if (this.count === 0) return false;
    const i = this.before(object);
    return i < this.count && this.at(i) === object;
  }

  /** Forgets the marks at `object` and behind it. */
  cut(object: number): void {
    this.count = this.before(object);
    this.pages.length = (this.count + PAGE - 1) >> PAGE_BITS;
  }
}
