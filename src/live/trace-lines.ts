import type { CommandRecord, StepRecord } from '../lab/records.ts';

/**
 * What the extension itself reads of the lines of a trace: they are the trace's own, which has all the rest. A line begins
 * with what it holds, as `TraceWriter` writes it.
 */

const STEP = '{"step":';
const COMMAND = '{"command":';

/** The steps among lines, each with its line feed. */
export function stepsOf(lines: string): StepRecord[] {
  const steps: StepRecord[] = [];
  for (let at = 0; at < lines.length;) {
    const end = lines.indexOf('\n', at) + 1 || lines.length;
    if (lines.startsWith(STEP, at)) {
      const { step } = JSON.parse(lines.slice(at, end)) as { readonly step: StepRecord };
      steps.push(step);
    }
    at = end;
  }
  return steps;
}

/** What a command is called. */
export type NamedCommand = Pick<CommandRecord, 'name' | 'operands'>;

/**
 * The last command of a trace that grows.
 * @param pieces its lines in their order, in as many texts as have come.
 */
export function lastCommand(pieces: readonly string[]): NamedCommand | undefined {
  for (let piece = pieces.length - 1; piece >= 0; piece--) {
    const text = pieces[piece];
    for (let end = text.length; end > 0;) {
      const start = end < 2 ? 0 : text.lastIndexOf('\n', end - 2) + 1;
      if (text.startsWith(COMMAND, start)) {
        const { command } = JSON.parse(text.slice(start, end)) as {
          readonly command: Pick<CommandRecord, 'name'> & Partial<NamedCommand>;
        };
        return { name: command.name, operands: command.operands ?? '' };
      }
      end = start;
    }
  }
  return undefined;
}
