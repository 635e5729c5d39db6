import type { Finding as RuleFinding } from '../../ddi/rules/rule.ts';
import type { Related } from '../finding.ts';
import type { State } from '../flow/state.ts';
import { load, objectOf } from '../flow/state.ts';
import { SYSTEM_BUFFER } from '../flow/run.ts';
import type { Place } from '../syntax/place.ts';
import { constantValue } from '../values/constants.ts';
import type { Mark } from '../values/int.ts';
import { flagBits, memberCell, MEMBERS, type MemberName } from './known-parameters.ts';

/** Where the names that a finding mentions got their values on a path. */

/** Members whose bits have names, by the beginning of the name. */
function wordsOf(name: string): readonly MemberName[] {
  const flag = flagBits(name);
  if (flag) return [flag.member];
  if (name.startsWith('LOCK_UNLOCK_')) return ['LockUnlockCapabilities'];
  return name.startsWith('CHANGER_TO_') ? MEMBERS.filter((member) => /From|^Position/.test(member)) : [];
}

const MARKER = 'CHANGER_RESERVED_BIT';
const WORDS = ['Features0', 'Features1'] as const;

function marksOf(state: State, member: MemberName): readonly Mark[] {
  const value = load(state, { object: SYSTEM_BUFFER, path: `.${member}` });
  return value.kind === 'int' ? value.marks : [];
}

/** Where a flag was set, or cleared. */
function flagPlace(state: State, name: string, involved: readonly string[]): Place | undefined {
  if (name === MARKER)
    return WORDS.filter((word) => involved.includes(word))
      .flatMap((word) => marksOf(state, word))
      .find((mark) => mark.name === MARKER)?.at;
  const low = (flagBits(name)?.bits ?? constantValue(name) ?? 0) & 0x7fffffff;
  const candidates = wordsOf(name).filter(
    (member) => flagBits(name) !== undefined || involved.includes(member),
  );
  for (const member of candidates) {
    const marks = marksOf(state, member).filter((mark) => (mark.mask & low) !== 0 && mark.on);
    const best = marks.find((mark) => mark.name === name) ?? marks[marks.length - 1];
    if (best && (best.name === name || flagBits(name) !== undefined)) return best.at;
  }
  return undefined;
}

/** Where a member was assigned; undefined where it is only zero from the zeroing of the whole. */
function memberPlace(state: State, member: MemberName): Place | undefined {
  return memberCell(state, member)?.write?.at;
}

export function isMember(name: string): name is MemberName {
  return (MEMBERS as readonly string[]).includes(name);
}

function placeOf(state: State, name: string, involved: readonly string[]): Place | undefined {
  return isMember(name) ? memberPlace(state, name) : flagPlace(state, name, involved);
}

/** Where the whole structure was zeroed. */
export function zeroedAt(state: State): Place | undefined {
  const { base } = objectOf(state, SYSTEM_BUFFER);
  return base.kind === 'zero' ? base.at : undefined;
}

/** The place that a finding is shown at, and the others that have to do with it. */
export function locateFinding(
  state: State,
  { involved }: RuleFinding,
  fallback: Place,
): { readonly at: Place; readonly related: readonly Related[] } {
  const places = involved.flatMap((name) => {
    const at = placeOf(state, name, involved);
    return at ? [{ name, at }] : [];
  });
  const [first] = places;
  const at = first?.at ?? zeroedAt(state) ?? fallback;
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
