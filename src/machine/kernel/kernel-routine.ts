import type { Kernel } from '../kernel.ts';

/** What wasm calls: numbers in, a number out. 64-bit integers come and go as BigInt. */
export type ImportFunction = (...args: never[]) => number | bigint | void;

/** A routine that the machine supplies to the driver under its C name. */
export type KernelRoutine = (kernel: Kernel) => ImportFunction;

/** A family of routines by name. */
export type KernelRoutines = Readonly<Record<string, KernelRoutine>>;
