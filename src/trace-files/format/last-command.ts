import type { CommandRecord } from '../../lab/records.ts';
import { TraceLines } from './trace-line.ts';

const COMMAND = '{"command":';

/**
 * The last command of a trace that grows, without its lines of C.
 * @param pieces its lines in their order, in as many texts as have come.
 */
export function lastCommand(pieces: readonly string[]): CommandRecord | undefined {
  for (let piece = pieces.length - 1; piece >= 0; piece--) {
    const text = pieces[piece];
    for (let end = text.length; end > 0;) {
      const start = end < 2 ? 0 : text.lastIndexOf('\n', end - 2) + 1;
      if (text.startsWith(COMMAND, start)) {
        const { record } = new TraceLines().record(text.slice(start, end));
        return record?.kind === 'command' ? record.record : undefined;
      }
      end = start;
    }
  }
  return undefined;
}
