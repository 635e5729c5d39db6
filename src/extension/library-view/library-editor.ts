import * as vscode from 'vscode';
import type { LibraryEdit } from '../../lab/files/library-edit.ts';
import type { ActAnswer } from '../../live/live-events.ts';
import type { FromLibraryView, ToLibraryView } from '../../view/library/messages.ts';
import { LIBRARY_EDITOR } from '../names.ts';
import { pageOptions, viewPage } from '../webview/page.ts';
import { LibraryThread } from './library-thread.ts';
import { savePicture } from './save-picture.ts';

/** Typing in the text beside it shall not draw at every key. */
const PAUSE_MILLISECONDS = 150;

/** A library file as a drawing. The text document is what is edited, so undo, save and hot exit are those of a text. */
export class LibraryEditor implements vscode.CustomTextEditorProvider {
  private readonly thread: LibraryThread;
  private opened = 0;

  /**
   * @param extension where the extension is installed.
   * @param bundle the bundle of library-worker.ts.
   */
  constructor(
    private readonly extension: vscode.Uri,
    bundle: string,
  ) {
    this.thread = new LibraryThread(bundle);
  }

  register(): vscode.Disposable {
    return vscode.window.registerCustomEditorProvider(LIBRARY_EDITOR, this, {
      supportsMultipleEditorsPerDocument: true,
    });
  }

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const { webview } = panel;
    const send = (message: ToLibraryView): void => void webview.postMessage(message);
    let pause: NodeJS.Timeout | undefined;
    const draw = (): void => shown(this.draw(document, send));
    this.opened++;
    const listeners = [
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document !== document || event.contentChanges.length === 0) return;
        clearTimeout(pause);
        pause = setTimeout(draw, PAUSE_MILLISECONDS);
      }),
      webview.onDidReceiveMessage((message: FromLibraryView) => {
        shown(this.receive(document, message, send));
      }),
    ];
    panel.onDidDispose(() => {
      clearTimeout(pause);
      for (const listener of listeners) listener.dispose();
      if (--this.opened === 0) shown(this.thread.end());
    });
    webview.options = pageOptions(this.extension);
    const body = '<library-view mode="file"></library-view>';
    webview.html = viewPage(webview, this.extension, 'library', vscode.l10n.t('Library'), body);
  }

  /** Has the view draw what the text says now; what was typed meanwhile is drawn by itself. */
  private async draw(document: vscode.TextDocument, send: (message: ToLibraryView) => void): Promise<void> {
    const name = vscode.workspace.asRelativePath(document.uri);
    const { version } = document;
    const drawing = await this.thread.ask({
      ask: 'drawing',
      file: document.fileName,
      name,
      text: document.getText(),
    });
    if (document.version === version) send(drawing);
  }

  /** Changes the text as a person asks in the drawing. */
  private async change(document: vscode.TextDocument, edit: LibraryEdit): Promise<ActAnswer> {
    const { version, fileName: file } = document;
    const outcome = await this.thread.ask({ ask: 'edit', file, text: document.getText(), edit });
    if (document.version !== version)
      return { accepted: false, message: vscode.l10n.t('The text has changed meanwhile. Try again.') };
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
        await this.draw(document, send);
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

/** What goes wrong is told to the person. */
function shown(work: Promise<void>): void {
  work.catch((error: unknown) => {
    void vscode.window.showErrorMessage((error as Error).message);
  });
}

/** Opens the file as text beside the drawing, at a line from 1. */
async function showText(document: vscode.TextDocument, line = 1): Promise<void> {
  const at = new vscode.Position(line - 1, 0);
  await vscode.commands.executeCommand('vscode.openWith', document.uri, 'default', {
    viewColumn: vscode.ViewColumn.Beside,
    selection: new vscode.Range(at, at),
  } satisfies vscode.TextDocumentShowOptions);
}
