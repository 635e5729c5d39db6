import * as l10n from '@vscode/l10n';
import type { SourceRecord } from '../../lab/records.ts';
import { ByteSpan } from './byte-span.ts';
import { CommandScanner } from './command-scanner.ts';
import { NO_HEADER, type TraceHeader } from './header.ts';
import { LineSplitter } from './line-splitter.ts';
import { StepScanner } from './step-scanner.ts';
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
  /**
   * Told of a command instead of `onRecord` where its line could be scanned: for who wants no more than the scanner
   * tells, and that of very many.
   * @param lines of C, innermost first; the same list for the same stack.
   */
  onScanned?(command: CommandScanner, lines: readonly SourceRecord[], offset: number, length: number): void;
  /** The same for a step; it must be there with `onScanned`. */
  onScannedStep?(step: StepScanner): void;
  onRecord(record: TraceRecord, place: LinePlace): void;
  onProblem?(problem: TraceProblem): void;
}

/** Reads a trace whose bytes come in pieces, and keeps none of it but the stacks. */
export class TraceReader {
  private readonly lines = new TraceLines();
  private readonly splitter: LineSplitter;
  private readonly commands = new CommandScanner();
  private readonly steps = new StepScanner();
  private line = 0;

  constructor(private readonly sink: TraceSink) {
    this.splitter = new LineSplitter((text, offset, length) => this.read(text, { offset, length }));
  }

  /** @throws TraceFormatError where the file is no trace of a version that this program knows. */
  push(bytes: Uint8Array): void {
    if (!this.sink.onScanned) return this.splitter.push(bytes);
    const span = new ByteSpan(bytes);
    for (let start = 0; start < bytes.length;) {
      const end = this.line === 0 || this.splitter.within ? -1 : this.scan(span, start);
      start = end < 0 ? this.splitter.next(bytes, start) : end;
    }
  }

  /** The file is over. @throws TraceFormatError where there was nothing in it. */
  end(): void {
    this.splitter.end();
    if (this.line === 0) throw new TraceFormatError(l10n.t('It is empty.'));
  }

  /** The record of a line that has been read before; it may be read anew to be looked at. */
  again(text: string): TraceRecord | undefined {
    return this.lines.record(text).record;
  }

  /** Reads a line in the short way. @returns -1 where it must be read in full. */
  private scan(span: ByteSpan, start: number): number {
    const end = this.scanCommand(span, start);
    return end < 0 ? this.scanStep(span, start) : end;
  }

  private scanCommand(span: ByteSpan, start: number): number {
    const { commands, splitter, sink } = this;
    const end = commands.scan(span, start);
    const frames = end < 0 ? undefined : this.lines.frames(commands.stack);
    if (!frames) return -1;
    this.line++;
    sink.onScanned?.(commands, frames, splitter.pass(end - start), end - start);
    return end;
  }

  private scanStep(span: ByteSpan, start: number): number {
    const { steps, splitter, sink } = this;
    const end = steps.scan(span, start);
    if (end < 0) return -1;
    this.line++;
    splitter.pass(end - start);
    sink.onScannedStep?.(steps);
    return end;
  }

  private read(text: string, place: LinePlace): void {
    this.line++;
    if (this.line === 1) {
      const { header, problem } = this.lines.header(text);
      this.sink.onHeader?.(header);
      if (problem !== undefined)
        this.problem(l10n.t('{0}; it is read without what its header says', problem));
      return;
    }
    if (text.trim() === '') return;
    const { record, problem } = this.lines.record(text);
    if (record) this.sink.onRecord(record, place);
    if (problem !== undefined) this.problem(record ? problem : l10n.t('{0}; it is left out', problem));
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
