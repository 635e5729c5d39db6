import type { Analysis, ParameterRoutine } from './analysis.ts';
import { concernsChanger } from './concerns.ts';
import { toDiagnostic, LineIndexes, type LintDiagnostic } from './diagnostic.ts';
import type { Finding } from './finding.ts';
import { checkRoutine } from './parameters/check-routine.ts';
import { follow, successes } from './parameters/outcomes.ts';
import { Routines } from './parameters/routines.ts';
import { OUTCOME_RULES, SOURCE_RULES } from './rules/index.ts';
import { misplacedFlags } from './rules/b07-flag-in-its-own-word.ts';
import { zeroingFindings } from './rules/a02-structure-zeroed.ts';
import { severityWith, type RuleSettings } from './settings.ts';
import { readSuppressions } from './suppression.ts';
import type { CParser } from './syntax/parser.ts';
import { Unit, type PieceCache, type UnitOptions } from './syntax/unit.ts';
import { SYSTEM_BUFFER } from './flow/run.ts';
import { objectOf } from './flow/state.ts';

/** What the linter is told besides the file. */
export interface LintOptions extends UnitOptions {
  readonly rules?: RuleSettings;
}

/** Analyses one version of a file. @returns undefined for a file that has nothing to do with changers. */
export function analyse(
  parser: CParser,
  cache: PieceCache,
  file: string,
  text: string,
  options: LintOptions,
): Analysis | undefined {
  if (!concernsChanger(text)) return undefined;
  cache.nextVersion();
  const unit = new Unit(parser, file, text, options, cache);
  const indexes = new LineIndexes((name) => unit.textOf(name));
  const suppressions = readSuppressions(file, text, unit.comments, indexes.of(file));
  const settings = options.rules ?? {};
  const diagnostics: LintDiagnostic[] = [...suppressions.problems];
  const { list, routines } = findings(unit);
  for (const finding of list) {
    const severity = severityWith(settings, finding.rule, finding.severity);
    if (severity === undefined) continue;
    const diagnostic = { ...toDiagnostic(finding, indexes), severity };
    if (!suppressions.suppresses(diagnostic)) diagnostics.push(diagnostic);
  }
  diagnostics.sort((a, b) => a.line - b.line || a.column - b.column || a.id.localeCompare(b.id));
  return { unit, diagnostics, routines };
}

function findings(unit: Unit): { list: Finding[]; routines: ParameterRoutine[] } {
  const context = { unit, routines: new Routines(unit) };
  const fromSource = SOURCE_RULES.filter((rule) => rule.trigger.test(unit.clean)).flatMap((rule) =>
    rule.check(context),
  );
  const result = [...fromSource];
  const nearer = new Set(fromSource.map(({ rule }) => rule.id));
  const routines: ParameterRoutine[] = [];
  for (const name of context.routines.parameterRoutines()) {
    const definition = unit.definition(name);
    const followed = definition && unit.memo('paths', name, () => follow(unit, definition));
    if (!definition || !followed) continue;
    const succeeding = successes(followed);
    // What only looks like the routine, and sets nothing, is another one.
    const isRoutine = context.routines.named('ChangerGetParameters').includes(name);
    if (!isRoutine && !succeeding.some((state) => objectOf(state, SYSTEM_BUFFER).cells.size > 0)) continue;
    routines.push({ definition, paths: succeeding });
    const misplaced = misplacedFlags(succeeding);
    if (misplaced.length > 0) nearer.add('B07');
    result.push(...misplaced, ...zeroingFindings(unit, definition, succeeding));
    result.push(...checkRoutine(unit, definition, succeeding, nearer));
  }
  const paths = routines.flatMap((routine) => routine.paths);
  for (const rule of OUTCOME_RULES)
    if (rule.trigger.test(unit.clean)) result.push(...rule.check({ ...context, paths }));
  return { list: unique(result), routines };
}

/** Without what two ways of looking at the same code found twice. */
function unique(list: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return list.filter(({ rule, at }) => {
    const key = `${rule.id}:${at.origin.file}:${at.origin.base + at.from}:${at.to}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
