import { NTSTATUS } from '../../ddi/ntstatus.ts';
import type { Kernel } from '../kernel.ts';
import type { KernelRoutines } from './kernel-routine.ts';

/** Fields of UNICODE_STRING and ANSI_STRING: Length @0, MaximumLength @2 (bytes), Buffer @4. */
const BUFFER = 4;

function setCounted(m: Kernel, at: number, length: number, maximum: number, buffer: number): void {
  m.memory.setU16(at, length);
  m.memory.setU16(at + 2, maximum);
  m.memory.setU32(at + BUFFER, buffer);
}

/** Appends 16-bit characters to a UNICODE_STRING, with a NUL where there is room. */
function append(m: Kernel, at: number, text: string): number {
  const length = m.memory.u16(at);
  const maximum = m.memory.u16(at + 2);
  if (length + 2 * text.length > maximum) return NTSTATUS.STATUS_BUFFER_TOO_SMALL;
  const buffer = m.memory.u32(at + BUFFER);
  for (let i = 0; i < text.length; i++) m.memory.setU16(buffer + length + 2 * i, text.charCodeAt(i));
  const end = length + 2 * text.length;
  if (end + 2 <= maximum) m.memory.setU16(buffer + end, 0);
  m.memory.setU16(at, end);
  return NTSTATUS.STATUS_SUCCESS;
}

function compare(m: Kernel, a: number, b: number, ignoreCase: number): number {
  const fold = (text: string): string => (ignoreCase & 0xff ? text.toUpperCase() : text);
  const x = fold(m.memory.unicodeString(a));
  const y = fold(m.memory.unicodeString(b));
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    if (x.charCodeAt(i) !== y.charCodeAt(i)) return x.charCodeAt(i) - y.charCodeAt(i);
  }
  return x.length - y.length;
}

/** Makes room for a converted string: the caller's buffer, or pool memory where it asks for it. */
function reserve(m: Kernel, at: number, bytes: number, terminator: number, allocate: number): number {
  if ((allocate & 0xff) === 0) {
    return m.memory.u16(at + 2) < bytes + terminator ? 0 : m.memory.u32(at + BUFFER);
  }
  const buffer = m.pool.allocate(bytes + terminator, 'Strg');
  if (buffer !== 0) setCounted(m, at, bytes, bytes + terminator, buffer);
  return buffer;
}

