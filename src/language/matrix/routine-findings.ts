import type { Analysis, ParameterRoutine } from '../../lint/analysis.ts';
import { LineIndex, type LintDiagnostic } from '../../lint/diagnostic.ts';
import { spanOf } from '../../lint/syntax/place.ts';

/** The findings inside a routine. */
export function findingsIn(
  { unit }: Analysis,
  { definition }: ParameterRoutine,
  findings: readonly LintDiagnostic[],
): readonly LintDiagnostic[] {
  const { file, start, end } = spanOf(definition.at);
  const index = new LineIndex(unit.textOf(file));
  const [first, last] = [index.lineAt(start), index.lineAt(end)];
  return findings.filter((found) => found.file === file && found.line >= first && found.line <= last);
}
