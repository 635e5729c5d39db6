import { TEXT_COLUMNS, type CommandRow, type TextColumn } from '../../trace-files/table/command-row.ts';
import type { StepChunk, StepText } from './step-chunk.ts';
import { DIRECTIONS, emptyIds, emptyNumbers, type NumberColumns, type TraceChunk } from './trace-chunk.ts';

const FIRST_CAPACITY = 1024;
/** What a trace says of its length is believed so far: times the rows that are there. */
const MOST_AHEAD = 32;

/** The commands of a trace as columns. Rows are only added. */
export class TraceTable {
  private numbers: NumberColumns = emptyNumbers(FIRST_CAPACITY);
  private ids: Record<TextColumn, Uint32Array> = emptyIds(FIRST_CAPACITY);
  private readonly texts = Object.fromEntries(
    TEXT_COLUMNS.map((column) => [column, []]),
  ) as unknown as Record<TextColumn, string[]>;
  private readonly steps = new Map<number, StepText>();
  private readonly stepTexts: StepText[] = [];
  private rows = 0;

  get count(): number {
    return this.rows;
  }

  /** The columns of numbers; valid up to `count`, until rows are added. */
  get columns(): NumberColumns {
    return this.numbers;
  }

  /** @param expected rows that the trace may have in the end: room is made for them at once. */
  append({ count, numbers, texts }: TraceChunk, expected = 0): void {
    this.reserve(this.rows + count, expected);
    for (const name of ['step', 'time', 'duration', 'bytes', 'direction'] as const)
      this.numbers[name].set(numbers[name], this.rows);
    for (const column of TEXT_COLUMNS) {
      this.ids[column].set(texts[column].ids, this.rows);
      for (const text of texts[column].added) this.texts[column].push(text);
    }
    this.rows += count;
  }

  setSteps({ indexes, ids, added }: StepChunk): void {
    for (const text of added) this.stepTexts.push(text);
    for (let i = 0; i < indexes.length; i++) this.steps.set(indexes[i], this.stepTexts[ids[i]]);
  }

  /** What is known of a request. @param index -1 is the start of the driver. */
  step(index: number): StepText | undefined {
    return this.steps.get(index);
  }

  /** Every different text of a column, by number. */
  textsOf(column: TextColumn): readonly string[] {
    return this.texts[column];
  }

  /** The numbers of the texts of a column, by row. */
  idsOf(column: TextColumn): Uint32Array {
    return this.ids[column];
  }

  text(column: TextColumn, row: number): string {
    return this.texts[column][this.ids[column][row]];
  }

  /** A whole row. */
  row(row: number): CommandRow {
    const { numbers } = this;
    const texts = Object.fromEntries(TEXT_COLUMNS.map((column) => [column, this.text(column, row)]));
    return {
      ...(texts as Record<TextColumn, string>),
      step: numbers.step[row],
      time: numbers.time[row],
      duration: numbers.duration[row],
      bytes: numbers.bytes[row],
      direction: DIRECTIONS[numbers.direction[row]],
    };
  }

  private reserve(rows: number, expected: number): void {
    const capacity = this.numbers.step.length;
    if (rows <= capacity) return;
    const wanted = Math.max(rows, capacity * 2, Math.min(expected, rows * MOST_AHEAD));
    const numbers = emptyNumbers(wanted);
    const ids = emptyIds(wanted);
    for (const name of ['step', 'time', 'duration', 'bytes', 'direction'] as const)
      numbers[name].set(this.numbers[name].subarray(0, this.rows));
    for (const column of TEXT_COLUMNS) ids[column].set(this.ids[column].subarray(0, this.rows));
    this.numbers = numbers;
    this.ids = ids;
  }
}
