import path from 'node:path';
import { TextDocuments, type Connection } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { concernsMiniclass } from '../../lint/concerns.ts';
import { Linter } from '../../lint/linter.ts';
import type { SettingsStore } from '../settings-store.ts';
import { fileOfUri, uriOfFile } from './file-names.ts';
import { Headers } from './headers.ts';
import { OpenDocument, type Surroundings } from './open-document.ts';

/** What the server does when documents change. */
export interface DocumentEvents {
  changed(document: OpenDocument): void;
  /** @param document undefined where it had nothing to do with changers. */
  closed(uri: string, document: OpenDocument | undefined): void;
  /** The linter could not be loaded, or the editor did not say its settings. */
  failed(error: unknown): void;
}

/** The open documents that have to do with changers. The linter is loaded with the first one. */
export class Documents {
  private readonly texts = new TextDocuments(TextDocument);
  private readonly open = new Map<string, OpenDocument>();
  private readonly uriByFile = new Map<string, string>();
  private readonly headers = new Headers((file) => this.textOfFile(file));
  private linter: Promise<Linter> | undefined;

  constructor(
    private readonly settings: SettingsStore,
    private readonly events: DocumentEvents,
  ) {}

  listen(connection: Connection): void {
    this.texts.onDidOpen(({ document }) => this.uriByFile.set(fileOfUri(document.uri), document.uri));
    this.texts.onDidChangeContent(({ document }) => {
      this.changed(document.uri).catch((error: unknown) => this.events.failed(error));
    });
    this.texts.onDidClose(({ document: { uri } }) => {
      const document = this.open.get(uri);
      if (document) document.closed = true;
      this.open.delete(uri);
      this.uriByFile.delete(fileOfUri(uri));
      this.settings.forget(uri);
      this.events.closed(uri, document);
    });
    this.texts.listen(connection);
  }

  private async changed(uri: string): Promise<void> {
    const document = await this.get(uri);
    if (document) this.events.changed(document);
    this.headerChanged(fileOfUri(uri));
  }

  /** The document of a URI, once it has to do with changers; undefined while it has not, or is not open. */
  async get(uri: string): Promise<OpenDocument | undefined> {
    const known = this.open.get(uri);
    if (known) return known;
    const source = this.texts.get(uri);
    if (!source || !concernsMiniclass(source.getText())) return undefined;
    const [linter] = await Promise.all([(this.linter ??= Linter.load()), this.settings.load(uri)]);
    // Closed, or opened by another request, in the meantime.
    const now = this.texts.get(uri);
    const other = this.open.get(uri);
    if (other || !now) return other;
    const document = new OpenDocument(linter, now, fileOfUri(uri), this.surroundingsOf(uri));
    this.open.set(uri, document);
    return document;
  }

  all(): readonly OpenDocument[] {
    return [...this.open.values()];
  }

  /** The URI of a file: that of the editor where the file is open in it. */
  uriOf(file: string): string {
    return this.uriByFile.get(file) ?? uriOfFile(file);
  }

  /** The text of a file that is open in the editor. */
  textOfFile(file: string): string | undefined {
    const uri = this.uriByFile.get(file);
    return uri === undefined
      ? undefined
      : this.texts
          .get(uri)
          ?.getText()
          .replace(/^\uFEFF/, ' ');
  }

  /** The texts of all open documents, by path. */
  openTexts(): ReadonlyMap<string, string> {
    return new Map(this.texts.all().map((document) => [fileOfUri(document.uri), document.getText()]));
  }

  /** The version of a file that is open in the editor; null where it is not. */
  versionOfFile(file: string): number | null {
    const uri = this.uriByFile.get(file);
    return (uri === undefined ? undefined : this.texts.get(uri)?.version) ?? null;
  }

  /** Looks anew at the documents that include a header. */
  headerChanged(file: string): void {
    for (const document of this.open.values()) {
      if (document.file === file || !document.includes(file)) continue;
      document.forget();
      this.events.changed(document);
    }
  }

  /** The same object until the settings change. */
  private surroundingsOf(uri: string): () => Surroundings {
    let last: Surroundings | undefined;
    return () => {
      const settings = this.settings.of(uri);
      if (last?.settings === settings) return last;
      const base = this.settings.folderOf(uri) ?? path.dirname(fileOfUri(uri));
      const includePath = settings.includePath.map((folder) =>
        path.resolve(base, folder.replaceAll('${workspaceFolder}', base)),
      );
      return (last = { settings, includePath, resolve: this.headers.resolver(includePath) });
    };
  }
}
