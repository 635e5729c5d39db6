import type { MarkKind } from './object-index.ts';

/** Why the place where a cartridge's content is kept could not do what was asked. */
export interface MediumFault {
  /**
   * - `full`: there is no room for more, although the tape has not ended.
   * - `failed`: reading or writing failed.
   */
  readonly kind: 'full' | 'failed';
  /** One sentence for a person: what happened, where, what to do. */
  readonly message: string;
}

/**
 * Where the records of one partition are kept. Places are bytes from the beginning of a `.tap` file, also where
 * there is no such file. A call that gives a fault has changed nothing.
 */
export interface RecordStore {
  /**
   * Puts a block at `at` in place of everything from there on. The data is in `memory`; it is copied once.
   * @param object number that the block gets.
   */
  writeBlock(
    at: number,
    object: number,
    memory: Uint8Array,
    offset: number,
    length: number,
  ): MediumFault | undefined;
  /** Puts marks at `at` in place of everything from there on. @param object number of the first of them. */
  writeMarks(at: number, object: number, kind: MarkKind, count: number): MediumFault | undefined;
  /** Ends the content at `at`. @param object number of the first object that is no more. */
  cut(at: number, object: number): MediumFault | undefined;
  /** Copies `length` bytes of the data of the block whose record begins at `at`, from its byte `from` on. */
  read(at: number, from: number, memory: Uint8Array, offset: number, length: number): MediumFault | undefined;
  /** What was written is on stable storage when this returns without a fault. */
  sync(): MediumFault | undefined;
}
