import type { FilterTerm } from '../../trace-files/filter/trace-filter.ts';
import { requestText, type TextColumn } from '../../trace-files/table/command-row.ts';
import type { TraceTable } from './trace-table.ts';

/** Sets the marks of those rows, from `first` on, that are looked for. */
type Marker = (marks: Uint8Array, first: number) => void;

interface Asked {
  readonly markers: readonly Marker[];
  readonly negated: boolean;
}

/**
 * The rows of a table that meet a filter, in order. Rows that come later are asked later, once. A text is asked once,
 * however many rows have it; rows are gone through column by column, which a million of them want. A filter without
 * terms keeps nothing: each row is its own place.
 */
export class RowFilter {
  private readonly terms: readonly Asked[];
  private readonly all: boolean;
  private found = new Uint32Array(1024);
  private matched = 0;
  private seen = 0;

  constructor(
    private readonly table: TraceTable,
    terms: readonly FilterTerm[],
  ) {
    this.all = terms.length === 0;
    this.terms = terms.map(({ columns, matches, negated }) => ({
      negated,
      markers: columns.map((column) =>
        column === 'request' ? this.requests(matches) : this.texts(column, matches),
      ),
    }));
  }

  /** How many rows meet the filter. */
  get count(): number {
    return this.matched;
  }

  /** The row at a place among those that meet it. */
  row(place: number): number {
    return this.all ? place : this.found[place];
  }

  /** The place of a row, or of the next one behind it that meets the filter. */
  placeOf(row: number): number {
    if (this.all) return Math.min(row, this.matched);
    let low = 0;
    let high = this.matched;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.found[middle] < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Asks the rows that have come since. */
  update(): void {
    const { table, terms, seen } = this;
    const { count } = table;
    if (this.all) {
      this.matched = count;
      return;
    }
    if (this.found.length < count) {
      const more = new Uint32Array(Math.max(count, this.found.length * 2));
      more.set(this.found.subarray(0, this.matched));
      this.found = more;
    }
    const { found } = this;
    let { matched } = this;
    const fails = new Uint8Array(count - seen);
    for (const { markers, negated } of terms) {
      const marks = new Uint8Array(count - seen);
      for (const mark of markers) mark(marks, seen);
      const failing = negated ? 1 : 0;
      for (let i = 0; i < marks.length; i++) if (marks[i] === failing) fails[i] = 1;
    }
    for (let i = 0; i < fails.length; i++) if (fails[i] === 0) found[matched++] = seen + i;
    this.matched = matched;
    this.seen = count;
  }

  private texts(column: TextColumn, matches: (text: string) => boolean): Marker {
    const { table } = this;
    const answers: number[] = [];
    return (marks, first) => {
      const texts = table.textsOf(column);
      for (let id = answers.length; id < texts.length; id++) answers.push(matches(texts[id]) ? 1 : 0);
      if (!answers.includes(1)) return;
      const known = Uint8Array.from(answers);
      const ids = table.idsOf(column);
      for (let i = 0; i < marks.length; i++) marks[i] |= known[ids[first + i]];
    };
  }

  /** Rows of one request follow each other: its text is asked once for them. */
  private requests(matches: (text: string) => boolean): Marker {
    const { table } = this;
    return (marks, first) => {
      const { step } = table.columns;
      let last: number | undefined;
      let answer = 0;
      for (let i = 0; i < marks.length; i++) {
        if (marks[i] === 1) continue;
        const of = step[first + i];
        if (of !== last) answer = matches(requestText(of, table.step(of)?.action)) ? 1 : 0;
        last = of;
        marks[i] = answer;
      }
    };
  }
}
