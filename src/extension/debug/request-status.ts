import * as vscode from 'vscode';
import type { CommandRecord } from '../../lab/records.ts';

interface SessionState {
  action: string | null;
  command: CommandRecord | null;
}

/** The status bar item: the request that the driver of the active session works on. */
export class RequestStatus implements vscode.Disposable {
  private readonly sessions = new Map<string, SessionState>();
  private readonly item = vscode.window.createStatusBarItem('request', vscode.StatusBarAlignment.Left, 100);

  constructor() {
    this.item.name = vscode.l10n.t('Changer Request');
    this.item.command = 'workbench.debug.action.focusRepl';
  }

  begin(session: vscode.DebugSession): void {
    // The adapter may have spoken before the editor says that the session has started.
    if (!this.sessions.has(session.id)) this.sessions.set(session.id, { action: null, command: null });
    this.refresh();
  }

  end(session: vscode.DebugSession): void {
    this.sessions.delete(session.id);
    this.refresh();
  }

  /**
   * @param action the request as a person writes it; null between requests.
   * @param index of its step in the scenario; below 0 while the driver is loaded and started.
   */
  showRequest(session: vscode.DebugSession, action: string | null, index: number): void {
    this.stateOf(session).action = action === null ? null : requestText(action, index);
    this.refresh();
  }

  /** Keeps the last command, for the hover. */
  showCommand(session: vscode.DebugSession, command: CommandRecord): void {
    this.stateOf(session).command = command;
    this.refresh();
  }

  refresh(): void {
    const session = vscode.debug.activeDebugSession;
    const state = session && this.sessions.get(session.id);
    if (!state) {
      this.item.hide();
      return;
    }
    const action = state.action ?? vscode.l10n.t('between requests');
    this.item.text = `$(server) ${action}`;
    this.item.accessibilityInformation = { label: vscode.l10n.t('Changer request: {0}', action) };
    const { command } = state;
    this.item.tooltip =
      command === null
        ? vscode.l10n.t('The request that the changer driver works on')
        : vscode.l10n.t('Last SCSI command: {0}', `${command.name} ${command.operands}`.trimEnd());
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }

  private stateOf(session: vscode.DebugSession): SessionState {
    let state = this.sessions.get(session.id);
    if (!state) this.sessions.set(session.id, (state = { action: null, command: null }));
    return state;
  }
}

function requestText(action: string, index: number): string {
  return index < 0 ? vscode.l10n.t('start of the driver') : vscode.l10n.t('step {0}: {1}', index + 1, action);
}
