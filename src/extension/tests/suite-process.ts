import { createInterface } from 'node:readline';
import type { TestLine } from '../../cli/test-report/json-lines.ts';
import { DEFECT, startCommand } from '../command-process.ts';

/** Who follows a suite. */
export interface SuiteListener {
  /** A scenario is over. */
  tested(line: TestLine): void;
  /** What the command says beside: messages of the compiler, wrong usage. */
  said(text: string): void;
}

export interface SuiteProcess {
  /** Settles when the command has ended; rejects where it could not be started or has a defect. */
  readonly ended: Promise<void>;
  end(): void;
}

/**
 * Runs scenarios by `changer-lab test`, in a process of its own.
 * @param command the bundled command. @param files scenario files, absolute.
 */
export function startSuite(
  command: string,
  files: readonly string[],
  folder: string,
  listener: SuiteListener,
): SuiteProcess {
  const child = startCommand(command, ['test', '--jsonl', ...files], folder);
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => listener.tested(JSON.parse(line) as TestLine));
  child.stderr.setEncoding('utf8').on('data', (text: string) => listener.said(text));
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    // Its lines may arrive after its end.
    const read = new Promise((done) => lines.on('close', done));
    child.on('close', (code) => {
      void read.then(() => {
        if (code === DEFECT) reject(new Error('The command changer-lab test failed by a defect of its own.'));
        else resolve();
      });
    });
  });
  return { ended, end: () => void child.kill() };
}
