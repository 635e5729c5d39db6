import fs from 'node:fs';
import path from 'node:path';
import type { FileSystem, OpenFile } from './file-system.ts';

/** Writes what a first writev left over: it may stop early where the disk is nearly full. */
function writeRest(fd: number, at: number, pieces: readonly Uint8Array[], written: number): void {
  let skip = written;
  let place = at + written;
  for (const piece of pieces) {
    let from = Math.min(skip, piece.length);
    skip -= from;
    while (from < piece.length) {
      const count = fs.writeSync(fd, piece, from, piece.length - from, place);
      from += count;
      place += count;
    }
  }
}

/** Makes the names in a folder stable. Windows cannot open folders and writes names through by itself. */
function syncFolder(file: string): void {
  if (process.platform === 'win32') return;
  const fd = fs.openSync(path.dirname(file), 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

class NodeFile implements OpenFile {
  constructor(
    private readonly fd: number,
    readonly writable = true,
  ) {}

  size(): number {
    return fs.fstatSync(this.fd).size;
  }

  read(at: number, memory: Uint8Array, offset: number, length: number): number {
    let done = 0;
    while (done < length) {
      const count = fs.readSync(this.fd, memory, offset + done, length - done, at + done);
      if (count === 0) break;
      done += count;
    }
    return done;
  }

  write(at: number, pieces: readonly Uint8Array[]): void {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const written = fs.writevSync(this.fd, pieces, at);
    if (written < length) writeRest(this.fd, at, pieces, written);
  }

  truncate(size: number): void {
    fs.ftruncateSync(this.fd, size);
  }

  sync(): void {
    fs.fdatasyncSync(this.fd);
  }

  close(): void {
    fs.closeSync(this.fd);
  }
}

/** What systems answer where a file may be read and not written. */
const LOCKED: readonly string[] = ['EACCES', 'EPERM', 'EROFS'];

/** Opens a file that cannot be opened for writing. @throws `refusal` where that is not why. */
function openLocked(file: string, refusal: unknown): OpenFile {
  const code = refusal instanceof Error && 'code' in refusal ? refusal.code : undefined;
  if (typeof code !== 'string' || !LOCKED.includes(code) || !fs.existsSync(file)) throw refusal;
  return new NodeFile(fs.openSync(file, 'r'), false);
}

/** The file system of the machine. */
export const NODE_FILE_SYSTEM: FileSystem = {
  open(file) {
    const made = !fs.existsSync(file);
    let fd: number;
    try {
      fd = fs.openSync(file, fs.constants.O_RDWR | fs.constants.O_CREAT, 0o644);
    } catch (error) {
      return openLocked(file, error);
    }
    if (made) syncFolder(file);
    return new NodeFile(fd);
  },

  exists: (file) => fs.existsSync(file),

  read: (file) => fs.readFileSync(file),

  write(file, bytes) {
    const fd = fs.openSync(file, 'w');
    try {
      new NodeFile(fd).write(0, [bytes]);
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
    syncFolder(file);
  },

  rename(from, to) {
    fs.renameSync(from, to);
    syncFolder(to);
  },

  remove(file) {
    fs.rmSync(file, { force: true });
    syncFolder(file);
  },
};
