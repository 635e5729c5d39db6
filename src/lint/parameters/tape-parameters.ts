import { TAPE_RULES } from '../../ddi/rules/index.ts';
import { TAPE_GET_DRIVE_PARAMETERS } from '../../ddi/structs/ntddtape.ts';
import { TAPE_FEATURES_HIGH, TAPE_FEATURES_LOW } from '../../ddi/tape/features.ts';
import { DRIVE_PARAMETERS } from '../flow/outputs.ts';
import type { FlagBits, ParameterStruct } from './parameter-struct.ts';

/** TAPE_GET_DRIVE_PARAMETERS as a path leaves it. */

function flagBits(name: string): FlagBits | undefined {
  const low = (TAPE_FEATURES_LOW as Readonly<Record<string, { value: number }>>)[name];
  if (low) return { member: 'FeaturesLow', bits: low.value };
  const high = (TAPE_FEATURES_HIGH as Readonly<Record<string, { value: number }>>)[name];
  return high && { member: 'FeaturesHigh', bits: high.value };
}

export const TAPE_STRUCT: ParameterStruct = {
  definition: TAPE_GET_DRIVE_PARAMETERS,
  object: DRIVE_PARAMETERS,
  rules: TAPE_RULES.filter(({ staticCheck }) => staticCheck === 'yes'),
  flagBits,
  membersOf: () => [],
  marked: 'FeaturesHigh',
  words: ['FeaturesLow', 'FeaturesHigh'],
  marker: 'TAPE_DRIVE_RESERVED_BIT',
};
