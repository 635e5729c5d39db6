import type { Worker } from 'node:worker_threads';
import { PROGRESS, type StoppedFailure } from './protocol.ts';
import { functionName, WorkerInspector } from './worker-inspector.ts';

/** How often the watchdog looks, in milliseconds. */
const LOOK_EVERY = 100;
/** How long a stopped worker may need to report what it has recorded, in milliseconds. */
const PATIENCE = 10_000;

/** Seconds of CPU time that this process has used: a driver that waits for the machine uses none. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** What one request may take. */
export interface Limit {
  /** Of CPU time. */
  readonly seconds: number;
  /** Workers that share the CPU time of this process. */
  readonly workers: number;
}

/**
 * Looks whether a driver comes back, and stops it where one request takes too long.
 * @param script part of the URL of the worker's script.
 * @param limit on what one request may take.
 * @param stopped told where the driver was; the worker lives on and takes messages.
 */
export function watchWorker(
  worker: Worker,
  script: string,
  progress: Int32Array,
  limit: Limit,
  stopped: (failure: StoppedFailure) => void,
): { end(): void } {
  let seen = -1;
  let since = cpuSeconds();
  let patience: NodeJS.Timeout | undefined;
  const timer = setInterval(() => {
    const steps = Atomics.load(progress, PROGRESS.steps);
    if (steps !== seen || Atomics.load(progress, PROGRESS.running) === 0) {
      seen = steps;
      since = cpuSeconds();
    } else if (cpuSeconds() - since > limit.seconds * limit.workers) {
      clearInterval(timer);
      // A worker that cannot even be stopped is ended; its promise then says so.
      stop(worker, script, limit.seconds)
        .then((failure) => {
          patience = setTimeout(() => void worker.terminate(), PATIENCE);
          stopped(failure);
        })
        .catch(() => worker.terminate());
    }
  }, LOOK_EVERY);
  return {
    end: () => {
      clearInterval(timer);
      clearTimeout(patience);
    },
  };
}

async function stop(worker: Worker, script: string, seconds: number): Promise<StoppedFailure> {
  const inspector = await WorkerInspector.attach(worker, script);
  const { callFrames } = await inspector.pause();
  const frames = callFrames
    .filter((frame) => inspector.isWasm(frame))
    .map((frame) => ({ function: functionName(frame), offset: frame.location.columnNumber ?? 0 }));
  await inspector.terminate();
  inspector.close();
  return {
    kind: 'hang',
    message: `The request did not end within ${seconds} seconds of CPU time: an endless loop. The driver was stopped there.`,
    frames,
  };
}
