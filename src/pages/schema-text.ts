import type { JsonSchema } from '../lab/files/validate.ts';
import { code, codes } from './markdown.ts';

/** Longer lists of words stand below a table, not in it. */
const FEW = 8;

/** The keywords of our schemas that a table tells of. */
interface Keywords {
  readonly type?: string | readonly string[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly errorMessage?: string;
}

/** The members of an object's schema. */
export function membersOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return (schema['properties'] as Readonly<Record<string, JsonSchema>> | undefined) ?? {};
}

/** The names of the members that must be there. */
export function requiredOf(schema: JsonSchema): ReadonlySet<string> {
  return new Set((schema['required'] as readonly string[] | undefined) ?? []);
}

function alternatives(schema: JsonSchema): readonly JsonSchema[] | undefined {
  return schema['anyOf'] as readonly JsonSchema[] | undefined;
}

/** The words that a value may be, those of its alternatives too; undefined where it is no list of words. */
export function wordsOf(schema: JsonSchema): readonly string[] | undefined {
  const own = schema['enum'] as readonly unknown[] | undefined;
  if (own) return own.map(String);
  return alternatives(schema)
    ?.map(wordsOf)
    .find((list) => list !== undefined);
}

/** True where the words are too many for a cell. */
export function hasManyWords(schema: JsonSchema): boolean {
  return (wordsOf(schema)?.length ?? 0) > FEW;
}

function range(schema: JsonSchema): string {
  const { minimum, maximum, exclusiveMinimum } = schema as Readonly<Record<string, number | undefined>>;
  if (minimum !== undefined && maximum !== undefined) return ` ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, at least ${minimum}`;
  if (exclusiveMinimum === undefined) return '';
  return `, above ${exclusiveMinimum}${maximum === undefined ? '' : `, at most ${maximum}`}`;
}

/** A text with a pattern: what it must be, and an example, as the message for one that does not match says it. */
function texts(schema: JsonSchema): string {
  const { errorMessage, pattern, maxLength } = schema as Keywords;
  const [, what, example] = (errorMessage && /^is no (\w+)\. .*?("[^"]+")/.exec(errorMessage)) || [];
  if (what) return `${what}, such as ${code(example)}`;
  if (pattern?.includes('[0-9a-fA-F]')) return 'text: hexadecimal digits';
  if (pattern !== undefined) return `text that matches ${code(pattern)}`;
  return maxLength === undefined ? 'text' : `text, at most ${maxLength} characters`;
}

function simple(type: string, schema: JsonSchema): string {
  switch (type) {
    case 'string':
      return texts(schema);
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `whole number${range(schema)}`;
    case 'number':
      return `number${range(schema)}`;
    case 'array': {
      const items = schema['items'] as JsonSchema | undefined;
      const only = items && wordsOf(items);
      if (only) return `list of ${codes(only)}`;
      return items ? `list: ${typeText(items)}` : 'list';
    }
    default:
      return type;
  }
}

/** What a value may be, in words: `whole number 0 to 65535`. */
export function typeText(schema: JsonSchema): string {
  if (schema['const'] !== undefined) return code(JSON.stringify(schema['const']));
  const words = schema['enum'] as readonly unknown[] | undefined;
  if (words) return words.length > FEW ? 'a name from the list below' : `one of ${codes(words.map(String))}`;
  const several = alternatives(schema);
  if (several) return several.map(typeText).join(', or ');
  const { type } = schema as Keywords;
  return type === undefined
    ? 'any value'
    : [type]
        .flat()
        .map((one) => simple(one, schema))
        .join(' or ');
}

/** The value of a member that is left out. */
export function defaultText(schema: JsonSchema): string {
  const value = schema['default'];
  return value === undefined || (typeof value === 'object' && Object.keys(value as object).length === 0)
    ? ''
    : code(JSON.stringify(value));
}
