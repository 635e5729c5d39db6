import { ELEMENT_STATUS_FLAGS } from '../values.ts';

const flagNames = new Map<number, readonly string[]>();

/** Names of the ELEMENT_STATUS_xxx flags of a word, without the prefix: the same list for the same word. */
export function elementFlagNames(flags: number): readonly string[] {
  let names = flagNames.get(flags);
  if (!names) {
    names = Object.entries(ELEMENT_STATUS_FLAGS)
      .filter(([, value]) => (flags & value) !== 0)
      .map(([name]) => name.replace('ELEMENT_STATUS_', ''));
    flagNames.set(flags, names);
  }
  return names;
}

const flagWords = new WeakMap<readonly string[], number>();

/** The word of flags by their names; quick for a list of `elementFlagNames`. */
export function elementFlagWord(names: readonly string[]): number {
  let word = flagWords.get(names);
  if (word === undefined) {
    const values: Readonly<Record<string, number>> = ELEMENT_STATUS_FLAGS;
    word = names.reduce((sum, name) => sum + (values[`ELEMENT_STATUS_${name}`] ?? 0), 0);
    flagWords.set(names, word);
  }
  return word;
}
