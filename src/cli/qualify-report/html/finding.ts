import { pageAddress } from '../../../lint/rule-pages.ts';
import type { CommandRecord } from '../../../lab/records.ts';
import { senseCodes, senseText } from '../../../scsi/sense-text.ts';
import type { Finding, RequestRecord } from '../../../qualify/records.ts';
import { qualifiedRule } from '../../../qualify/rules.ts';
import type { SourceLines } from '../../../qualify/source-lines.ts';
import { chip, prose, ruleLink, table, text } from './markup.ts';
import { placeLink, type ReportView } from './report-view.ts';

/** Lines of C before and after the one of the finding. */
const AROUND = 4;
/** Commands of a request that are shown: the last ones. */
const COMMANDS = 8;

function document(page: string): string {
  const address = pageAddress(page);
  return address === undefined ? text(page) : `<a href="${address}">${text(page)}</a>`;
}

function ruleBox(id: string): string {
  const { name, title, reason, source, inferred } = qualifiedRule(id);
  const from = source.length > 0 ? `<p class="muted">Source: ${source.map(document).join(', ')}.</p>` : '';
  const derived = inferred ? ' It follows from several statements; no page states it by itself.' : '';
  return `<div class="rule"><p><strong>Rule ${ruleLink(id)} ${text(name)}: ${prose(title)}</strong></p><p>${prose(reason)}${derived}</p>${from}</div>`;
}

function excerpt({ source }: Finding, sources: SourceLines, view: ReportView): string {
  if (!source) return '';
  const rows = sources.around(source, AROUND).map(({ number, text: line }) => {
    const here = number === source.line;
    const mark = here ? ' here" aria-current="true' : '';
    return `<span class="row${mark}"><span class="number">${number}</span>${text(line)}</span>`;
  });
  const where = source.function === '' ? '' : ` in <code>${text(source.function)}</code>`;
  const place = placeLink(source, `${view.name(source.file)}, line ${source.line}`, view);
  return `<h4>${place}${where}</h4><pre tabindex="0">${rows.join('')}</pre>`;
}

function reply({ sense, srbStatus }: CommandRecord): string {
  if (sense) {
    const { key, asc, ascq } = sense;
    return `<span title="${text(senseText(key, asc, ascq))}">${senseCodes(key, asc, ascq)}</span>`;
  }
  if (srbStatus === 'SRB_STATUS_SUCCESS') return 'good';
  return srbStatus === 'SRB_STATUS_DATA_OVERRUN'
    ? '<span title="Less data than was asked for, which is no error.">short</span>'
    : text(srbStatus.replace('SRB_STATUS_', ''));
}

function commandRow(command: CommandRecord, view: ReportView): string {
  const { time, device, name, operands, cdb, sense, srbStatus, source, callers } = command;
  const failed = sense !== null || !/_(SUCCESS|DATA_OVERRUN)$/.test(srbStatus);
  const from = callers.at(-1) ?? source;
  const place = from ? placeLink(from, `${from.function}:${from.line}`, view) : '';
  const what = `${device === 'changer' ? '' : `${device}: `}${name}${operands === '' ? '' : ` ${operands}`}`;
  return `<tr${failed ? ' class="fault"' : ''}><td class="number mono">${(time / 1000).toFixed(3)}</td><td>${text(what)}</td><td class="mono nowrap">${text(cdb.replace(/..(?=.)/g, '$& '))}</td><td class="mono nowrap">${reply(command)}</td><td class="mono nowrap">${place}</td></tr>`;
}

function requestRows({ action, status, commands }: RequestRecord, view: ReportView): string[] {
  const left = commands.length - COMMANDS;
  const more = left > 0 ? `<tr><td></td><td class="muted" colspan="4">${left} commands before</td></tr>` : '';
  return [
    `<tr class="request"><td colspan="3">${text(action)}</td><td class="mono" colspan="2">${text(status ?? '')}</td></tr>`,
    more,
    ...commands.slice(-COMMANDS).map((command) => commandRow(command, view)),
  ];
}

function traceTable(trace: readonly RequestRecord[], view: ReportView): string {
  if (trace.length === 0) return '';
  const heads = ['seconds', 'request and its SCSI commands', 'CDB', 'reply', 'line of C'];
  const rows = trace.flatMap((request) => requestRows(request, view));
  return `<h4>What was sent</h4><div class="trace">${table(heads, rows, 'SCSI trace')}</div>`;
}

function repeat({ steps }: Finding): string {
  if (steps.length === 0) return '';
  const lines = steps.map((step) => `    ${JSON.stringify(step)}`).join(',\n');
  return `<details><summary>The same as a scenario file</summary><pre tabindex="0">${text(`{\n  "steps": [\n${lines}\n  ]\n}`)}</pre></details>`;
}

/** A finding with everything that is known of it. @param number of the finding, for its anchor. */
export function findingArticle(
  finding: Finding,
  number: number,
  sources: SourceLines,
  view: ReportView,
): string {
  const { rule, severity, message, source, times, stack, trace } = finding;
  const place = source ? placeLink(source, `${view.name(source.file)}:${source.line}`, view) : '';
  const often = times > 1 ? `<p class="muted">Seen ${times} times; the first one is shown.</p>` : '';
  const frames = stack
    .map(
      (frame) =>
        `<li><code>${text(frame.function)}</code> ${placeLink(frame, `${view.name(frame.file)}:${frame.line}`, view)}</li>`,
    )
    .join('');
  return `<article class="${severity}" id="finding-${number}">
<header><h3>${number}. ${rule} ${text(qualifiedRule(rule).name)}</h3>${chip(severity)}<span class="place mono">${place}</span></header>
<p class="message">${prose(message)}</p>${often}
${ruleBox(rule)}
${excerpt(finding, sources, view)}
${frames === '' ? '' : `<h4>Where the driver was</h4><ol>${frames}</ol>`}
${traceTable(trace, view)}
${repeat(finding)}
</article>`;
}
