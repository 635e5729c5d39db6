import { ALONE, type ReportView } from '../../cli/qualify-report/html/report-view.ts';
import { qualifyHtml } from '../../cli/qualify-report/html/page.ts';
import { RULE_PAGE } from '../../lint/report.ts';
import { ruleAddress } from '../../lint/rule-address.ts';
import { ruleById } from '../../ddi/rules/index.ts';
import type { Severity } from '../../ddi/rules/rule.ts';
import type { SourceRecord } from '../../lab/records.ts';
import type { Finding, Qualification } from '../../qualify/records.ts';
import { qualifiedRule } from '../../qualify/rules.ts';
import { SourceLines } from '../../qualify/source-lines.ts';
import { senseCodes } from '../../scsi/sense-text.ts';

// What the editor knows of a qualification: a bundle of its own, loaded when the first one ends.

/** The page with the rules of a driver's conduct and of the machine. */
const CONDUCT_PAGE = 'docs/qualification.md';

/** A finding as a problem of the editor: lines from 1, columns from 0. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly rule: string;
  /** The page of the rule. */
  readonly address: string;
  readonly message: string;
  readonly related: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}

/** The findings as problems. One without a line of C stands in the first line of the driver. */
export function problemsOf({ driver, probes }: Qualification, homepage: string): Problem[] {
  const sources = new SourceLines(driver);
  return probes
    .flatMap(({ findings }) => findings)
    .map((finding) => {
      const { rule, severity, message, source } = finding;
      const { file, line } = source ?? { file: driver[0], line: 1 };
      const text = sources.text({ file, line });
      return {
        file,
        line,
        column: text.length - text.trimStart().length,
        endColumn: Math.max(text.trimEnd().length, 1),
        severity,
        rule,
        address: ruleAddress(homepage, qualifiedRule(rule), ruleById(rule) ? RULE_PAGE : CONDUCT_PAGE),
        message,
        related: related(finding),
      };
    });
}

/** The frames where the driver ended, and the lines that sent the commands of the request at fault. */
function related({ source, stack, trace }: Finding): Problem['related'] {
  const frames = stack.slice(1).map((frame) => ({ ...frame, message: `called by ${frame.function}` }));
  const request = trace.at(-1);
  const commands = (request?.commands ?? []).flatMap(({ name, operands, sense, source: sent, callers }) => {
    const place = callers.at(-1) ?? sent;
    if (!place || same(place, source)) return [];
    const reply = sense ? `, answered with ${senseCodes(sense.key, sense.asc, sense.ascq)}` : '';
    const command = operands === '' ? name : `${name} ${operands}`;
    return { ...place, message: `${request?.action ?? ''} sent ${command}${reply}` };
  });
  return [...frames, ...commands.slice(-4)];
}

const same = (a: SourceRecord, b: SourceRecord | null): boolean => a.file === b?.file && a.line === b.line;

/** The report as a page. @param view what its links lead to. */
export function reportPage(qualification: Qualification, view: Partial<ReportView>): string {
  return qualifyHtml(qualification, { ...ALONE, ...view });
}
