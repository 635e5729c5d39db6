import { MarkList } from './mark-list.ts';

const PAGE_BITS = 14;
const PAGE = 1 << PAGE_BITS;

/** Bytes of a record beside its data, and of a mark, in the SIMH `.tap` format. */
export const RECORD_OVERHEAD = 8;
export const MARK_LENGTH = 4;

/** Most bytes of a block: the record length of the `.tap` format has 24 bits, as READ and WRITE have. */
export const MAX_BLOCK = 0xff_ffff;

/** Bit of a length: the block was recorded with an error. */
const BAD = 0x8000_0000;

export type MarkKind = 'filemark' | 'setmark';

/** Bytes that a block of `length` bytes takes in the `.tap` format: data is padded to an even length. */
export function recordLength(length: number): number {
  return RECORD_OVERHEAD + length + (length & 1);
}

/**
 * The logical objects of a partition (SSC-4, logical objects): blocks and marks, numbered from 0. An object is
 * found by its number at once, a mark by halving. Adding never copies what is there.
 */
export class ObjectIndex {
  /** Number of objects: the number that the next one gets. */
  count = 0;
  /** Where the next record goes, in bytes from the beginning of the `.tap` file. */
  end = 0;
  readonly filemarks = new MarkList();
  readonly setmarks = new MarkList();
  private readonly lengths: Uint32Array[] = [];
  private readonly starts: Float64Array[] = [];

  /** Bytes of data of a block; 0: the object is a mark. */
  length(object: number): number {
    return this.lengths[object >> PAGE_BITS][object & (PAGE - 1)] & MAX_BLOCK;
  }

  /** The block was recorded with an error (the error bit of the `.tap` format). */
  bad(object: number): boolean {
    return (this.lengths[object >> PAGE_BITS][object & (PAGE - 1)] & BAD) !== 0;
  }

  /** Where the record of an object begins; of the object behind the last one: the end. */
  start(object: number): number {
    return object === this.count ? this.end : this.starts[object >> PAGE_BITS][object & (PAGE - 1)];
  }

  /** The mark is a set mark. */
  isSetmark(object: number): boolean {
    return this.setmarks.has(object);
  }

  /** Marks of both kinds before an object. */
  marksBefore(object: number): number {
    return this.filemarks.before(object) + this.setmarks.before(object);
  }

  /** Adds a block whose record begins at `start`. */
  addBlock(length: number, start = this.end, bad = false): void {
    this.add(bad ? (length | BAD) >>> 0 : length, start);
    this.end = start + recordLength(length);
  }

  /** Adds marks, the first of which begins at `start`. */
  addMarks(kind: MarkKind, count: number, start = this.end): void {
    const list = kind === 'filemark' ? this.filemarks : this.setmarks;
    for (let i = 0; i < count; i++) {
      list.push(this.count);
      this.add(0, start + i * MARK_LENGTH);
    }
    if (count > 0) this.end = start + count * MARK_LENGTH;
  }

  /** Forgets `object` and everything behind it. */
  cut(object: number): void {
    if (object >= this.count) return;
    this.end = this.start(object);
    this.count = object;
    const pages = (object + PAGE - 1) >> PAGE_BITS;
    this.lengths.length = pages;
    this.starts.length = pages;
    this.filemarks.cut(object);
    this.setmarks.cut(object);
  }

  private add(length: number, start: number): void {
    const page = this.count >> PAGE_BITS;
    if (page === this.lengths.length) {
      this.lengths.push(new Uint32Array(PAGE));
      this.starts.push(new Float64Array(PAGE));
    }
    this.lengths[page][this.count & (PAGE - 1)] = length;
    this.starts[page][this.count & (PAGE - 1)] = start;
    this.count++;
  }
}
