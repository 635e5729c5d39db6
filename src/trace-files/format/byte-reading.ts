/**
 * Reading JSON of a known form from its bytes. A place is an index of the bytes; where what was expected is not there,
 * or not there as a whole, the answer is -1, which each function also takes and gives back.
 */

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const A = 0x61;
/** With so many digits, and a power of ten of no more, a division gives the nearest number. */
const MOST_DIGITS = 15;

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

const encoder = new TextEncoder();

/** Text as bytes. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** @returns behind a text that comes next. */
export function behind(bytes: Uint8Array, at: number, text: Uint8Array): number {
  if (at < 0 || at + text.length > bytes.length) return -1;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return -1;
  return at + text.length;
}

/** @returns behind the next quotation mark. */
export function behindQuote(bytes: Uint8Array, at: number): number {
  return at < 0 ? -1 : bytes.indexOf(QUOTE, at) + 1 || -1;
}

/** A byte in two lower-case hex digits; NaN for anything else. */
export function hexByte(bytes: Uint8Array, at: number): number {
  return at < 0 || at + 2 > bytes.length ? Number.NaN : hexDigit(bytes[at]) * 16 + hexDigit(bytes[at + 1]);
}

function hexDigit(byte: number): number {
  if (byte >= ZERO && byte <= NINE) return byte - ZERO;
  return byte >= A && byte <= A + 5 ? byte - A + 10 : Number.NaN;
}

/** Reads numbers; `value` is the last one. */
export class NumberReading {
  value = 0;

  /** @returns behind a number; -1 also for one with an exponent or very many digits. */
  behind(bytes: Uint8Array, start: number): number {
    if (start < 0) return -1;
    const negative = bytes[start] === MINUS;
    const first = negative ? start + 1 : start;
    let at = first;
    let value = 0;
    let point = -1;
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte >= ZERO && byte <= NINE) value = value * 10 + (byte - ZERO);
      else if (byte === POINT && point < 0 && at > first) point = at;
      else break;
    }
    const decimals = point < 0 ? 0 : at - point - 1;
    const digits = at - first - (point < 0 ? 0 : 1);
    // No number of JSON ends with its point, or begins with a zero that says nothing.
    const odd = (point >= 0 && decimals === 0) || (bytes[first] === ZERO && digits > decimals + 1);
    if (digits === 0 || digits > MOST_DIGITS || odd) return -1;
    if (decimals > 0) value /= 10 ** decimals;
    this.value = negative ? -value : value;
    return at;
  }
}

/** Looks for a text in a line, and makes a hash of what is before it. */
export class HashReading {
  hash = 0;

  /** @returns where a text of at least three bytes begins, before the end of the line. */
  before(bytes: Uint8Array, start: number, text: Uint8Array): number {
    if (start < 0) return -1;
    const first = text[0];
    const second = text[1];
    const third = text[2];
    const last = bytes.length - text.length;
    let hash = FNV_OFFSET;
    for (let at = start; at <= last; at++) {
      const byte = bytes[at];
      if (
        byte === first &&
        bytes[at + 1] === second &&
        bytes[at + 2] === third &&
        behind(bytes, at, text) >= 0
      ) {
        this.hash = hash;
        return at;
      }
      if (byte === LINE_FEED) return -1;
      hash = Math.imul(hash ^ byte, FNV_PRIME);
    }
    return -1;
  }
}
