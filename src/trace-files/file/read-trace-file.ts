import { open, type FileHandle } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { systemReason } from '../../core/system-reason.ts';
import { TraceFormatError } from '../format/trace-line.ts';
import { TraceCollector, TraceReader, type LoadedTrace } from '../format/trace-reader.ts';

/** A trace file that cannot be read at all; the message names it and says why. */
export class TraceFileError extends Error {}

const PIECE = 1 << 20;

/**
 * Reads a trace file piece by piece.
 * @param reader told of the bytes; it may go on with what is written behind the end of the file afterwards.
 * @param onSize told of the bytes of the file before the first is read.
 * @throws TraceFileError where it is not there, or is no trace of a version that this program knows.
 */
export async function readTraceFile(
  file: string,
  reader: TraceReader,
  onSize?: (bytes: number) => void,
): Promise<void> {
  try {
    const handle = await open(file);
    try {
      onSize?.((await handle.stat()).size);
      for await (const piece of piecesOf(handle)) reader.push(piece);
    } finally {
      await handle.close();
    }
    reader.end();
  } catch (error) {
    if (error instanceof TraceFormatError) throw new TraceFileError(`${file}: ${error.message}`);
    if (isSystemError(error))
      throw new TraceFileError(l10n.t('{0} cannot be read: {1}.', file, systemReason(error)));
    throw error;
  }
}

/**
 * The bytes of a file, each piece valid until the next is asked for: while one is looked at, the next is read already.
 * No Buffers: loops over bytes are several times as fast where they have all seen one kind of array.
 */
async function* piecesOf(handle: FileHandle): AsyncGenerator<Uint8Array> {
  let [now, next] = [new Uint8Array(PIECE), new Uint8Array(PIECE)];
  let reading = handle.read(now, 0, PIECE);
  try {
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      reading = handle.read(next, 0, PIECE);
      yield now.subarray(0, bytesRead);
      [now, next] = [next, now];
    }
  } finally {
    // Who stops in the middle closes the file: not while it is read.
    await reading.catch(() => undefined);
  }
}

/** Reads a trace file into memory. @throws TraceFileError */
export async function loadTraceFile(file: string): Promise<LoadedTrace> {
  const trace = new TraceCollector();
  await readTraceFile(file, new TraceReader(trace));
  return trace;
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
