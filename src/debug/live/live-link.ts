import { actProblem, actsAside } from '../../lab/scenario/act.ts';
import { usesDrives, usesManager, type ScenarioStep } from '../../lab/scenario/scenario-file.ts';
import { stepKind } from '../../lab/scenario/step-kind.ts';
import type { Job } from '../../lab/session.ts';
import type { RunPhase } from '../../live/library-state.ts';
import type { ActAnswer, LiveAct } from '../../live/live-events.ts';
import type { WireEvent } from '../../live/wire-events.ts';
import type { Debuggee } from '../target/debuggee.ts';

/** Milliseconds between events to the editor. */
const EVENT_EVERY = 16;
/** Milliseconds in which the editor has a snapshot for itself: it is drawn before a long history comes. */
const DRAWING = 100;

/** The adapter's end of the live link of one run: asks the worker, and gives its events on. */
export class LiveLink {
  private readonly acts: ScenarioStep[] = [];
  private readonly first: number;
  private watching = false;
  private held = false;
  private phase: RunPhase = 'running';
  private events: WireEvent[] = [];
  /** When the next event may go. */
  private next = 0;
  private timer: NodeJS.Timeout | undefined;

  /** @param emit sends events to the editor. */
  constructor(
    private readonly target: Debuggee,
    private readonly job: Job,
    private readonly emit: (events: readonly WireEvent[]) => void,
  ) {
    this.first = job.scenario.steps.length;
  }

  /** The steps of the scenario and what a person has asked for. */
  get steps(): readonly ScenarioStep[] {
    return [...this.job.scenario.steps, ...this.acts];
  }

  /** Begins or ends the events. */
  async watch(on: boolean): Promise<void> {
    this.watching = on;
    this.target.ask({ kind: 'watch', on });
    await this.lookIfHeld();
  }

  /** Has a person's act carried out, or says why not. */
  async act(given: LiveAct): Promise<ActAnswer> {
    const problem = actProblem(given) ?? this.missing(given);
    if (problem !== undefined) return { accepted: false, message: problem };
    const step: ScenarioStep = { data: given, line: 0 };
    const index = this.first + this.acts.length;
    this.acts.push(step);
    this.target.ask({ kind: 'act', act: { step, index } });
    await this.lookIfHeld();
    return { accepted: true, message: this.when(given), step: index };
  }

  /** The debugger shows a stop. */
  async stopped(): Promise<void> {
    this.held = true;
    if (this.watching) await this.target.hook('stand', true);
  }

  /** The debugger lets the driver go on. */
  async goingOn(): Promise<void> {
    if (this.watching) await this.target.hook('stand', false);
    this.held = false;
  }

  /**
   * Ends a session that waits for acts.
   * @returns false where it does not wait: then the driver must be ended.
   */
  finish(): boolean {
    if (this.phase !== 'waiting') return false;
    this.target.ask({ kind: 'finish' });
    return true;
  }

  /** Takes events of the worker. */
  receive(events: readonly WireEvent[]): void {
    let settled = false;
    for (const event of events) {
      this.events.push(event);
      if (event.kind !== 'phase') continue;
      this.phase = event.phase;
      settled ||= event.phase === 'waiting' || event.phase === 'over';
    }
    const wait = this.next - performance.now();
    // Nothing follows that it could wait for.
    if (wait <= 0 || settled) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), wait);
  }

  /** Sends what is pending. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.events.length === 0) return;
    this.emit(this.events);
    const drawing = this.events.some(({ kind }) => kind === 'snapshot');
    this.next = performance.now() + (drawing ? DRAWING : EVENT_EVERY);
    this.events = [];
  }

  private async lookIfHeld(): Promise<void> {
    if (this.held) await this.target.hook('stand', true);
  }

  /** What the run lacks for an act. */
  private missing(step: LiveAct): string | undefined {
    const { scenario } = this.job;
    const kind = stepKind(step);
    if (kind === 'rsm' && !usesManager(scenario))
      return 'This run has no removable storage manager: it opens the changer itself. Use a scenario with a step of the manager, such as {"rsm": "start"}, or ask the driver for a move.';
    if (kind === 'device' && !usesDrives(scenario))
      return 'The drives of this run have no tape class driver: no step of its scenario uses them. Add one with "device" or "rsm" to the scenario.';
    return undefined;
  }

  private when(step: LiveAct): string {
    if (this.phase === 'waiting') return '';
    if (!this.held) return 'after the step that is under way';
    return actsAside(step) ? '' : 'after the request that the debugger holds';
  }
}
