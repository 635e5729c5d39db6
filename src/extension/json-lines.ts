import { createInterface } from 'node:readline';
import { DEFECT, startCommand } from './command-process.ts';

/** Who follows a command. */
export interface LineListener<Line> {
  /** A record, in the order in which they are printed. */
  line(record: Line): void;
  /** What the command says beside: messages of the compiler, wrong usage. */
  said(text: string): void;
}

export interface LineProcess {
  /** The exit status when the command has ended; rejects where it could not be started or has a defect. */
  readonly ended: Promise<number | null>;
  end(): void;
}

/**
 * Runs `changer-lab` in a process of its own; it must print a JSON record a line.
 * @param command the bundled command.
 */
export function startLines<Line>(
  command: string,
  args: readonly [name: string, ...rest: string[]],
  folder: string,
  listener: LineListener<Line>,
): LineProcess {
  const child = startCommand(command, args, folder);
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => listener.line(JSON.parse(line) as Line));
  child.stderr.setEncoding('utf8').on('data', (text: string) => listener.said(text));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    // Its lines may arrive after its end.
    const read = new Promise((done) => lines.on('close', done));
    child.on('close', (code) => {
      void read.then(() => {
        if (code === DEFECT)
          reject(new Error(`The command changer-lab ${args[0]} failed by a defect of its own.`));
        else resolve(code);
      });
    });
  });
  return { ended, end: () => void child.kill() };
}
