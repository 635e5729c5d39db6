import { RULES } from '../ddi/rules/index.ts';

/** The names in `changerLab.lint.rules`, for the settings editor to complete: the ids of the rules. */
export const RULE_NAMES_SCHEMA = {
  enum: RULES.map(({ id }) => id),
  enumDescriptions: RULES.map(({ title }) => title),
};
