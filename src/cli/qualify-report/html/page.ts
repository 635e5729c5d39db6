import { createHash } from 'node:crypto';
import path from 'node:path';
import { counted, nounFor } from '../../../core/counted.ts';
import { PROBE_GROUPS } from '../../../qualify/probe.ts';
import { counts, type Finding, type ProbeRecord, type Qualification } from '../../../qualify/records.ts';
import { NOT_PROBED } from '../../../qualify/not-probed.ts';
import { qualifiedRule } from '../../../qualify/rules.ts';
import { SourceLines } from '../../../qualify/source-lines.ts';
import { findingsOf } from '../summary.ts';
import { findingArticle } from './finding.ts';
import { chip, prose, ruleLink, table, text } from './markup.ts';
import { ALONE, placeLink, type ReportView } from './report-view.ts';
import { STYLE } from './style.ts';

function heading({ driver, library }: Qualification, view: ReportView): string {
  const names = driver.map((file) => path.basename(file)).join(', ');
  const elements = Object.entries(library.elements)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => counted(count, kind))
    .join(', ');
  const from =
    library.file === null
      ? 'a library made of what the driver claims: nothing else is known of the device'
      : `library file ${view.name(library.file)}`;
  return `<h1>Qualification of ${text(names)}</h1>
<p class="muted">Changer miniclass driver, run in an emulated ${text(`${library.vendor} ${library.product}`)} with ${elements} (${text(from)}).</p>`;
}

function verdict(findings: readonly Finding[]): string {
  const severe = findings.filter(counts).length;
  const notes = findings.length - severe;
  const beside = notes > 0 ? `, ${counted(notes, 'note')}` : '';
  return severe === 0
    ? `<p class="verdict good" role="status"><strong>No finding${beside}.</strong> <span>Every probe that applies to this driver passed.</span></p>`
    : `<p class="verdict bad" role="status"><strong>${counted(severe, 'finding')}${beside}.</strong> <span>${severe === 1 ? 'It' : 'Each'} names the rule that the driver breaks and the line of C nearest to it.</span></p>`;
}

