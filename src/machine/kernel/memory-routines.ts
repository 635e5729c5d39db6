import type { KernelRoutines } from './kernel-routine.ts';

/**
 * Blocks of memory. Calls whose size the compiler sees become instructions; these are for the others and
 * for function pointers.
 */
export const memoryRoutines: KernelRoutines = {
  /** Number of bytes that are equal before the first that is not (ddi nf-wdm-rtlcomparememory). */
  RtlCompareMemory: (m) => (a: number, b: number, length: number) => {
    const { bytes } = m.memory;
    let i = 0;
    while (i < length && bytes[a + i] === bytes[b + i]) i++;
    return i;
  },
  RtlFillMemory: (m) => (to: number, length: number, value: number) => m.memory.fill(to, value, length),
  RtlZeroMemory: (m) => (to: number, length: number) => m.memory.fill(to, 0, length),
  RtlSecureZeroMemory: (m) => (to: number, length: number) => {
    m.memory.fill(to, 0, length);
    return to;
  },
  RtlMoveMemory: (m) => (to: number, from: number, length: number) => {
    m.memory.bytes.copyWithin(to, from, from + length);
  },
  RtlCopyMemory: (m) => (to: number, from: number, length: number) => {
    m.memory.bytes.copyWithin(to, from, from + length);
  },
  memset: (m) => (to: number, value: number, length: number) => {
    m.memory.fill(to, value, length);
    return to;
  },
  memcpy: (m) => (to: number, from: number, length: number) => {
    m.memory.bytes.copyWithin(to, from, from + length);
    return to;
  },
  memmove: (m) => (to: number, from: number, length: number) => {
    m.memory.bytes.copyWithin(to, from, from + length);
    return to;
  },
  memcmp: (m) => (a: number, b: number, length: number) => {
    const { bytes } = m.memory;
    for (let i = 0; i < length; i++) if (bytes[a + i] !== bytes[b + i]) return bytes[a + i] - bytes[b + i];
    return 0;
  },
  memchr: (m) => (at: number, value: number, length: number) => {
    const found = m.memory.bytes.subarray(at, at + length).indexOf(value & 0xff);
    return found < 0 ? 0 : at + found;
  },
};
