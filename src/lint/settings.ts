import { ruleById, ruleByName } from '../ddi/rules/index.ts';
import type { Rule, Severity } from '../ddi/rules/rule.ts';

/** How a user wants a rule: not at all, or with another severity. */
export type RuleSetting = 'off' | Severity;

/** Settings by id or name of the rule. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

const SETTINGS: readonly string[] = ['off', 'error', 'warning', 'info'];

export function isRuleSetting(text: string): text is RuleSetting {
  return SETTINGS.includes(text);
}

/** A rule by its id or its name. */
export function findRule(text: string): Rule | undefined {
  return ruleById(text.toUpperCase()) ?? ruleByName(text);
}

/** The severity that a rule's finding has with these settings; undefined where it is off. */
export function severityWith(settings: RuleSettings, rule: Rule, severity: Severity): Severity | undefined {
  const setting = settings[rule.id] ?? settings[rule.name];
  if (setting === undefined) return severity;
  return setting === 'off' ? undefined : setting;
}
