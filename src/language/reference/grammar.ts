import { Reference } from './reference.ts';

/**
 * The grammar that marks the constants of changer and tape drivers in C: injected into the grammars of C and C++, so
 * that a theme shows at a glance which names the headers know.
 */
export function constantsGrammar(): object {
  const byScope = new Map<string, Set<string>>();
  for (const { scope, constants } of Reference.get().groups)
    for (const { name } of constants) byScope.set(scope, (byScope.get(scope) ?? new Set()).add(name));
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    name: 'Changer and tape constants',
    scopeName: 'changer-lab.constants.injection',
    injectionSelector: 'L:source.c -comment -string, L:source.cpp -comment -string',
    patterns: [...byScope].map(([scope, names]) => ({
      name: `support.constant.${scope}.c`,
      match: String.raw`\b(?:${[...names].sort().join('|')})\b`,
    })),
  };
}
