import { NO_HEADER, type TraceHeader } from './header.ts';
import { LineSplitter } from './line-splitter.ts';
import { TraceFormatError, TraceLines } from './trace-line.ts';
import type { TraceRecord } from './trace-record.ts';

/** A line of a trace that is damaged. What could be read of it was read. */
export interface TraceProblem {
  /** One-based. */
  readonly line: number;
  readonly message: string;
}

/** Where a line stands in its file, in bytes; the length includes the line feed. */
export interface LinePlace {
  readonly offset: number;
  readonly length: number;
}

/** Who is told of what a trace holds. */
export interface TraceSink {
  onHeader?(header: TraceHeader): void;
  onRecord(record: TraceRecord, place: LinePlace): void;
  onProblem?(problem: TraceProblem): void;
}

/** Reads a trace whose bytes come in pieces, and keeps none of it but the stacks. */
export class TraceReader {
  private readonly lines = new TraceLines();
  private readonly splitter: LineSplitter;
  private line = 0;

  constructor(private readonly sink: TraceSink) {
    this.splitter = new LineSplitter((text, offset, length) => this.read(text, { offset, length }));
  }

  /** @throws TraceFormatError where the file is no trace of a version that this program knows. */
  push(bytes: Uint8Array): void {
    this.splitter.push(bytes);
  }

  /** The file is over. @throws TraceFormatError where there was nothing in it. */
  end(): void {
    this.splitter.end();
    if (this.line === 0) throw new TraceFormatError('It is empty.');
  }

  private read(text: string, place: LinePlace): void {
    this.line++;
    if (this.line === 1) {
      const { header, problem } = this.lines.header(text);
      this.sink.onHeader?.(header);
      if (problem !== undefined) this.problem(`${problem}; it is read without what its header says`);
      return;
    }
    if (text.trim() === '') return;
    const { record, problem } = this.lines.record(text);
    if (record) this.sink.onRecord(record, place);
    if (problem !== undefined) this.problem(record ? problem : `${problem}; it is left out`);
  }

  private problem(message: string): void {
    this.sink.onProblem?.({ line: this.line, message });
  }
}

/** A whole trace in memory. */
export interface LoadedTrace {
  readonly header: TraceHeader;
  readonly records: readonly TraceRecord[];
  readonly problems: readonly TraceProblem[];
}

/** Collects a trace that is small enough to be held. */
export class TraceCollector implements TraceSink, LoadedTrace {
  header = NO_HEADER;
  readonly records: TraceRecord[] = [];
  readonly problems: TraceProblem[] = [];

  onHeader(header: TraceHeader): void {
    this.header = header;
  }

  onRecord(record: TraceRecord): void {
    this.records.push(record);
  }

  onProblem(problem: TraceProblem): void {
    this.problems.push(problem);
  }
}
