import { RULES } from './index.ts';
import { withoutYielding } from './one-diagnostic.ts';
import type { Finding, ParameterFacts, Rule, Severity } from './rule.ts';

/** A broken rule as it is reported. */
export interface RuleFinding extends Finding {
  readonly rule: Rule;
  /** That of the finding where it has one, else that of the rule. */
  readonly severity: Severity;
}

/** All rules that what GET_PARAMETERS returned breaks, in the order of their ids; one finding a mistake. */
export function checkParameters(facts: ParameterFacts): RuleFinding[] {
  const broken: RuleFinding[] = [];
  for (const rule of RULES) {
    const finding = rule.check?.(facts);
    if (finding !== undefined) broken.push({ rule, ...finding, severity: finding.severity ?? rule.severity });
  }
  return withoutYielding(broken);
}
