import { ruleById } from '../ddi/rules/index.ts';
import type { Severity } from '../ddi/rules/rule.ts';
import { MACHINE_CHECKS } from '../machine/check.ts';
import { CONDUCT } from './conduct.ts';

/** A rule as a qualification names it: of the catalogue, of the machine, or of conduct. */
export interface QualifiedRule {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  /** What must hold, as one sentence. */
  readonly title: string;
  readonly reason: string;
  readonly source: readonly string[];
  /** No single page states it. */
  readonly inferred: boolean;
}

const conduct = CONDUCT.map((row): [string, QualifiedRule] => [row.id, { ...row, inferred: false }]);
const machine = Object.values(MACHINE_CHECKS).map(
  ({ id, rule, severity, title }): [string, QualifiedRule] => [
    id,
    {
      id,
      name: rule,
      severity,
      title,
      reason: 'The machine that runs the driver watches its memory and its calls.',
      source: [],
      inferred: false,
    },
  ],
);
const OWN = new Map([...machine, ...conduct]);

/** The rule of an id. @throws Error for an id that no table has. */
export function qualifiedRule(id: string): QualifiedRule {
  const rule = ruleById(id) ?? OWN.get(id);
  if (!rule) throw new Error(`There is no rule ${id}.`);
  return rule;
}

/** The ids of the rules that stand in no catalogue: of the machine and of conduct. */
export const OWN_RULES: readonly string[] = [...OWN.keys()].filter((id) => !ruleById(id));
