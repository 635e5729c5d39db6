import * as vscode from 'vscode';
import { followLine, type Edit } from './follow-line.ts';
import type { Problem } from './report.ts';

/** Where a finding comes from, as the list of problems shows it. */
const SOURCE = 'Changer Lab';

const { DiagnosticSeverity } = vscode;
const SEVERITY: Readonly<Record<Problem['severity'], vscode.DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** The findings of the last qualification among the problems, until the next one. */
export class QualificationProblems implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('changer-lab.qualification');
  private readonly listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
    this.follow(document.uri, contentChanges),
  );

  show(problems: readonly Problem[]): void {
    const entries = problems.map((problem): [vscode.Uri, vscode.Diagnostic[]] => [
      vscode.Uri.file(problem.file),
      [diagnosticOf(problem)],
    ]);
    this.collection.clear();
    // Entries of one file are joined.
    this.collection.set(entries);
  }

  clear(): void {
    this.collection.clear();
  }

  dispose(): void {
    vscode.Disposable.from(this.collection, this.listener).dispose();
  }

  /** A problem moves with its line while the person types above it, and is gone once that line is edited. */
  private follow(uri: vscode.Uri, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const known = this.collection.get(uri);
    if (!known || known.length === 0 || changes.length === 0) return;
    let left = [...known];
    for (const change of changes) left = left.flatMap((problem) => moved(problem, change));
    this.collection.set(uri, left);
  }
}

/** The problem at its line after an edit; none where the edit changed that line. */
function moved(problem: vscode.Diagnostic, edit: Edit): vscode.Diagnostic[] {
  const { start, end } = problem.range;
  const line = followLine(start.line, end.character, edit);
  if (line === undefined) return [];
  if (line !== start.line) problem.range = new vscode.Range(start.with(line), end.with(line));
  return [problem];
}

function diagnosticOf(problem: Problem): vscode.Diagnostic {
  const { line, column, endColumn, severity, rule, address, message, related } = problem;
  const range = new vscode.Range(line - 1, column, line - 1, endColumn);
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITY[severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = { value: rule, target: vscode.Uri.parse(address) };
  diagnostic.relatedInformation = related.map(
    ({ file, line: at, message: words }) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(vscode.Uri.file(file), new vscode.Position(at - 1, 0)),
        words,
      ),
  );
  return diagnostic;
}
