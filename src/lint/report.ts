import { ruleById } from '../ddi/rules/index.ts';
import type { Severity } from '../ddi/rules/rule.ts';
import type { LintDiagnostic } from './diagnostic.ts';

/** Findings as text, as annotations of GitHub Actions, and as SARIF. */

/** Where the page of a rule is, for what links to it. */
export const RULE_PAGE = 'docs/rules.md';

/** As compilers print it: `mini.c:12:3: error: … [E03 name]`. */
export function asText(list: readonly LintDiagnostic[]): string {
  return list
    .map((entry) => {
      const head = `${entry.file}:${entry.line}:${entry.column}: ${entry.severity}: ${entry.message} [${entry.id} ${entry.rule}]\n`;
      const notes = entry.related.map(
        ({ file, line, column, message }) => `${file}:${line}:${column}: note: ${message}\n`,
      );
      return head + notes.join('');
    })
    .join('');
}

const GITHUB: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

function escaped(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

/** Workflow commands that GitHub Actions shows at the lines. */
export function asGithub(list: readonly LintDiagnostic[]): string {
  return list
    .map((entry) => {
      const place = `file=${property(entry.file)},line=${entry.line},endLine=${entry.endLine},col=${entry.column},endColumn=${entry.endColumn}`;
      const title = property(`${entry.id} ${entry.rule}`);
      return `::${GITHUB[entry.severity]} ${place},title=${title}::${escaped(entry.message)}\n`;
    })
    .join('');
}

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function uri(file: string): string {
  return encodeURI(file.replace(/\\/g, '/'));
}

interface Region {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

function location({ file, line, column, endLine, endColumn }: Region): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(file) },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

function sarifRules(list: readonly LintDiagnostic[]): object[] {
  const ids = [...new Set(list.map(({ id }) => id))].sort();
  return ids.map((id) => {
    const row = ruleById(id);
    const found = list.find((entry) => entry.id === id);
    return {
      id,
      name: row?.name ?? found?.rule,
      ...(row
        ? {
            shortDescription: { text: row.title },
            fullDescription: { text: row.reason },
            help: { text: `${row.reason} Source: ${row.source.join(', ')}.` },
            defaultConfiguration: { level: LEVELS[row.severity] },
          }
        : {}),
    };
  });
}

/** SARIF 2.1.0, which code hosts read. */
export function asSarif(list: readonly LintDiagnostic[], version: string): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'changer-lab', version, rules: sarifRules(list) } },
        columnKind: 'utf16CodeUnits',
        results: list.map((entry) => ({
          ruleId: entry.id,
          level: LEVELS[entry.severity],
          message: { text: entry.message },
          locations: [location(entry)],
          ...(entry.related.length > 0
            ? {
                relatedLocations: entry.related.map((other, id) => ({
                  id,
                  ...location(other),
                  message: { text: other.message },
                })),
              }
            : {}),
        })),
      },
    ],
  };
}
