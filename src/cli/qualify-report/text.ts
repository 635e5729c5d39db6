import { counted } from '../../core/counted.ts';
import { PROBE_GROUPS } from '../../qualify/probe.ts';
import type { Finding, ProbeRecord, Qualification } from '../../qualify/records.ts';
import { qualifiedRule } from '../../qualify/rules.ts';
import { commandLines } from '../../trace-files/text/command-text.ts';
import { shortPath } from '../short-path.ts';
import { verdict } from './summary.ts';

/** `samples/autoloader/autoloader.c:1436`. */
export function placeText({ source }: Finding): string {
  return source ? `${shortPath(source.file)}:${source.line}` : '';
}

function findingLines(finding: Finding): string[] {
  const { rule, severity, message, stack, trace } = finding;
  const { name, title } = qualifiedRule(rule);
  const place = placeText(finding);
  return [
    `    ${severity} ${rule} ${name}${place === '' ? '' : ` at ${place}`}`,
    `      ${message}`,
    `      Rule: ${title}`,
    ...stack.map((frame) => `      at ${frame.function} (${shortPath(frame.file)}:${frame.line})`),
    ...trace.flatMap(({ action, status, commands }) => [
      `      > ${action}${status === null ? '' : `  ${status}`}`,
      ...commands.slice(-6).flatMap((command) => commandLines(command).map((line) => `      ${line}`)),
    ]),
  ];
}

/** One line for a probe, its findings below it. */
export function probeLines({ id, outcome, title, reason, findings }: ProbeRecord): string[] {
  const marks = { passed: '✓', failed: '✗', skipped: '–', 'not run': '·' };
  const why = reason === '' ? '' : ` (${reason})`;
  const only = findings.length > 0 && findings.every(({ severity }) => severity === 'info');
  return [`  ${only ? '✓' : marks[outcome]} ${id}  ${title}${why}`, ...findings.flatMap(findingLines)];
}

/** A qualification as a person reads it in a terminal. */
export function qualifyText(qualification: Qualification): string {
  const { driver, library, probes } = qualification;
  const elements = Object.entries(library.elements)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => counted(count, kind));
  const from = library.file === null ? 'made of what the driver claims' : shortPath(library.file);
  const lines = [
    `${driver.map(shortPath).join(' ')} on ${library.vendor} ${library.product} (${elements.join(', ')}; ${from})`,
  ];
  for (const [group, title] of Object.entries(PROBE_GROUPS)) {
    const inside = probes.filter((probe) => probe.group === group);
    if (inside.length > 0) lines.push('', title, ...inside.flatMap(probeLines));
  }
  return `${lines.join('\n')}\n\n${verdict(qualification)}\n`;
}
