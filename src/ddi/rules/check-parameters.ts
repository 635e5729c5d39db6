import { CHANGER_RULES, TAPE_RULES } from './index.ts';
import { withoutYielding } from './one-diagnostic.ts';
import type { CheckedRule, Finding, ParameterFacts, Rule, Severity } from './rule.ts';
import type { TapeFacts } from './tape-rule.ts';

/** A broken rule as it is reported. */
export interface RuleFinding extends Finding {
  readonly rule: Rule;
  /** That of the finding where it has one, else that of the rule. */
  readonly severity: Severity;
}

function broken<Facts>(rules: readonly CheckedRule<Facts, string>[], facts: Facts): RuleFinding[] {
  const found: RuleFinding[] = [];
  for (const rule of rules) {
    const finding = rule.check?.(facts);
    if (finding !== undefined) found.push({ rule, ...finding, severity: finding.severity ?? rule.severity });
  }
  return withoutYielding(found);
}

/** All rules that what GET_PARAMETERS returned breaks, in the order of their ids; one finding a mistake. */
export function checkParameters(facts: ParameterFacts): RuleFinding[] {
  return broken(CHANGER_RULES, facts);
}

/** The same for what IOCTL_TAPE_GET_DRIVE_PARAMS returned. */
export function checkTapeParameters(facts: TapeFacts): RuleFinding[] {
  return broken(TAPE_RULES, facts);
}
