import { FEATURES0, FEATURES1 } from '../../ddi/features.ts';
import type { ChangerParameters } from '../../ddi/rules/rule.ts';
import { GET_CHANGER_PARAMETERS } from '../../ddi/structs/ntddchgr.ts';
import { SYSTEM_BUFFER } from '../flow/run.ts';
import { load, objectOf, type Cell, type State } from '../flow/state.ts';
import { unknownInt, type Int } from '../values/int.ts';

/** GET_CHANGER_PARAMETERS as a path leaves it: each member as far as it is known. */

export type MemberName = keyof ChangerParameters;

/** Members in the order of the structure. */
export const MEMBERS = Object.keys(GET_CHANGER_PARAMETERS.fields) as MemberName[];

/** Length of a member that is an array; undefined for a single number. */
export function lengthOf(member: MemberName): number | undefined {
  const length = /\[(\d+)\]/.exec(GET_CHANGER_PARAMETERS.fields[member][0])?.[1];
  return length === undefined ? undefined : Number(length);
}

function intAt(state: State, path: string): Int {
  const value = load(state, { object: SYSTEM_BUFFER, path });
  return value.kind === 'int' ? value : unknownInt(undefined);
}

/** The value of a member; an array has one for each element. */
export function memberValues(state: State, member: MemberName): readonly Int[] {
  const length = lengthOf(member);
  if (length === undefined) return [intAt(state, `.${member}`)];
  return Array.from({ length }, (_, i) => intAt(state, `.${member}[${i}]`));
}

/** The cell that a member was last assigned to. */
export function memberCell(state: State, member: MemberName): Cell | undefined {
  const { cells } = objectOf(state, SYSTEM_BUFFER);
  return cells.get(`.${member}`) ?? cells.get(`.${member}[0]`) ?? cells.get(`.${member}[1]`);
}

/** The bits of a flag, with the marker bit for one of Features1. */
export function flagBits(name: string): { member: 'Features0' | 'Features1'; bits: number } | undefined {
  const zero = (FEATURES0 as Readonly<Record<string, { value: number }>>)[name];
  if (zero) return { member: 'Features0', bits: zero.value };
  const one = (FEATURES1 as Readonly<Record<string, { value: number }>>)[name];
  return one && { member: 'Features1', bits: one.value };
}

/** Members that a path neither sets nor zeroes. */
export function unsetMembers(state: State): readonly MemberName[] {
  const { base, cells } = objectOf(state, SYSTEM_BUFFER);
  if (base.kind !== 'garbage' || cells.has('?')) return [];
  return MEMBERS.filter((member) => {
    const length = lengthOf(member);
    if (cells.has(`.${member}`)) return false;
    return (
      length === undefined || Array.from({ length }, (_, i) => cells.has(`.${member}[${i}]`)).includes(false)
    );
  });
}
