import { RULES } from '../ddi/rules/index.ts';
import type { Rule } from '../ddi/rules/rule.ts';
import { MENDS } from './fixes/parameter-mends.ts';
import { CHECKED_RULES } from './parameters/check-routine.ts';
import { OUTCOME_RULES, SOURCE_RULES } from './rules/index.ts';

/** Where each rule is checked, for the documentation and for hovers. */
export interface RuleCoverage {
  readonly rule: Rule;
  /** The linter checks it in source. */
  readonly inSource: boolean;
  /** A run checks it on what GET_PARAMETERS returned. */
  readonly atRunTime: boolean;
  readonly quickFix: boolean;
}

const OWN = [...SOURCE_RULES, ...OUTCOME_RULES];
const IN_SOURCE = new Set(['A02', ...CHECKED_RULES.map(({ id }) => id), ...OWN.map(({ id }) => id)]);
const WITH_FIX = new Set([
  'A02',
  ...Object.keys(MENDS),
  ...OWN.filter(({ mends }) => mends).map(({ id }) => id),
]);

/** All rules of the table. */
export const COVERAGE: readonly RuleCoverage[] = RULES.map((rule) => ({
  rule,
  inSource: IN_SOURCE.has(rule.id),
  atRunTime: rule.check !== undefined,
  quickFix: WITH_FIX.has(rule.id),
}));
