import type { Place } from '../syntax/place.ts';

/**
 * An integer as far as it is known, bit by bit. A bit is known to be 0, known to be 1, free, or unknown.
 * Free means that both values really occur, whatever the rest of the state is; unknown means that nothing
 * is known, and so nothing is claimed.
 */
export interface Int {
  readonly kind: 'int';
  /** Bits that are known. */
  readonly known: number;
  /** Bits that are known to be 1. */
  readonly ones: number;
  /** Bits that are free. */
  readonly free: number;
  /** Names the unknown value: two values of one name are equal. */
  readonly symbol: string | undefined;
  readonly signed: boolean;
  /** Where the bits got their values. */
  readonly marks: readonly Mark[];
}

/** Where some bits were set or cleared. */
export interface Mark {
  readonly mask: number;
  readonly at: Place;
  /** The constant that did it; undefined for a number or a value from elsewhere. */
  readonly name: string | undefined;
  /** The bits were set rather than cleared. */
  readonly on: boolean;
}

const ALL = 0xffffffff;

export function constant(value: number, signed = false, marks: readonly Mark[] = []): Int {
  return { kind: 'int', known: ALL, ones: value >>> 0, free: 0, symbol: undefined, signed, marks };
}

export function unknownInt(symbol: string | undefined, signed = false): Int {
  return { kind: 'int', known: 0, ones: 0, free: 0, symbol, signed, marks: [] };
}

/** The number, where every bit is known. */
export function numberOf(value: Int): number | undefined {
  if (value.known >>> 0 !== ALL) return undefined;
  return value.signed ? value.ones | 0 : value.ones >>> 0;
}

/** True, false, or not known. */
export function truth(value: Int): boolean | undefined {
  if (value.ones !== 0) return true;
  return value.known >>> 0 === ALL ? false : undefined;
}

/** Marks whose bits another mark did not overwrite. */
function without(marks: readonly Mark[], mask: number): Mark[] {
  const result: Mark[] = [];
  for (const mark of marks) {
    const rest = (mark.mask & ~mask) >>> 0;
    if (rest !== 0) result.push(rest === mark.mask ? mark : { ...mark, mask: rest });
  }
  return result;
}

const MOST_MARKS = 80;

function symbolOf(value: Int): string {
  return value.symbol ?? (numberOf(value) === undefined ? '?' : String(numberOf(value)));
}

/** A name for the result of an operation on values of which one at least is unknown. */
export function combine(operator: string, left: Int, right: Int): string | undefined {
  const text = `(${symbolOf(left)}${operator}${symbolOf(right)})`;
  return text.includes('?') || text.length > 200 ? undefined : text;
}

/** The result as one value: bits given, marks of what set them. */
function make(known: number, ones: number, free: number, marks: readonly Mark[], symbol?: string): Int {
  const all = known >>> 0 === ALL;
  return {
    kind: 'int',
    known: known >>> 0,
    ones: (ones & known) >>> 0,
    free: (free & ~known) >>> 0,
    symbol: all ? undefined : symbol,
    signed: false,
    marks: marks.length > MOST_MARKS ? marks.slice(-MOST_MARKS) : marks,
  };
}

export function or(left: Int, right: Int): Int {
  const ones = left.ones | right.ones;
  const known = ones | (left.known & right.known);
  // A free bit stays free where the other side is known to be 0.
  const free = (left.free & right.known & ~right.ones) | (right.free & left.known & ~left.ones);
  const set = (right.ones | ~right.known) >>> 0;
  return make(
    known,
    ones,
    free,
    [...without(left.marks, right.ones), ...right.marks.filter(({ mask }) => mask & set)],
    combine('|', left, right),
  );
}

/** @param at where the right side clears bits, for the marks. */
export function and(left: Int, right: Int, at?: Place): Int {
  const zeros = (left.known & ~left.ones) | (right.known & ~right.ones);
  const ones = left.ones & right.ones;
  const free = (left.free & right.ones) | (right.free & left.ones);
  const cleared = (right.known & ~right.ones) >>> 0;
  const kept = without(left.marks, cleared);
  const names = right.marks.filter(({ mask, on }) => on && (mask & ones) !== 0);
  const marks: Mark[] = [...kept, ...(kept.length === 0 ? names : [])];
  const turned = (cleared & left.ones) >>> 0;
  if (at && turned !== 0) marks.push({ mask: turned, at, name: undefined, on: false });
  return make(zeros | ones, ones, free, marks, combine('&', left, right));
}

export function xor(left: Int, right: Int): Int {
  const known = left.known & right.known;
  const ones = left.ones ^ right.ones;
  const free = (left.free & right.known) | (right.free & left.known);
  return make(
    known,
    ones,
    free,
    [...without(left.marks, right.ones), ...right.marks],
    combine('^', left, right),
  );
}

export function not(value: Int): Int {
  const marks = value.marks.map((mark) => ({ ...mark, on: !mark.on }));
  return make(value.known, ~value.ones, value.free, marks, value.symbol && `(~${value.symbol})`);
}

export function shiftLeft(value: Int, count: number): Int {
  const low = count >= 32 ? ALL : (1 << count) - 1;
  const move = (bits: number): number => (count >= 32 ? 0 : bits << count);
  return make(
    move(value.known) | low,
    move(value.ones),
    move(value.free),
    [],
    value.symbol && `(${value.symbol}<<${count})`,
  );
}

export function shiftRight(value: Int, count: number): Int {
  const move = (bits: number): number => (count >= 32 ? 0 : bits >>> count);
  const high = ~move(ALL);
  return make(
    move(value.known) | high,
    move(value.ones),
    move(value.free),
    [],
    value.symbol && `(${value.symbol}>>${count})`,
  );
}

/** The low bits of a value, as a member or a cast of that width holds them. */
export function narrow(value: Int, bytes: number, signed = false): Int {
  if (bytes >= 4) return signed === value.signed ? value : { ...value, signed };
  const mask = 2 ** (8 * bytes) - 1;
  const sign = signed && value.known & value.ones & (1 << (8 * bytes - 1));
  const known = (value.known | ~mask) >>> 0;
  const ones = (sign ? value.ones | ~mask : value.ones & mask) >>> 0;
  // The name stays: a value that is stored in a narrower member and tested there is still that value.
  return {
    ...value,
    known,
    ones,
    free: value.free & mask,
    signed,
    symbol: known >>> 0 === ALL ? undefined : value.symbol,
  };
}

/** What is known where a value is one or the other. */
export function joinInts(left: Int, right: Int, free = 0): Int {
  const known = (left.known & right.known & ~(left.ones ^ right.ones)) >>> 0;
  const marks = [...left.marks];
  for (const mark of right.marks)
    if (!marks.some((other) => other.at === mark.at && other.mask === mark.mask)) marks.push(mark);
  const symbol = left.symbol === right.symbol ? left.symbol : undefined;
  const bits = (free | (left.free & right.free)) >>> 0;
  return { ...make(known, left.ones, bits, marks, symbol), signed: left.signed };
}
