import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CommandRecord } from '../../../src/lab/records.ts';
import { loadTraceFile } from '../../../src/trace-files/file/read-trace-file.ts';
import type { LoadedTrace } from '../../../src/trace-files/format/trace-reader.ts';
import type { FromTraceView, ToTraceView } from '../../../src/view/trace/messages.ts';
import { StepBuilder } from '../../../src/view/trace/step-chunk.ts';
import { ChunkBuilder } from '../../../src/view/trace/trace-chunk.ts';
import { ROOT } from '../../vscode/host/paths.ts';
import { WebviewPage, type PageOptions } from './webview-page.ts';

export type TracePage = WebviewPage<ToTraceView, FromTraceView>;

export function openTrace(options: Omit<PageOptions, 'view' | 'body'> = {}): Promise<TracePage> {
  return WebviewPage.open({ ...options, view: 'trace', body: '<trace-view></trace-view>' });
}

/** The trace of a sample's scenario, recorded now. */
export async function sampleTrace(scenario: string): Promise<LoadedTrace> {
  const folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-view-'));
  const file = path.join(folder, 'run.chtrace');
  try {
    const args = ['dist/cli.mjs', 'run', '--scenario', `samples/${scenario}`, '--trace', file];
    execFileSync(process.execPath, args, { cwd: ROOT });
    return await loadTraceFile(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function commandsOf({ records }: LoadedTrace): CommandRecord[] {
  return records.flatMap(({ kind, record }) => (kind === 'command' ? [record] : []));
}

/** A trace as the extension tells the view of it. */
export function messagesOf(trace: LoadedTrace): ToTraceView[] {
  const builder = new ChunkBuilder(10_000);
  for (const command of commandsOf(trace)) builder.add(command);
  const steps = new StepBuilder();
  for (const { kind, record } of trace.records)
    if (kind === 'step') steps.add(record.index, steps.textId(record));
  return [
    { kind: 'reset', header: trace.header },
    { kind: 'rows', chunk: builder.take() },
    { kind: 'steps', chunk: steps.take() },
    { kind: 'phase', phase: 'complete' },
  ];
}

/** Sends a trace, and answers each command that the view asks for, as the extension does. */
export async function show(view: TracePage, trace: LoadedTrace): Promise<void> {
  for (const message of messagesOf(trace)) await view.send(message);
}

/** Answers the last command that the view asked for. */
export async function answer(view: TracePage, trace: LoadedTrace): Promise<void> {
  const row = (await view.posted('command')).at(-1)?.row;
  if (row === undefined) throw new Error('The view has asked for no command.');
  await view.send({ kind: 'command', row, record: commandsOf(trace)[row] });
}
