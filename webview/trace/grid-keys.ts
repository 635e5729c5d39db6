import type { Group, TraceLine, TraceLines } from '../../src/view/trace/trace-lines.ts';

/** What a key of the table does. */
export type KeyTarget =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'toggle'; readonly group: Group; readonly open: boolean }
  | { readonly kind: 'toggle all'; readonly open: boolean }
  /** The line of C, or the rows of the request. */
  | { readonly kind: 'open' };

export interface KeyPlace {
  readonly lines: TraceLines;
  /** The active line, and where it stands. */
  readonly line: TraceLine;
  readonly active: number;
  /** Lines of a page. */
  readonly page: number;
}

/** The keys of the table; undefined for one that it has no use for. */
export function keyTarget(key: string, { lines, line, active, page }: KeyPlace): KeyTarget | undefined {
  const to = (target: number): KeyTarget => ({ kind: 'line', line: target });
  switch (key) {
    case 'ArrowDown':
      return to(active + 1);
    case 'ArrowUp':
      return to(active - 1);
    case 'PageDown':
      return to(active + page);
    case 'PageUp':
      return to(active - page);
    case 'Home':
      return to(0);
    case 'End':
      return to(lines.count - 1);
    case 'ArrowRight':
      if (line.kind !== 'group') return undefined;
      return line.open ? to(active + 1) : { kind: 'toggle', group: line.group, open: true };
    case 'ArrowLeft':
      if (line.kind === 'group') return { kind: 'toggle', group: line.group, open: false };
      return lines.grouping ? to(headingAbove(lines, active)) : undefined;
    case '+':
    case '-':
      return lines.grouping ? { kind: 'toggle all', open: key === '+' } : undefined;
    case 'Enter':
    case ' ':
      return { kind: 'open' };
    default:
      return undefined;
  }
}

function headingAbove(lines: TraceLines, from: number): number {
  let line = from;
  while (line > 0 && lines.at(line).kind !== 'group') line--;
  return line;
}
