import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
  type CodeAction,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { abilitiesOf, optionsOf, type Abilities } from './abilities.ts';
import { CompilerFindings } from './compiler/findings.ts';
import { LiveCheck } from './compiler/live-check.ts';
import { completion, resolveCompletion, TRIGGERS } from './completion/completion.ts';
import { toRuleDiagnostic } from './diagnostics/rule-diagnostics.ts';
import { Publisher } from './diagnostics/publisher.ts';
import { Documents } from './documents/documents.ts';
import { fileOfUri } from './documents/file-names.ts';
import type { OpenDocument } from './documents/open-document.ts';
import { codeActions, FIX_ALL, resolveCodeAction } from './fixes/code-actions.ts';
import { hover } from './hover/hover.ts';
import { LintQueue } from './lint-queue.ts';
import { lenses } from './matrix/lens.ts';
import { matrix } from './matrix/matrix.ts';
import {
  BUILD_NOTIFICATION,
  MATRIX_REQUEST,
  SETTINGS_SECTION,
  type BuildParams,
  type MatrixParams,
  type MatrixResult,
} from './protocol.ts';
import { SettingsStore } from './settings-store.ts';

/** The parts of the server, and which message goes to which. */
export class LanguageServer {
  private readonly settings: SettingsStore;
  private readonly documents: Documents;
  private readonly publisher: Publisher;
  private readonly queue = new LintQueue((document) => this.lint(document));
  private readonly compiled: CompilerFindings;
  private readonly compiler = new LiveCheck(
    () => this.documents.openTexts(),
    (result) => this.compiled.checked(result),
    (error) => this.failed(error),
  );
  private abilities: Abilities | undefined;

  constructor(private readonly connection: Connection) {
    this.settings = new SettingsStore(connection);
    this.documents = new Documents(this.settings, {
      changed: (document) => this.look(document),
      closed: (uri, document) => {
        this.queue.remove(uri);
        if (document) this.compiler.remove(document);
        this.publisher.set(uri, new Map());
        this.compiled.closed(uri);
      },
      failed: (error) => this.failed(error),
    });
    this.publisher = new Publisher(connection, (uri) => this.documents.versionOfFile(fileOfUri(uri)));
    this.compiled = new CompilerFindings(this.publisher, this.documents);
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => this.initialized());
    this.documents.listen(connection);
    connection.onDidChangeConfiguration(({ settings }) => this.settingsChanged(settings));
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri } of changes) this.documents.headerChanged(fileOfUri(uri));
    });
    this.listenForActions();
    connection.onHover(async ({ textDocument, position }) => {
      const document = await this.documents.get(textDocument.uri);
      return document ? hover(document, position) : null;
    });
    connection.onCompletion(async ({ textDocument, position }) => {
      const document = await this.documents.get(textDocument.uri);
      return document ? completion(document, position) : null;
    });
    connection.onCompletionResolve(resolveCompletion);
    connection.onCodeLens(async ({ textDocument }) => {
      const document = await this.documents.get(textDocument.uri);
      return document ? lenses(document, this.abilities?.commands ?? new Set()) : [];
    });
    connection.onRequest(MATRIX_REQUEST, async ({ uri, routine }: MatrixParams): Promise<MatrixResult> => {
      const document = await this.documents.get(uri);
      return { markdown: (document && matrix(document, routine)) ?? null };
    });
    connection.onNotification(BUILD_NOTIFICATION, (params: BuildParams) => this.compiled.built(params));
  }

  private initialize(params: InitializeParams): InitializeResult {
    this.abilities = abilitiesOf(params);
    const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? [];
    this.settings.begin(this.abilities.configuration, optionsOf(params).lint, folders);
    return {
      serverInfo: { name: 'changer-lab' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL],
          resolveProvider: true,
        },
        hoverProvider: true,
        codeLensProvider: {},
        completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true },
      },
    };
  }

  private async initialized(): Promise<void> {
    const { abilities, connection } = this;
    if (abilities?.changesOfConfiguration)
      await connection.client.register(DidChangeConfigurationNotification.type, {
        section: SETTINGS_SECTION,
      });
    if (abilities?.watchesFiles)
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*.{h,hpp,H,HPP}' }],
      });
    if (abilities?.changesOfFolders)
      connection.workspace.onDidChangeWorkspaceFolders(async () => {
        const folders = (await connection.workspace.getWorkspaceFolders()) ?? [];
        this.settings.setFolders(folders.map(({ uri }) => uri));
        await this.settingsChanged(undefined);
      });
  }

  private async settingsChanged(given: unknown): Promise<void> {
    await this.settings.reload(pushedSettings(given));
    for (const document of this.documents.all()) this.look(document);
  }

  /** The text of a document changed, or what it is looked at with. */
  private look(document: OpenDocument): void {
    this.queue.add(document);
    this.compiler.add(document);
    const { enable, compiler } = document.surroundings().settings;
    if (!enable || !compiler) this.compiled.closed(document.uri);
  }

  private failed(error: unknown): void {
    this.connection.console.error(`changer-lab: ${error instanceof Error ? error.message : String(error)}`);
  }

  private lint(document: OpenDocument): void {
    const list = document.findings();
    const uriOf = (file: string): string => this.documents.uriOf(file);
    const found = new Map([[document.uri, list.filter(({ file }) => file === document.file)]]);
    for (const one of list)
      if (one.file !== document.file)
        found.set(uriOf(one.file), [...(found.get(uriOf(one.file)) ?? []), one]);
    this.publisher.set(
      document.uri,
      new Map([...found].map(([uri, of]) => [uri, of.map((one) => toRuleDiagnostic(one, uriOf))] as const)),
    );
  }

  private listenForActions(): void {
    this.connection.onCodeAction(async (params) => {
      const document = await this.documents.get(params.textDocument.uri);
      const { abilities } = this;
      if (!document || !abilities) return [];
      const actions = codeActions(this.documents, document, params, abilities);
      if (abilities.resolvesEdits) return actions;
      return Promise.all(actions.map((action) => this.resolve(action)));
    });
    this.connection.onCodeActionResolve((action) => this.resolve(action));
  }

  private resolve(action: CodeAction): Promise<CodeAction> {
    return resolveCodeAction(this.documents, action);
  }
}

/** The settings in a message of a client that pushes them: `{changerLab: {lint: {…}}}`. */
function pushedSettings(given: unknown): unknown {
  return SETTINGS_SECTION.split('.').reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    given,
  );
}