function figures({ probes }: Qualification, findings: readonly Finding[]): string {
  const severity = (name: string): number => findings.filter((finding) => finding.severity === name).length;
  const outcome = (name: string): number => probes.filter((probe) => probe.outcome === name).length;
  const of = (count: number, noun: string, more = ''): [string, number] => [
    nounFor(count, noun) + more,
    count,
  ];
  const rows = [
    of(severity('error'), 'error'),
    of(severity('warning'), 'warning'),
    of(severity('info'), 'note'),
    of(outcome('passed'), 'probe', ' passed'),
    ['failed', outcome('failed')],
    ['do not apply', outcome('skipped')],
    ...(outcome('not run') > 0 ? [['not run', outcome('not run')] as const] : []),
    of(
      probes.reduce((sum, { requests }) => sum + requests, 0),
      'request',
      ' sent',
    ),
  ];
  return `<dl class="figures">${rows.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

function findingsPart(findings: readonly Finding[], sources: SourceLines, view: ReportView): string {
  if (findings.length === 0) return '';
  const rows = findings.map((finding, index) => {
    const { rule, severity, message, source } = finding;
    const words = source && `${path.basename(source.file)}:${source.line}`;
    const place = source && words ? `<br>${placeLink(source, words, view)}` : '';
    const link = `<a href="#finding-${index + 1}">${index + 1}</a>`;
    return `<tr><td class="number">${link}</td><td>${chip(severity)}</td><td>${ruleLink(rule)}</td><td>${prose(message)}${place}</td></tr>`;
  });
  const overview = table(['no.', 'severity', 'rule', 'what is wrong, and where'], rows, 'Findings');
  const articles = findings.map((finding, index) => findingArticle(finding, index + 1, sources, view));
  return `<section id="findings"><h2>Findings</h2>${overview}${articles.join('\n')}</section>`;
}

function probeRow({ id, outcome, title, reason, rules, requests }: ProbeRecord): string {
  const why = reason === '' ? '' : `<br><span class="muted">${prose(reason)}</span>`;
  const word = outcome === 'skipped' ? 'does not apply' : outcome;
  const links =
    rules.length > 8
      ? `${rules.slice(0, 6).map(ruleLink).join(' ')} and ${rules.length - 6} more`
      : rules.map(ruleLink).join(' ');
  return `<tr class="${outcome}" id="probe-${id}"><td>${chip(outcome, word)}</td><td><code>${id}</code><br>${prose(title)}${why}</td><td>${links}</td><td class="number">${requests}</td></tr>`;
}

function probesPart(probes: readonly ProbeRecord[]): string {
  const groups = Object.entries(PROBE_GROUPS).map(([group, title]) => {
    const inside = probes.filter((probe) => probe.group === group);
    if (inside.length === 0) return '';
    const rows = inside.map(probeRow);
    return `<section id="group-${group}"><h3>${title}</h3>${table(['result', 'probe', 'rules', 'requests'], rows, title)}</section>`;
  });
  return `<section id="probes"><h2>What was probed</h2>${groups.join('\n')}</section>`;
}

function rulesPart(probes: readonly ProbeRecord[], findings: readonly Finding[]): string {
  const broken = new Set(findings.map(({ rule }) => rule));
  const ids = [...new Set([...probes.flatMap(({ rules }) => rules), ...broken])].sort();
  const rows = ids.map((id) => {
    const { name, title } = qualifiedRule(id);
    const serving = probes.filter(({ rules }) => rules.includes(id));
    const applied = serving.some(({ outcome }) => outcome === 'passed' || outcome === 'failed');
    const result = broken.has(id)
      ? chip('failed', 'broken')
      : applied
        ? chip('passed', 'kept')
        : chip('skipped', 'not checked');
    const links = serving.slice(0, 3).map((probe) => `<a href="#probe-${probe.id}">${probe.id}</a>`);
    const more = serving.length > 3 ? ` and ${serving.length - 3} more` : '';
    return `<tr id="rule-${id}"><td>${id}</td><td>${result}</td><td><strong>${text(name)}</strong><br>${prose(title)}</td><td>${links.join(', ')}${more}</td></tr>`;
  });
  return `<section id="rules"><h2>The rules</h2>${table(['rule', 'result', 'what must hold', 'probes'], rows, 'Rules')}</section>`;
}

function leftOut(): string {
  const rows = Object.entries(NOT_PROBED).map(
    ([id, why]) =>
      `<tr><td>${id}</td><td><strong>${text(qualifiedRule(id).name)}</strong></td><td>${prose(why)}</td></tr>`,
  );
  return `<section id="left-out"><h2>What no probe checks</h2>${table(['rule', 'name', 'why'], rows, 'Rules that no probe checks')}</section>`;
}

/** Nothing but this style counts. */
const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

/** What can be done with the report, where the view can do something. */
function actionsPart({ actions = [] }: ReportView): string {
  if (actions.length === 0) return '';
  const links = actions.map(({ title, address }) => `<a href="${text(address)}">${text(title)}</a>`);
  return `<p class="actions">${links.join('')}</p>`;
}

/** A qualification as one file that needs nothing else, and no script. */
export function qualifyHtml(qualification: Qualification, view: ReportView = ALONE): string {
  const { driver, probes } = qualification;
  const findings = findingsOf(qualification);
  const sources = new SourceLines(driver);
  const title = `Qualification of ${driver.map((file) => path.basename(file)).join(', ')}`;
  const contents = [
    ...(findings.length > 0 ? [['findings', 'Findings']] : []),
    ...Object.entries(PROBE_GROUPS).flatMap(([group, name]) =>
      probes.some((probe) => probe.group === group) ? [[`group-${group}`, name]] : [],
    ),
    ['rules', 'The rules'],
    ['left-out', 'What no probe checks'],
  ];
  const links = contents.map(([id, name]) => `<li><a href="#${id}">${name}</a></li>`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'">
<title>${text(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>${heading(qualification, view)}${actionsPart(view)}${verdict(findings)}${figures(qualification, findings)}</header>
<nav aria-label="Contents"><ul>${links}</ul></nav>
<main>
${findingsPart(findings, sources, view)}
${probesPart(probes)}
${rulesPart(probes, findings)}
${leftOut()}
</main>
<footer>Made by <code>changer-lab qualify</code>. The same driver and library give the same report.</footer>
</body>
</html>
`;
}
