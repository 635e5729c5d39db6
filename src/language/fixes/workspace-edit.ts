import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readSource } from '../../lint/files.ts';
import type { LintEdit } from '../../lint/diagnostic.ts';
import type { Documents } from '../documents/documents.ts';

/** Edits of the linter as the editor applies them. */

/** A text that edits were made for. */
export interface EditedFile {
  readonly file: string;
  readonly text: string;
}

/** The text that a file has now, open or not. */
function textNow(documents: Documents, file: string): string | undefined {
  const open = documents.textOfFile(file);
  if (open !== undefined) return open;
  try {
    return readSource(file);
  } catch {
    // Gone since: there is nothing to edit.
    return undefined;
  }
}

/**
 * Edits with the version of the text that they are for: an editor refuses them for any other.
 * @param textOf the text that the edits were made for.
 * @returns undefined where a file has another text by now.
 */
export function toWorkspaceEdit(
  documents: Documents,
  textOf: (file: string) => string,
  edits: readonly LintEdit[],
): WorkspaceEdit | undefined {
  const byFile = new Map<string, LintEdit[]>();
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  const changes: TextDocumentEdit[] = [];
  for (const [file, list] of byFile) {
    const text = textOf(file);
    if (textNow(documents, file) !== text) return undefined;
    const uri = documents.uriOf(file);
    const lines = TextDocument.create(uri, 'c', 0, text);
    changes.push({
      textDocument: { uri, version: documents.versionOfFile(file) },
      edits: list.map(({ start, end, text: newText }) => ({
        range: { start: lines.positionAt(start), end: lines.positionAt(end) },
        newText: withLineEnds(newText, text),
      })),
    });
  }
  return { documentChanges: changes };
}

/** New lines end as those of the file do. */
function withLineEnds(added: string, text: string): string {
  return text.includes('\r\n') ? added.replace(/\r?\n/g, '\r\n') : added;
}
