import { Worker } from 'node:worker_threads';
import { watchWorker } from '../../lab/worker/watchdog.ts';
import type { RunOptions } from '../../lab/worker/run-job.ts';
import type { QualifyJob } from '../bench.ts';
import type { ProbeResult } from '../records.ts';
import type { QualifyHostMessage, QualifyWorkerMessage } from './protocol.ts';

/** A worker with a driver in it that carries out probes, one after the other. */
export class ProbeRunner {
  private readonly worker: Worker;
  private readonly shared = new SharedArrayBuffer(8);
  private settle: ((message: QualifyWorkerMessage) => void) | undefined;

  constructor(
    job: QualifyJob,
    private readonly options: RunOptions,
  ) {
    this.worker = new Worker(options.workerFile);
    this.worker.on('message', (message: QualifyWorkerMessage) => this.settle?.(message));
    this.worker.on('error', (error) => this.settle?.({ kind: 'defect', message: error.message }));
    this.worker.on('exit', () =>
      this.settle?.({ kind: 'defect', message: 'The worker that runs the driver has ended.' }),
    );
    this.post({ kind: 'begin', job, progress: this.shared });
  }

  /**
   * Carries out a probe. A driver that does not come back is stopped, and that is what was found.
   * @throws Error for a defect of the lab.
   */
  async run(id: string): Promise<ProbeResult> {
    const answer = new Promise<QualifyWorkerMessage>((resolve) => (this.settle = resolve));
    const progress = new Int32Array(this.shared);
    const { watchdog } = this.options;
    const watch = watchWorker(this.worker, 'qualify-worker', progress, watchdog, (failure) =>
      this.post({ kind: 'stopped', failure }),
    );
    this.post({ kind: 'probe', id });
    const message = await answer;
    watch.end();
    if (message.kind === 'defect') throw new Error(message.message);
    return message.result;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private post(message: QualifyHostMessage): void {
    this.worker.postMessage(message);
  }
}
