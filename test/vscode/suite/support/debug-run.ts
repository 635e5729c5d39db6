import * as vscode from 'vscode';
import { eventually } from './workspace.ts';

/** A message of the adapter, as far as tests read it. */
interface Message {
  readonly type: string;
  readonly event?: string;
  readonly command?: string;
  readonly body?: unknown;
}

export interface Frame {
  readonly id: number;
  readonly name: string;
  readonly line: number;
  readonly source?: { readonly path?: string };
}

export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly variablesReference: number;
}

const LIMIT_MILLISECONDS = 20_000;

/** One debug session, and everything its adapter said. */
export class DebugRun implements vscode.Disposable {
  private readonly messages: Message[] = [];
  private readonly waiting = new Set<() => void>();
  private read = 0;
  private readonly listeners: vscode.Disposable;
  private ended = false;
  session: vscode.DebugSession | undefined;
  /** Why the launch failed. */
  refusal = '';

  private constructor() {
    this.listeners = vscode.Disposable.from(
      vscode.debug.onDidStartDebugSession((session) => (this.session = session)),
      vscode.debug.onDidTerminateDebugSession(() => {
        this.ended = true;
        for (const wake of this.waiting) wake();
      }),
      vscode.debug.registerDebugAdapterTrackerFactory('changer', {
        createDebugAdapterTracker: () => ({
          onDidSendMessage: (message: Message) => {
            this.messages.push(message);
            for (const wake of this.waiting) wake();
          },
        }),
      }),
    );
  }

  /** Starts a session. Returns also where the launch fails: then there are no events to wait for. */
  static async start(folder: vscode.WorkspaceFolder, attributes: Record<string, unknown>): Promise<DebugRun> {
    const run = new DebugRun();
    const config = { type: 'changer', request: 'launch', name: 'test', ...attributes };
    try {
      run.ended = !(await vscode.debug.startDebugging(folder, config));
    } catch (error) {
      // While tests run, the editor refuses to show the dialog of a failed launch, and says so here.
      run.ended = true;
      run.refusal = (error as Error).message;
    }
    return run;
  }

  /** Presses F5 in the active editor. */
  static async pressF5(): Promise<DebugRun> {
    const run = new DebugRun();
    await vscode.commands.executeCommand('workbench.action.debug.start');
    return run;
  }

  /** The next event of that name after those that were waited for. */
  async event<T = Record<string, unknown>>(name: string): Promise<T> {
    const end = Date.now() + LIMIT_MILLISECONDS;
    for (;;) {
      const index = this.messages.findIndex((one, at) => at >= this.read && one.event === name);
      if (index >= 0) {
        this.read = index + 1;
        return this.messages[index].body as T;
      }
      if (this.ended || Date.now() > end) throw new Error(`no ${name} event; there were ${this.said()}`);
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          this.waiting.delete(wake);
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(wake, 500);
        this.waiting.add(wake);
      });
    }
  }

  /** Waits for a stop. @returns the frames, innermost first. */
  async stopped(): Promise<Frame[]> {
    const { threadId } = await this.event<{ threadId: number }>('stopped');
    const { stackFrames } = await this.ask<{ stackFrames: Frame[] }>('stackTrace', { threadId });
    return stackFrames;
  }

  ask<T>(command: string, args?: unknown): Promise<T> {
    if (!this.session) throw new Error('no session');
    return Promise.resolve(this.session.customRequest(command, args) as Thenable<T>);
  }

  /** The variables of the first scopes of a frame, up to the expensive ones. */
  async variables(frame: Frame): Promise<Variable[]> {
    type Scope = { variablesReference: number; expensive: boolean };
    const { scopes } = await this.ask<{ scopes: Scope[] }>('scopes', { frameId: frame.id });
    const lists = await Promise.all(
      scopes
        .filter((scope) => !scope.expensive)
        .map(({ variablesReference }) =>
          this.ask<{ variables: Variable[] }>('variables', { variablesReference }),
        ),
    );
    return lists.flatMap(({ variables }) => variables);
  }

  /** Events of a name so far. */
  eventsOf<T>(name: string): T[] {
    return this.messages.filter((one) => one.event === name).map((one) => one.body as T);
  }

  private said(): string {
    const names = this.messages.map((one) => one.event ?? one.command ?? one.type);
    return names.slice(-20).join(', ') || 'no messages';
  }

  /** Ends the session and waits until it is gone. */
  async end(): Promise<void> {
    this.dispose();
    // A session that ends by itself meanwhile cancels the request, and is what is wanted.
    await Promise.resolve(vscode.debug.stopDebugging()).catch(() => undefined);
    await eventually('the end of the session', () => vscode.debug.activeDebugSession === undefined);
  }

  dispose(): void {
    this.listeners.dispose();
  }
}
