import { FEATURES0 } from '../features.ts';
import type { ChangerParameters } from './rule.ts';

/** A copy without what may differ between two calls because the hardware changed: bar code reader and drives. */
function withoutHardware(parameters: ChangerParameters): ChangerParameters {
  const reader = FEATURES0.CHANGER_BAR_CODE_SCANNER_INSTALLED.value;
  return {
    ...parameters,
    NumberDataTransferElements: 0,
    Features0: (parameters.Features0 & ~reader) >>> 0,
  };
}

/** Members that differ between two calls for no reason that the device gives. */
export function changedMembers(
  before: ChangerParameters,
  after: ChangerParameters,
): (keyof ChangerParameters)[] {
  const one = withoutHardware(before);
  const other = withoutHardware(after);
  const names = Object.keys(one) as (keyof ChangerParameters)[];
  return names.filter((name) => String(one[name]) !== String(other[name]));
}
