import type { Kernel } from '../kernel.ts';
import { formatPrintf, formatText } from '../printf.ts';
import type { KernelRoutines } from './kernel-routine.ts';

function putText(m: Kernel, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) m.memory.setU8(at + i, text.charCodeAt(i));
}

/** Microsoft's counted form: no NUL where the text fills the buffer, -1 where it does not fit. */
function putCounted(m: Kernel, at: number, count: number, text: string): number {
  const room = count >>> 0;
  putText(m, at, text.slice(0, room));
  if (text.length < room) m.memory.setU8(at + text.length, 0);
  return text.length <= room ? text.length : -1;
}

/** C's counted form: always a NUL, and the length that the whole text would have. */
function putBounded(m: Kernel, at: number, count: number, text: string): number {
  if (count !== 0) putText(m, at, `${text.slice(0, (count >>> 0) - 1)}\0`);
  return text.length;
}

function parseInteger(m: Kernel, at: number, endAt: number, base: number): number {
  const text = m.memory.text(at, 64);
  const match = /^([\t-\r ]*)([+-]?)(0[xX](?=[0-9a-fA-F]))?/.exec(text) ?? ['', '', ''];
  let radix = base;
  let start = match[0].length;
  if (match[3] !== undefined && base !== 0 && base !== 16) start -= 2;
  else if (match[3] !== undefined) radix = 16;
  else if (base === 0) radix = text[start] === '0' ? 8 : 10;
  let value = 0;
  let end = start;
  for (; end < text.length; end++) {
    const digit = Number.parseInt(text[end], 36);
    if (Number.isNaN(digit) || digit >= radix) break;
    value = value * radix + digit;
  }
  if (endAt !== 0) m.memory.setU32(endAt, at + (end > start ? end : 0));
  return match[2] === '-' ? -value : value;
}

/** Formatting, parsing and sorting of the C run-time library. */
export const crtFormat: KernelRoutines = {
  sprintf: (m) => (to: number, format: number, args: number) => {
    const text = formatPrintf(m.memory, format, args);
    putText(m, to, `${text}\0`);
    return text.length;
  },
  vsprintf: (m) => (to: number, format: number, args: number) => {
    const text = formatPrintf(m.memory, format, args);
    putText(m, to, `${text}\0`);
    return text.length;
  },
  _snprintf: (m) => (to: number, count: number, format: number, args: number) =>
    putCounted(m, to, count, formatPrintf(m.memory, format, args)),
  _vsnprintf: (m) => (to: number, count: number, format: number, args: number) =>
    putCounted(m, to, count, formatPrintf(m.memory, format, args)),
  snprintf: (m) => (to: number, count: number, format: number, args: number) =>
    putBounded(m, to, count, formatPrintf(m.memory, format, args)),
  vsnprintf: (m) => (to: number, count: number, format: number, args: number) =>
    putBounded(m, to, count, formatPrintf(m.memory, format, args)),
  swprintf: (m) => (to: number, format: number, args: number) => {
    const text = formatText(m.memory, m.memory.wideText(format), args);
    m.memory.setWideText(to, text);
    return text.length;
  },
  _snwprintf: (m) => (to: number, count: number, format: number, args: number) => {
    const text = formatText(m.memory, m.memory.wideText(format), args);
    if (text.length < count) m.memory.setWideText(to, text);
    else for (let i = 0; i < count; i++) m.memory.setU16(to + 2 * i, text.charCodeAt(i));
    return text.length <= count ? text.length : -1;
  },
  atoi: (m) => (at: number) => parseInteger(m, at, 0, 10) | 0,
  atol: (m) => (at: number) => parseInteger(m, at, 0, 10) | 0,
  strtol: (m) => (at: number, end: number, base: number) => parseInteger(m, at, end, base) | 0,
  strtoul: (m) => (at: number, end: number, base: number) => parseInteger(m, at, end, base) | 0,
  abs: () => (value: number) => Math.abs(value) | 0,
  labs: () => (value: number) => Math.abs(value) | 0,
  /** Insertion sort: kernel code sorts tables of a few entries, and the order is the same everywhere. */
  qsort: (m) => (base: number, count: number, size: number, comparePointer: number) => {
    const compare = m.functionAt(comparePointer);
    if (!compare) return;
    const { bytes } = m.memory;
    const spare = m.pool.allocate(size, 'qsrt');
    for (let i = 1; i < count; i++) {
      bytes.copyWithin(spare, base + i * size, base + (i + 1) * size);
      let j = i;
      while (j > 0 && compare(base + (j - 1) * size, spare) > 0) {
        bytes.copyWithin(base + j * size, base + (j - 1) * size, base + j * size);
        j--;
      }
      bytes.copyWithin(base + j * size, spare, spare + size);
    }
    m.pool.release(spare);
  },
  bsearch: (m) => (key: number, base: number, count: number, size: number, comparePointer: number) => {
    const compare = m.functionAt(comparePointer);
    let low = 0;
    let high = count;
    while (compare && low < high) {
      const middle = (low + high) >>> 1;
      const order = compare(key, base + middle * size);
      if (order === 0) return base + middle * size;
      if (order < 0) high = middle;
      else low = middle + 1;
    }
    return 0;
  },
};
