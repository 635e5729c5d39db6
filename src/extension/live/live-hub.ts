import * as vscode from 'vscode';
import { LibraryModel } from '../../live/library-model.ts';
import { Recorder } from '../../live/recorder.ts';
import type { ActAnswer, LiveAct, LiveEvent } from '../../live/live-events.ts';
import { WireReader, type WireEvent } from '../../live/wire-events.ts';
import { ask } from '../debug/session-requests.ts';

/** A running lab. */
interface Followed {
  readonly session: vscode.DebugSession;
  readonly model: LibraryModel;
  readonly recorder: Recorder;
  readonly reader: WireReader;
}

/** Carries `end` out at the first of any number of calls. */
function once(end: () => void): vscode.Disposable {
  let over = false;
  return new vscode.Disposable(() => {
    if (over) return;
    over = true;
    end();
  });
}

/**
 * Gives the views of the extension the libraries of running sessions, also of a run without debugging. Sessions
 * are asked for events while some view looks; what comes is kept as it is and given on, no more.
 */
export class LiveHub implements vscode.Disposable {
  private readonly followed = new Map<string, Followed>();
  private opened = 0;
  private looking = 0;
  private shown: Followed | undefined;
  private readonly events = new vscode.EventEmitter<readonly LiveEvent[]>();
  private readonly changes = new vscode.EventEmitter<LibraryModel>();

  /** What happens in the library that is shown. To listen is not to look: see `look`. */
  readonly onEvent = this.events.event;

  /** Another library is shown: that of another session. */
  readonly onDidChangeLibrary = this.changes.event;

  /**
   * The library of the active session, or else of the newest, or else of the one that ended last: as the events
   * since its snapshot have told it. Nothing is known of a session while nobody looks.
   */
  get state(): LibraryModel | undefined {
    return this.shown?.model;
  }

  /** The session of that library, while it runs. */
  get session(): vscode.DebugSession | undefined {
    return this.shown && this.followed.get(this.shown.session.id)?.session;
  }

  /** The session that ran last, while nothing runs. */
  get last(): vscode.DebugSession | undefined {
    return this.session ? undefined : this.shown?.session;
  }

  /**
   * Says that a view exists, seen or hidden, until the result is disposed of. With the last one gone nobody can act:
   * sessions that wait for acts end.
   */
  open(): vscode.Disposable {
    this.opened++;
    return once(() => {
      if (--this.opened > 0) return;
      for (const { session } of this.followed.values()) this.watch(session, false);
    });
  }

  /**
   * Has events sent until the result is disposed of: for a view while it is seen. A session whose scenario ends
   * meanwhile waits for acts, until the person stops it or closes the last view.
   */
  look(): vscode.Disposable {
    if (this.looking++ === 0) this.watchAll(true);
    return once(() => {
      if (--this.looking === 0) this.watchAll(false);
    });
  }

  /** Has a person's act carried out; what comes of it is a `step` event. A refusal says why. */
  async act(step: LiveAct): Promise<ActAnswer> {
    const { session } = this;
    if (!session)
      return {
        accepted: false,
        message: vscode.l10n.t('No driver is running. Start one with F5 or Ctrl+F5.'),
      };
    try {
      return await ask(session, 'changer/act', { step });
    } catch (error) {
      return { accepted: false, message: (error as Error).message };
    }
  }

  /**
   * What has been done in the library that is shown, as the text of a scenario file; undefined where nothing is known.
   * @param relative a path as the file names it.
   */
  recording(relative: (file: string) => string): string | undefined {
    return this.shown?.recorder.scenario(this.shown.model, relative);
  }

  /** A session of the debugger is about to run its driver. */
  begin(session: vscode.DebugSession): void {
    this.follow(session);
    if (this.looking > 0) this.watch(session, true);
    this.refresh();
  }

  /** A session has ended. */
  end(session: vscode.DebugSession): void {
    if (!this.followed.delete(session.id)) return;
    if (this.shown?.session.id === session.id) {
      const over: LiveEvent = { kind: 'phase', phase: 'over' };
      this.shown.model.apply(over);
      this.events.fire([over]);
    }
    this.refresh();
  }

  /** The person may look at another session now. */
  refresh(): void {
    const active = vscode.debug.activeDebugSession;
    const next = (active && this.followed.get(active.id)) ?? [...this.followed.values()].at(-1);
    if (!next || next === this.shown) return;
    this.shown = next;
    this.changes.fire(next.model);
  }

  /** Takes what a session's adapter says. */
  receive(session: vscode.DebugSession, sent: readonly WireEvent[]): void {
    // The adapter may speak before the editor says that the session has started.
    const { model, recorder, reader } = this.follow(session);
    const events = reader.read(sent);
    for (const event of events) {
      recorder.take(event, model);
      model.apply(event);
    }
    if (this.shown?.model === model) this.events.fire(events);
  }

  dispose(): void {
    this.events.dispose();
    this.changes.dispose();
  }

  private follow(session: vscode.DebugSession): Followed {
    let known = this.followed.get(session.id);
    if (!known) {
      known = { session, model: new LibraryModel(), recorder: new Recorder(), reader: new WireReader() };
      this.followed.set(session.id, known);
    }
    return known;
  }

  private watchAll(on: boolean): void {
    for (const { session, model } of this.followed.values()) {
      // A session that waits would end: to look elsewhere is not to close the view.
      if (on || model.phase !== 'waiting') this.watch(session, on);
    }
  }

  private watch(session: vscode.DebugSession, on: boolean): void {
    ask(session, 'changer/watch', { on }).catch((error: unknown) => {
      // A session that ends meanwhile cannot answer, and nobody needs it to.
      if (!this.followed.has(session.id)) return;
      void vscode.window.showErrorMessage((error as Error).message);
    });
  }
}
