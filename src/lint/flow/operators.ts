import type { Place } from '../syntax/place.ts';
import * as int from '../values/int.ts';
import type { Int } from '../values/int.ts';
import type { Value } from '../values/value.ts';

/** C's operators on values as far as they are known. */

const COMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

export function isComparison(operator: string): boolean {
  return operator in COMPARE;
}

/** Both numbers as the comparison sees them: unsigned as soon as one of them is. */
export function comparable(left: Int, right: Int): readonly [number, number] | undefined {
  const a = int.numberOf(left);
  const b = int.numberOf(right);
  if (a === undefined || b === undefined) return undefined;
  return left.signed && right.signed ? [a, b] : [a >>> 0, b >>> 0];
}

/** How a comparison comes out; undefined where it is not known. */
export function compare(operator: string, left: Value, right: Value): boolean | undefined {
  const test = COMPARE[operator];
  if (left.kind === 'int' && right.kind === 'int') {
    const both = comparable(left, right);
    if (both) return test(...both);
    // Bits that differ for sure decide about equality.
    const differ = left.known & right.known & (left.ones ^ right.ones);
    if (differ !== 0 && operator === '==') return false;
    return differ !== 0 && operator === '!=' ? true : undefined;
  }
  if (operator !== '==' && operator !== '!=') return undefined;
  const [one, other] = left.kind === 'int' ? [right, left] : [left, right];
  // An address is not NULL, unless it comes from an allocation.
  if (other.kind === 'int' && int.numberOf(other) === 0)
    return one.kind === 'pointer' && one.nullable ? undefined : operator === '!=';
  if (
    one.kind === 'pointer' &&
    other.kind === 'pointer' &&
    one.object === other.object &&
    one.path === other.path
  )
    return operator === '==';
  return undefined;
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => Math.imul(a, b),
  '/': (a, b) => Math.trunc(a / b),
  '%': (a, b) => a % b,
};

function arithmetic(operator: string, left: Int, right: Int): Int {
  const both = comparable(left, right);
  const signed = left.signed && right.signed;
  const work = ARITHMETIC[operator];
  if (!both || !work || (/[/%]/.test(operator) && both[1] === 0))
    return int.unknownInt(int.combine(operator, left, right), signed);
  const value = int.constant(work(...both), signed);
  return { ...value, marks: [...left.marks, ...right.marks] };
}

/** The result of a binary operator on integers. */
export function applyInts(operator: string, left: Int, right: Int, at?: Place): Int {
  switch (operator) {
    case '|':
      return int.or(left, right);
    case '&':
      return int.and(left, right, at);
    case '^':
      return int.xor(left, right);
    case '<<':
    case '>>': {
      const count = int.numberOf(right);
      if (count === undefined) return int.unknownInt(int.combine(operator, left, right));
      if (operator === '>>') return int.shiftRight(left, count);
      return { ...int.shiftLeft(left, count), signed: left.signed };
    }
    default:
      return arithmetic(operator, left, right);
  }
}
