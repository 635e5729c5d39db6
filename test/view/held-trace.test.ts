import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { HeldTrace } from '../../src/extension/trace-view/held-trace.ts';
import { Spool } from '../../src/extension/trace-view/spool.ts';
import { loadTraceFile } from '../../src/trace-files/file/read-trace-file.ts';
import { TraceWriter } from '../../src/trace-files/format/trace-writer.ts';
import { rowOf } from '../../src/trace-files/table/command-row.ts';
import type { ToTraceView } from '../../src/view/trace/messages.ts';
import { TraceStore } from '../../src/view/trace/trace-store.ts';
import * as arbitrary from '../trace-files/arbitrary-records.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-held-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What other programs, editors and bad luck make of lines. */
const CHANGES: readonly ((lines: string) => string)[] = [
  (lines) => lines,
  (lines) => lines.replaceAll('\n', '\r\n'),
  (lines) => lines.replaceAll('\n', '\n\n'),
  (lines) => lines.replaceAll('":', '": '),
  (lines) => lines.replaceAll('}}\n', ',"later":{"a":[1]}}}\n'),
  (lines) => lines.replace('"seq":', '"sequence":'),
  (lines) => lines.replace('{"seq":0', '{"seq":1e3').replace(',"time":', ',"time":1e'),
  (lines) => lines.replace(/"device":"[^"]*",("name":"[^"]*")/, '$1,"device":"drive 9"'),
  (lines) => lines.slice(0, lines.length / 2) + '\n',
  (lines) => lines.replace(',"cdb"', ',\n"cdb"'),
  (lines) => lines.replace('"action":"', '"action":"\\u00e9\\n'),
];

describe('a trace that is held for a view', () => {
  it('gives the view every row of a file, and each command anew', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitrary.header,
        fc.array(arbitrary.record, { maxLength: 20 }),
        async (header, records) => {
          const writer = new TraceWriter();
          const file = path.join(folder, 'file.chtrace');
          writeFileSync(
            file,
            writer.header(header) + records.map((record) => writer.record(record)).join(''),
          );
          const store = new TraceStore();
          const held = new HeldTrace(file, (message) => store.apply(message));
          await held.read();
          const commands = records.flatMap(({ kind, record }) => (kind === 'command' ? [record] : []));
          expect(store.table.count).toBe(commands.length);
          for (const [row, command] of commands.entries()) {
            expect(store.table.row(row)).toEqual(rowOf(command));
            expect(held.command(row)).toEqual(command);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('reads damaged and foreign lines as a reader of JSON alone does', async () => {
    const change = fc.constantFrom(...CHANGES);
    const lines = fc.array(fc.tuple(arbitrary.record, change), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(arbitrary.header, lines, fc.nat(50), async (header, changed, cut) => {
        const writer = new TraceWriter();
        const first = writer.header(header);
        const rest = changed.map(([record, change]) => change(writer.record(record))).join('');
        const file = path.join(folder, 'foreign.chtrace');
        writeFileSync(file, first + rest.slice(0, rest.length - cut));
        const [scanned, whole] = [new TraceStore(), await loadTraceFile(file)];
        await new HeldTrace(file, (message) => scanned.apply(message)).read();
        const commands = whole.records.flatMap(({ kind, record }) => (kind === 'command' ? [record] : []));
        expect(commands.map((_, row) => scanned.table.row(row))).toEqual(commands.map(rowOf));
        expect(scanned.table.count).toBe(commands.length);
        const steps = new Map(
          whole.records.flatMap(({ kind, record }) => (kind === 'step' ? [[record.index, record]] : [])),
        );
        for (const [index, { action, status, ok, message }] of steps)
          expect(scanned.table.step(index)).toEqual({ action, status, ok, message });
        expect(scanned.problems).toEqual(whole.problems);
      }),
    );
  });

  it('tells the first commands at once, and how many there will be', async () => {
    const [record] = fc.sample(arbitrary.command, 1);
    const [header] = fc.sample(arbitrary.header, 1);
    const writer = new TraceWriter();
    const file = path.join(folder, 'long.chtrace');
    const lines = Array.from({ length: 2000 }, () => writer.record({ kind: 'command', record }));
    writeFileSync(file, writer.header(header) + lines.join(''));
    const told: Extract<ToTraceView, { kind: 'rows' }>[] = [];
    await new HeldTrace(file, (message) => {
      if (message.kind === 'rows') told.push(message);
    }).read();
    expect(told.map(({ chunk }) => chunk.count)).toEqual([500, 1500]);
    for (const { expected } of told) expect(Math.abs((expected ?? 0) - 2000)).toBeLessThan(20);
  });

  it('follows a run that is written while it goes on, and tells of it again from the beginning', async () => {
    const [first, second] = fc
      .sample(arbitrary.command, 2)
      .map((record) => ({ kind: 'command' as const, record }));
    const [header] = fc.sample(arbitrary.header, 1);
    const spool = new Spool();
    try {
      const store = new TraceStore();
      const held = new HeldTrace(spool.file, (message) => store.apply(message));
      held.push(spool.begin(header));
      const writer = new TraceWriter();
      held.push(spool.add(writer.record(first)));
      held.push(spool.add(writer.record(second)));
      expect(store.table.count).toBe(2);
      expect(held.command(1)).toEqual(second.record);
      const again = new TraceStore();
      await new HeldTrace(spool.file, (message) => again.apply(message)).read();
      expect(again.table.row(1)).toEqual(store.table.row(1));
    } finally {
      spool.remove();
    }
  });

  it('says which lines are damaged', async () => {
    const file = path.join(folder, 'damaged.chtrace');
    const [header] = fc.sample(arbitrary.header, 1);
    writeFileSync(file, new TraceWriter().header(header));
    appendFileSync(file, 'x\ny\n');
    const messages: ToTraceView[] = [];
    await new HeldTrace(file, (message) => void messages.push(message)).read();
    expect(messages.at(-1)).toMatchObject({
      kind: 'problems',
      count: 2,
      problems: [{ line: 2 }, { line: 3 }],
    });
  });
});
