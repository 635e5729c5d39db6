import * as vscode from 'vscode';
import type { SourceRecord } from '../../lab/records.ts';

/** Shows a line of C in the editor beside the trace. @throws Error where the file cannot be opened. */
export async function showLine({ file, line }: SourceRecord): Promise<void> {
  let document: vscode.TextDocument;
  try {
    document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
  } catch {
    // The editor's own message speaks of schemes and providers.
    throw new Error(
      vscode.l10n.t('{0} cannot be opened: it may have been moved since the trace was made.', file),
    );
  }
  const { range } = document.lineAt(Math.max(0, Math.min(line, document.lineCount) - 1));
  // Where the source is shown already, there; else in the first column, so that the trace stays.
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    selection: range,
  });
}
