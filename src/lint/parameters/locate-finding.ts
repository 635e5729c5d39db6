import type { Finding as RuleFinding } from '../../ddi/rules/rule.ts';
import type { Related } from '../finding.ts';
import type { State } from '../flow/state.ts';
import { load, objectOf } from '../flow/state.ts';
import type { Place } from '../syntax/place.ts';
import { constantValue } from '../values/constants.ts';
import type { Mark } from '../values/int.ts';
import { cellOf, membersIn, type ParameterStruct } from './parameter-struct.ts';

/** Where the names that a finding mentions got their values on a path. */

function marksOf(struct: ParameterStruct, state: State, member: string): readonly Mark[] {
  const value = load(state, { object: struct.object, path: `.${member}` });
  return value.kind === 'int' ? value.marks : [];
}

/** Where a flag was set, or cleared. */
function flagPlace(
  struct: ParameterStruct,
  state: State,
  name: string,
  involved: readonly string[],
): Place | undefined {
  if (name === struct.marker)
    return struct.words
      .filter((word) => involved.includes(word))
      .flatMap((word) => marksOf(struct, state, word))
      .find((mark) => mark.name === name)?.at;
  const flag = struct.flagBits(name);
  const low = (flag?.bits ?? constantValue(name) ?? 0) & 0x7fffffff;
  const members = flag ? [flag.member] : struct.membersOf(name).filter((member) => involved.includes(member));
  for (const member of members) {
    const marks = marksOf(struct, state, member).filter((mark) => (mark.mask & low) !== 0 && mark.on);
    const best = marks.find((mark) => mark.name === name) ?? marks[marks.length - 1];
    if (best && (best.name === name || flag)) return best.at;
  }
  return undefined;
}

function placeOf(
  struct: ParameterStruct,
  state: State,
  name: string,
  involved: readonly string[],
): Place | undefined {
  // A member that is only zero from the zeroing of the whole was assigned nowhere.
  return membersIn(struct).includes(name)
    ? cellOf(struct, state, name)?.write?.at
    : flagPlace(struct, state, name, involved);
}

/** Where the whole structure was zeroed. */
function zeroedAt(struct: ParameterStruct, state: State): Place | undefined {
  const { base } = objectOf(state, struct.object);
  return base.kind === 'zero' ? base.at : undefined;
}

/** The place that a finding is shown at, and the others that have to do with it. */
export function locateFinding(
  struct: ParameterStruct,
  state: State,
  { involved }: RuleFinding,
  fallback: Place,
): { readonly at: Place; readonly related: readonly Related[] } {
  const places = involved.flatMap((name) => {
    const at = placeOf(struct, state, name, involved);
    return at ? [{ name, at }] : [];
  });
  const [first] = places;
  const at = first?.at ?? zeroedAt(struct, state) ?? fallback;
  const seen = new Set([key(at)]);
  const related: Related[] = [];
  for (const { name, at: other } of places) {
    if (seen.has(key(other)) || overlaps(other, at)) continue;
    seen.add(key(other));
    related.push({ at: other, message: `${name} is set here.` });
  }
  return { at, related };
}

function key(place: Place): string {
  return `${place.origin.file}:${place.origin.base + place.from}:${place.to - place.from}`;
}

/** True where one place holds the other: then the second says nothing more. */
function overlaps(one: Place, other: Place): boolean {
  if (one.origin !== other.origin) return false;
  return (one.from <= other.from && one.to >= other.to) || (other.from <= one.from && other.to >= one.to);
}
