import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import type { LibraryAnswers, LibraryQuestion } from './library-text.ts';

interface Asked {
  readonly resolve: (answer: LibraryAnswers[LibraryQuestion['ask']]) => void;
  readonly reject: (error: Error) => void;
}

/** The thread that reads and edits library files. It starts with the first question, and ends when it is let go. */
export class LibraryThread {
  private worker: Worker | undefined;
  private next = 0;
  private readonly asked = new Map<number, Asked>();

  /** @param bundle the bundle of library-worker.ts. */
  constructor(private readonly bundle: string) {}

  /** @throws Error where the thread has failed; the next question starts another. */
  ask<Ask extends LibraryQuestion['ask']>(
    question: Extract<LibraryQuestion, { ask: Ask }>,
  ): Promise<LibraryAnswers[Ask]> {
    const id = this.next++;
    return new Promise<LibraryAnswers[LibraryQuestion['ask']]>((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      (this.worker ??= this.start()).postMessage({ id, question });
      // The worker answers a question with what it is for.
    }) as Promise<LibraryAnswers[Ask]>;
  }

  /** Nobody edits a library any more. */
  async end(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(this.bundle);
    type Answer = { readonly id: number; readonly answer: LibraryAnswers[LibraryQuestion['ask']] };
    worker.on('message', ({ id, answer }: Answer) => {
      this.asked.get(id)?.resolve(answer);
      this.asked.delete(id);
    });
    const over = (error: Error): void => {
      if (this.worker === worker) this.worker = undefined;
      for (const { reject } of this.asked.values()) reject(error);
      this.asked.clear();
    };
    worker.on('error', over);
    worker.on('exit', () =>
      over(new Error(vscode.l10n.t('The thread that reads library files has ended. Try again.'))),
    );
    return worker;
  }
}
