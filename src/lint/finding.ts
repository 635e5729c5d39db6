import { ruleById } from '../ddi/rules/index.ts';
import type { Rule, Severity } from '../ddi/rules/rule.ts';
import type { Place } from './syntax/place.ts';

/** A broken rule in source, before it is placed in lines and columns. */
export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Place;
  readonly related: readonly Related[];
  readonly fix?: Fix;
}

/** Another place that has to do with a finding. */
export interface Related {
  readonly at: Place;
  readonly message: string;
}

/** A mend: text to put in place of other text. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

export interface Edit {
  readonly at: Place;
  readonly text: string;
}

/** What a finding can say besides its message. */
export interface Details {
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fix?: Fix | undefined;
}

/** A rule of the table. @throws Error for an id that it does not have. */
export function rule(id: string): Rule {
  const found = ruleById(id);
  if (!found) throw new Error(`There is no rule ${id}.`);
  return found;
}

/** A finding of a rule of the table. */
export function finding(id: string, message: string, at: Place, details: Details = {}): Finding {
  const row = rule(id);
  const { severity = row.severity, related = [], fix } = details;
  return { rule: row, severity, message, at, related, ...(fix ? { fix } : {}) };
}

/** The place before which or behind which something is put in. */
export function before(at: Place): Place {
  return { ...at, to: at.from };
}

export function behind(at: Place): Place {
  return { ...at, from: at.to };
}

/** A place relative to another: `from` and `to` count from its beginning. */
export function within(at: Place, from: number, to: number): Place {
  return { origin: at.origin, from: at.from + from, to: at.from + to };
}
