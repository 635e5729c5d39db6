import { behind, type Edit } from '../finding.ts';
import { spanOf, type Place } from '../syntax/place.ts';
import type { Unit } from '../syntax/unit.ts';

/** Small changes to the text around a place. */

/** A place that is a number of characters longer on each side. */
function grown(at: Place, left: number, right: number): Place {
  return { origin: at.origin, from: at.from - left, to: at.to + right };
}

/** Text of the file before and behind a place. */
function around(unit: Unit, at: Place): readonly [string, string] {
  const { file, start, end } = spanOf(at);
  const text = unit.textOf(file);
  return [text.slice(Math.max(0, start - 400), start), text.slice(end, end + 400)];
}

/** Takes one operand out of `a | b | c`; undefined where it is the only one, or brackets are around it. */
export function withoutOperand(unit: Unit, at: Place): Edit | undefined {
  const [left, right] = around(unit, at);
  const before = /\|\s*$/.exec(left);
  if (before) return { at: grown(at, before[0].length + blanks(left.slice(0, before.index)), 0), text: '' };
  const next = /^\s*\|(?!=)\s*/.exec(right);
  return next ? { at: grown(at, 0, next[0].length), text: '' } : undefined;
}

function blanks(text: string): number {
  return /[ \t]*$/.exec(text)?.[0].length ?? 0;
}

/** Puts another operand behind one of `a | b`. */
export function withOperand(at: Place, name: string): Edit {
  return { at: behind(at), text: ` | ${name}` };
}

/** Puts a statement on a line of its own behind the statement that a place is in. */
export function afterStatement(unit: Unit, at: Place, statement: string): Edit | undefined {
  const [, right] = around(unit, at);
  const end = /^[^;{}]*;/.exec(right);
  if (!end) return undefined;
  return { at: behind(grown(at, 0, end[0].length)), text: `\n${unit.indentOf(at)}${statement}` };
}

/** True where a place really is this text: what a macro does has the place of its use. */
export function isText(unit: Unit, at: Place, text: string): boolean {
  return unit.slice(at) === text;
}
