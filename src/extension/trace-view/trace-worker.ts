/** The worker that holds a trace for a view: reading, comparing and exporting stay out of the editor's way. */
import { parentPort, workerData } from 'node:worker_threads';
import * as l10n from '@vscode/l10n';
import { compareTraces } from '../../trace-files/compare/compare-traces.ts';
import { differenceTitle } from '../../trace-files/compare/comparison-text.ts';
import { loadTraceFile, TraceFileError } from '../../trace-files/file/read-trace-file.ts';
import { writeTraceFile } from '../../trace-files/file/write-trace-file.ts';
import { devicesOf } from '../../trace-files/format/header.ts';
import { speak, type PageLanguage } from '../../view/language.ts';
import type { ListedDifference, ToTraceView, TracePhase } from '../../view/trace/messages.ts';
import { buffersOf } from '../../view/trace/trace-chunk.ts';
import { HeldTrace } from './held-trace.ts';
import { Spool } from './spool.ts';
import type { FromTraceWorker, ToTraceWorker, TraceQuestions } from './worker-protocol.ts';

const port = parentPort;
if (!port) throw new Error('trace-worker runs as a worker');
speak(workerData as PageLanguage);

const say = (message: FromTraceWorker): void => port.postMessage(message);
const tell = (message: ToTraceView): void => {
  const buffers = message.kind === 'rows' ? buffersOf(message.chunk) : [];
  port.postMessage({ kind: 'view', message } satisfies FromTraceWorker, buffers);
};

let held: HeldTrace | undefined;
let spool: Spool | undefined;
let phase: TracePhase = 'waiting';
process.on('exit', () => spool?.remove());

/** Holds the trace of a file, and tells the view all of it. */
async function hold(file: string): Promise<void> {
  held = new HeldTrace(file, tell);
  if (spool?.file !== file) phase = 'complete';
  tell({ kind: 'phase', phase: 'reading' });
  await held.read();
  tell({ kind: 'phase', phase });
}

async function compare({ file, name }: TraceQuestions['compare']['arguments']): Promise<ListedDifference[]> {
  const [here, there] = [await loadTraceFile(current().file), await loadTraceFile(file)];
  const commands = here.records.flatMap(({ kind, record }) => (kind === 'command' ? [record.seq] : []));
  const rows = new Map(commands.map((seq, row) => [seq, row]));
  const { differences } = compareTraces(here.records, there.records);
  return differences.map((difference) => ({
    title: differenceTitle(difference, { a: l10n.t('this trace'), b: name }),
    row: rows.get(difference.at ?? -1) ?? null,
    members: difference.members,
  }));
}

function current(): HeldTrace {
  if (!held)
    throw new TraceFileError(l10n.t('There is no trace yet: run a driver, or open a .chtrace file.'));
  return held;
}

async function answer(message: Extract<ToTraceWorker, { kind: 'ask' }>): Promise<unknown> {
  switch (message.question) {
    case 'command':
      return current().command((message.arguments as TraceQuestions['command']['arguments']).row);
    case 'export': {
      const { file, format } = message.arguments as TraceQuestions['export']['arguments'];
      const { header, records } = await loadTraceFile(current().file);
      await writeTraceFile(file, header, records, format);
      return null;
    }
    case 'compare':
      return compare(message.arguments as TraceQuestions['compare']['arguments']);
  }
}

async function take(message: ToTraceWorker): Promise<void> {
  switch (message.kind) {
    case 'file':
      held = new HeldTrace(message.file, tell);
      break;
    case 'live': {
      const { model, name, scenario, sources } = message.plan;
      spool?.remove();
      spool = new Spool();
      held = new HeldTrace(spool.file, tell);
      const library = `${model.vendor} ${model.product}`.trim() || name;
      const { elements } = model;
      const driver = [...sources.changer, ...(sources.tape ?? [])];
      const header = { driver, library, scenario: scenario.file, devices: devicesOf(model), elements };
      held.push(spool.begin(header));
      phase = 'following';
      tell({ kind: 'phase', phase });
      break;
    }
    case 'phase':
      phase = message.phase;
      tell({ kind: 'phase', phase });
      break;
    case 'lines':
      if (spool && held) held.push(spool.add(message.lines));
      break;
    case 'replay':
      if (held) return hold(held.file);
      tell({ kind: 'phase', phase: 'waiting' });
      break;
    case 'ask':
      try {
        say({ kind: 'answer', id: message.id, answer: await answer(message) });
      } catch (error) {
        say({ kind: 'refusal', id: message.id, message: (error as Error).message });
      }
      break;
  }
}

// One after the other: what comes while a file is read waits.
let last = Promise.resolve();
port.on('message', (message: ToTraceWorker) => {
  last = last
    .then(() => take(message))
    .catch((error: unknown) => tell({ kind: 'failed', message: (error as Error).message }));
});
