import { parentPort } from 'node:worker_threads';
import { answer, type LibraryQuestion } from './library-text.ts';

// The thread that knows library files: reading a large one takes too long for the thread of all extensions.

parentPort?.on('message', ({ id, question }: { readonly id: number; readonly question: LibraryQuestion }) => {
  parentPort?.postMessage({ id, answer: answer(question) });
});
