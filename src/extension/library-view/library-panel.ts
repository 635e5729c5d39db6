import * as vscode from 'vscode';
import type { LiveHub } from '../live/live-hub.ts';
import { LIBRARY_PANEL, LIBRARY_SIDE_VIEW } from '../names.ts';
import { OnePanel } from '../webview/one-panel.ts';
import { showLive } from './live-page.ts';

/** The drawing of the running library: a panel, and a smaller one in the side bar of Run and Debug. */
export class LibraryPanel implements vscode.WebviewViewProvider {
  private readonly panel = new OnePanel(
    LIBRARY_PANEL,
    () => vscode.l10n.t('Library'),
    (panel) => this.fill(panel),
  );

  constructor(
    private readonly hub: LiveHub,
    private readonly extension: vscode.Uri,
  ) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.panel.register(),
      vscode.window.registerWebviewViewProvider(LIBRARY_SIDE_VIEW, this),
    );
  }

  /** Shows the panel beside the source, or brings it to the front. */
  show(): Promise<void> {
    return this.panel.show();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    showLive(view, this.hub, this.extension);
  }

  private fill(panel: vscode.WebviewPanel): void {
    const surface = {
      webview: panel.webview,
      get visible() {
        return panel.visible;
      },
      onDidChangeVisibility: panel.onDidChangeViewState,
      onDidDispose: panel.onDidDispose,
    };
    showLive(surface, this.hub, this.extension);
  }
}
