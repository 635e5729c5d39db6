/** The worker that carries out probes: a driver may hang or trap in one, and the next one is still asked. */
import { parentPort } from 'node:worker_threads';
import { PROGRESS } from '../../lab/worker/protocol.ts';
import { DriverFailure } from '../../machine/failure.ts';
import { Bench } from '../bench.ts';
import type { Probe } from '../probe.ts';
import { PROBES } from '../probes/index.ts';
import type { ProbeResult } from '../records.ts';
import { resultOf, runProbe } from '../run-probe.ts';
import type { QualifyHostMessage, QualifyWorkerMessage } from './protocol.ts';

const port = parentPort;
if (!port) throw new Error('qualify-worker runs as a worker');

let bench: Bench | undefined;
let progress = new Int32Array(new SharedArrayBuffer(8));
let underWay: Probe | undefined;

const reply = (message: QualifyWorkerMessage): void => port.postMessage(message);

function answer(result: ProbeResult): void {
  Atomics.store(progress, PROGRESS.running, 0);
  reply({ kind: 'result', result });
}

function take(message: QualifyHostMessage): void {
  if (message.kind === 'begin') {
    progress = new Int32Array(message.progress);
    bench = new Bench(message.job, () => void Atomics.add(progress, PROGRESS.steps, 1), message.parameters);
    return;
  }
  if (!bench) throw new Error('a probe before the job');
  if (message.kind === 'probe') {
    underWay = PROBES.find(({ id }) => id === message.id);
    if (!underWay) throw new Error(`There is no probe ${message.id}.`);
    Atomics.store(progress, PROGRESS.running, 1);
    answer(runProbe(bench, underWay));
  } else if (underWay) {
    const { kind, message: text, frames } = message.failure;
    bench.exam?.stopped(new DriverFailure(kind, text, frames));
    bench.reportEnd();
    answer(resultOf(bench, underWay));
  }
}

port.on('message', (message: QualifyHostMessage) => {
  try {
    take(message);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    reply({ kind: 'defect', message: text });
  }
});
