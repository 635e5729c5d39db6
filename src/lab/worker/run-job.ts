import { Worker } from 'node:worker_threads';
import type { RunResult } from '../records.ts';
import type { Job } from '../session.ts';
import type { HostMessage, WorkerMessage } from './protocol.ts';
import { watchWorker } from './watchdog.ts';

export interface RunOptions {
  /** Seconds of CPU time that one request may take. */
  readonly watchdog: number;
  /** The bundled lab worker. */
  readonly workerFile: string;
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
  const watch = watchWorker(
    worker,
    'lab-worker',
    progress,
    { seconds: options.watchdog, workers: 1 },
    (failure) => worker.postMessage({ kind: 'stopped', failure } satisfies HostMessage),
  );
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
