/** The highest element, in pixels: Chromium ends at 33 million of its own, and a window may be zoomed to twice the size. */
export const HIGHEST = 15_000_000;

/** Lines drawn above and below what is seen, so that a frame that comes late shows no gap. */
const MARGIN = 8;

export interface WindowSize {
  /** Lines in all. */
  readonly count: number;
  /** Pixels of one line. */
  readonly lineHeight: number;
  /** Pixels that are seen. */
  readonly height: number;
}

export interface VirtualWindow {
  /** Pixels of the whole, for the scroll bar. */
  readonly total: number;
  /** The lines to draw: from `first` up to, not with, `end`. */
  readonly first: number;
  readonly end: number;
  /** Where the first of them is drawn, in pixels from the top of the whole. */
  readonly top: number;
}

/**
 * Which lines to draw for a scroll position. Where all lines together are higher than an element may be, the scroll
 * bar is a scale: a pixel of it stands for several.
 */
export function windowOf({ count, lineHeight, height }: WindowSize, scrollTop: number): VirtualWindow {
  const whole = count * lineHeight;
  const total = Math.min(whole, HIGHEST);
  const at = Math.max(0, Math.min(scrollTop, total - height));
  const scale = total > height ? (whole - height) / (total - height) : 1;
  const real = at * scale;
  const first = Math.max(0, Math.floor(real / lineHeight) - MARGIN);
  const end = Math.min(count, Math.ceil((real + height) / lineHeight) + MARGIN);
  return { total, first, end, top: at + first * lineHeight - real };
}

/** The scroll position at which a line is seen, changed as little as possible. */
export function scrollTo(size: WindowSize, scrollTop: number, line: number): number {
  const { count, lineHeight, height } = size;
  const whole = count * lineHeight;
  const total = Math.min(whole, HIGHEST);
  const scale = total > height ? (whole - height) / (total - height) : 1;
  const real = Math.min(scrollTop, Math.max(0, total - height)) * scale;
  const begin = line * lineHeight;
  const wanted =
    begin < real ? begin : begin + lineHeight > real + height ? begin + lineHeight - height : real;
  return wanted / scale;
}
