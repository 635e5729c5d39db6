import { GridLayout, type Rect } from './grid-layout.ts';
import type { Spot, SpotKind } from './spots.ts';

/** One kind of thing in a pane, under its heading. */
export interface SectionOptions {
  readonly kind: SpotKind;
  readonly title: string;
  readonly count: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly group: number;
  /** Which elements are shown, in order; undefined: all. */
  readonly shown?: readonly number[];
}

export interface Section extends SectionOptions {
  readonly grid: GridLayout;
  /** Where its heading begins, and its cells. */
  readonly top: number;
  readonly cellsTop: number;
  /** How many rows there are above it. */
  readonly firstRow: number;
  /** How many of its kind are shown. */
  readonly length: number;
}

/** A cell with its place, for whoever draws it. */
export interface PlacedSpot extends Spot {
  readonly rect: Rect;
  readonly row: number;
  readonly column: number;
}

export const HEADING = 28;
const MARGIN = 8;

/** Sections one below the other, and the way from cell to cell in them. */
export class PaneLayout {
  readonly sections: readonly Section[];
  readonly height: number;
  readonly rows: number;
  readonly columns: number;

  constructor(sections: readonly SectionOptions[], width: number) {
    let top = 0;
    let firstRow = 0;
    const laid: Section[] = [];
    for (const section of sections) {
      const length = section.shown?.length ?? section.count;
      if (length === 0) continue;
      const grid = new GridLayout({ ...section, count: length, width });
      laid.push({ ...section, grid, top, cellsTop: top + HEADING, firstRow, length });
      top += HEADING + grid.height + MARGIN;
      firstRow += grid.rows;
    }
    this.sections = laid;
    this.height = top;
    this.rows = firstRow;
    this.columns = Math.max(1, ...laid.map(({ grid }) => grid.columns));
  }

  private section(kind: SpotKind): Section | undefined {
    return this.sections.find((one) => one.kind === kind);
  }

  /** Position of a spot in its section; -1 where it is not shown. */
  private position(section: Section, index: number): number {
    if (!section.shown) return index < section.count ? index : -1;
    return sortedIndex(section.shown, index);
  }

  private placed(section: Section, position: number): PlacedSpot {
    const { row, column } = section.grid.place(position);
    const rect = section.grid.rect(position);
    return {
      kind: section.kind,
      index: section.shown?.[position] ?? position,
      rect: { ...rect, y: rect.y + section.cellsTop },
      row: section.firstRow + row,
      column,
    };
  }

  /** Where a spot stands; undefined where it is not shown. */
  find({ kind, index }: Spot): PlacedSpot | undefined {
    const section = this.section(kind);
    if (!section) return undefined;
    const position = this.position(section, index);
    return position < 0 ? undefined : this.placed(section, position);
  }

  first(): Spot | undefined {
    return this.ofPosition(this.sections.at(0), 0);
  }

  last(): Spot | undefined {
    const section = this.sections.at(-1);
    return this.ofPosition(section, (section?.length ?? 0) - 1);
  }

  private ofPosition(section: Section | undefined, position: number): Spot | undefined {
    if (!section || position < 0 || position >= section.length) return undefined;
    return { kind: section.kind, index: section.shown?.[position] ?? position };
  }

  /** The next or previous cell, over the ends of rows and sections. */
  beside(spot: Spot, step: 1 | -1): Spot | undefined {
    const section = this.section(spot.kind);
    if (!section) return this.first();
    const next = this.ofPosition(section, this.position(section, spot.index) + step);
    if (next) return next;
    const other = this.sections.at(this.sections.indexOf(section) + step);
    if (!other || (step < 0 && this.sections[0] === section)) return undefined;
    return this.ofPosition(other, step > 0 ? 0 : other.length - 1);
  }

  /** The cell so many rows below, or above where `rows` is negative; the last one where there are fewer. */
  below(spot: Spot, rows: number): Spot | undefined {
    const from = this.find(spot);
    if (!from) return this.first();
    const step = Math.sign(rows);
    let found: Spot | undefined;
    for (let row = from.row + rows; row !== from.row && !found; row -= step)
      found = this.inRow(row, from.rect.x + from.rect.width / 2);
    return found;
  }

  /** The first or last cell of a cell's row. */
  inRowOf(spot: Spot, which: 'first' | 'last'): Spot | undefined {
    const from = this.find(spot);
    return from && this.inRow(from.row, which === 'first' ? 0 : Infinity);
  }

  /** The cell of a row that is nearest to `x`. */
  private inRow(row: number, x: number): Spot | undefined {
    const section = this.sections.findLast(({ firstRow }) => firstRow <= row);
    if (!section || row < 0 || row >= this.rows) return undefined;
    let best: { spot: Spot; distance: number } | undefined;
    for (let column = 0; column < section.grid.columns; column++) {
      const position = section.grid.at(row - section.firstRow, column);
      if (position < 0) continue;
      const rect = section.grid.rect(position);
      const middle = rect.x + rect.width / 2;
      const distance = x === Infinity ? -middle : Math.abs(middle - x);
      const spot = this.ofPosition(section, position);
      if (spot && (!best || distance < best.distance)) best = { spot, distance };
    }
    return best?.spot;
  }

  /** The cells that show between two heights, row by row. */
  between(top: number, bottom: number): PlacedSpot[][] {
    const rows: PlacedSpot[][] = [];
    for (const section of this.sections) {
      const [first, end] = section.grid.rowsBetween(top - section.cellsTop, bottom - section.cellsTop);
      for (let row = first; row < end; row++) {
        const cells: PlacedSpot[] = [];
        for (let column = 0; column < section.grid.columns; column++) {
          const position = section.grid.at(row, column);
          if (position >= 0) cells.push(this.placed(section, position));
        }
        if (cells.length > 0) rows.push(cells);
      }
    }
    return rows;
  }

  /** The frames, as magazines are drawn, that show between two heights. */
  framesBetween(top: number, bottom: number): { readonly frame: number; readonly rect: Rect }[] {
    return this.sections.flatMap((section) => {
      const { grid, group, cellsTop, length } = section;
      if (group === 0) return [];
      const [first, end] = grid.rowsBetween(top - cellsTop, bottom - cellsTop);
      const from = Math.floor(first / grid.frameRows) * grid.frames;
      const to = Math.min(Math.ceil(end / grid.frameRows) * grid.frames, Math.ceil(length / group));
      return Array.from({ length: Math.max(0, to - from) }, (_, offset) => {
        const rect = grid.frameRect(from + offset);
        return { frame: from + offset, rect: { ...rect, y: rect.y + cellsTop } };
      });
    });
  }
}

/** Where a value stands in an ascending list; -1 where it does not. */
function sortedIndex(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (list[middle] === value) return middle;
    if (list[middle] < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
