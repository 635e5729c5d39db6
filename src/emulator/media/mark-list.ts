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

  /**
   * Where `length` marks follow each other without anything between them.
   * @param first the lowest place that the first of them may have.
   * @returns the place of the first of them, -1 where there is no such run.
   */
  nextRun(first: number, length: number): number {
    let start = first;
    while (start + length <= this.count) {
      const last = start + length - 1;
      if (this.at(last) - this.at(start) === length - 1) return start;
      start = this.runStart(last, start);
    }
    return -1;
  }

  /** The same towards the beginning. @param end the last mark of the run comes before this place. */
  previousRun(end: number, length: number): number {
    let stop = end;
    while (stop >= length) {
      const start = stop - length;
      if (this.at(stop - 1) - this.at(start) === length - 1) return start;
      stop = this.runEnd(start, stop - 1) + 1;
    }
    return -1;
  }

  /** The first place, not below `low`, of the run that the mark at `place` is in. */
  private runStart(place: number, low: number): number {
    // Number less place stays the same along a run, and only grows from run to run.
    const run = this.at(place) - place;
    let from = low;
    let to = place;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.at(middle) - middle === run) to = middle;
      else from = middle + 1;
    }
    return from;
  }

  /** The last place, not above `high`, of the run that the mark at `place` is in. */
  private runEnd(place: number, high: number): number {
    const run = this.at(place) - place;
    let from = place;
    let to = high;
    while (from < to) {
      const middle = (from + to + 1) >>> 1;
      if (this.at(middle) - middle === run) from = middle;
      else to = middle - 1;
    }
    return from;
  }

  /** Forgets the marks at `object` and behind it. */
  cut(object: number): void {
    this.count = this.before(object);
    this.pages.length = (this.count + PAGE - 1) >> PAGE_BITS;
  }
}
