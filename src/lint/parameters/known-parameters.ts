import { FEATURES0, FEATURES1 } from '../../ddi/features.ts';
import { CHANGER_RULES } from '../../ddi/rules/index.ts';
import type { ChangerParameters } from '../../ddi/rules/rule.ts';
import { GET_CHANGER_PARAMETERS } from '../../ddi/structs/ntddchgr.ts';
import { SYSTEM_BUFFER } from '../flow/outputs.ts';
import { objectOf, type State } from '../flow/state.ts';
import type { Int } from '../values/int.ts';
import { inOwnWord } from './misplaced.ts';
import { arrayLength, membersIn, valuesOf, type ParameterStruct } from './parameter-struct.ts';

/** GET_CHANGER_PARAMETERS as a path leaves it: each member as far as it is known. */

export type MemberName = keyof ChangerParameters;

/** The bits of a flag, with the marker bit for one of Features1. */
export function flagBits(name: string): { member: 'Features0' | 'Features1'; bits: number } | undefined {
  const zero = (FEATURES0 as Readonly<Record<string, { value: number }>>)[name];
  if (zero) return { member: 'Features0', bits: zero.value };
  const one = (FEATURES1 as Readonly<Record<string, { value: number }>>)[name];
  return one && { member: 'Features1', bits: one.value };
}

export const CHANGER_STRUCT: ParameterStruct = {
  definition: GET_CHANGER_PARAMETERS,
  object: SYSTEM_BUFFER,
  rules: CHANGER_RULES.filter(
    ({ reads, check, staticCheck }) => reads !== undefined && check !== undefined && staticCheck !== 'no',
  ),
  flagBits,
  membersOf(constant) {
    if (constant.startsWith('LOCK_UNLOCK_')) return ['LockUnlockCapabilities'];
    return constant.startsWith('CHANGER_TO_')
      ? MEMBERS.filter((member) => /From|^Position/.test(member))
      : [];
  },
  meant: (state, member) =>
    member === 'Features0' || member === 'Features1'
      ? inOwnWord(member, memberValues(state, 'Features0')[0], memberValues(state, 'Features1')[0])
      : undefined,
  marked: 'Features1',
  words: ['Features0', 'Features1'],
  marker: 'CHANGER_RESERVED_BIT',
};

/** Members in the order of the structure. */
export const MEMBERS = membersIn(CHANGER_STRUCT) as readonly MemberName[];

/** The value of a member; an array has one for each element. */
export function memberValues(state: State, member: MemberName): readonly Int[] {
  return valuesOf(CHANGER_STRUCT, state, member);
}

/** Members that a path neither sets nor zeroes. */
export function unsetMembers(state: State): readonly MemberName[] {
  const { base, cells } = objectOf(state, SYSTEM_BUFFER);
  if (base.kind !== 'garbage' || cells.has('?')) return [];
  return MEMBERS.filter((member) => {
    const length = arrayLength(CHANGER_STRUCT, member);
    if (cells.has(`.${member}`)) return false;
    return (
      length === undefined || Array.from({ length }, (_, i) => cells.has(`.${member}[${i}]`)).includes(false)
    );
  });
}
