import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LintDiagnostic } from '../../lint/diagnostic.ts';
import type { SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';

/** The comment that hides a finding, on a line of its own above it. */
export function suppressComment(id: string): string {
  return `// changer-lab: ignore ${id} `;
}

/**
 * Puts the comment above a finding. An editor that knows snippets puts the cursor where the reason belongs; in any
 * case a comment without a reason is reported, and hides nothing.
 */
export function suppressEdit(
  source: TextDocument,
  { line, id }: LintDiagnostic,
  snippets: boolean,
): WorkspaceEdit {
  const start = { line: line - 1, character: 0 };
  const head = source.getText({ start, end: { line: line - 1, character: 500 } });
  const indent = /^[ \t]*/.exec(head)?.[0] ?? '';
  const end = source.getText().includes('\r\n') ? '\r\n' : '\n';
  const range = { start, end: start };
  const comment = `${indent}${suppressComment(id)}`;
  const edit: TextEdit | SnippetTextEdit = snippets
    ? { range, snippet: { kind: 'snippet', value: `${comment}\${1}${end}` } }
    : { range, newText: `${comment}${end}` };
  return {
    documentChanges: [{ textDocument: { uri: source.uri, version: source.version }, edits: [edit] }],
  };
}
