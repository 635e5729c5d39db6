import path from 'node:path';
import type { Analysis, ParameterRoutine } from '../../lint/analysis.ts';
import { LineIndexes, type LintDiagnostic } from '../../lint/diagnostic.ts';
import { arrayLength, membersIn, valuesOf } from '../../lint/parameters/parameter-struct.ts';
import { spanOf } from '../../lint/syntax/place.ts';
import { numberOf } from '../../lint/values/int.ts';
import { ruleById } from '../../ddi/rules/index.ts';
import { ruleAddress } from '../diagnostics/rule-link.ts';
import type { OpenDocument } from '../documents/open-document.ts';
import { valueText } from '../reference/group.ts';
import { rulesAbout } from '../reference/rules-about.ts';
import { flagStates, type FlagSetting, type FlagState } from './flag-states.ts';
import { findingsIn } from './routine-findings.ts';

/** What a parameter routine leaves in the structure, as a page to read. */

const SETTINGS: Readonly<Record<FlagSetting, string>> = {
  set: '●',
  clear: '○',
  some: '◐',
  unknown: '?',
};

/** Broken rules are marked; the others are named only for flags that are set. */
function rulesOf(name: string, broken: ReadonlySet<string>, all: boolean): string {
  return rulesAbout(name)
    .filter(({ id }) => all || broken.has(id))
    .map((rule) => {
      const link = `[${rule.id}](${ruleAddress(rule)})`;
      return broken.has(rule.id) ? `**✗ ${link}**` : link;
    })
    .join(' ');
}

function wordTable(
  word: string,
  states: readonly FlagState[],
  broken: ReadonlySet<string>,
  lineOf: (flag: FlagState) => string,
): string {
  const rows = states
    .filter((flag) => flag.word === word)
    .map(
      (flag) =>
        `| ${SETTINGS[flag.setting]} | ${flag.name} | ${lineOf(flag)} | ${rulesOf(flag.name, broken, flag.setting !== 'clear')} | ${valueText(flag.bits, 8)} |`,
    );
  return [
    `## ${word}`,
    '',
    '| | flag | line | rules | value |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** The value of a member on all paths: one number, several, or not known. */
function valueOf({ struct, paths }: ParameterRoutine, member: string): string {
  const texts = paths.map((state) => {
    const number = numberOf(valuesOf(struct, state, member)[0]);
    return number === undefined ? '?' : String(number);
  });
  const different = [...new Set(texts)];
  return different.length === 1 && different[0] === '?' ? 'not known' : different.slice(0, 6).join(', ');
}

function memberTable(routine: ParameterRoutine, broken: ReadonlySet<string>): string {
  const { struct } = routine;
  const members = membersIn(struct).filter(
    (member) => !struct.words.includes(member) && arrayLength(struct, member) === undefined,
  );
  const rows = members.map(
    (member) => `| ${member} | ${valueOf(routine, member)} | ${rulesOf(member, broken, false)} |`,
  );
  return [
    '## Counts, numbers and capabilities',
    '',
    '| member | value | broken rules |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function problemList(findings: readonly LintDiagnostic[]): string {
  if (findings.length === 0) return 'No problem was found.';
  return findings
    .map(({ id, line, severity, message }) => {
      const rule = ruleById(id);
      return `- Line ${line}, ${severity}: ${message} (${rule ? `[${id}](${ruleAddress(rule)})` : id})`;
    })
    .join('\n');
}

function page(document: OpenDocument, analysis: Analysis, routine: ParameterRoutine): string {
  const findings = findingsIn(analysis, routine, document.findings());
  const broken = new Set(findings.map(({ id }) => id));
  const indexes = new LineIndexes((file) => analysis.unit.textOf(file));
  const lineOf = ({ at }: FlagState): string => {
    if (!at) return '';
    const { file, start } = spanOf(at);
    const line = indexes.of(file).lineAt(start);
    return file === document.file ? String(line) : `${path.basename(file)}:${line}`;
  };
  const states = flagStates(routine);
  const { paths } = routine;
  return [
    `# ${routine.definition.name}`,
    `${path.basename(document.file)}: what ${paths.length === 1 ? 'the path' : `the ${paths.length} paths`} that can end with success leave in ${routine.struct.definition.name}. ● set on every path, ◐ on some, ○ on none, ? not known from the source. A rule behind ✗ is broken.`,
    problemList(findings),
    ...routine.struct.words.map((word) => wordTable(word, states, broken, lineOf)),
    memberTable(routine, broken),
    '',
  ].join('\n\n');
}

/** The matrix of a routine as Markdown; undefined where the document has no such routine. */
export function matrix(document: OpenDocument, name: string | undefined): string | undefined {
  const analysis = document.analysis();
  const routine = analysis?.routines.find(({ definition }) => name === undefined || definition.name === name);
  return analysis && routine && page(document, analysis, routine);
}
