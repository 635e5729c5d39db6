import { diffArrays } from 'diff';

/** Two things that belong together, or one that has no other. */
export interface Pair<T> {
  readonly a?: T;
  readonly b?: T;
}

/** Edits above which a stretch is no longer searched for the fewest: its things are then paired by position. */
const MOST_EDITS = 1000;

/**
 * Pairs two lists in order. What is the same by one key is paired first; in each stretch between, what is the same
 * by the next key; what is left stands alone.
 * @param keys from the strictest to the loosest.
 */
export function align<T>(
  a: readonly T[],
  b: readonly T[],
  keys: readonly ((thing: T) => string)[],
): Pair<T>[] {
  const [key, ...looser] = keys;
  if (key === undefined || a.length === 0 || b.length === 0) return alone(a, b);
  const keysOfA = a.map(key);
  const keysOfB = b.map(key);
  const begin = sameLength(keysOfA, keysOfB);
  const end = sameLength(keysOfA.slice(begin).reverse(), keysOfB.slice(begin).reverse());
  const pairs: Pair<T>[] = [];
  let nextA = 0;
  let nextB = 0;
  const pair = (count: number): void => {
    for (let i = 0; i < count; i++) pairs.push({ a: a[nextA++], b: b[nextB++] });
  };
  const between = (removed: number, added: number): void => {
    const found = align(a.slice(nextA, nextA + removed), b.slice(nextB, nextB + added), looser);
    for (const one of found) pairs.push(one);
    nextA += removed;
    nextB += added;
  };
  pair(begin);
  const middleA = keysOfA.slice(begin, keysOfA.length - end);
  const middleB = keysOfB.slice(begin, keysOfB.length - end);
  const changes =
    middleA.length === 0 || middleB.length === 0
      ? undefined
      : diffArrays(middleA, middleB, { maxEditLength: MOST_EDITS });
  if (!changes) between(middleA.length, middleB.length);
  let removed = 0;
  let added = 0;
  for (const change of changes ?? []) {
    if (change.removed) removed += change.count;
    else if (change.added) added += change.count;
    else {
      between(removed, added);
      removed = added = 0;
      pair(change.count);
    }
  }
  between(removed, added);
  pair(end);
  return pairs;
}

function alone<T>(a: readonly T[], b: readonly T[]): Pair<T>[] {
  return [...a.map((thing) => ({ a: thing })), ...b.map((thing) => ({ b: thing }))];
}

/** How many things at the beginning are the same. */
function sameLength(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}
