import * as vscode from 'vscode';
import type { FailureLine, TestLine } from '../../cli/test-report/json-lines.ts';

function place(file: string, line: number): vscode.Location {
  return new vscode.Location(vscode.Uri.file(file), new vscode.Position(Math.max(line, 1) - 1, 0));
}

function headline({ action, message }: Pick<FailureLine, 'action' | 'message'>): string {
  return action === '' ? message : `${action}: ${message}`;
}

function messageOf({ file, line, action, message, stack, text }: FailureLine): vscode.TestMessage {
  const shown = new vscode.TestMessage([headline({ action, message }), ...text].join('\n'));
  shown.location = place(file, line);
  shown.stackTrace = stack.map(
    (frame) =>
      new vscode.TestMessageStackFrame(
        frame.function,
        vscode.Uri.file(frame.file),
        new vscode.Position(frame.line - 1, 0),
      ),
  );
  return shown;
}

/** What the run prints of a scenario, beside its marks in the tree. */
function summary(item: vscode.TestItem, { outcome, steps, failures }: TestLine): string[] {
  const name = vscode.workspace.asRelativePath(item.uri ?? item.label);
  if (outcome === 'passed') return [`✓ ${name}: ${vscode.l10n.t('{0} steps', steps)}`];
  return [
    `✗ ${name} (${outcome})`,
    ...failures.flatMap((failure) =>
      [`${failure.line}: ${headline(failure)}`, ...failure.text].map((text) => `  ${text}`),
    ),
  ];
}

/** Shows how a scenario ended, each failure at its line of the scenario, the library or the C. */
export function showResult(run: vscode.TestRun, item: vscode.TestItem, line: TestLine, took: number): void {
  run.appendOutput(`${summary(item, line).join('\r\n')}\r\n`, undefined, item);
  if (line.outcome === 'passed') {
    run.passed(item, took);
    return;
  }
  const messages = line.failures.map(messageOf);
  // What could not even run is an error, not a failure.
  if (line.outcome === 'failed') run.failed(item, messages, took);
  else run.errored(item, messages, took);
}
