import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver/node';
import { ruleById } from '../../ddi/rules/index.ts';
import type { Severity } from '../../ddi/rules/rule.ts';
import type { LintDiagnostic } from '../../lint/diagnostic.ts';
import { ruleAddress } from './rule-link.ts';

/** Where a diagnostic comes from, as the editor shows it. */
export const RULE_SOURCE = 'Changer Lab';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** The range of a finding. */
export function rangeOf({ line, column, endLine, endColumn }: LintDiagnostic): Range {
  return {
    start: { line: line - 1, character: column - 1 },
    end: { line: endLine - 1, character: endColumn - 1 },
  };
}

/** A finding of a rule as the editor takes it. @param uriOf gives the URI of a file. */
export function toRuleDiagnostic(found: LintDiagnostic, uriOf: (file: string) => string): Diagnostic {
  const rule = ruleById(found.id);
  return {
    range: rangeOf(found),
    severity: SEVERITY[found.severity],
    source: RULE_SOURCE,
    code: found.id,
    ...(rule ? { codeDescription: { href: ruleAddress(rule) } } : {}),
    message: found.message,
    relatedInformation: found.related.map(({ file, line, column, message }) => {
      const at = { line: line - 1, character: column - 1 };
      return { location: { uri: uriOf(file), range: { start: at, end: at } }, message };
    }),
  };
}
