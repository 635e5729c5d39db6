import { finding, type Finding } from '../finding.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import { visitExpressions } from '../syntax/walk.ts';
import { CHANGER_NAMES, constantValue } from '../values/constants.ts';
import { functionsWith } from './functions.ts';

/** Number of letters to change, up to a limit. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++)
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[other.length];
}

function nearest(name: string): string | undefined {
  let best: string | undefined;
  let least = Math.min(5, name.length / 4);
  for (const candidate of CHANGER_NAMES) {
    const letters = distance(name, candidate);
    if (letters < least) {
      best = candidate;
      least = letters;
    }
  }
  return best;
}

/** B10: a flag that ntddchgr.h does not define. */
export const FLAG_EXISTS: SourceRule = {
  id: 'B10',
  trigger: /\bCHANGER_/,
  mends: true,
  check({ unit }: RuleContext): Finding[] {
    const found: Finding[] = [];
    if (unit.incomplete) return found;
    for (const definition of functionsWith(unit, /\bCHANGER_[A-Z0-9_]+/))
      visitExpressions(definition.body, (node, parents) => {
        if (node.kind !== 'name' || !/^CHANGER_[A-Z0-9_]+$/.test(node.name)) return;
        const parent = parents[parents.length - 1];
        const asFlag =
          (parent?.kind === 'binary' && /^[|&^]$/.test(parent.operator)) ||
          (parent?.kind === 'unary' && parent.operator === '~') ||
          (parent?.kind === 'assign' && parent.value === node);
        const { name } = node;
        if (!asFlag || constantValue(name) !== undefined || unit.isType(name)) return;
        if (unit.macros.has(name) || unit.enumerators.has(name) || unit.globals.has(name)) return;
        const meant = nearest(name);
        const hint = meant === undefined ? 'Use a constant of the header.' : `Did you mean ${meant}?`;
        found.push(
          finding('B10', `ntddchgr.h has no ${name}. ${hint}`, node.at, {
            fix:
              meant === undefined
                ? undefined
                : { title: `Change to ${meant}`, edits: [{ at: node.at, text: meant }] },
          }),
        );
      });
    return found;
  },
};
