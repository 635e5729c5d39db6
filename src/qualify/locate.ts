import type { SourceRecord } from '../lab/records.ts';
import type { Reply } from './exam.ts';
import type { SourceLines } from './source-lines.ts';

/** Which line of the driver a finding is about: where it sent the command, where it returned, or its ChangerError. */
export type Nearest = 'command' | 'return' | 'error';

/** The line of the request's own routine: the outermost frame. */
const routineLine = (stack: readonly SourceRecord[]): SourceRecord | undefined => stack.at(-1);

/**
 * The line of the driver's C that a finding about a request points to; null where it is not known.
 * @param sources tells a statement from a brace.
 */
export function lineOf(reply: Reply, nearest: Nearest, sources: SourceLines): SourceRecord | null {
  const { commands, path } = reply;
  const statement = (place: SourceRecord | undefined): boolean =>
    place !== undefined && !/^\s*[{}]?\s*$/.test(sources.text(place));
  const last = (places: readonly (SourceRecord | undefined)[]): SourceRecord | undefined =>
    [...places].reverse().find(statement);
  if (nearest === 'error') {
    const inside = path.map((stack) => stack.find(({ function: name }) => /error/i.test(name)));
    const line = last(inside);
    if (line) return line;
  }
  const command = commands.at(-1);
  const sent = command && (command.callers.at(-1) ?? command.source);
  const returned = last(path.map(routineLine));
  return (nearest === 'return' ? (returned ?? sent) : (sent ?? returned)) ?? null;
}
