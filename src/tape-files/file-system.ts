/**
 * What a tape file needs of a file system. Every call is synchronous and throws what Node throws: an Error with a
 * `code`. The tests put a file system in its place that stops at any byte.
 */
export interface FileSystem {
  /** Opens a file for reading and, where the system lets it, writing; makes an empty one where there is none. */
  open(path: string): OpenFile;
  exists(path: string): boolean;
  /** The whole file. */
  read(path: string): Uint8Array;
  /** Writes a whole file in place of what was there, down to stable storage. */
  write(path: string, bytes: Uint8Array): void;
  /** Gives a file another name, in place of the file of that name, down to stable storage. */
  rename(from: string, to: string): void;
  /** Removes a file; one that is not there is no error. */
  remove(path: string): void;
}

export interface OpenFile {
  /** False: the file can only be read. */
  readonly writable: boolean;
  size(): number;
  /** Reads up to `length` bytes. @returns how many there were. */
  read(at: number, memory: Uint8Array, offset: number, length: number): number;
  /** Writes the pieces one behind the other, all of them. */
  write(at: number, pieces: readonly Uint8Array[]): void;
  truncate(size: number): void;
  /** What was written is on stable storage when this returns. */
  sync(): void;
  close(): void;
}
