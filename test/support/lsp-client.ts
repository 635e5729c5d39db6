import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CodeAction,
  type Diagnostic,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { EDITOR_COMMANDS } from '../../src/language/protocol.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';

/** What a test's editor is. */
export interface ClientOptions {
  /** Settings below `changerLab.lint`. */
  settings?: Record<string, unknown>;
  /** Workspace folders, as paths. */
  folders?: readonly string[];
  /** Without the abilities that only some editors have. */
  plain?: boolean;
}

/** An editor that speaks to the real language server process. */
export class LspClient {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly messages: string[] = [];
  settings: Record<string, unknown>;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly connection: ProtocolConnection;
  private readonly texts = new Map<string, TextDocument>();
  private readonly waiting = new Set<() => void>();

  private constructor(options: ClientOptions) {
    // Nothing that a test does not ask for: the compiler takes a second to load.
    this.settings = { compiler: false, ...options.settings };
    this.child = spawn(process.execPath, [packageFile('dist', 'cli.mjs'), 'lsp', '--stdio']);
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.child.stdout),
      new StreamMessageWriter(this.child.stdin),
    );
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: PublishDiagnosticsParams) => void (this.published.push(params), this.wake()),
    );
    this.connection.onNotification(
      'window/showMessage',
      ({ message }: { message: string }) => void (this.messages.push(message), this.wake()),
    );
    this.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/codeLens/refresh', () => null);
    this.connection.listen();
  }

  static async start(options: ClientOptions = {}): Promise<LspClient> {
    const client = new LspClient(options);
    const folders = (options.folders ?? []).map((folder) => ({ uri: uri(folder), name: folder }));
    const abilities = options.plain
      ? {}
      : {
          workspace: {
            configuration: true,
            workspaceEdit: { documentChanges: true, snippetEditSupport: true },
            didChangeConfiguration: { dynamicRegistration: true },
            didChangeWatchedFiles: { dynamicRegistration: true },
          },
          textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
        };
    await client.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: abilities,
      workspaceFolders: folders,
      initializationOptions: options.plain
        ? { lint: client.settings }
        : { commands: Object.values(EDITOR_COMMANDS) },
    });
    client.notify('initialized', {});
    return client;
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  notify(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params);
  }

  /** Opens a document. @param name a path, or the URI of a document that is no file. @returns its URI. */
  open(name: string, text: string, languageId = 'c'): string {
    const at = name.includes(':') ? name : uri(name);
    const document = TextDocument.create(at, languageId, 1, text);
    this.texts.set(at, document);
    this.notify('textDocument/didOpen', { textDocument: { uri: at, languageId, version: 1, text } });
    return at;
  }

  /** Replaces the first place of a text, as typing does: the server is sent that change only. */
  replace(at: string, from: string, to: string): void {
    const document = this.document(at);
    const start = document.getText().indexOf(from);
    if (start < 0) throw new Error(`${from} is not in ${at}`);
    this.edit(at, [{ range: this.rangeAt(at, start, from.length), newText: to }]);
  }

  edit(at: string, contentChanges: readonly { range: Range; newText: string }[]): void {
    const document = this.document(at);
    const changes = contentChanges.map(({ range, newText: text }) => ({ range, text }));
    const version = document.version + 1;
    TextDocument.update(document, changes, version);
    this.notify('textDocument/didChange', {
      textDocument: { uri: at, version },
      contentChanges: changes,
    });
  }

  close(at: string): void {
    this.texts.delete(at);
    this.notify('textDocument/didClose', { textDocument: { uri: at } });
  }

  document(at: string): TextDocument {
    const document = this.texts.get(at);
    if (!document) throw new Error(`${at} is not open`);
    return document;
  }

  text(at: string): string {
    return this.document(at).getText();
  }

  rangeAt(at: string, start: number, length = 0): Range {
    const document = this.document(at);
    return { start: document.positionAt(start), end: document.positionAt(start + length) };
  }

  /** The position of `|` of a text that stands in the document without it. */
  cursor(at: string, marked: string): { line: number; character: number } {
    const before = marked.indexOf('|§');
    const start = this.text(at).indexOf(marked.replace('|§', ''));
    if (before < 0 || start < 0) throw new Error(`${marked} is not in ${at}`);
    return this.document(at).positionAt(start + before);
  }

  /** The diagnostics of the version that the document has now. */
  async diagnostics(at: string, ms = 15_000): Promise<Diagnostic[]> {
    const { version } = this.document(at);
    const found = await this.until(
      `diagnostics of version ${version} of ${at}`,
      () => this.published.findLast((one) => one.uri === at && (one.version ?? 0) >= version),
      ms,
    );
    return found.diagnostics;
  }

  /** `12:5 E03 error` of each diagnostic of the newest version. */
  async findings(at: string): Promise<string[]> {
    return (await this.diagnostics(at)).map(shown);
  }

  async until<T>(what: string, probe: () => T | undefined, ms = 15_000): Promise<T> {
    const end = Date.now() + ms;
    for (;;) {
      const value = probe();
      if (value !== undefined) return value;
      const left = end - Date.now();
      if (left <= 0) throw new Error(`never: ${what}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  actions(at: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    return this.request('textDocument/codeAction', {
      textDocument: { uri: at },
      range,
      context: { diagnostics: [], ...(only ? { only } : {}) },
    });
  }

  /** Applies the edit of an action as an editor does: not to another version than that which it is for. */
  async apply(chosen: CodeAction): Promise<void> {
    const { edit } = chosen.edit ? chosen : await this.request<CodeAction>('codeAction/resolve', chosen);
    for (const change of (edit?.documentChanges ?? []) as TextDocumentEdit[]) {
      const { uri: at, version } = change.textDocument;
      if (version !== this.document(at).version) throw new Error(`the edit is for version ${version}`);
      const sorted = [...change.edits].sort(
        (a, b) => this.document(at).offsetAt(b.range.start) - this.document(at).offsetAt(a.range.start),
      );
      this.edit(
        at,
        sorted.map((one) => ({
          range: one.range,
          newText: 'snippet' in one ? one.snippet.value.replace(/\$\{\d\}/g, '') : one.newText,
        })),
      );
    }
  }

  get exited(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async stop(): Promise<void> {
    if (this.exited) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    await this.request('shutdown', undefined);
    this.notify('exit', undefined);
    await gone;
    this.connection.dispose();
  }

  private wake(): void {
    for (const one of this.waiting) one();
    this.waiting.clear();
  }
}

export function uri(file: string): string {
  return pathToFileURL(file).href;
}

const SEVERITIES = ['', 'error', 'warning', 'info', 'hint'];

export function shown({ range, code, severity = 1 }: Diagnostic): string {
  return `${range.start.line + 1}:${range.start.character + 1} ${code} ${SEVERITIES[severity]}`;
}
