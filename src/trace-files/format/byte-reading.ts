import { marks, sameBytes, type ByteSpan } from './byte-span.ts';

/**
 * Reading JSON of a known form from its bytes. A place is an index of the bytes; where what was expected is not there,
 * or not there as a whole, the answer is -1, which each function also takes and gives back.
 */

const QUOTE = 0x22;
const QUOTES = 0x22222222;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const A = 0x61;
/** Digits whose number fits into 31 bits: arithmetic of integers is the faster one. */
const INTEGER_DIGITS = 9;
/** Powers of ten by their exponent. */
const POWERS = Float64Array.from({ length: INTEGER_DIGITS + 1 }, (_, exponent) => 10 ** exponent);
/** With so many digits, and a power of ten of no more, a division gives the nearest number. */
const MOST_DIGITS = 15;

/** @returns behind a text of at least four bytes that comes next. */
export function behind(span: ByteSpan, at: number, text: ByteSpan): number {
  const end = at + text.bytes.length;
  if (at < 0 || end > span.bytes.length) return -1;
  return sameBytes(span.view, at, text.view, 0, text.bytes.length) ? end : -1;
}

/** @returns behind the next quotation mark. It is looked for by words: that is not worth the call of `indexOf`. */
export function behindQuote({ bytes, view }: ByteSpan, start: number): number {
  if (start < 0) return -1;
  let at = start;
  for (const last = bytes.length - 16; at <= last; at += 16) {
    const found =
      marks(view.getInt32(at, true), QUOTES) |
      marks(view.getInt32(at + 4, true), QUOTES) |
      marks(view.getInt32(at + 8, true), QUOTES) |
      marks(view.getInt32(at + 12, true), QUOTES);
    if (found !== 0) break;
  }
  for (; at < bytes.length; at++) if (bytes[at] === QUOTE) return at + 1;
  return -1;
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
  // No integer to begin with: V8 would change its code at the first number with decimals.
  value = Number.NaN;
  private integer = 0;

  /** @returns behind a number; -1 also for one with an exponent or very many digits, and at the end of the bytes. */
  behind(bytes: Uint8Array, start: number): number {
    if (start < 0) return -1;
    let at = this.behindDigits(bytes, start);
    let value = this.integer;
    if (at === start + INTEGER_DIGITS) {
      at = this.behindDigits(bytes, at);
      value = value * POWERS[at - start - INTEGER_DIGITS] + this.integer;
    }
    // Reading beyond the end is allowed, and slow ever after.
    if (at === bytes.length) return -1;
    const next = bytes[at];
    const leading = at > start + 1 && bytes[start] === ZERO;
    if (at === start || at > start + MOST_DIGITS || leading || next === POINT)
      return this.behindAny(bytes, start);
    this.value = value;
    return at;
  }

  /** Reads digits, at most as many as an integer has room for. */
  private behindDigits(bytes: Uint8Array, start: number): number {
    const end = Math.min(bytes.length, start + INTEGER_DIGITS);
    let integer = 0;
    let at = start;
    for (; at < end; at++) {
      const digit = bytes[at] - ZERO;
      if (digit < 0 || digit > 9) break;
      integer = (integer * 10 + digit) | 0;
    }
    this.integer = integer;
    return at;
  }

  /** One that is negative or has decimals, and what is none. */
  private behindAny(bytes: Uint8Array, start: number): number {
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
