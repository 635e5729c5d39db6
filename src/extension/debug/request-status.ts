import * as vscode from 'vscode';
import { lastCommand } from '../../live/trace-lines.ts';
import type { LiveHub } from '../live/live-hub.ts';

/** The status bar item: the request that the driver of the active session works on. */
export class RequestStatus implements vscode.Disposable {
  /** By session: the request, as a person reads it. */
  private readonly actions = new Map<string, string | null>();
  private readonly follow: vscode.Disposable;
  private readonly item = vscode.window.createStatusBarItem('request', vscode.StatusBarAlignment.Left, 100);

  constructor(private readonly hub: LiveHub) {
    this.item.name = vscode.l10n.t('Changer Request');
    this.item.command = 'workbench.debug.action.focusRepl';
    this.follow = hub.onEvent((events) => {
      if (events.some(({ kind }) => kind === 'trace')) this.refresh();
    });
  }

  begin(session: vscode.DebugSession): void {
    // The adapter may have spoken before the editor says that the session has started.
    if (!this.actions.has(session.id)) this.actions.set(session.id, null);
    this.refresh();
  }

  end(session: vscode.DebugSession): void {
    this.actions.delete(session.id);
    this.refresh();
  }

  /**
   * @param action the request as a person writes it; null between requests.
   * @param index of its step in the scenario; below 0 while the driver is loaded and started.
   */
  showRequest(session: vscode.DebugSession, action: string | null, index: number): void {
    this.actions.set(session.id, action === null ? null : requestText(action, index));
    this.refresh();
  }

  refresh(): void {
    const session = vscode.debug.activeDebugSession;
    const known = session && this.actions.get(session.id);
    if (known === undefined) {
      this.item.hide();
      return;
    }
    const action = known ?? vscode.l10n.t('between requests');
    this.item.text = `$(server) ${action}`;
    this.item.accessibilityInformation = { label: vscode.l10n.t('Changer request: {0}', action) };
    // Commands come only while somebody looks at the library.
    const command = lastCommand(this.hub.state?.trace ?? []);
    this.item.tooltip =
      command === undefined
        ? vscode.l10n.t('The request that the changer driver works on')
        : vscode.l10n.t('Last SCSI command: {0}', `${command.name} ${command.operands}`.trimEnd());
    this.item.show();
  }

  dispose(): void {
    this.follow.dispose();
    this.item.dispose();
  }
}

function requestText(action: string, index: number): string {
  return index < 0 ? vscode.l10n.t('start of the driver') : vscode.l10n.t('step {0}: {1}', index + 1, action);
}
