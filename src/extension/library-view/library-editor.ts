import { createRequire } from 'node:module';
import * as vscode from 'vscode';
import type { LibraryEdit } from '../../lab/files/library-edit.ts';
import type { ActAnswer } from '../../live/live-events.ts';
import type { FromLibraryView, ToLibraryView } from '../../view/library/messages.ts';
import { LIBRARY_EDITOR } from '../names.ts';
import { pageOptions, viewPage } from '../webview/page.ts';
import type * as libraryText from './library-text.ts';
import { savePicture } from './save-picture.ts';

/** Typing in the text beside it shall not draw at every key. */
const PAUSE_MILLISECONDS = 150;

/** A library file as a drawing. The text document is what is edited, so undo, save and hot exit are those of a text. */
export class LibraryEditor implements vscode.CustomTextEditorProvider {
  private loaded: typeof libraryText | undefined;

  /**
   * @param extension where the extension is installed.
   * @param bundle the bundle of library-text.ts.
   */
  constructor(
    private readonly extension: vscode.Uri,
    private readonly bundle: string,
  ) {}

  register(): vscode.Disposable {
    return vscode.window.registerCustomEditorProvider(LIBRARY_EDITOR, this, {
      supportsMultipleEditorsPerDocument: true,
    });
  }

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const { webview } = panel;
    const send = (message: ToLibraryView): void => void webview.postMessage(message);
    let pause: NodeJS.Timeout | undefined;
    const draw = (): void => send(this.drawing(document));
    const listeners = [
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document !== document || event.contentChanges.length === 0) return;
        clearTimeout(pause);
        pause = setTimeout(draw, PAUSE_MILLISECONDS);
      }),
      webview.onDidReceiveMessage((message: FromLibraryView) => {
        this.receive(document, message, send).catch((error: unknown) => {
          void vscode.window.showErrorMessage((error as Error).message);
        });
      }),
    ];
    panel.onDidDispose(() => {
      clearTimeout(pause);
      for (const listener of listeners) listener.dispose();
    });
    webview.options = pageOptions(this.extension);
    const body = '<library-view mode="file"></library-view>';
    webview.html = viewPage(webview, this.extension, 'library', 'Library', body);
  }

  private get text(): typeof libraryText {
    this.loaded ??= createRequire(this.bundle)(this.bundle) as typeof libraryText;
    return this.loaded;
  }

  private drawing(document: vscode.TextDocument): ToLibraryView {
    const name = vscode.workspace.asRelativePath(document.uri);
    return this.text.drawingOf(document.fileName, name, document.getText());
  }

  /** Changes the text as a person asks in the drawing. */
  private async change(document: vscode.TextDocument, edit: LibraryEdit): Promise<ActAnswer> {
    const outcome = this.text.editLibrary(document.fileName, document.getText(), edit);
    if (!outcome.ok) return { accepted: false, message: outcome.reason };
    const { offset, length, content } = outcome.change;
    const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
    const edits = new vscode.WorkspaceEdit();
    edits.replace(document.uri, range, content);
    if (await vscode.workspace.applyEdit(edits)) return { accepted: true, message: '' };
    return { accepted: false, message: vscode.l10n.t('The file cannot be changed: is it read-only?') };
  }

  private async receive(
    document: vscode.TextDocument,
    message: FromLibraryView,
    send: (message: ToLibraryView) => void,
  ): Promise<void> {
    switch (message.kind) {
      case 'ready':
        send(this.drawing(document));
        break;
      case 'edit':
        send({ kind: 'answer', id: message.id, answer: await this.change(document, message.edit) });
        break;
      case 'picture':
        await savePicture(message.svg);
        break;
      case 'text':
        await showText(document, message.line);
        break;
      case 'act':
      case 'start':
        // Those are for a running library.
        break;
    }
  }
}

/** Opens the file as text beside the drawing, at a line from 1. */
async function showText(document: vscode.TextDocument, line = 1): Promise<void> {
  const at = new vscode.Position(line - 1, 0);
  await vscode.commands.executeCommand('vscode.openWith', document.uri, 'default', {
    viewColumn: vscode.ViewColumn.Beside,
    selection: new vscode.Range(at, at),
  } satisfies vscode.TextDocumentShowOptions);
}
