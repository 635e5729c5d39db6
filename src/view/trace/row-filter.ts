import type { FilterTerm } from '../../trace-files/filter/trace-filter.ts';
import { requestText, type TextColumn } from '../../trace-files/table/command-row.ts';
import type { TraceTable } from './trace-table.ts';

const NO = 0;
const YES = 1;

/** A text column, or the requests, as a term of a filter asks it. */
interface Column {
  /** The number of each row's text. */
  readonly ids: () => Int32Array | Uint32Array;
  /** Added to it: steps begin at -1. */
  readonly shift: number;
  /** How many different texts there are now. */
  readonly texts: () => number;
  readonly matches: (id: number) => boolean;
  /** The answer for each text: each is asked once, however many rows have it. */
  answers: Uint8Array;
  asked: number;
}

interface Asked {
  readonly columns: readonly Column[];
  readonly negated: boolean;
}

/** Asks the texts that are new. */
function askNew(column: Column): void {
  const count = column.texts();
  if (count > column.answers.length) {
    const more = new Uint8Array(Math.max(count, column.answers.length * 2));
    more.set(column.answers);
    column.answers = more;
  }
  for (; column.asked < count; column.asked++)
    column.answers[column.asked] = column.matches(column.asked) ? YES : NO;
}

/** The rows of a table that meet a filter, in order. Rows that come later are asked later, once. */
export class RowFilter {
  private readonly terms: readonly Asked[];
  private found = new Uint32Array(1024);
  private matched = 0;
  private seen = 0;

  constructor(
    private readonly table: TraceTable,
    terms: readonly FilterTerm[],
  ) {
    this.terms = terms.map(({ columns, matches, negated }) => ({
      negated,
      columns: columns.map((column) =>
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
    return this.found[place];
  }

  /** The place of a row, or of the next one behind it that meets the filter. */
  placeOf(row: number): number {
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
    const { table, terms } = this;
    if (this.found.length < table.count) {
      const more = new Uint32Array(Math.max(table.count, this.found.length * 2));
      more.set(this.found.subarray(0, this.matched));
      this.found = more;
    }
    for (const { columns } of terms) for (const column of columns) askNew(column);
    const found = this.found;
    const rows = table.count;
    // The first term chooses from all rows, each later one from those that are left.
    let left = this.matched;
    for (let row = this.seen; row < rows; row++) found[left++] = row;
    for (const { columns, negated } of terms) {
      let kept = this.matched;
      const sources = columns.map(({ ids, shift, answers }) => ({ ids: ids(), shift, answers }));
      for (let place = this.matched; place < left; place++) {
        const row = found[place];
        let answer = NO;
        for (let i = 0; i < sources.length && answer === NO; i++) {
          const { ids, shift, answers } = sources[i];
          answer = answers[ids[row] + shift];
        }
        if ((answer === YES) !== negated) found[kept++] = row;
      }
      left = kept;
    }
    this.matched = left;
    this.seen = table.count;
  }

  private texts(column: TextColumn, matches: (text: string) => boolean): Column {
    const texts = this.table.textsOf(column);
    return {
      ids: () => this.table.idsOf(column),
      shift: 0,
      texts: () => texts.length,
      matches: (id) => matches(texts[id]),
      answers: new Uint8Array(0),
      asked: 0,
    };
  }

  private requests(matches: (text: string) => boolean): Column {
    const { table } = this;
    return {
      ids: () => table.columns.step,
      shift: 1,
      texts: () => table.highestStep + 2,
      matches: (id) => matches(requestText(id - 1, table.step(id - 1)?.action)),
      answers: new Uint8Array(0),
      asked: 0,
    };
  }
}
