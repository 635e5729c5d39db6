import * as vscode from 'vscode';
import type { LiveHub } from '../live/live-hub.ts';
import { LIBRARY_PANEL, LIBRARY_SIDE_VIEW } from '../names.ts';
import { showLive } from './live-page.ts';

/** The drawing of the running library: a panel, and a smaller one in the side bar of Run and Debug. */
export class LibraryPanel implements vscode.WebviewPanelSerializer, vscode.WebviewViewProvider {
  private panel: vscode.WebviewPanel | undefined;

  constructor(
    private readonly hub: LiveHub,
    private readonly extension: vscode.Uri,
  ) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(LIBRARY_PANEL, this),
      vscode.window.registerWebviewViewProvider(LIBRARY_SIDE_VIEW, this),
    );
  }

  /** Shows the panel beside the source, or brings it to the front. */
  show(): Promise<void> {
    if (this.panel) this.panel.reveal();
    else
      this.fill(
        vscode.window.createWebviewPanel(LIBRARY_PANEL, vscode.l10n.t('Library'), {
          viewColumn: vscode.ViewColumn.Beside,
          preserveFocus: true,
        }),
      );
    return Promise.resolve();
  }

  /** After a reload of the window; what the view keeps, the editor gives back to it. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.fill(panel);
    return Promise.resolve();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    showLive(view, this.hub, this.extension);
  }

  private fill(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    panel.onDidDispose(() => (this.panel = undefined));
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
