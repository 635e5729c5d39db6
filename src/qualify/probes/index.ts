import type { Probe } from '../probe.ts';
import { ACCESS_PROBES } from './access.ts';
import { ADDRESS_PROBES } from './addresses.ts';
import { BUFFER_PROBES } from './buffers.ts';
import { FAULT_PROBES } from './faults.ts';
import { MANAGER_PROBES } from './manager.ts';
import { MEMORY_PROBES } from './memory.ts';
import { MOVE_PROBES } from './moves.ts';
import { START_PROBES } from './start.ts';
import { STATUS_PROBES } from './status.ts';
import { TYPE_PROBES } from './types.ts';
import { UNSUPPORTED_PROBES } from './unsupported.ts';

/** The built-in suite, in the order in which it runs. The first probe asks the driver for its parameters. */
export const PROBES: readonly Probe[] = [
  ...START_PROBES,
  ...BUFFER_PROBES,
  ...ADDRESS_PROBES,
  ...TYPE_PROBES,
  ...UNSUPPORTED_PROBES,
  ...MOVE_PROBES,
  ...ACCESS_PROBES,
  ...STATUS_PROBES,
  ...MEMORY_PROBES,
  ...FAULT_PROBES,
  ...MANAGER_PROBES,
];
