import { CHANGER_RULES, RULES, TAPE_RULES } from '../ddi/rules/index.ts';
import type { Rule } from '../ddi/rules/rule.ts';
import { MENDS } from './fixes/parameter-mends.ts';
import { CHANGER_STRUCT } from './parameters/known-parameters.ts';
import { PAIR_RULES } from './parameters/pair.ts';
import { TAPE_STRUCT } from './parameters/tape-parameters.ts';
import { OUTCOME_RULES, SOURCE_RULES } from './rules/index.ts';

/** Where each rule is checked, for the documentation and for hovers. */
export interface RuleCoverage {
  readonly rule: Rule;
  /** The linter checks it in source. */
  readonly inSource: boolean;
  /** A run checks it on what the driver returned. */
  readonly atRunTime: boolean;
  readonly quickFix: boolean;
}

const OWN = [...SOURCE_RULES, ...OUTCOME_RULES];
const CHECKED = [...CHANGER_STRUCT.rules, ...TAPE_STRUCT.rules, ...PAIR_RULES];
const IN_SOURCE = new Set(['A02', ...PAIR_RULES, ...CHECKED.map(({ id }) => id), ...OWN.map(({ id }) => id)]);
const AT_RUN_TIME = new Set(
  [...CHANGER_RULES, ...TAPE_RULES].filter(({ check }) => check !== undefined).map(({ id }) => id),
);
const WITH_FIX = new Set([
  'A02',
  ...Object.keys(MENDS),
  ...OWN.filter(({ mends }) => mends).map(({ id }) => id),
]);

/** All rules of the table. */
export const COVERAGE: readonly RuleCoverage[] = RULES.map((rule) => ({
  rule,
  inSource: IN_SOURCE.has(rule.id),
  atRunTime: AT_RUN_TIME.has(rule.id),
  quickFix: WITH_FIX.has(rule.id),
}));
