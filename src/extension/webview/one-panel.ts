import * as vscode from 'vscode';

/** A panel of which there is one: it opens beside the source, comes to the front when asked for again, and survives a reload. */
export class OnePanel implements vscode.WebviewPanelSerializer {
  private panel: vscode.WebviewPanel | undefined;

  /**
   * @param type of the panel, as the manifest's activation and the editor's memory name it.
   * @param title gives its title in the editor's language.
   * @param fill makes the page of a new panel; what the view keeps, the editor gives back to it.
   */
  constructor(
    private readonly type: string,
    private readonly title: () => string,
    private readonly fill: (panel: vscode.WebviewPanel) => void,
  ) {}

  register(): vscode.Disposable {
    return vscode.window.registerWebviewPanelSerializer(this.type, this);
  }

  /** Shows the panel, or brings it to the front. */
  show(): Promise<void> {
    if (this.panel) this.panel.reveal();
    else {
      const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.take(vscode.window.createWebviewPanel(this.type, this.title(), place));
    }
    return Promise.resolve();
  }

  /** After a reload of the window. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.take(panel);
    return Promise.resolve();
  }

  private take(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    panel.onDidDispose(() => (this.panel = undefined));
    this.fill(panel);
  }
}
