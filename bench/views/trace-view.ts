import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HeldTrace } from '../../src/extension/trace-view/held-trace.ts';
import type { ToTraceView } from '../../src/view/trace/messages.ts';
import { openTrace, type TracePage } from '../../test/webview/support/trace.ts';
import { CHROMIUM } from '../../test/vscode/host/paths.ts';
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
    let messages: ToTraceView[] = [];
    const reads: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      messages = [];
      const before = process.cpuUsage();
      await new HeldTrace(file, (message) => void messages.push(message)).read();
      const { user, system } = process.cpuUsage(before);
      reads.push((user + system) / 1000);
    }
    const size = `${(statSync(file).size / 1e6).toFixed(0)} MB`;
    if (existsSync(CHROMIUM)) await benchInBrowser(messages, median(reads), size);
    else say('Trace view in a browser', 'not measured', `no Chromium at ${CHROMIUM}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param read milliseconds that the worker took to read the file. */
async function benchInBrowser(messages: readonly ToTraceView[], read: number, size: string): Promise<void> {
  const view = await openTrace();
  try {
    await handOver(view, messages);
    const taken = await worked(view.page, 'TaskDuration', () => post(view));
    const opens = `${((read + taken) / 1000).toFixed(2)} s`;
    say(`Trace of 1,000,000 commands (${size}) opens`, opens, 'at most 1.5 s');
    const parts = `${read.toFixed(0)} / ${taken.toFixed(0)}`;
    say('  milliseconds of processor: worker / view, side by side', parts, '');
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
