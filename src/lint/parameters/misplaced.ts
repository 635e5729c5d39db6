import { wordOfConstant } from '../values/constants.ts';
import type { Int } from '../values/int.ts';

type Word = 'Features0' | 'Features1';

/** Bits of a word that constants of the other word set. */
function strangers(value: Int, word: Word): number {
  let bits = 0;
  for (const { name, on, mask } of value.marks)
    if (on && name !== undefined && (wordOfConstant(name) ?? word) !== word) bits |= mask;
  return (bits & value.ones) >>> 0;
}

/**
 * A feature word as it is meant: constants of the other word, which B07 reports, count where they belong. What
 * they turn on by accident is the same mistake and not another one.
 */
export function inOwnWord(word: Word, features0: Int, features1: Int): Int {
  const [value, opposite] = word === 'Features0' ? [features0, features1] : [features1, features0];
  const other = word === 'Features0' ? 'Features1' : 'Features0';
  const out = strangers(value, word);
  const into = strangers(opposite, other);
  if (out === 0 && into === 0) return value;
  const ones = ((value.ones & ~out) | into) >>> 0;
  return { ...value, known: (value.known | into) >>> 0, ones, free: value.free & ~into };
}
