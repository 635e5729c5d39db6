import { describe, expect, it } from 'vitest';
import { LineTable } from '../../src/toolchain/line-table.ts';
import { driverBench, fixture } from '../support/driver.ts';

const bench = driverBench();

describe('the line table', () => {
  it('finds the row that covers an address, and none in a gap or before the first', () => {
    const table = new LineTable({ files: ['a.c'], rows: [100, 0, 5, 110, 0, 6, 120, -1, 6, 130, 0, 9] });
    expect(table.find(99)).toBeUndefined();
    expect(table.find(100)).toEqual({ file: 'a.c', line: 5 });
    expect(table.find(119)).toEqual({ file: 'a.c', line: 6 });
    expect(table.find(125)).toBeUndefined();
    expect(table.find(500)).toEqual({ file: 'a.c', line: 9 });
    expect(new LineTable({ files: [], rows: [] }).find(1)).toBeUndefined();
  });

  it('of a real driver names the user’s files and lies within its code', async () => {
    const built = await bench.build(fixture('probe.c'));
    const { files, rows } = built.lines;
    expect(files).toContain(fixture('probe.c'));
    expect(rows.length).toBeGreaterThan(300);
    for (let i = 3; i < rows.length; i += 3) expect(rows[i]).toBeGreaterThanOrEqual(rows[i - 3]);
    expect(rows.at(-3)).toBeLessThan((built.wasm as Uint8Array).length);
  });
});
