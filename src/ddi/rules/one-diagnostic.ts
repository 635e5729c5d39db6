import type { Rule } from './rule.ts';

/**
 * One mistake, one diagnostic: leaves out what a nearer cause explains. A rule is left out where a rule that
 * it yields to is broken too, whether or not that one is left out itself. The order stays.
 */
export function withoutYielding<T extends { readonly rule: Rule }>(broken: readonly T[]): T[] {
  const ids = new Set(broken.map(({ rule }) => rule.id));
  return broken.filter(({ rule }) => !(rule.yieldsTo ?? []).some((id) => ids.has(id)));
}
