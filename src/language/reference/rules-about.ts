import { CHANGER_RULES, TAPE_RULES } from '../../ddi/rules/index.ts';
import type { Rule } from '../../ddi/rules/rule.ts';

/** Which rules concern a name: those that read it, and those that name it. */

let index: ReadonlyMap<string, readonly Rule[]> | undefined;

function build(): ReadonlyMap<string, readonly Rule[]> {
  const result = new Map<string, Rule[]>();
  for (const rule of [...CHANGER_RULES, ...TAPE_RULES]) {
    const words = `${rule.title} ${rule.field}`.match(/[A-Z]\w+/g) ?? [];
    for (const name of new Set<string>([...(rule.reads ?? []), ...words, ...short(words)]))
      result.set(name, [...(result.get(name) ?? []), rule]);
  }
  return result;
}

/** The texts leave the prefix out where the sentence makes it clear. */
function short(words: readonly string[]): string[] {
  return words.filter((word) => /^[A-Z][A-Z\d_]+$/.test(word)).map((word) => `CHANGER_${word}`);
}

/** The rules that concern a flag or a member, in the order of their ids. */
export function rulesAbout(name: string): readonly Rule[] {
  index ??= build();
  return index.get(name) ?? [];
}
