/** A rectangle in CSS pixels. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface GridOptions {
  readonly count: number;
  readonly width: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Cells in a frame, as slots in a magazine; 0: no frames. */
  readonly group: number;
}

const GAP = 6;
/** A frame's title, and the room around its cells. */
export const FRAME = { title: 20, padding: 6, gap: 10 } as const;

/**
 * Where equal cells stand. All of it is arithmetic, so that a million of them cost nothing: frames of `frameColumns` times
 * `frameRows` cells, `frames` of them side by side in a band.
 */
export class GridLayout {
  readonly frames: number;
  readonly frameColumns: number;
  readonly frameRows: number;
  readonly columns: number;
  readonly rows: number;
  readonly height: number;
  readonly cellWidth: number;
  private readonly framed: boolean;

  constructor(private readonly options: GridOptions) {
    const { count, width, group } = options;
    this.cellWidth = Math.min(options.cellWidth, Math.max(40, width));
    this.framed = group > 0;
    const inner = this.framed ? width - 2 * FRAME.padding : width;
    const fitting = Math.max(1, Math.floor((inner + GAP) / this.stepX));
    const [columns, rows] = this.framed ? this.frameShape(fitting) : [fitting, 1];
    this.frameColumns = columns;
    this.frameRows = rows;
    this.frames = this.framed ? this.sideBySide(columns) : 1;
    this.columns = this.frames * this.frameColumns;
    const perBand = this.framed ? this.frames * group : this.columns;
    const bands = Math.ceil(count / perBand);
    this.rows = bands * this.frameRows;
    this.height = bands * this.bandHeight;
  }

  private get stepX(): number {
    return this.cellWidth + GAP;
  }

  private get stepY(): number {
    return this.options.cellHeight + GAP;
  }

  private frameWidth(columns: number): number {
    return columns * this.stepX - GAP + 2 * FRAME.padding;
  }

  private frameHeight(rows: number): number {
    return FRAME.title + rows * this.stepY - GAP + 2 * FRAME.padding;
  }

  private get bandHeight(): number {
    return this.framed ? this.frameHeight(this.frameRows) + FRAME.gap : this.stepY;
  }

  private sideBySide(columns: number): number {
    return Math.max(1, Math.floor((this.options.width + FRAME.gap) / (this.frameWidth(columns) + FRAME.gap)));
  }

  /** The shape of a frame with which all of them take the least height. */
  private frameShape(fitting: number): [columns: number, rows: number] {
    const { group, count } = this.options;
    let best: [number, number] = [1, group];
    let least = Infinity;
    const fewest = Math.ceil(group / fitting);
    for (let rows = fewest; rows <= Math.min(group, fewest + 4); rows++) {
      const columns = Math.ceil(group / rows);
      const bands = Math.ceil(Math.ceil(count / group) / this.sideBySide(columns));
      const height = bands * (this.frameHeight(rows) + FRAME.gap);
      if (height < least) [best, least] = [[columns, rows], height];
    }
    return best;
  }

  /** Row and column of a cell, from 0. */
  place(position: number): { readonly row: number; readonly column: number } {
    if (!this.framed) return { row: Math.floor(position / this.columns), column: position % this.columns };
    const { group } = this.options;
    const frame = Math.floor(position / group);
    const inside = position % group;
    return {
      row: Math.floor(frame / this.frames) * this.frameRows + Math.floor(inside / this.frameColumns),
      column: (frame % this.frames) * this.frameColumns + (inside % this.frameColumns),
    };
  }

  /** The cell at a row and column; -1 where there is none. */
  at(row: number, column: number): number {
    if (row < 0 || column < 0 || column >= this.columns) return -1;
    const { group, count } = this.options;
    const inside = (row % this.frameRows) * this.frameColumns + (column % this.frameColumns);
    const frame = Math.floor(row / this.frameRows) * this.frames + Math.floor(column / this.frameColumns);
    const position = this.framed ? frame * group + inside : row * this.columns + column;
    return position < count && (!this.framed || inside < group) ? position : -1;
  }

  rect(position: number): Rect {
    const { row, column } = this.place(position);
    const frame = Math.floor(column / this.frameColumns);
    const inset = this.framed ? FRAME.padding : 0;
    return {
      x:
        inset +
        (this.framed ? frame * (this.frameWidth(this.frameColumns) + FRAME.gap) : 0) +
        (column % this.frameColumns) * this.stepX,
      y: this.rowTop(row),
      width: this.cellWidth,
      height: this.options.cellHeight,
    };
  }

  private rowTop(row: number): number {
    const inset = this.framed ? FRAME.title + FRAME.padding : 0;
    return Math.floor(row / this.frameRows) * this.bandHeight + inset + (row % this.frameRows) * this.stepY;
  }

  /** The rectangle of a frame; a last frame that is not full is as large as the others. */
  frameRect(frame: number): Rect {
    const width = this.frameWidth(this.frameColumns);
    return {
      x: (frame % this.frames) * (width + FRAME.gap),
      y: Math.floor(frame / this.frames) * this.bandHeight,
      width,
      height: this.frameHeight(this.frameRows),
    };
  }

  /** First row and the row after the last that show between two heights. */
  rowsBetween(top: number, bottom: number): readonly [first: number, end: number] {
    const band = (y: number): number => Math.floor(y / this.bandHeight);
    const first = Math.max(0, band(top)) * this.frameRows;
    const end = (band(bottom) + 1) * this.frameRows;
    return [Math.min(first, this.rows), Math.max(0, Math.min(end, this.rows))];
  }
}
