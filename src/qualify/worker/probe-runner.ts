import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ChangerParameters } from '../../ddi/rules/rule.ts';
import { watchWorker } from '../../lab/worker/watchdog.ts';
import type { RunOptions } from '../../lab/worker/run-job.ts';
import type { QualifyJob } from '../bench.ts';
import type { ProbeResult } from '../records.ts';
import type { QualifyHostMessage, QualifyWorkerMessage } from './protocol.ts';

export interface RunnerOptions extends RunOptions {
  /** How many of them work at one time. */
  readonly workers: number;
}

/** A worker with a driver in it that carries out probes, one after the other. */
export class ProbeRunner {
  private static count = 0;

  /** Its own name of the script: the inspector tells workers apart by it. */
  private readonly script: URL;
  private readonly worker: Worker;
  private readonly shared = new SharedArrayBuffer(8);
  private settle: ((message: QualifyWorkerMessage) => void) | undefined;

  /** @param parameters what the driver has said of itself; null: it has not been asked. */
  constructor(
    job: QualifyJob,
    private readonly options: RunnerOptions,
    parameters: ChangerParameters | null = null,
  ) {
    this.script = pathToFileURL(options.workerFile);
    this.script.search = `?${++ProbeRunner.count};`;
    this.worker = new Worker(this.script);
    this.worker.on('message', (message: QualifyWorkerMessage) => this.settle?.(message));
    this.worker.on('error', (error) => this.settle?.({ kind: 'defect', message: error.message }));
    this.worker.on('exit', () =>
      this.settle?.({ kind: 'defect', message: 'The worker that runs the driver has ended.' }),
    );
    this.post({ kind: 'begin', job, progress: this.shared, parameters });
  }

  /**
   * Carries out a probe. A driver that does not come back is stopped, and that is what was found.
   * @throws Error for a defect of the lab.
   */
  async run(id: string): Promise<ProbeResult> {
    const answer = new Promise<QualifyWorkerMessage>((resolve) => (this.settle = resolve));
    const progress = new Int32Array(this.shared);
    const { watchdog, workers } = this.options;
    const watch = watchWorker(
      this.worker,
      this.script.href,
      progress,
      { seconds: watchdog, workers },
      (failure) => this.post({ kind: 'stopped', failure }),
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
