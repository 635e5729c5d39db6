import path from 'node:path';
import * as vscode from 'vscode';
import type { MatrixParams } from '../../language/protocol.ts';
import type { LanguageFeatures } from './language-features.ts';

const SCHEME = 'changer-matrix';

/** The matrix of a parameter routine: a page that nobody can edit, and that follows the source. */
export class FeatureMatrix implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly shown = new Map<string, { readonly page: vscode.Uri; readonly params: MatrixParams }>();
  private readonly registered: vscode.Disposable;

  constructor(private readonly features: LanguageFeatures) {
    this.registered = vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        for (const { page, params } of this.shown.values())
          if (params.uri === uri.toString()) this.changed.fire(page);
      }),
    );
  }

  /** Shows the matrix beside the source. @param given what a lens says; without it, the active editor counts. */
  async show(given?: MatrixParams): Promise<void> {
    const params = given ?? activeDocument();
    if (!params || (await this.features.matrix(params)) === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a C file with a routine that fills in GET_CHANGER_PARAMETERS.'),
      );
      return;
    }
    const source = vscode.Uri.parse(params.uri);
    const title = `${params.routine ?? path.basename(source.path)}.md`;
    const page = vscode.Uri.from({ scheme: SCHEME, path: `/${title}`, query: params.uri });
    this.shown.set(page.toString(), { page, params });
    this.changed.fire(page);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  }

  async provideTextDocumentContent(page: vscode.Uri): Promise<string> {
    const params = this.shown.get(page.toString())?.params ?? { uri: page.query };
    return (await this.features.matrix(params)) ?? vscode.l10n.t('The routine is no longer there.');
  }

  dispose(): void {
    this.registered.dispose();
  }
}

function activeDocument(): MatrixParams | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && { uri: uri.toString() };
}
