import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TraceClient } from '../../src/extension/trace-view/trace-client.ts';
import type { ToTraceView } from '../../src/view/trace/messages.ts';
import { openTrace, type TracePage } from '../../test/webview/support/trace.ts';
import { CHROMIUM, ROOT } from '../../test/vscode/host/paths.ts';
import { median, say } from '../say.ts';
import { writeMillion } from './million-trace.ts';
import { worked } from './worked.ts';

const ROWS = 1_000_000;
const ROUNDS = 3;
const FRAMES = 120;
const FILTERS = [
  'status:failed',
  'element:"slot 3"',
  'move drive',
  '-move',
  'request:77',
  'line:loader.c',
  '',
];

/** The trace view of a million commands: how soon it is open, how soon a filter answers, what a frame costs. */
export async function benchTraceView(): Promise<void> {
  const bytes = ['js', 'css'].reduce((sum, end) => sum + statSync(`dist/webview/trace.${end}`).size, 0);
  say('Trace view, script and style', `${(bytes / 1000).toFixed(0)} KB`, 'at most 250 KB');
  const folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-bench-'));
  try {
    const file = path.join(folder, 'million.chtrace');
    await writeMillion(file, ROWS);
    const readings: Reading[] = [];
    for (let round = 0; round < ROUNDS; round++) readings.push(await readInWorker(file));
    const size = `${(statSync(file).size / 1e6).toFixed(0)} MB`;
    if (existsSync(CHROMIUM)) await benchInBrowser(readings, size);
    else say('Trace view in a browser', 'not measured', `no Chromium at ${CHROMIUM}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How a file was read; in milliseconds. */
interface Reading {
  readonly messages: readonly ToTraceView[];
  /** Processor time of the whole process: of the worker from its start on, of its compiler and collector. */
  readonly processor: number;
  /** From the wish to the first commands, and to the last of them. */
  readonly first: number;
  readonly all: number;
}

/** Reads a file as the editor does: in a worker of its own, which has never read one before. */
async function readInWorker(file: string): Promise<Reading> {
  const messages: ToTraceView[] = [];
  const before = process.cpuUsage();
  const begin = performance.now();
  let first = Number.NaN;
  let client: TraceClient | undefined;
  await new Promise<void>((resolve, reject) => {
    client = new TraceClient(
      path.join(ROOT, 'dist/trace-worker.mjs'),
      { tag: 'en', texts: {} },
      (message) => {
        messages.push(message);
        if (message.kind === 'rows' && Number.isNaN(first)) first = performance.now() - begin;
        if (message.kind === 'failed') reject(new Error(message.message));
        if (message.kind === 'phase' && message.phase === 'complete') resolve();
      },
    );
    client.post({ kind: 'file', file });
    client.post({ kind: 'replay' });
  });
  const all = performance.now() - begin;
  const { user, system } = process.cpuUsage(before);
  await client?.end();
  return { messages, processor: (user + system) / 1000, first, all };
}

async function benchInBrowser(readings: readonly Reading[], size: string): Promise<void> {
  const view = await openTrace();
  try {
    await handOver(view, readings[0].messages);
    const begin = performance.now();
    const taken = await worked(view.page, 'TaskDuration', () => post(view));
    const drawn = performance.now() - begin;
    const read = median(readings.map(({ processor }) => processor));
    say(`Trace of 1,000,000 commands (${size}) opens: processor`, seconds(read + taken), 'at most 1.5 s');
    const parts = `${read.toFixed(0)} / ${taken.toFixed(0)}`;
    say('  milliseconds of it: worker with its compiler and collector / view', parts, '');
    const first = median(readings.map((reading) => reading.first));
    const all = median(readings.map((reading) => reading.all));
    const waited = seconds(all + drawn);
    say('  by the clock, as if the view began when the worker has ended', waited, 'at most 1.5 s');
    say('  by the clock, until the worker has told the first commands', `${first.toFixed(0)} ms`, '');
    const answers: number[] = [];
    for (const text of FILTERS)
      answers.push(await worked(view.page, 'TaskDuration', () => filter(view, text)));
    say(
      '  a filter answers, the slowest of several',
      `${Math.max(...answers).toFixed(0)} ms`,
      'at most 300 ms',
    );
    const scrolled = await worked(view.page, 'TaskDuration', () => scroll(view));
    say('  a frame while it scrolls', `${(scrolled / FRAMES).toFixed(1)} ms`, 'at most 16.7 ms');
  } finally {
    await view.close();
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** What the page keeps until it is sent: making it there is no work of the view. */
interface Held {
  held: unknown[];
}

/** Brings messages into the page, with typed arrays as the editor hands them over. */
async function handOver(view: TracePage, messages: readonly ToTraceView[]): Promise<void> {
  for (const message of messages) {
    const text = JSON.stringify(message, (_name, value: unknown) =>
      ArrayBuffer.isView(value)
        ? { array: value.constructor.name, data: Buffer.from(value.buffer).toString('base64') }
        : value,
    );
    await view.page.evaluate((sent) => {
      const arrays: Readonly<Record<string, new (buffer: ArrayBuffer) => unknown>> = {
        Uint8Array,
        Uint16Array,
        Uint32Array,
        Int32Array,
        Float64Array,
      };
      const page = window as unknown as Held;
      page.held ??= [];
      page.held.push(
        JSON.parse(sent, (_name, value: unknown) => {
          const packed = value as { array?: string; data?: string } | null;
          if (typeof packed?.array !== 'string' || packed.data === undefined) return value;
          const bytes = Uint8Array.from(atob(packed.data), (letter) => letter.charCodeAt(0));
          return new arrays[packed.array](bytes.buffer);
        }),
      );
    }, text);
  }
}

/** Sends what the page keeps as the editor's webview does, which hands arrays over; waits until it is drawn. */
async function post(view: TracePage): Promise<void> {
  await view.page.evaluate(() => {
    const arraysIn = (value: unknown): Transferable[] => {
      if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(arraysIn) : [];
    };
    for (const message of (window as unknown as Held).held)
      window.postMessage(message, window.origin, arraysIn(message));
  });
  await view.send({ kind: 'phase', phase: 'complete' });
  await view.page.getByText('1,000,000 commands').waitFor();
  await view.frames(2);
}

async function filter(view: TracePage, text: string): Promise<void> {
  await view.page.locator('trace-toolbar input').first().fill(text);
  await view.frames(3);
}

/** Small steps, and far ones between them. */
async function scroll(view: TracePage): Promise<void> {
  await view.page.locator('trace-grid .scroller').evaluate(async (scroller, frames) => {
    for (let i = 0; i < frames; i++) {
      scroller.scrollTop += i % 10 === 9 ? 60_000 : 397;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, FRAMES);
}
