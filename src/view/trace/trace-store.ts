import { FilterError, parseFilter } from '../../trace-files/filter/trace-filter.ts';
import { NO_HEADER, type TraceHeader } from '../../trace-files/format/header.ts';
import type { TraceProblem } from '../../trace-files/format/trace-reader.ts';
import type { ListedDifference, ToTraceView, TracePhase } from './messages.ts';
import { RowFilter } from './row-filter.ts';
import { TraceLines } from './trace-lines.ts';
import { TraceTable } from './trace-table.ts';

/** A comparison that is shown. */
export interface ShownComparison {
  readonly other: string;
  readonly differences: readonly ListedDifference[];
}

/** What the trace view shows, without how it is drawn. */
export class TraceStore {
  header: TraceHeader = NO_HEADER;
  phase: TracePhase = 'waiting';
  problems: readonly TraceProblem[] = [];
  problemCount = 0;
  comparison: ShownComparison | undefined;
  /** Why the filter is not in force; empty where it is. */
  filterProblem = '';
  /** Why something that was asked for did not come; empty for nothing. */
  failure = '';
  table = new TraceTable();
  /** Rows that a file that is being read may have in all. */
  private expected: number | undefined;
  private filterText = '';
  private grouped = true;
  private filter = new RowFilter(this.table, []);
  private shown = new TraceLines(this.table, this.filter, true);

  get lines(): TraceLines {
    return this.shown;
  }

  get grouping(): boolean {
    return this.grouped;
  }

  get filterNow(): string {
    return this.filterText;
  }

  /** How much of a file has been read, from 0 to 1; undefined where nobody knows. */
  get part(): number | undefined {
    return this.expected === undefined ? undefined : Math.min(1, this.table.count / this.expected);
  }

  /** Commands that meet the filter. */
  get matching(): number {
    return this.filter.count;
  }

  /** Takes a message of the extension; `command` is for the details alone. */
  apply(message: ToTraceView): void {
    switch (message.kind) {
      case 'reset':
        this.header = message.header;
        this.table = new TraceTable();
        this.problems = [];
        this.problemCount = 0;
        this.comparison = undefined;
        this.failure = '';
        this.expected = undefined;
        this.refilter();
        break;
      case 'rows':
        this.expected = message.expected;
        this.table.append(message.chunk, message.expected);
        this.filter.update();
        this.shown.update();
        break;
      case 'steps':
        this.table.setSteps(message.chunk);
        if (/request/.test(this.filterText)) this.refilter();
        break;
      case 'phase':
        this.phase = message.phase;
        break;
      case 'problems':
        this.problems = message.problems;
        this.problemCount = message.count;
        break;
      case 'differences':
        this.comparison = { other: message.other, differences: message.differences };
        break;
      case 'failed':
        this.failure = message.message;
        break;
      case 'command':
        break;
    }
  }

  /** Shows only what a filter lets through. One that cannot be read changes nothing but `filterProblem`. */
  setFilter(text: string): void {
    if (text === this.filterText) return;
    this.filterText = text;
    this.refilter();
  }

  group(on: boolean): void {
    this.grouped = on;
    this.shown = new TraceLines(this.table, this.filter, on, this.shown.closedSteps);
  }

  private refilter(): void {
    try {
      this.filter = new RowFilter(this.table, parseFilter(this.filterText));
      this.filterProblem = '';
    } catch (error) {
      if (!(error instanceof FilterError)) throw error;
      this.filterProblem = error.message;
      this.filter = new RowFilter(this.table, []);
    }
    this.filter.update();
    this.shown = new TraceLines(this.table, this.filter, this.grouped, this.shown.closedSteps);
  }
}
