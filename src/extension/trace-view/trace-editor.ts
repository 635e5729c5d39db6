import path from 'node:path';
import * as vscode from 'vscode';
import { TRACE_EDITOR } from '../names.ts';
import { TracePage } from './trace-page.ts';

/** A `.chtrace` file as a table, to be read only. */
export class TraceEditor implements vscode.CustomReadonlyEditorProvider {
  /** @param extension where the extension is installed. */
  constructor(private readonly extension: vscode.Uri) {}

  register(): vscode.Disposable {
    return vscode.window.registerCustomEditorProvider(TRACE_EDITOR, this, {
      supportsMultipleEditorsPerDocument: true,
    });
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): void {
    const page = new TracePage(panel, this.extension, path.parse(uri.path).name);
    page.client.post({ kind: 'file', file: uri.fsPath });
  }
}
