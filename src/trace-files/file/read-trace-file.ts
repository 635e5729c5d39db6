import { createReadStream } from 'node:fs';
import { TraceFormatError } from '../format/trace-line.ts';
import { TraceCollector, TraceReader, type LoadedTrace, type TraceSink } from '../format/trace-reader.ts';

/** A trace file that cannot be read at all; the message names it and says why. */
export class TraceFileError extends Error {}

const PIECE = 1 << 20;

/**
 * Reads a trace file piece by piece.
 * @throws TraceFileError where it is not there, or is no trace of a version that this program knows.
 */
export async function readTraceFile(file: string, sink: TraceSink): Promise<void> {
  const reader = new TraceReader(sink);
  try {
    for await (const piece of createReadStream(file, { highWaterMark: PIECE })) reader.push(piece as Buffer);
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
  await readTraceFile(file, trace);
  return trace;
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
