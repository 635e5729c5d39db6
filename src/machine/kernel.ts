import type { VirtualClock } from '../core/clock.ts';
import type { MachineCheck } from './check.ts';
import type { Memory } from './memory.ts';
import type { Pool } from './pool.ts';
import type { Registry } from './registry.ts';

/** A function of the driver. */
export type DriverFunction = (...args: number[]) => number;

/** What a machine tells its owner while a driver runs. All of it is optional. */
export interface MachineHooks {
  /** A line of debug output; level 0 is the least verbose. */
  debugPrint?: (level: number, text: string) => void;
  /** A mistake of the driver that does not end it. */
  check?: (check: MachineCheck, message: string) => void;
  /** The driver is loaded; nothing of it has run yet. */
  loaded?: (exports: WebAssembly.Instance['exports']) => void;
  /** The driver begins a basic block; only one that was compiled so tells. */
  block?: () => void;
  /** A routine that the driver called has done its work and is about to return to it. */
  returning?: () => void;
}

/** What a kernel or class driver routine works with when the driver calls it. */
export interface Kernel {
  readonly memory: Memory;
  readonly pool: Pool;
  readonly clock: VirtualClock;
  readonly registry: Registry;
  readonly hooks: MachineHooks;
  /** Current IRQL: 0 is PASSIVE_LEVEL. */
  irql: number;
  /** The routine of the driver that runs now, for messages. */
  routine: string;
  /** Carries out an IRP that the driver sends to a device below: set by the class driver. */
  callDriver: (device: number, irp: number) => number;
  /** The function behind a C function pointer; undefined where it points to none. */
  functionAt(pointer: number): DriverFunction | undefined;
  /** True where an address lies in the driver's kernel stack. */
  onStack(address: number): boolean;
  /** Reports a mistake that does not end the driver. */
  check(check: MachineCheck, message: string): void;
}
