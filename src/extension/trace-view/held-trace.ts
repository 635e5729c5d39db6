import { closeSync, openSync, readSync } from 'node:fs';
import type { CommandRecord, SourceRecord } from '../../lab/records.ts';
import { readTraceFile } from '../../trace-files/file/read-trace-file.ts';
import type { CommandScanner } from '../../trace-files/format/command-scanner.ts';
import type { TraceHeader } from '../../trace-files/format/header.ts';
import {
  TraceReader,
  type LinePlace,
  type TraceProblem,
  type TraceSink,
} from '../../trace-files/format/trace-reader.ts';
import type { TraceRecord } from '../../trace-files/format/trace-record.ts';
import type { ToTraceView } from '../../view/trace/messages.ts';
import { ScannedRows } from '../../view/trace/scanned-rows.ts';
import { ChunkBuilder } from '../../view/trace/trace-chunk.ts';
import { LinePlaces } from './line-places.ts';
import type { StepSummary } from '../../view/trace/trace-table.ts';

/** Rows of one message to the view. */
const CHUNK = 50_000;
/** Damaged lines that are listed. */
const MOST_PROBLEMS = 100;

/**
 * A trace in a file: its rows go to the view, and where each command stands is kept, so that one of a million is read
 * alone when somebody selects it.
 */
export class HeldTrace implements TraceSink {
  private readonly places = new LinePlaces();
  private readonly scanned: ScannedRows;
  private readonly builder = new ChunkBuilder(CHUNK);
  private readonly reader = new TraceReader(this);
  private steps: StepSummary[] = [];
  private readonly problems: TraceProblem[] = [];
  private problemCount = 0;

  constructor(
    readonly file: string,
    private readonly tell: (message: ToTraceView) => void,
  ) {
    this.scanned = new ScannedRows(this.builder);
  }

  /** Reads the whole file. @throws TraceFileError */
  async read(): Promise<void> {
    await readTraceFile(this.file, this.reader);
    this.flush();
  }

  /** Takes what has just been written behind the end of the file. */
  push(bytes: Uint8Array): void {
    this.reader.push(bytes);
    this.flush();
  }

  /** Everything of the command in a row. @throws Error where there is none. */
  command(row: number): CommandRecord {
    const place = this.places.at(row);
    const found = place && this.reader.again(lineOf(this.file, place));
    if (found?.kind !== 'command')
      throw new Error(
        `The line of command ${row + 1} in ${this.file} is damaged, or the file has changed: open it again.`,
      );
    return found.record;
  }

  onHeader(header: TraceHeader): void {
    this.tell({ kind: 'reset', header });
  }

  onRecord({ kind, record }: TraceRecord, place: LinePlace): void {
    if (kind === 'step') {
      const { index, action, status, ok, message } = record;
      this.steps.push({ index, action, status, ok, message });
    }
    if (kind !== 'command') return;
    this.places.add(place.offset, place.length);
    this.builder.add(record);
    if (this.builder.full) this.flush();
  }

  onScanned(command: CommandScanner, lines: readonly SourceRecord[], offset: number, length: number): void {
    this.places.add(offset, length);
    this.scanned.add(command, lines);
    if (this.builder.full) this.flush();
  }

  onProblem(problem: TraceProblem): void {
    this.problemCount++;
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem);
  }

  private flush(): void {
    const { builder, steps, problems, problemCount } = this;
    if (steps.length > 0) this.tell({ kind: 'steps', steps });
    this.steps = [];
    if (builder.waiting > 0) this.tell({ kind: 'rows', chunk: builder.take() });
    if (problemCount > 0) this.tell({ kind: 'problems', problems, count: problemCount });
  }
}

function lineOf(file: string, { offset, length }: LinePlace): string {
  const bytes = Buffer.alloc(length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, bytes, 0, length, offset);
  } finally {
    closeSync(handle);
  }
  return bytes.toString('utf8');
}
