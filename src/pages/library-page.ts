import type { JsonSchema } from '../lab/files/validate.ts';
import { LIBRARY_SCHEMA } from '../lab/files/library-schema.ts';
import { LIBRARY_EXAMPLES } from './library-examples.ts';
import { code, fence, table } from './markdown.ts';
import { defaultText, membersOf, requiredOf, typeText } from './schema-text.ts';

/** A part of the file with members of its own. */
interface Section {
  /** Where it stands: `capabilities.move`; several where they have the same members. */
  readonly paths: string[];
  readonly schema: JsonSchema;
  /** It stands in a list. */
  readonly inList: boolean;
}

/** The object that a member is, or that its list holds; undefined for other values. */
function objectIn(schema: JsonSchema): { readonly schema: JsonSchema; readonly inList: boolean } | undefined {
  if (schema['$ref'] === '#/definitions/registryKey') {
    const definitions = LIBRARY_SCHEMA['definitions'] as Readonly<Record<string, JsonSchema>>;
    return { schema: definitions['registryKey'], inList: false };
  }
  if (schema['type'] === 'array') {
    const found = objectIn(schema['items'] as JsonSchema);
    return found && { ...found, inList: true };
  }
  return Object.keys(membersOf(schema)).length > 0 ? { schema, inList: false } : undefined;
}

/** The parts below an object, in the order of the schema; parts with the same members stand together. */
function sectionsBelow(schema: JsonSchema, prefix: string): Section[] {
  const found: Section[] = [];
  for (const [name, member] of Object.entries(membersOf(schema))) {
    const inner = objectIn(member);
    if (!inner) continue;
    const path = `${prefix}${name}`;
    const same = found.find(
      (one) => JSON.stringify(membersOf(one.schema)) === JSON.stringify(membersOf(inner.schema)),
    );
    if (same) same.paths.push(path);
    else if (inner.schema !== schema) {
      found.push({ paths: [path], ...inner }, ...sectionsBelow(inner.schema, `${path}.`));
    }
  }
  return found;
}

function memberTable(schema: JsonSchema, prefix: string): string {
  const required = requiredOf(schema);
  const rows = Object.entries(membersOf(schema))
    .filter(([name]) => name !== '$schema')
    .map(([name, member]) => {
      const inner = objectIn(member);
      const type = inner
        ? inner.inList
          ? 'list of objects, see below'
          : 'object, see below'
        : typeText(member);
      const what = (member['description'] as string | undefined) ?? '';
      return [code(`${prefix}${name}`), type, required.has(name) ? 'required' : defaultText(member), what];
    });
  return table(['member', 'value', 'default', 'means'], rows);
}

function sectionText({ paths, schema, inList }: Section): string {
  const example = LIBRARY_EXAMPLES[paths[0]];
  const description = schema['description'] as string | undefined;
  const parts = [
    `### ${paths.map((path) => code(`${path}${inList ? '[]' : ''}`)).join(', ')}`,
    // What several parts share stands in the table of the part around them.
    ...(paths.length === 1 && description ? [description] : []),
    memberTable(schema, ''),
    ...(example === undefined ? [] : [fence('json', JSON.stringify(example, null, 2))]),
  ];
  return parts.join('\n\n');
}

/** The members of `*.changer.json`, part by part. */
export function libraryFile(): string {
  const whole = memberTable(LIBRARY_SCHEMA, '');
  return ['### The whole file', whole, ...sectionsBelow(LIBRARY_SCHEMA, '').map(sectionText)].join('\n\n');
}

/** The parts with members of their own, for the test that each has an example. */
export const LIBRARY_SECTIONS: readonly string[] = sectionsBelow(LIBRARY_SCHEMA, '').map(
  ({ paths }) => paths[0],
);
