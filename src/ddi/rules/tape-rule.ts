import {
  TAPE_FEATURES_HIGH,
  TAPE_FEATURES_LOW,
  type TapeFeatureHigh,
  type TapeFeatureLow,
} from '../tape/features.ts';
import type { TAPE_GET_DRIVE_PARAMETERS } from '../structs/ntddtape.ts';
import type { ChangerParameters, CheckedRule } from './rule.ts';

/** TAPE_GET_DRIVE_PARAMETERS by member name. */
export type TapeParameters = {
  -readonly [Name in keyof (typeof TAPE_GET_DRIVE_PARAMETERS)['fields']]: number;
};

/** What the checks of tape rules look at. */
export interface TapeFacts {
  readonly parameters: TapeParameters;
  /** What the driver of the changer that the drive stands in returns; undefined where it is not known. */
  readonly changer?: Pick<ChangerParameters, 'Features0' | 'Features1'>;
}

/** A rule about what IOCTL_TAPE_GET_DRIVE_PARAMS returns. */
export type TapeRule = CheckedRule<TapeFacts, keyof TapeParameters | TapeFeatureLow | TapeFeatureHigh>;

/** The bit that every constant of FeaturesHigh carries. */
export const TAPE_MARKER = TAPE_FEATURES_HIGH.TAPE_DRIVE_HIGH_FEATURES.value;

function isLow(flag: TapeFeatureLow | TapeFeatureHigh): flag is TapeFeatureLow {
  return flag in TAPE_FEATURES_LOW;
}

/**
 * True where a flag is set in the word it belongs to. A FeaturesHigh flag needs bit 31 too: it is part of the
 * constant (ntddtape.h).
 */
export function hasTapeFeature(
  parameters: Pick<TapeParameters, 'FeaturesLow' | 'FeaturesHigh'>,
  flag: TapeFeatureLow | TapeFeatureHigh,
): boolean {
  if (isLow(flag)) return (parameters.FeaturesLow & TAPE_FEATURES_LOW[flag].value) !== 0;
  const { value } = TAPE_FEATURES_HIGH[flag];
  return (parameters.FeaturesHigh & value) >>> 0 === value;
}

/** The member that holds a flag. */
export function tapeWordOf(flag: TapeFeatureLow | TapeFeatureHigh): 'FeaturesLow' | 'FeaturesHigh' {
  return isLow(flag) ? 'FeaturesLow' : 'FeaturesHigh';
}
