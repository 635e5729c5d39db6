import type { Kernel } from '../kernel.ts';
import type { KernelRoutine, KernelRoutines } from './kernel-routine.ts';

/** Reads and writes one character of a string of 1-byte or 2-byte characters. */
interface Width {
  readonly size: 1 | 2;
  get(kernel: Kernel, at: number): number;
  set(kernel: Kernel, at: number, value: number): void;
}

const narrow: Width = {
  size: 1,
  get: (m, at) => m.memory.u8(at),
  set: (m, at, value) => m.memory.setU8(at, value),
};
const wide: Width = {
  size: 2,
  get: (m, at) => m.memory.u16(at),
  set: (m, at, value) => m.memory.setU16(at, value),
};

const lower = (code: number): number => (code >= 0x41 && code <= 0x5a ? code + 32 : code);
const upper = (code: number): number => (code >= 0x61 && code <= 0x7a ? code - 32 : code);
const same = (code: number): number => code;

function length(m: Kernel, w: Width, at: number): number {
  let n = 0;
  while (w.get(m, at + n * w.size) !== 0) n++;
  return n;
}

function compare(w: Width, fold: (code: number) => number, counted: boolean): KernelRoutine {
  return (m) =>
    (a: number, b: number, limit: number): number => {
      for (let i = 0; !counted || i < limit >>> 0; i++) {
        const x = fold(w.get(m, a + i * w.size));
        const y = fold(w.get(m, b + i * w.size));
        if (x !== y) return x - y;
        if (x === 0) break;
      }
      return 0;
    };
}

function copy(w: Width, append: boolean): KernelRoutine {
  return (m) =>
    (to: number, from: number): number => {
      let at: number = to + (append ? length(m, w, to) * w.size : 0);
      for (let i = 0; ; i++, at += w.size) {
        const code: number = w.get(m, from + i * w.size);
        w.set(m, at, code);
        if (code === 0) return to;
      }
    };
}

/** strncpy pads with NULs up to the count; strncat ends with one. */
function copyCounted(w: Width, append: boolean): KernelRoutine {
  return (m) =>
    (to: number, from: number, count: number): number => {
      let at: number = to + (append ? length(m, w, to) * w.size : 0);
      let ended = false;
      for (let i = 0; i < count >>> 0; i++, at += w.size) {
        const code: number = ended ? 0 : w.get(m, from + i * w.size);
        ended ||= code === 0;
        w.set(m, at, code);
        if (ended && append) return to;
      }
      if (append) w.set(m, at, 0);
      return to;
    };
}

function find(w: Width, last: boolean): KernelRoutine {
  return (m) =>
    (at: number, wanted: number): number => {
      let found = 0;
      for (let i: number = at; ; i += w.size) {
        const code: number = w.get(m, i);
        if (code === (wanted & (w.size === 1 ? 0xff : 0xffff))) {
          if (!last) return i;
          found = i;
        }
        if (code === 0) return found;
      }
    };
}

function findText(w: Width): KernelRoutine {
  return (m) =>
    (at: number, wanted: number): number => {
      const text = w.size === 1 ? m.memory.text(at) : m.memory.wideText(at);
      const part = w.size === 1 ? m.memory.text(wanted) : m.memory.wideText(wanted);
      const index = text.indexOf(part);
      return index < 0 ? 0 : at + index * w.size;
    };
}

/** Length of the start of a string that holds only (or none of) the characters of another. */
function span(inside: boolean): KernelRoutine {
  return (m) =>
    (at: number, set: number): number => {
      const text = m.memory.text(at);
      const characters = m.memory.text(set);
      let n = 0;
      while (n < text.length && characters.includes(text[n]) === inside) n++;
      return n;
    };
}

/** Changes the letters of a string in place. */
function foldText(fold: (code: number) => number): KernelRoutine {
  return (m) =>
    (at: number): number => {
      for (let i: number = at; m.memory.u8(i) !== 0; i++) m.memory.setU8(i, fold(m.memory.u8(i)));
      return at;
    };
}

function test(pattern: RegExp): KernelRoutine {
  const table = Uint8Array.from({ length: 256 }, (_, code) =>
    pattern.test(String.fromCharCode(code)) ? 1 : 0,
  );
  return () => (code: number) => table[code & 0xff];
}

/** The string routines of the C run-time library that the kernel exports. */
export const crtStrings: KernelRoutines = {
  strlen: (m) => (at: number) => length(m, narrow, at),
  wcslen: (m) => (at: number) => length(m, wide, at),
  strnlen: (m) => (at: number, limit: number) => {
    let n = 0;
    while (n < limit && m.memory.u8(at + n) !== 0) n++;
    return n;
  },
  strcmp: compare(narrow, same, false),
  strncmp: compare(narrow, same, true),
  _stricmp: compare(narrow, lower, false),
  _strnicmp: compare(narrow, lower, true),
  stricmp: compare(narrow, lower, false),
  strnicmp: compare(narrow, lower, true),
  wcscmp: compare(wide, same, false),
  wcsncmp: compare(wide, same, true),
  _wcsicmp: compare(wide, lower, false),
  _wcsnicmp: compare(wide, lower, true),
  strcpy: copy(narrow, false),
  strcat: copy(narrow, true),
  wcscpy: copy(wide, false),
  wcscat: copy(wide, true),
  strncpy: copyCounted(narrow, false),
  strncat: copyCounted(narrow, true),
  wcsncpy: copyCounted(wide, false),
  wcsncat: copyCounted(wide, true),
  strchr: find(narrow, false),
  strrchr: find(narrow, true),
  wcschr: find(wide, false),
  wcsrchr: find(wide, true),
  strstr: findText(narrow),
  wcsstr: findText(wide),
  strspn: span(true),
  strcspn: span(false),
  _strupr: foldText(upper),
  _strlwr: foldText(lower),
  toupper: () => upper,
  tolower: () => lower,
  towupper: () => upper,
  towlower: () => lower,
  isdigit: test(/[0-9]/),
  isxdigit: test(/[0-9A-Fa-f]/),
  isspace: test(/[\t-\r ]/),
  isalpha: test(/[A-Za-z]/),
  isalnum: test(/[A-Za-z0-9]/),
  isupper: test(/[A-Z]/),
  islower: test(/[a-z]/),
  isprint: test(/[ -~]/),
  isgraph: test(/[!-~]/),
  ispunct: test(/[!-/:-@[-`{-~]/),
  iscntrl: (): ((code: number) => number) => (code) => (code < 0x20 || code === 0x7f ? 1 : 0),
};
