import { DriverStop } from '../failure.ts';
import type { Kernel } from '../kernel.ts';
import { formatPrintf } from '../printf.ts';
import type { KernelRoutines } from './kernel-routine.ts';

/** Hands a line of debug output on; formats only where somebody listens. */
export function debugPrint(m: Kernel, level: number, format: number, args: number): void {
  const listener = m.hooks.debugPrint;
  if (listener) listener(level, formatPrintf(m.memory, format, args));
}

/** Debug output, assertions and the end of everything. */
export const debugRoutines: KernelRoutines = {
  DbgPrint: (m) => (format: number, args: number) => {
    debugPrint(m, 0, format, args);
    return 0;
  },
  // Component filters: level 0 error, 1 warning, 2 trace, 3 information.
  DbgPrintEx: (m) => (_component: number, level: number, format: number, args: number) => {
    debugPrint(m, Math.min(level >>> 0, 3), format, args);
    return 0;
  },
  // Calls of it are compiled into a driver whose way through the code is wanted.
  __sanitizer_cov_trace_pc: (m) => () => m.hooks.block?.(),
  DbgBreakPoint: () => () => undefined,
  DbgBreakPointWithStatus: () => () => undefined,
  RtlAssert: (m) => (condition: number, file: number, line: number, message: number) => {
    const text = m.memory.text(condition, 400);
    const extra = message === 0 ? '' : ` (${m.memory.text(message, 400)})`;
    const place = m.memory.text(file, 400).split(/[\\/]/).at(-1);
    throw new DriverStop('assertion', `Assertion failed: ${text}${extra}, at ${place}:${line}.`);
  },
  KeBugCheckEx: () => (code: number, a: number, b: number, c: number, d: number) => {
    const values = [a, b, c, d].map((value) => `0x${(value >>> 0).toString(16).toUpperCase()}`).join(', ');
    throw new DriverStop(
      'bug-check',
      `KeBugCheckEx(0x${(code >>> 0).toString(16).toUpperCase()}, ${values}).`,
    );
  },
  KeBugCheck: () => (code: number) => {
    throw new DriverStop('bug-check', `KeBugCheck(0x${(code >>> 0).toString(16).toUpperCase()}).`);
  },
};
