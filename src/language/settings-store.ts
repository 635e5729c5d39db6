import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver/node';
import { fileOfUri } from './documents/file-names.ts';
import { SETTINGS_SECTION } from './protocol.ts';
import { DEFAULT_SETTINGS, readSettings, type LintSettings } from './settings.ts';

/** The settings of each document: asked of the editor once, until they change. */
export class SettingsStore {
  private readonly known = new Map<string, LintSettings>();
  private readonly told = new Set<string>();
  private folders: readonly string[] = [];
  /** Settings of a client that pushes them, and cannot be asked. */
  private pushed: unknown;
  private canAsk = false;

  constructor(private readonly connection: Connection) {}

  /** @param canAsk the client answers `workspace/configuration`. */
  begin(canAsk: boolean, pushed: unknown, folders: readonly string[]): void {
    this.canAsk = canAsk;
    this.pushed = pushed;
    this.setFolders(folders);
  }

  /** @param folders URIs of the workspace folders. */
  setFolders(folders: readonly string[]): void {
    // The innermost folder of a file comes first.
    this.folders = [...folders].sort((a, b) => b.length - a.length);
  }

  /** The workspace folder of a document, as a path. */
  folderOf(uri: string): string | undefined {
    const folder = this.folders.find((one) => uri === one || uri.startsWith(one.replace(/\/?$/, '/')));
    const any = folder ?? (uri.startsWith('file:') ? undefined : this.folders.at(-1));
    return any === undefined ? undefined : fileOfUri(any);
  }

  of(uri: string): LintSettings {
    return this.known.get(uri) ?? DEFAULT_SETTINGS;
  }

  /** Asks for the settings of a document. */
  async load(uri: string): Promise<void> {
    const given: unknown = this.canAsk
      ? await this.connection.workspace.getConfiguration({ scopeUri: uri, section: SETTINGS_SECTION })
      : this.pushed;
    const { settings, problems } = readSettings(given);
    this.known.set(uri, settings);
    this.tell(problems);
  }

  /** @param pushed what a client that cannot be asked says. */
  async reload(pushed: unknown): Promise<void> {
    this.pushed = pushed;
    this.told.clear();
    await Promise.all([...this.known.keys()].map((uri) => this.load(uri)));
  }

  forget(uri: string): void {
    this.known.delete(uri);
  }

  /** Each problem is shown once until the settings change. */
  private tell(problems: readonly string[]): void {
    for (const problem of problems) {
      if (this.told.has(problem)) continue;
      this.told.add(problem);
      void this.connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: `Changer Lab: ${problem}`,
      });
    }
  }
}
