import { Worker } from 'node:worker_threads';
import type { RunResult } from '../records.ts';
import type { Job } from '../session.ts';
import { PROGRESS, type HostMessage, type StoppedFailure, type WorkerMessage } from './protocol.ts';
import { functionName, WorkerInspector } from './worker-inspector.ts';

/** How often the watchdog looks, in milliseconds. */
const LOOK_EVERY = 100;
/** How long a stopped worker may need to report what it has recorded, in milliseconds. */
const PATIENCE = 10_000;

export interface RunOptions {
  /** Seconds of CPU time that one request may take. */
  readonly watchdog: number;
  /** The bundled lab worker. */
  readonly workerFile: string;
}

/** Seconds of CPU time that this process has used: a driver that waits for the machine uses none. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * Runs a job in a worker of its own. A driver that does not come back is stopped where it is, and the
 * records up to there are kept.
 * @throws Error for a defect of the lab.
 */
export async function runJob(job: Job, options: RunOptions): Promise<RunResult> {
  const worker = new Worker(options.workerFile);
  const shared = new SharedArrayBuffer(8);
  const progress = new Int32Array(shared);
  const answer = new Promise<WorkerMessage>((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('The worker that runs the driver has ended.')));
  });
  const watch = watchdog(worker, progress, options);
  worker.postMessage({ kind: 'run', job, progress: shared } satisfies HostMessage);
  try {
    const message = await answer;
    if (message.kind === 'defect') throw new Error(message.message);
    return message.result;
  } finally {
    watch.end();
    await worker.terminate();
  }
}

/** Looks whether the driver comes back, and stops it where one request takes too long. */
function watchdog(worker: Worker, progress: Int32Array, options: RunOptions): { end(): void } {
  let seen = -1;
  let since = cpuSeconds();
  const timer = setInterval(() => {
    const steps = Atomics.load(progress, PROGRESS.steps);
    if (steps !== seen || Atomics.load(progress, PROGRESS.running) === 0) {
      seen = steps;
      since = cpuSeconds();
    } else if (cpuSeconds() - since > options.watchdog) {
      clearInterval(timer);
      // A worker that cannot even be stopped is ended; its promise then says so.
      stop(worker, options.watchdog).catch(() => worker.terminate());
    }
  }, LOOK_EVERY);
  return { end: () => clearInterval(timer) };
}

async function stop(worker: Worker, limit: number): Promise<void> {
  const inspector = await WorkerInspector.attach(worker, 'lab-worker');
  const { callFrames } = await inspector.pause();
  const frames = callFrames
    .filter((frame) => inspector.isWasm(frame))
    .map((frame) => ({ function: functionName(frame), offset: frame.location.columnNumber ?? 0 }));
  await inspector.terminate();
  inspector.close();
  const failure: StoppedFailure = {
    kind: 'hang',
    message: `The request did not end within ${limit} seconds of CPU time: an endless loop. The driver was stopped there.`,
    frames,
  };
  worker.postMessage({ kind: 'stopped', failure } satisfies HostMessage);
  const patience = setTimeout(() => void worker.terminate(), PATIENCE);
  patience.unref();
}
