import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Survey } from '../lint/linter.ts';
import { workerFile } from '../toolchain/package-files.ts';
import { surveyFiles, type LintSettings, type LintShare } from './lint-share.ts';

/** A thread is worth its start from so many files on. */
const FILES_A_THREAD = 10;
const MOST_THREADS = 8;

/** Lints files on as many threads as they are worth. @returns what they show, in the order of the files. */
export async function surveyAll(files: readonly string[], settings: LintSettings): Promise<Survey[]> {
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.floor(files.length / FILES_A_THREAD));
  if (threads < 2) return surveyFiles({ files, settings });
  // Each thread takes every n-th file: big ones, which often stand together, are spread.
  const shares = Array.from({ length: threads }, (_, thread) => ({
    files: files.filter((_file, index) => index % threads === thread),
    settings,
  }));
  const surveys = (await Promise.all(shares.map(surveyInThread))).flat();
  const order = new Map(files.map((file, index) => [file, index]));
  return surveys.sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0));
}

/** @throws Error where the thread fails, which is a defect. */
function surveyInThread(share: LintShare): Promise<Survey[]> {
  const worker = new Worker(workerFile('lint-worker'));
  return new Promise<Survey[]>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(share);
  }).finally(() => worker.terminate());
}
