import { closeSync, openSync, readSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import type { CommandRecord, SourceRecord } from '../../lab/records.ts';
import { readTraceFile } from '../../trace-files/file/read-trace-file.ts';
import type { CommandScanner } from '../../trace-files/format/command-scanner.ts';
import type { TraceHeader } from '../../trace-files/format/header.ts';
import type { StepScanner } from '../../trace-files/format/step-scanner.ts';
import {
  TraceReader,
  type LinePlace,
  type TraceProblem,
  type TraceSink,
} from '../../trace-files/format/trace-reader.ts';
import type { TraceRecord } from '../../trace-files/format/trace-record.ts';
import type { ToTraceView } from '../../view/trace/messages.ts';
import { ScannedRows } from '../../view/trace/scanned-rows.ts';
import { StepBuilder } from '../../view/trace/step-chunk.ts';
import { ChunkBuilder } from '../../view/trace/trace-chunk.ts';
import { LinePlaces } from './line-places.ts';

/** Rows of one message to the view. */
const CHUNK = 50_000;
/** Rows of the first message about a file: they are seen at once. */
const FIRST_CHUNK = 500;
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
  private readonly steps = new StepBuilder();
  /** By the number of a scanned step's content. */
  private readonly stepIds: number[] = [];
  private readonly problems: TraceProblem[] = [];
  private problemCount = 0;
  private told = 0;
  /** Bytes of the file while it is read. */
  private size = 0;

  constructor(
    readonly file: string,
    private readonly tell: (message: ToTraceView) => void,
  ) {
    this.scanned = new ScannedRows(this.builder);
  }

  /** Reads the whole file. @throws TraceFileError */
  async read(): Promise<void> {
    await readTraceFile(this.file, this.reader, (size) => (this.size = size));
    this.flush();
    this.size = 0;
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
        l10n.t(
          'The line of command {0} in {1} is damaged, or the file has changed: open it again.',
          row + 1,
          this.file,
        ),
      );
    return found.record;
  }

  onHeader(header: TraceHeader): void {
    this.tell({ kind: 'reset', header });
  }

  onRecord({ kind, record }: TraceRecord, place: LinePlace): void {
    if (kind === 'step') {
      this.steps.add(record.index, this.steps.textId(record));
    }
    if (kind !== 'command') return;
    this.places.add(place.offset, place.length);
    this.builder.add(record);
    this.tellWhatIsMuch();
  }

  onScanned(command: CommandScanner, lines: readonly SourceRecord[], offset: number, length: number): void {
    this.places.add(offset, length);
    this.scanned.add(command, lines);
    this.tellWhatIsMuch();
  }

  onScannedStep({ index, contentNumber, content }: StepScanner): void {
    this.steps.add(index, (this.stepIds[contentNumber] ??= this.steps.textId(content)));
  }

  onProblem(problem: TraceProblem): void {
    this.problemCount++;
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem);
  }

  private tellWhatIsMuch(): void {
    if (this.builder.full || (this.told === 0 && this.builder.waiting === FIRST_CHUNK)) this.flush();
  }

  private flush(): void {
    const { builder, steps, problems, problemCount } = this;
    if (steps.waiting > 0) this.tell({ kind: 'steps', chunk: steps.take() });
    if (builder.waiting > 0) {
      this.told += builder.waiting;
      const chunk = builder.take();
      if (this.size === 0) this.tell({ kind: 'rows', chunk });
      else this.tell({ kind: 'rows', chunk, expected: this.expected() });
    }
    if (problemCount > 0) this.tell({ kind: 'problems', problems, count: problemCount });
  }

  /** Rows of the whole file, if all of it is as what has been read. */
  private expected(): number {
    const { offset, length } = this.places.at(this.told - 1) ?? { offset: 0, length: this.size };
    return Math.ceil((this.told * this.size) / (offset + length));
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
