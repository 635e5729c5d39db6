import type { Analysis, ParameterRoutine } from './analysis.ts';
import { concernsMiniclass } from './concerns.ts';
import { toDiagnostic, LineIndexes, type LintDiagnostic } from './diagnostic.ts';
import type { Finding } from './finding.ts';
import { checkRoutine } from './parameters/check-routine.ts';
import { CHANGER_STRUCT } from './parameters/known-parameters.ts';
import { follow, followCommand, successes, tapeSuccesses } from './parameters/outcomes.ts';
import { agreedChanger, besideChanger, changerClaim, type ChangerWords } from './parameters/pair.ts';
import { Routines } from './parameters/routines.ts';
import { OUTCOME_RULES, SOURCE_RULES } from './rules/index.ts';
import { misplacedFlags } from './rules/b07-flag-in-its-own-word.ts';
import { zeroingFindings } from './rules/a02-structure-zeroed.ts';
import type { RuleContext } from './source-rule.ts';
import { severityWith, type RuleSettings } from './settings.ts';
import { readSuppressions } from './suppression.ts';
import type { CParser } from './syntax/parser.ts';
import { Unit, type PieceCache, type UnitOptions } from './syntax/unit.ts';
import { SYSTEM_BUFFER } from './flow/outputs.ts';
import { objectOf } from './flow/state.ts';

/** What the linter is told besides the file. */
export interface LintOptions extends UnitOptions {
  readonly rules?: RuleSettings;
  /** What the driver of the changer returns that the drives of this file stand in, where it is known. */
  readonly changer?: ChangerWords;
}

/** Analyses one version of a file. @returns undefined for a file that has nothing to do with changers. */
export function analyse(
  parser: CParser,
  cache: PieceCache,
  file: string,
  text: string,
  options: LintOptions,
): Analysis | undefined {
  if (!concernsMiniclass(text)) return undefined;
  cache.nextVersion();
  const unit = new Unit(parser, file, text, options, cache);
  const indexes = new LineIndexes((name) => unit.textOf(name));
  const suppressions = readSuppressions(file, text, unit.comments, indexes.of(file));
  const settings = options.rules ?? {};
  const diagnostics: LintDiagnostic[] = [...suppressions.problems];
  const { list, routines } = findings(unit, options.changer);
  for (const finding of list) {
    const severity = severityWith(settings, finding.rule, finding.severity);
    if (severity === undefined) continue;
    const diagnostic = { ...toDiagnostic(finding, indexes), severity };
    if (!suppressions.suppresses(diagnostic)) diagnostics.push(diagnostic);
  }
  diagnostics.sort((a, b) => a.line - b.line || a.column - b.column || a.id.localeCompare(b.id));
  return { unit, diagnostics, routines };
}

function findings(
  unit: Unit,
  changer: ChangerWords | undefined,
): { list: Finding[]; routines: ParameterRoutine[] } {
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
    routines.push({ struct: CHANGER_STRUCT, definition, paths: succeeding });
    const misplaced = misplacedFlags(succeeding);
    if (misplaced.length > 0) nearer.add('B07');
    result.push(...misplaced, ...zeroingFindings(unit, definition, succeeding));
    result.push(...checkRoutine(unit, CHANGER_STRUCT, definition, succeeding, nearer));
  }
  const paths = routines.flatMap((routine) => routine.paths);
  for (const rule of OUTCOME_RULES)
    if (rule.trigger.test(unit.clean)) result.push(...rule.check({ ...context, paths }));
  for (const routine of driveRoutines(context, changer ?? agreedChanger([changerClaim(routines)]))) {
    routines.push(routine);
    result.push(...checkRoutine(unit, routine.struct, routine.definition, routine.paths, new Set()));
  }
  return { list: unique(result), routines };
}

/** The routines that fill in TAPE_GET_DRIVE_PARAMETERS, followed over all of their calls. */
function driveRoutines(
  { unit, routines }: RuleContext,
  changer: ChangerWords | undefined,
): ParameterRoutine[] {
  return routines.driveParameterRoutines().flatMap((name) => {
    const definition = unit.definition(name);
    const followed = definition && unit.memo('calls', name, () => followCommand(unit, definition));
    if (!definition || !followed) return [];
    return { struct: besideChanger(changer), definition, paths: tapeSuccesses(followed) };
  });
}

/** Without what two ways of looking at the same code found twice. */
function unique(list: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return list.filter(({ rule, at }) => {
    const key = `${rule.id}:${at.origin.file}:${at.origin.base + at.from}:${at.to}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
