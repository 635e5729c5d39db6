import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { FileProblem, JsonDocument, JsonPath } from './json-document.ts';

/** A JSON schema as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  strictRequired: false,
  useDefaults: true,
});
// Our own words for a pattern that a value does not match.
ajv.addKeyword('errorMessage');
const compiled = new Map<JsonSchema, ValidateFunction>();

/**
 * Checks a value against a schema. Defaults of the schema are filled in.
 * @param at where the value stands in its document.
 */
export function validate(
  schema: JsonSchema,
  value: unknown,
  document: JsonDocument,
  at: JsonPath = [],
): FileProblem[] {
  let check = compiled.get(schema);
  if (!check) {
    check = ajv.compile(schema);
    compiled.set(schema, check);
  }
  if (check(value)) return [];
  const seen = new Set<string>();
  return (check.errors ?? []).flatMap((error) => {
    const path = [...at, ...pointerPath(error, value)];
    const problem = document.problem(path, messageOf(error));
    const key = `${problem.path} ${problem.message}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return problem;
  });
}

/** ajv's JSON pointer as a path; indexes into arrays become numbers. */
function pointerPath(error: ErrorObject, root: unknown): (string | number)[] {
  let value = root;
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(value) ? Number(name) : name;
      value = (value as Record<string | number, unknown> | undefined)?.[key];
      return key;
    });
  const extra = (error.params as { additionalProperty?: string }).additionalProperty;
  return extra === undefined ? path : [...path, extra];
}

function messageOf(error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties': {
      const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
      const near = nearest(String(params['additionalProperty']), known);
      return `unknown member.${near === undefined ? ` Known: ${known.join(', ')}.` : ` Did you mean ${near}?`}`;
    }
    case 'required':
      return `${String(params['missingProperty'])} is missing.`;
    case 'enum': {
      const allowed = (params['allowedValues'] as unknown[]).map(String);
      const near = nearest(String(error.data), allowed);
      return `${JSON.stringify(error.data)} is not known.${near === undefined ? ` Use one of ${allowed.join(', ')}.` : ` Did you mean ${near}?`}`;
    }
    case 'pattern': {
      const { errorMessage } = error.parentSchema as { errorMessage?: string };
      return `${JSON.stringify(error.data)} ${errorMessage ?? `does not match ${String(params['pattern'])}.`}`;
    }
    case 'type':
      return `must be ${String(params['type'])}, not ${describe(error.data)}.`;
    default:
      return `${error.message ?? 'is not valid'}.`;
  }
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : JSON.stringify(value);
}

/** The known word that a misspelt one is nearest to, or undefined. */
function nearest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      bestDistance = distance;
      best = candidate;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}
