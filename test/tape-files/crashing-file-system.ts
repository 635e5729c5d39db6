import type { FileSystem, OpenFile } from '../../src/tape-files/file-system.ts';

/** The program or the machine stopped here. No error of the operating system: it has no code. */
export class Crash extends Error {}

/** What the operating system says where there is no room. */
class DiskFull extends Error {
  readonly code = 'ENOSPC';
}

interface StoredFile {
  bytes: Uint8Array;
  /** What a loss of power leaves. */
  stable: Uint8Array;
}

/**
 * Files in memory. Every call may be the last one: of a write, the bytes up to the one where the crash is stay.
 */
export class CrashingFileSystem implements FileSystem {
  readonly files = new Map<string, StoredFile>();
  /** Bytes and calls until the crash. */
  budget = Infinity;
  /** Bytes and calls used so far. */
  used = 0;
  /** What was used when each call began. */
  readonly calls: number[] = [];
  /** Bytes that the disk holds. */
  space = Infinity;

  open(path: string): OpenFile {
    let file = this.files.get(path);
    if (!file) {
      this.spend(1);
      file = { bytes: new Uint8Array(0), stable: new Uint8Array(0) };
      this.files.set(path, file);
    }
    return this.handle(file);
  }

  exists(path: string): boolean {
    return this.files.has(path);
  }

  read(path: string): Uint8Array {
    return (this.files.get(path)?.bytes ?? new Uint8Array(0)).slice();
  }

  write(path: string, bytes: Uint8Array): void {
    this.spend(1);
    const file = { bytes: new Uint8Array(0), stable: new Uint8Array(0) };
    this.files.set(path, file);
    const handle = this.handle(file);
    handle.write(0, [bytes]);
    handle.sync();
  }

  rename(from: string, to: string): void {
    this.spend(1);
    const file = this.files.get(from);
    if (!file) throw new Error(`no file ${from}`);
    this.files.delete(from);
    this.files.set(to, file);
  }

  remove(path: string): void {
    this.spend(1);
    this.files.delete(path);
  }

  /** The machine is on again: what was not synchronized is gone. */
  losePower(): void {
    for (const file of this.files.values()) file.bytes = file.stable.slice();
  }

  private handle(file: StoredFile): OpenFile {
    return {
      writable: true,
      size: () => file.bytes.length,
      read: (at, memory, offset, length) => {
        const part = file.bytes.subarray(at, at + length);
        memory.set(part, offset);
        return part.length;
      },
      write: (at, pieces) => {
        const bytes = Buffer.concat(pieces);
        const room = Math.min(bytes.length, this.budget, Math.max(0, this.space - at));
        const grown = new Uint8Array(Math.max(file.bytes.length, at + room));
        grown.set(file.bytes);
        grown.set(bytes.subarray(0, room), at);
        file.bytes = grown;
        if (room < bytes.length && room < this.budget) throw new DiskFull('no space left on device');
        this.spend(bytes.length);
      },
      truncate: (size) => {
        this.spend(1);
        const cut = new Uint8Array(size);
        cut.set(file.bytes.subarray(0, size));
        file.bytes = cut;
      },
      sync: () => {
        this.spend(1);
        file.stable = file.bytes.slice();
      },
      close: () => undefined,
    };
  }

  private spend(amount: number): void {
    this.calls.push(this.used);
    this.used += amount;
    this.budget -= amount;
    if (this.budget < 0) throw new Crash('the program stopped');
  }
}
