import { Worker } from 'node:worker_threads';
import * as l10n from '@vscode/l10n';
import type { PageLanguage } from '../../view/language.ts';
import type { ToTraceView } from '../../view/trace/messages.ts';
import type { FromTraceWorker, ToTraceWorker, TraceQuestion, TraceQuestions } from './worker-protocol.ts';

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The editor's end of a trace's worker. */
export class TraceClient {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;

  /** @param file the bundled worker. @param language what its messages speak. @param tell takes what is for the view. */
  constructor(file: string, language: PageLanguage, tell: (message: ToTraceView) => void) {
    this.worker = new Worker(file, { workerData: language });
    this.worker.on('message', (message: FromTraceWorker) => {
      if (message.kind === 'view') return tell(message.message);
      const asked = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.kind === 'answer') asked?.resolve(message.answer);
      else asked?.reject(new Error(message.message));
    });
    this.worker.on('error', (error) =>
      tell({ kind: 'failed', message: l10n.t('The trace is lost: {0}', error.message) }),
    );
  }

  post(message: Exclude<ToTraceWorker, { kind: 'ask' }>): void {
    this.worker.postMessage(message);
  }

  /** @throws Error with why there is no answer. */
  ask<Q extends TraceQuestion>(
    question: Q,
    given: TraceQuestions[Q]['arguments'],
  ): Promise<TraceQuestions[Q]['answer']> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      const message: ToTraceWorker = { kind: 'ask', id, question, arguments: given };
      this.worker.postMessage(message);
    });
  }

  async end(): Promise<void> {
    for (const { reject } of this.waiting.values()) reject(new Error(l10n.t('The view has been closed.')));
    this.waiting.clear();
    await this.worker.terminate();
  }
}
