import { COVERAGE, type RuleCoverage } from './coverage.ts';
import { withoutMarkers } from './examples/example.ts';
import { EXAMPLES } from './examples/index.ts';

/** Names of probes by the id of the rule that they serve. */
export type ProbesByRule = ReadonlyMap<string, readonly string[]>;

/** Probes that a rule's section names. */
const PROBES_SHOWN = 6;

/** The documentation of the rules, made from the table and the examples. */

const GROUPS: Readonly<Record<string, string>> = {
  A: 'The structure as a whole',
  B: 'The two feature words',
  C: 'Counts and access',
  D: 'Vendor numbers',
  E: 'Cleaning',
  F: 'Moves and exchanges',
  G: 'Before a mount or dismount',
  H: 'Positioning',
  I: 'IEport, door, lock and keypad',
  J: 'Magazines',
  K: 'Bar codes and volume tags',
  L: 'Initializing',
  M: 'Product data',
  N: 'Element status',
  O: 'The interface of the class driver',
  TL: 'Tape drives',
};

/** The address of a page of the documentation; undefined for a header or a document without one. */
export function pageAddress(page: string): string | undefined {
  const match = /^n[fise]-(\w+)-/.exec(page);
  if (!match) return undefined;
  const [, header] = match;
  const area = /^(?:winioctl|ntmsapi)$/.test(header) ? 'windows/win32/api' : 'windows-hardware/drivers/ddi';
  return `https://learn.microsoft.com/en-us/${area}/${header}/${page}`;
}

function link(page: string): string {
  const address = pageAddress(page);
  return address === undefined ? page : `[${page}](${address})`;
}

/** The anchor of a rule on the page. */
export function ruleAnchor({ id, name }: { readonly id: string; readonly name: string }): string {
  return `${id.toLowerCase()}-${name}`;
}

function mark(yes: boolean): string {
  return yes ? 'yes' : '';
}

function overview(list: readonly RuleCoverage[], probes: ProbesByRule): string {
  const rows = list.map(
    ({ rule, inSource, atRunTime, quickFix }) =>
      `| [${rule.id}](#${ruleAnchor(rule)}) | ${rule.name} | ${rule.severity} | ${mark(inSource)} | ${mark(atRunTime)} | ${mark(probes.has(rule.id))} | ${mark(quickFix)} |`,
  );
  return [
    '| rule | name | severity | in source | at run time | probed | quick fix |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function example(id: string): string {
  const found = EXAMPLES[id];
  if (!found) return '';
  const code = (title: string, text: string): string =>
    `\n${title}\n\n\`\`\`c\n${withoutMarkers(text)}\n\`\`\`\n`;
  return code('Wrong:', found.wrong) + code('Right:', found.right);
}

/** Which probes serve a rule; of many the first ones. */
function probedBy(names: readonly string[] = []): string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, PROBES_SHOWN).map((name) => `\`${name}\``);
  const left = names.length - shown.length;
  return [`Probes: ${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}.`];
}

function section({ rule }: RuleCoverage, probes: ProbesByRule): string {
  const inferred = rule.inferred ? ' It follows from several statements; no page states it by itself.' : '';
  const lines = [
    `### ${rule.id} ${rule.name}`,
    `**${rule.title}**`,
    `${rule.reason}${inferred}`,
    `Severity: ${rule.severity}. Concerns: ${rule.field}. Source: ${rule.source.map(link).join(', ')}.`,
    ...probedBy(probes.get(rule.id)),
  ];
  return `${lines.join('\n\n')}\n${example(rule.id)}`;
}

const HEAD = `# The rules

<!-- Made by npm run pages from the table of rules. Do not edit. -->

\`changer-lab lint\` checks the rules marked "in source" in the C of a driver; \`changer-lab run\` checks those marked
"at run time" on what \`GET_PARAMETERS\` returns; \`changer-lab qualify\` checks those marked "probed" by requests of its own.
In source, a rule speaks up only where some path that ends with success surely breaks it. Examples are parts of a
\`ChangerGetParameters\`, or of a tape driver's \`GetDriveParameters\`, that is right otherwise, unless they show a whole file.

A finding is hidden by a comment with a reason, on its line or on the line above:
\`// changer-lab: ignore E03 the operator cleans by hand\`.
`;

/** The page of all rules, as Markdown. @param probes of `changer-lab qualify`, by the id of the rule. */
export function rulePage(probes: ProbesByRule): string {
  const groups = Object.entries(GROUPS).map(([letter, title]) => {
    const list = COVERAGE.filter(({ rule }) => /^[A-Z]+/.exec(rule.id)?.[0] === letter);
    return `## ${letter}. ${title}\n\n${list.map((one) => section(one, probes)).join('\n')}`;
  });
  return `${HEAD}\n${overview(COVERAGE, probes)}\n\n${groups.join('\n')}`;
}
