/** A worker that lints a share of many files. */
import { parentPort } from 'node:worker_threads';
import { surveyFiles, type LintShare } from './lint-share.ts';

const port = parentPort;
if (!port) throw new Error('lint-worker runs as a worker');

port.once('message', (share: LintShare) => {
  void surveyFiles(share).then((surveys) => port.postMessage(surveys));
});
