import type { MarkKind } from './object-index.ts';
import { MARK_LENGTH, ObjectIndex, RECORD_OVERHEAD, recordLength } from './object-index.ts';
import type { MediumFault, RecordStore } from './record-store.ts';

/**
 * One partition of a tape: blocks, file marks and set marks. A position is the number of the object that comes
 * next; the end of data is `count`. What is written at a position ends the content there, as on any tape.
 */
export class Partition {
  constructor(
    private readonly records: RecordStore,
    /** Bytes up to the physical end. */
    readonly capacity: number,
    private readonly index = new ObjectIndex(),
  ) {}

  /** Number of objects: the position of the end of data. */
  get count(): number {
    return this.index.count;
  }

  /** File marks, by object number. */
  get filemarks(): ObjectIndex['filemarks'] {
    return this.index.filemarks;
  }

  /** Set marks, by object number. */
  get setmarks(): ObjectIndex['setmarks'] {
    return this.index.setmarks;
  }

  /** Bytes of a block; 0: the object is a mark. */
  length(object: number): number {
    return this.index.length(object);
  }

  /** The mark is a set mark. */
  isSetmark(object: number): boolean {
    return this.index.isSetmark(object);
  }

  /** The block was recorded with an error. */
  bad(object: number): boolean {
    return this.index.bad(object);
  }

  /** Bytes of tape before a position: data padded to an even length, and a little for each mark. */
  used(position: number = this.count): number {
    return this.index.start(position) - RECORD_OVERHEAD * (position - this.index.marksBefore(position));
  }

  /** Bytes between a position and the physical end. */
  remaining(position: number = this.count): number {
    return Math.max(0, this.capacity - this.used(position));
  }

  /** A block of `length` bytes fits behind a position. */
  roomForBlock(position: number, length: number): boolean {
    return this.used(position) + recordLength(length) - RECORD_OVERHEAD <= this.capacity;
  }

  /** How many of `count` marks fit behind a position. */
  roomForMarks(position: number, count: number): number {
    return Math.min(count, Math.floor(this.remaining(position) / MARK_LENGTH));
  }

  /** Writes a block at a position. There is room for it. */
  writeBlock(position: number, memory: Uint8Array, offset: number, length: number): MediumFault | undefined {
    const fault = this.records.writeBlock(this.index.start(position), position, memory, offset, length);
    if (fault) return fault;
    this.index.cut(position);
    this.index.addBlock(length);
    return undefined;
  }

  /** Writes marks at a position. There is room for them. */
  writeMarks(position: number, kind: MarkKind, count: number): MediumFault | undefined {
    if (count === 0) return undefined;
    const fault = this.records.writeMarks(this.index.start(position), position, kind, count);
    if (fault) return fault;
    this.index.cut(position);
    this.index.addMarks(kind, count);
    return undefined;
  }

  /** Makes a position the end of data. */
  erase(position: number): MediumFault | undefined {
    if (position >= this.count) return undefined;
    const fault = this.records.cut(this.index.start(position), position);
    if (!fault) this.index.cut(position);
    return fault;
  }

  /** Copies `length` bytes of a block, from its byte `from` on. */
  read(
    object: number,
    from: number,
    memory: Uint8Array,
    offset: number,
    length: number,
  ): MediumFault | undefined {
    return this.records.read(this.index.start(object), from, memory, offset, length);
  }

  sync(): MediumFault | undefined {
    return this.records.sync();
  }
}
