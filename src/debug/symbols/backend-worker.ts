/** The worker of `@vscode/dwarf-debugging`, behind a port that remembers what it has been told. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { parentPort } from 'node:worker_threads';
import { mended } from './backend-mends.ts';
import type { SymbolCall, SymbolQuestion, SymbolResult } from './symbol-protocol.ts';
import { ToldAnswers } from './told-answers.ts';

if (!parentPort) throw new Error('backend-worker runs as a worker');
const port = parentPort;
const require = createRequire(import.meta.url);
const told = new ToldAnswers();

/** What the package's worker knows as its port. */
const rememberingPort = {
  postMessage: (message: SymbolQuestion | SymbolResult): void => {
    const post = (): void => port.postMessage(message);
    if ('sync_request' in message) told.answer(message, post);
    else post();
  },
  on: (event: 'message', listener: (call: SymbolCall) => void): void => {
    port.on(event, (call: SymbolCall) => {
      told.at(call.moment);
      listener(call);
    });
  },
};

const file = path.join(path.dirname(require.resolve('@vscode/dwarf-debugging')), 'worker.js');
const run = vm.compileFunction(mended(readFileSync(file, 'utf8')), ['require', '__filename', '__dirname'], {
  filename: file,
}) as (require: (name: string) => unknown, filename: string, dirname: string) => void;
const modules = createRequire(file);
run(
  (name) => (name === 'worker_threads' ? { parentPort: rememberingPort } : (modules(name) as unknown)),
  file,
  path.dirname(file),
);
