import type { JsonSchema } from '../lab/files/validate.ts';
import { SCENARIO_FRAME, SCENARIO_SCHEMA, STEP_SCHEMAS } from '../lab/scenario/scenario-schema.ts';
import type { StepKind } from '../lab/scenario/step-kind.ts';
import { code, codes, fence, table } from './markdown.ts';
import { STEP_EXAMPLES } from './scenario-examples.ts';
import { defaultText, hasManyWords, membersOf, requiredOf, typeText, wordsOf } from './schema-text.ts';

/** What each kind of step is about, in the order of the page. */
const TITLES: Readonly<Record<StepKind, string>> = {
  ioctl: 'Requests to the changer',
  operator: 'Acts of an operator',
  rsm: 'The removable storage manager',
  device: 'Requests to a drive',
  fault: 'Faults',
  raw: 'Requests as bytes',
  diagnostics: 'Diagnostics',
  wait: 'Time',
  handle: 'Handles',
};

/** Members that any step may have. */
const COMMON = new Set(['comment', 'expect']);

const OUTPUT_LENGTH = `Each of them may have ${code('outputLength')}, the length of the output buffer in bytes.`;

type Row = readonly string[];

/** The rows of one form of a step: its own members. */
function rowsOf(form: string, schema: JsonSchema, hidden: ReadonlySet<string>): Row[] {
  const required = requiredOf(schema);
  const own = Object.entries(membersOf(schema)).filter(([name]) => !COMMON.has(name) && !hidden.has(name));
  const rows = own.flatMap(([name, member]) => {
    const inner = membersOf(member);
    const row = (path: string, value: JsonSchema, must: boolean): Row => [
      code(path),
      Object.keys(membersOf(value)).length > 0 ? 'object' : typeText(value),
      must ? 'required' : defaultText(value),
      (value['description'] as string | undefined) ?? '',
    ];
    const innerRows = Object.entries(inner).map(([key, value]) =>
      row(`${name}.${key}`, value, requiredOf(member).has(key)),
    );
    return [row(name, member, required.has(name)), ...innerRows];
  });
  if (rows.length === 0) return [[code(form), '', '', '', '']];
  return rows.map((row, index) => [index === 0 ? code(form) : '', ...row]);
}

/** Lists of words that are too long for a cell, once each. */
function longLists(schemas: readonly JsonSchema[]): string[] {
  const lists = new Map<string, string>();
  const visit = (schema: JsonSchema): void => {
    for (const [name, member] of Object.entries(membersOf(schema))) {
      if (COMMON.has(name)) continue;
      if (hasManyWords(member)) lists.set(name, codes(wordsOf(member) ?? []));
      visit(member);
    }
  };
  schemas.forEach(visit);
  return [...lists].map(([name, words]) => `${code(name)} is one of ${words}.`);
}

function section(kind: StepKind, title: string): string {
  const entry = STEP_SCHEMAS[kind];
  // A kind of one form is a schema itself, one of several a table of them.
  const forms = 'type' in entry ? undefined : (Object.entries(entry) as [string, JsonSchema][]);
  const schemas = forms ? forms.map(([, schema]) => schema) : [entry];
  const head = ['member', 'value', 'default', 'means'];
  const rows = forms
    ? forms.flatMap(([form, schema]) => rowsOf(form, schema, new Set([kind, 'ioctl', 'outputLength'])))
    : rowsOf(kind, entry, new Set()).map((row) => row.slice(1));
  return [
    `### ${title}: ${code(kind)}`,
    table(forms ? [code(kind === 'device' ? 'what' : kind), ...head] : head, rows),
    ...longLists(schemas),
    ...(kind === 'ioctl' ? [OUTPUT_LENGTH] : []),
    fence('json', `[\n${STEP_EXAMPLES[kind].map((step) => `  ${JSON.stringify(step)}`).join(',\n')}\n]`),
  ].join('\n\n');
}

function expectation(): string {
  const { expect } = SCENARIO_SCHEMA['definitions'] as { readonly expect: JsonSchema };
  return [
    `### Expectations: ${code('expect')}`,
    'Any step may have one; a step may also be nothing else.',
    table(
      ['member', 'value', 'means'],
      Object.entries(membersOf(expect)).map(([name, member]) => [
        code(name),
        typeText(member),
        (member['description'] as string | undefined) ?? '',
      ]),
    ),
    ...longLists([expect]),
    fence('json', `[\n${STEP_EXAMPLES['expect'].map((step) => `  ${JSON.stringify(step)}`).join(',\n')}\n]`),
  ].join('\n\n');
}

/** The members of `*.scenario.json` and every kind of step. */
export function scenarioFile(): string {
  const required = requiredOf(SCENARIO_FRAME);
  const whole = table(
    ['member', 'value', 'default', 'means'],
    Object.entries(membersOf(SCENARIO_FRAME))
      .filter(([name]) => name !== '$schema')
      .map(([name, member]) => [
        code(name),
        name === 'steps' ? 'list of steps, see below' : typeText(member),
        required.has(name) ? 'required' : '',
        (member['description'] as string | undefined) ?? '',
      ]),
  );
  return [
    '### The whole file',
    whole,
    ...STEP_KINDS.map((kind) => section(kind, TITLES[kind])),
    expectation(),
  ].join('\n\n');
}

/** The kinds of steps on the page, for the test that none is left out. */
export const STEP_KINDS = Object.keys(TITLES) as StepKind[];
