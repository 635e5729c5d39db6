import { createRequire } from 'node:module';
import * as vscode from 'vscode';
import type { BuildDiagnostic, MatrixParams } from '../../language/protocol.ts';
import { concernsMiniclass } from '../../lint/concerns.ts';
import { LANGUAGES } from '../names.ts';
import type * as clientModule from './client.ts';

/** Files of the extension. */
export interface LanguageFiles {
  /** The bundled `changer-lab` command. */
  readonly command: string;
  /** The bundle of `client.ts`. */
  readonly client: string;
}

/**
 * Starts the language server when the first document that has to do with changers is open. Until then a document
 * costs one search in its text, and an edit one in the changed line.
 */
export class LanguageFeatures implements vscode.Disposable {
  private server: Promise<clientModule.ServerClient> | undefined;
  private readonly listeners: vscode.Disposable[] = [];

  constructor(private readonly files: LanguageFiles) {
    this.listeners.push(
      vscode.workspace.onDidOpenTextDocument((document) => this.look(document, () => document.getText())),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
        this.look(document, () => contentChanges.map((change) => changedText(document, change)).join('\n')),
      ),
    );
    for (const document of vscode.workspace.textDocuments) this.look(document, () => document.getText());
  }

  /** The matrix of a parameter routine; undefined where there is none. */
  async matrix(params: MatrixParams): Promise<string | undefined> {
    return (await this.running()).matrix(params);
  }

  /** Shows what the compiler said when a driver was built, instead of what it said before. */
  async built(diagnostics: readonly BuildDiagnostic[]): Promise<void> {
    // Without a server nothing is shown that could be taken away.
    if (diagnostics.length === 0 && !this.server) return;
    await (await this.running()).built(diagnostics);
  }

  dispose(): void {
    vscode.Disposable.from(...this.listeners).dispose();
    this.server?.then(
      (server) => server.dispose(),
      () => undefined,
    );
  }

  private look(document: vscode.TextDocument, text: () => string): void {
    if (this.server || !(LANGUAGES as readonly string[]).includes(document.languageId)) return;
    if (!concernsMiniclass(text())) return;
    this.running().catch((error: unknown) => {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The checks of Changer Lab could not be started: {0}', (error as Error).message),
      );
    });
  }

  private running(): Promise<clientModule.ServerClient> {
    return (this.server ??= this.start());
  }

  private async start(): Promise<clientModule.ServerClient> {
    const { client } = this.files;
    const { ServerClient } = createRequire(client)(client) as typeof clientModule;
    const server = new ServerClient(this.files.command);
    await server.start();
    return server;
  }
}

/** The lines that an edit touched: a name may be typed letter by letter. */
function changedText(
  document: vscode.TextDocument,
  { range, text }: vscode.TextDocumentContentChangeEvent,
): string {
  return text.includes('\n') ? text : document.lineAt(range.start.line).text;
}
