import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import {
  EDITOR_COMMANDS,
  type InitializationOptions,
  MATRIX_REQUEST,
  type MatrixParams,
  type MatrixResult,
  SETTINGS_SECTION,
  BUILD_NOTIFICATION,
  type BuildDiagnostic,
  type BuildParams,
} from '../../language/protocol.ts';
import { LANGUAGES } from '../names.ts';

/** A running language server. A bundle of its own: it is loaded when the first driver is opened. */
export class ServerClient implements vscode.Disposable {
  private readonly client: LanguageClient;

  /** @param command the bundled `changer-lab` command. */
  constructor(command: string) {
    const initializationOptions: InitializationOptions = { commands: Object.values(EDITOR_COMMANDS) };
    // The editor's executable is Electron on a desktop, and Node where it runs as a server.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    this.client = new LanguageClient(
      SETTINGS_SECTION,
      'Changer Lab',
      {
        command: process.execPath,
        args: [command, 'lsp'],
        transport: TransportKind.stdio,
        options: { env },
      },
      {
        documentSelector: LANGUAGES.flatMap((language) => [
          { scheme: 'file', language },
          { scheme: 'untitled', language },
        ]),
        initializationOptions,
        diagnosticCollectionName: 'changer-lab',
        outputChannelName: 'Changer Lab',
      },
    );
  }

  start(): Promise<void> {
    return this.client.start();
  }

  /** The matrix of a parameter routine as Markdown; undefined where there is none. */
  async matrix(params: MatrixParams): Promise<string | undefined> {
    const { markdown } = await this.client.sendRequest<MatrixResult>(MATRIX_REQUEST, params);
    return markdown ?? undefined;
  }

  /** Hands on what the compiler said when a driver was built. */
  built(diagnostics: readonly BuildDiagnostic[]): Promise<void> {
    const params: BuildParams = { diagnostics };
    return this.client.sendNotification(BUILD_NOTIFICATION, params);
  }

  dispose(): void {
    // The window closes: nobody waits for the server's farewell.
    this.client.dispose().catch(() => undefined);
  }
}
