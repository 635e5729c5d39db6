import type { CheckedRule } from '../../ddi/rules/rule.ts';
import type { StructDef } from '../../ddi/struct.ts';
import { load, objectOf, type Cell, type State } from '../flow/state.ts';
import { unknownInt, type Int } from '../values/int.ts';

/** A structure of parameters that a driver returns, as the rules about it see it on a path. */

/** A rule about some structure: which one it is, the table that it stands in says. */
export type ParameterRule = CheckedRule<{ readonly parameters: never }, string>;

/** The bits of a flag in its word, with the marker bit where its constant has it. */
export interface FlagBits {
  readonly member: string;
  readonly bits: number;
}

export interface ParameterStruct {
  readonly definition: StructDef;
  /** The object of a state that it is. */
  readonly object: string;
  /** Rules whose check needs nothing but the structure. */
  readonly rules: readonly ParameterRule[];
  flagBits(name: string): FlagBits | undefined;
  /** Members that a constant which is no flag may be in, by its name. */
  membersOf(constant: string): readonly string[];
  /** A member as the rules take it; undefined for the values as they are. */
  meant?(state: State, member: string): Int | undefined;
  /** What the checks are told besides the structure. */
  readonly also?: object;
  /** The word whose constants all carry the marker bit. */
  readonly marked: string;
  /** The words that the marker may be found in, and its name. */
  readonly words: readonly string[];
  readonly marker: string;
}

/** Members in the order of the structure. */
export function membersIn({ definition }: ParameterStruct): readonly string[] {
  return Object.keys(definition.fields);
}

/** Length of a member that is an array; undefined for a single number. */
export function arrayLength({ definition }: ParameterStruct, member: string): number | undefined {
  const length = /\[(\d+)\]/.exec(definition.fields[member][0])?.[1];
  return length === undefined ? undefined : Number(length);
}

/** The value of a member; an array has one for each element. */
export function valuesOf(struct: ParameterStruct, state: State, member: string): readonly Int[] {
  const at = (path: string): Int => {
    const value = load(state, { object: struct.object, path });
    return value.kind === 'int' ? value : unknownInt(undefined);
  };
  const length = arrayLength(struct, member);
  if (length === undefined) return [at(`.${member}`)];
  return Array.from({ length }, (_, i) => at(`.${member}[${i}]`));
}

/** The cell that a member was last assigned to. */
export function cellOf(struct: ParameterStruct, state: State, member: string): Cell | undefined {
  const { cells } = objectOf(state, struct.object);
  return cells.get(`.${member}`) ?? cells.get(`.${member}[0]`) ?? cells.get(`.${member}[1]`);
}
