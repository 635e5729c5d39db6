import type { RowFilter } from './row-filter.ts';
import type { TraceTable } from './trace-table.ts';

/** The commands of a request that meet the filter; they follow each other. */
export interface Group {
  readonly step: number;
  /** Place of the first among the rows that meet the filter, and how many there are. */
  readonly first: number;
  count: number;
}

/** A line of the table that a person sees. */
export type TraceLine =
  | { readonly kind: 'group'; readonly group: Group; readonly open: boolean }
  | { readonly kind: 'row'; readonly row: number };

/** Which line stands where: rows that meet the filter, with a heading before those of a request, which can be closed. */
export class TraceLines {
  private groups: Group[] = [];
  /** The line of each group's heading. */
  private starts: number[] = [];
  private grouped = 0;
  private readonly closed = new Set<number>();

  constructor(
    private readonly table: TraceTable,
    private readonly filter: RowFilter,
    readonly grouping: boolean,
    closed: Iterable<number> = [],
  ) {
    for (const step of closed) this.closed.add(step);
    this.update();
  }

  get count(): number {
    if (!this.grouping) return this.filter.count;
    const last = this.groups.at(-1);
    return last ? this.starts[this.groups.length - 1] + 1 + this.shown(last) : 0;
  }

  /** Steps whose rows are hidden. */
  get closedSteps(): number[] {
    return [...this.closed];
  }

  /** Takes in the rows that the filter has found since. */
  update(): void {
    if (!this.grouping) return;
    const { step } = this.table.columns;
    for (; this.grouped < this.filter.count; this.grouped++) {
      const of = step[this.filter.row(this.grouped)];
      const last = this.groups.at(-1);
      if (last?.step === of) last.count++;
      else {
        this.starts.push(last ? this.starts[this.groups.length - 1] + 1 + this.shown(last) : 0);
        this.groups.push({ step: of, first: this.grouped, count: 1 });
      }
    }
  }

  /** The line at a place from 0 to `count` - 1. */
  at(line: number): TraceLine {
    if (!this.grouping) return { kind: 'row', row: this.filter.row(line) };
    const index = this.groupAt(line);
    const group = this.groups[index];
    const within = line - this.starts[index];
    if (within === 0) return { kind: 'group', group, open: !this.closed.has(group.step) };
    return { kind: 'row', row: this.filter.row(group.first + within - 1) };
  }

  /** Where a row stands, or the heading of its closed group; where it is filtered out, the next one behind it. */
  lineOf(row: number): number {
    const place = Math.min(this.filter.placeOf(row), this.filter.count - 1);
    if (!this.grouping || place < 0) return Math.max(0, place);
    const index = lastNotAbove(this.groups.length, (i) => this.groups[i].first, place);
    const group = this.groups[index];
    return this.closed.has(group.step) ? this.starts[index] : this.starts[index] + 1 + place - group.first;
  }

  /** Where the heading of a request stands. */
  lineOfStep(step: number): number {
    const index = this.groups.findIndex((group) => group.step === step);
    return index < 0 ? 0 : this.starts[index];
  }

  /** Shows or hides the rows of a request. */
  toggle(step: number, open: boolean): void {
    if (open) this.closed.delete(step);
    else this.closed.add(step);
    this.place();
  }

  /** Shows or hides the rows of all requests. */
  toggleAll(open: boolean): void {
    this.closed.clear();
    if (!open) for (const { step } of this.groups) this.closed.add(step);
    this.place();
  }

  private shown(group: Group): number {
    return this.closed.has(group.step) ? 0 : group.count;
  }

  private place(): void {
    let line = 0;
    for (const [index, group] of this.groups.entries()) {
      this.starts[index] = line;
      line += 1 + this.shown(group);
    }
  }

  private groupAt(line: number): number {
    return lastNotAbove(this.groups.length, (index) => this.starts[index], line);
  }
}

/** The last index whose value is not above what is looked for; values rise. */
function lastNotAbove(count: number, value: (index: number) => number, wanted: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (value(middle) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
