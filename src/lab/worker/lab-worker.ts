/** The worker that runs a driver: it may hang or be stopped without taking the command with it. */
import { parentPort } from 'node:worker_threads';
import { DriverFailure } from '../../machine/failure.ts';
import { Session } from '../session.ts';
import { PROGRESS, type HostMessage, type WorkerMessage } from './protocol.ts';

const port = parentPort;
if (!port) throw new Error('lab-worker runs as a worker');

let session: Session | undefined;

const reply = (message: WorkerMessage): void => port.postMessage(message);

port.on('message', (message: HostMessage) => {
  try {
    if (message.kind === 'run') {
      const progress = new Int32Array(message.progress);
      Atomics.store(progress, PROGRESS.running, 1);
      session = new Session(message.job, { step: () => void Atomics.add(progress, PROGRESS.steps, 1) });
      session.execute();
      Atomics.store(progress, PROGRESS.running, 0);
    } else {
      const { kind, message: text, frames } = message.failure;
      session?.fail(new DriverFailure(kind, text, frames));
    }
    if (session) reply({ kind: 'result', result: session.end() });
  } catch (error) {
    reply({
      kind: 'defect',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
