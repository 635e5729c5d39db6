import { FEATURES0, FEATURES1, type Feature0, type Feature1 } from '../features.ts';
import type { ChangerParameters } from './rule.ts';

/** Reading the two feature words the way a strict reader does. */

function isFeature0(flag: Feature0 | Feature1): flag is Feature0 {
  return flag in FEATURES0;
}

/**
 * True where a flag is set in the word it belongs to. A Features1 flag needs bit 31 too: it is part of the
 * constant, and a value without it holds Features0 constants (ntddchgr.h).
 */
export function has(
  parameters: Pick<ChangerParameters, 'Features0' | 'Features1'>,
  flag: Feature0 | Feature1,
): boolean {
  if (isFeature0(flag)) return (parameters.Features0 & FEATURES0[flag].value) !== 0;
  const { value } = FEATURES1[flag];
  return (parameters.Features1 & value) >>> 0 === value;
}

/** The member that holds a flag. */
export function wordOf(flag: Feature0 | Feature1): 'Features0' | 'Features1' {
  return isFeature0(flag) ? 'Features0' : 'Features1';
}

/**
 * Software can order a cleaning: the drives may ask for one and nothing says that it cannot be commanded.
 * Only then do the cleaner slot and the cleaning time mean anything.
 */
export function cleansByCommand(parameters: ChangerParameters): boolean {
  return (
    has(parameters, 'CHANGER_DRIVE_CLEANING_REQUIRED') &&
    !has(parameters, 'CHANGER_CLEANER_OPS_NOT_SUPPORTED')
  );
}

/** The Features0 flags of a word by name, without the marker bit. */
export function features0In(word: number): readonly string[] {
  return Object.entries(FEATURES0)
    .filter(([name, row]) => name !== 'CHANGER_RESERVED_BIT' && (word & row.value) !== 0)
    .map(([name]) => name);
}
