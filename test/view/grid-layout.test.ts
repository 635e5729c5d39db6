import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GridLayout, type Rect } from '../../src/view/library/grid-layout.ts';
import { PaneLayout } from '../../src/view/library/pane-layout.ts';

const options = fc.record({
  count: fc.integer({ min: 1, max: 400 }),
  width: fc.integer({ min: 60, max: 2000 }),
  cellWidth: fc.integer({ min: 40, max: 260 }),
  cellHeight: fc.integer({ min: 20, max: 100 }),
  group: fc.integer({ min: 0, max: 30 }),
});

const apart = (a: Rect, b: Rect): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe('a grid of cells', () => {
  it('has a row and a column for every cell, and finds the cell of each', () => {
    fc.assert(
      fc.property(options, (given) => {
        const grid = new GridLayout(given);
        for (let position = 0; position < given.count; position++) {
          const { row, column } = grid.place(position);
          expect(grid.at(row, column)).toBe(position);
          expect(row).toBeLessThan(grid.rows);
          expect(column).toBeLessThan(grid.columns);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lays no cell over another, and none outside', () => {
    fc.assert(
      fc.property(options, (given) => {
        const grid = new GridLayout(given);
        const rects = Array.from({ length: Math.min(given.count, 60) }, (_, index) => grid.rect(index));
        rects.forEach((rect, index) => {
          expect(rect.y + rect.height).toBeLessThanOrEqual(grid.height);
          for (const other of rects.slice(index + 1)) expect(apart(rect, other)).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('names all rows that show between two heights', () => {
    fc.assert(
      fc.property(options, fc.nat(), fc.integer({ min: 1, max: 900 }), (given, from, height) => {
        const grid = new GridLayout(given);
        const top = from % Math.max(1, Math.ceil(grid.height));
        const [first, end] = grid.rowsBetween(top, top + height);
        for (let position = 0; position < given.count; position++) {
          const { y, height: cell } = grid.rect(position);
          const { row } = grid.place(position);
          if (y + cell > top && y < top + height) expect(row >= first && row < end).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a magazine together in its frame', () => {
    const grid = new GridLayout({ count: 40, width: 1000, cellWidth: 100, cellHeight: 40, group: 10 });
    for (let position = 0; position < 40; position++) {
      const frame = grid.frameRect(Math.floor(position / 10));
      const cell = grid.rect(position);
      expect(cell.x >= frame.x && cell.x + cell.width <= frame.x + frame.width).toBe(true);
      expect(cell.y >= frame.y && cell.y + cell.height <= frame.y + frame.height).toBe(true);
    }
  });
});

describe('a pane', () => {
  const section = { cellWidth: 100, cellHeight: 40, group: 0 };
  const pane = new PaneLayout(
    [
      { ...section, kind: 'drive', title: 'Drives', count: 2 },
      { ...section, kind: 'slot', title: 'Slots', count: 7 },
    ],
    330,
  );

  it('goes through all cells to the right, and back to the left', () => {
    const there: string[] = [];
    for (let spot = pane.first(); spot; spot = pane.beside(spot, 1)) there.push(`${spot.kind} ${spot.index}`);
    const back: string[] = [];
    for (let spot = pane.last(); spot; spot = pane.beside(spot, -1)) back.push(`${spot.kind} ${spot.index}`);
    expect(there).toHaveLength(9);
    expect(back).toEqual([...there].reverse());
  });

  it('goes down a column, over the sections', () => {
    expect(pane.below({ kind: 'drive', index: 1 }, 1)).toEqual({ kind: 'slot', index: 1 });
    expect(pane.below({ kind: 'slot', index: 1 }, 1)).toEqual({ kind: 'slot', index: 4 });
    expect(pane.below({ kind: 'slot', index: 5 }, 1)).toEqual({ kind: 'slot', index: 6 });
    expect(pane.below({ kind: 'slot', index: 6 }, 1)).toBeUndefined();
    expect(pane.below({ kind: 'slot', index: 6 }, -100)).toEqual({ kind: 'drive', index: 0 });
  });

  it('goes to the ends of a row', () => {
    expect(pane.inRowOf({ kind: 'slot', index: 4 }, 'first')).toEqual({ kind: 'slot', index: 3 });
    expect(pane.inRowOf({ kind: 'slot', index: 4 }, 'last')).toEqual({ kind: 'slot', index: 5 });
  });

  it('draws what shows, and little more', () => {
    const large = new PaneLayout([{ ...section, kind: 'slot', title: '', count: 60_000 }], 1000);
    const cells = large.between(100_000, 100_800).flat();
    expect(cells.length).toBeGreaterThan(100);
    expect(cells.length).toBeLessThan(400);
    expect(large.find({ kind: 'slot', index: 59_999 })?.row).toBe(large.rows - 1);
  });

  it('shows the filtered elements alone', () => {
    const some = new PaneLayout([{ ...section, kind: 'slot', title: '', count: 9, shown: [2, 5, 8] }], 330);
    expect(some.find({ kind: 'slot', index: 5 })?.column).toBe(1);
    expect(some.find({ kind: 'slot', index: 4 })).toBeUndefined();
  });
});
