/** Where a piece of syntax stands. Pieces are parsed one by one and move as text before them grows. */

/** A piece of a file: its place in the file may change while the piece itself does not. */
export interface Origin {
  readonly file: string;
  /** Offset of the piece in the file. */
  base: number;
}

/** A range of a piece, as offsets from where the piece begins. */
export interface Place {
  readonly origin: Origin;
  readonly from: number;
  readonly to: number;
}

/** A range of a file. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** The range of the file that a place is now. */
export function spanOf({ origin, from, to }: Place): Span {
  return { file: origin.file, start: origin.base + from, end: origin.base + to };
}
