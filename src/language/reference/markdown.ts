import type { Rule } from '../../ddi/rules/rule.ts';
import { pageAddress } from '../../lint/rule-pages.ts';
import { ruleAddress } from '../diagnostics/rule-link.ts';
import { valueText } from './group.ts';
import type { ConstantTopic, Reference } from './reference.ts';
import { rulesAbout } from './rules-about.ts';
import type { MemberTopic, StructureTopic } from './structures.ts';

/** What is known of a name, as Markdown. */

const MOST_RULES = 8;

/** A page of the documentation by the name that ends a source: `… ns-ntddchgr-_get_changer_parameters.md`. */
function pageIn(source: string): string | undefined {
  const name = /\bn[fise]-\w+-\w+/.exec(source)?.[0];
  return name === undefined ? undefined : pageAddress(name);
}

function sourceLine(header: string, page: string | undefined): string {
  const address = page === undefined ? undefined : (pageAddress(page) ?? pageIn(page));
  return address === undefined ? header : `${header} · [documentation](${address})`;
}

function ruleLines(name: string): readonly string[] {
  const rules = rulesAbout(name);
  if (rules.length === 0) return [];
  const shown = rules
    .slice(0, MOST_RULES)
    .map((rule) => `- [${rule.id}](${ruleAddress(rule)}) ${rule.title} (${rule.severity})`);
  const rest = rules.length - shown.length;
  return ['Rules:', '', ...shown, ...(rest > 0 ? [`- and ${rest} more`] : [])];
}

const sentence = (text: string): string =>
  `${text[0].toUpperCase()}${text.slice(1)}${/[.!)]$/.test(text) ? '' : '.'}`;

const paragraphs = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('\n\n');

export function constantMarkdown({ constant, group }: ConstantTopic): string {
  const { name, value, meaning, details = [] } = constant;
  const members = group.members.filter((one) => !one.startsWith('*'));
  return paragraphs(
    `**${name}** = \`${valueText(value, group.digits)}\` (${group.what})`,
    meaning && sentence(meaning),
    members.length > 0 && members.length < 4
      ? `Value of ${members.map((one) => `\`${one}\``).join(', ')}.`
      : undefined,
    details.join('\n\n').replaceAll('\n\n- ', '\n- '),
    ruleLines(name).join('\n'),
    sourceLine(group.header, group.page),
  );
}

export function memberMarkdown(reference: Reference, member: MemberTopic): string {
  const { structure, name, type, offset, bits, meaning, source } = member;
  const [x86, x64] = offset;
  const place = x86 === x64 ? `offset ${x86}` : `offset ${x86} (32-bit), ${x64} (64-bit)`;
  const groups = reference.groupsOf(name, structure).filter(({ constants }) => constants.length <= 16);
  const values = groups.map(({ constants }) => constants.map((one) => `\`${one.name}\``).join(', '));
  return paragraphs(
    `**${structure}.${name}**${type === '' ? '' : ` : \`${type}\``}, ${place}${bits === undefined ? '' : `, bits ${bits}`}`,
    meaning,
    values.length > 0 ? `Values: ${values.join('; ')}.` : undefined,
    ruleLines(name).join('\n'),
    sourceLine(structure, source),
  );
}

export function structureMarkdown({ name, size, source, notes, members }: StructureTopic): string {
  const [x86, x64] = size;
  const bytes = x86 === x64 ? `${x86} bytes` : `${x86} bytes (32-bit), ${x64} (64-bit)`;
  const rows = [...members.values()].map(
    ({ name: member, type, offset }) => `| ${offset[0]} | ${type} | ${member} |`,
  );
  return paragraphs(
    `**${name}**, ${bytes}`,
    notes,
    ['| offset | type | member |', '| --- | --- | --- |', ...rows].join('\n'),
    sourceLine(name, source),
  );
}

export function ruleMarkdown(rule: Rule): string {
  return paragraphs(
    `**${rule.id} ${rule.name}** (${rule.severity})`,
    rule.title,
    rule.reason,
    `[More about this rule](${ruleAddress(rule)})`,
  );
}
