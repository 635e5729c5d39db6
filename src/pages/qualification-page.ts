import { ruleById } from '../ddi/rules/index.ts';
import { CONDUCT } from '../qualify/conduct.ts';
import { pageAddress } from '../lint/rule-pages.ts';
import { MACHINE_CHECKS } from '../machine/check.ts';
import { PROBE_GROUPS } from '../qualify/probe.ts';
import { PROBES } from '../qualify/probes/index.ts';
import { code, table } from './markdown.ts';

/** Every probe, a section for each group. */
export function probes(): string {
  return Object.entries(PROBE_GROUPS)
    .map(([group, title]) => {
      const inside = PROBES.filter((probe) => probe.group === group);
      const rows = inside.map(({ id, title: what }) => [code(id), what]);
      return `### ${title}\n\n${table(['probe', 'what it does'], rows)}`;
    })
    .join('\n\n');
}

/** The rules of a driver's conduct, a section each. */
export function conductRules(): string {
  return CONDUCT.map(({ id, name, title, reason, severity, source }) => {
    const from = source.map((page) => {
      const address = pageAddress(page);
      return address === undefined ? page : `[${page}](${address})`;
    });
    return `### ${id} ${name}\n\n**${title}**\n\n${reason}\n\nSeverity: ${severity}. Source: ${from.join(', ')}.`;
  }).join('\n\n');
}

/** What the machine checks that no rule of the catalogue says, a section each. */
export function machineChecks(): string {
  return Object.values(MACHINE_CHECKS)
    .filter(({ id }) => !ruleById(id))
    .map(({ id, rule, title, severity }) => `### ${id} ${rule}\n\n**${title}** Severity: ${severity}.`)
    .join('\n\n');
}
