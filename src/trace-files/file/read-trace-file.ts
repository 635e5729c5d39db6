import { createReadStream } from 'node:fs';
import { TraceFormatError } from '../format/trace-line.ts';
import { TraceCollector, TraceReader, type LoadedTrace } from '../format/trace-reader.ts';

/** A trace file that cannot be read at all; the message names it and says why. */
export class TraceFileError extends Error {}

const PIECE = 1 << 22;

/**
 * Reads a trace file piece by piece.
 * @param reader told of the bytes; it may go on with what is written behind the end of the file afterwards.
 * @throws TraceFileError where it is not there, or is no trace of a version that this program knows.
 */
export async function readTraceFile(file: string, reader: TraceReader): Promise<void> {
  try {
    for await (const piece of createReadStream(file, { highWaterMark: PIECE })) {
      const { buffer, byteOffset, length } = piece as Buffer;
      // No Buffer: loops over bytes are several times as fast where they have all seen one kind of array.
      reader.push(new Uint8Array(buffer, byteOffset, length));
    }
    reader.end();
  } catch (error) {
    if (error instanceof TraceFormatError) throw new TraceFileError(`${file}: ${error.message}`);
    if (isSystemError(error)) throw new TraceFileError(`${file} cannot be read: ${error.code}.`);
    throw error;
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