/** Counted strings (wdm.h). */
export const rtlStrings: KernelRoutines = {
  RtlInitUnicodeString: (m) => (at: number, source: number) => {
    if (source === 0) return setCounted(m, at, 0, 0, 0);
    let length = 0;
    while (m.memory.u16(source + length) !== 0) length += 2;
    setCounted(m, at, length, length + 2, source);
  },
  RtlInitAnsiString: (m) => (at: number, source: number) => {
    const length = source === 0 ? 0 : m.memory.text(source).length;
    setCounted(m, at, length, source === 0 ? 0 : length + 1, source);
  },
  RtlInitString: (m) => (at: number, source: number) => {
    const length = source === 0 ? 0 : m.memory.text(source).length;
    setCounted(m, at, length, source === 0 ? 0 : length + 1, source);
  },
  RtlCopyUnicodeString: (m) => (to: number, from: number) => {
    m.memory.setU16(to, 0);
    if (from === 0) return;
    const room = m.memory.u16(to + 2) >> 1;
    append(m, to, m.memory.unicodeString(from).slice(0, room));
  },
  RtlCopyString: (m) => (to: number, from: number) => {
    const length = from === 0 ? 0 : Math.min(m.memory.u16(from), m.memory.u16(to + 2));
    m.memory.setU16(to, length);
    if (length > 0) {
      const source = m.memory.u32(from + BUFFER);
      m.memory.bytes.copyWithin(m.memory.u32(to + BUFFER), source, source + length);
    }
  },
  RtlUpcaseUnicodeChar: () => (code: number) =>
    String.fromCharCode(code & 0xffff)
      .toUpperCase()
      .charCodeAt(0),
  RtlUpperChar: () => (code: number) =>
    String.fromCharCode(code & 0xff)
      .toUpperCase()
      .charCodeAt(0),
  RtlAppendUnicodeToString: (m) => (to: number, source: number) =>
    source === 0 ? 0 : append(m, to, m.memory.wideText(source)),
  RtlAppendUnicodeStringToString: (m) => (to: number, from: number) =>
    append(m, to, m.memory.unicodeString(from)),
  RtlCompareUnicodeString: (m) => (a: number, b: number, ignoreCase: number) => compare(m, a, b, ignoreCase),
  RtlEqualUnicodeString: (m) => (a: number, b: number, ignoreCase: number) =>
    compare(m, a, b, ignoreCase) === 0 ? 1 : 0,
  RtlCompareString: (m) => (a: number, b: number, ignoreCase: number) => {
    const fold = (text: string): string => (ignoreCase & 0xff ? text.toUpperCase() : text);
    const [x, y] = [fold(m.memory.ansiString(a)), fold(m.memory.ansiString(b))];
    return x < y ? -1 : x > y ? 1 : 0;
  },
  RtlEqualString: (m) => (a: number, b: number, ignoreCase: number) => {
    const fold = (text: string): string => (ignoreCase & 0xff ? text.toUpperCase() : text);
    return fold(m.memory.ansiString(a)) === fold(m.memory.ansiString(b)) ? 1 : 0;
  },
  RtlAnsiStringToUnicodeString: (m) => (to: number, from: number, allocate: number) => {
    const text = m.memory.ansiString(from);
    const buffer = reserve(m, to, 2 * text.length, 2, allocate);
    if (buffer === 0)
      return allocate & 0xff ? NTSTATUS.STATUS_INSUFFICIENT_RESOURCES : NTSTATUS.STATUS_BUFFER_OVERFLOW;
    m.memory.setWideText(buffer, text);
    m.memory.setU16(to, 2 * text.length);
    return NTSTATUS.STATUS_SUCCESS;
  },
  RtlUnicodeStringToAnsiString: (m) => (to: number, from: number, allocate: number) => {
    const text = m.memory.unicodeString(from);
    const buffer = reserve(m, to, text.length, 1, allocate);
    if (buffer === 0)
      return allocate & 0xff ? NTSTATUS.STATUS_INSUFFICIENT_RESOURCES : NTSTATUS.STATUS_BUFFER_OVERFLOW;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      m.memory.setU8(buffer + i, code < 0x100 ? code : 0x3f);
    }
    m.memory.setU8(buffer + text.length, 0);
    m.memory.setU16(to, text.length);
    return NTSTATUS.STATUS_SUCCESS;
  },
  RtlFreeUnicodeString: (m) => (at: number) => {
    m.pool.release(m.memory.u32(at + BUFFER));
    setCounted(m, at, 0, 0, 0);
  },
  RtlFreeAnsiString: (m) => (at: number) => {
    m.pool.release(m.memory.u32(at + BUFFER));
    setCounted(m, at, 0, 0, 0);
  },
  RtlIntegerToUnicodeString: (m) => (value: number, base: number, to: number) => {
    const text = (value >>> 0).toString(base === 0 ? 10 : base).toUpperCase();
    m.memory.setU16(to, 0);
    return append(m, to, text) === NTSTATUS.STATUS_SUCCESS ? 0 : NTSTATUS.STATUS_BUFFER_OVERFLOW;
  },
  RtlUnicodeStringToInteger: (m) => (from: number, base: number, result: number) => {
    const text = m.memory.unicodeString(from).trim();
    const value = Number.parseInt(text, base === 0 ? (/^[+-]?0x/i.test(text) ? 16 : 10) : base);
    m.memory.setU32(result, Number.isNaN(value) ? 0 : value);
    return NTSTATUS.STATUS_SUCCESS;
  },
};
