import { crtFormat } from './crt-format.ts';
import { crtStrings } from './crt-strings.ts';
import { debugRoutines } from './debug.ts';
import { executive } from './executive.ts';
import { ioManager } from './io-manager.ts';
import { kernelCore } from './kernel-core.ts';
import type { KernelRoutines } from './kernel-routine.ts';
import { memoryRoutines } from './memory-routines.ts';
import { registryRoutines } from './registry-routines.ts';
import { rtlQueryRegistry } from './rtl-query-registry.ts';
import { rtlStrings } from './rtl-strings.ts';
import { timeFields } from './time-fields.ts';

/** Every kernel and C run-time routine that the machine supplies, by its C name. */
export const KERNEL_ROUTINES: KernelRoutines = {
  ...memoryRoutines,
  ...crtStrings,
  ...crtFormat,
  ...rtlStrings,
  ...kernelCore,
  ...executive,
  ...ioManager,
  ...registryRoutines,
  ...rtlQueryRegistry,
  ...timeFields,
  ...debugRoutines,
};
