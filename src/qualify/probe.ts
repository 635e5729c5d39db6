import type { Bench } from './bench.ts';
import type { DriverFacts } from './driver-facts.ts';

/** The groups of probes, in the order in which they run and are reported. */
export const PROBE_GROUPS = {
  start: 'Start and parameters',
  buffers: 'Short buffers',
  addresses: 'Addresses beyond the last element',
  types: 'Element types',
  unsupported: 'What the flags say is not there',
  moves: 'Moves, exchanges and positions',
  access: 'Port, door, keypad and magazine',
  status: 'Element status and volume tags',
  memory: 'Out of memory',
  faults: 'A fault at each command in turn',
  manager: 'The removable storage manager',
} as const;

export type ProbeGroup = keyof typeof PROBE_GROUPS;

/** One row of the built-in suite. */
export interface Probe {
  /** Readable name in kebab case, unique. */
  readonly id: string;
  readonly group: ProbeGroup;
  /** What it does, as one sentence. */
  readonly title: string;
  /** Ids of the rules that it checks. */
  readonly rules: readonly string[];
  /** Why it does not apply to a driver and its library; undefined where it does. */
  readonly skip?: (facts: DriverFacts) => string | undefined;
  /** Carries it out; what is wrong is reported to the bench. */
  readonly run: (bench: Bench) => void;
}
