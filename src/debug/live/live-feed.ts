import path from 'node:path';
import type { ControlResult } from '../../class/requests.ts';
import type { ElementKind, Place } from '../../emulator/model.ts';
import type { Motion as DeviceMotion } from '../../emulator/changer/medium-changer.ts';
import type { CommandRecord, StepRecord } from '../../lab/records.ts';
import { usesManager, type ScenarioStep } from '../../lab/scenario/scenario-file.ts';
import type { Session } from '../../lab/session.ts';
import type { LibraryPlan, Motion, RunPhase } from '../../live/library-state.ts';
import type { LiveEvent } from '../../live/live-events.ts';
import { readCondition } from './condition.ts';
import { ElementFeed } from './element-feed.ts';
import { ReportedElements } from './reported-elements.ts';

/** Milliseconds between batches while the driver runs. */
const BATCH_EVERY = 16;
/** Commands in one event: who looks late gets all of a long run. */
const MOST_COMMANDS = 2000;

const placeText = ({ kind, index }: Place): string => `${kind} ${index}`;

function planOf({ job, lab }: Session): LibraryPlan {
  const [changer] = job.drivers;
  const tape = job.drivers.at(1);
  const model: LibraryPlan['model'] & { cartridges?: unknown } = { ...job.library.model };
  delete model.cartridges;
  return {
    name: job.library.file === undefined ? 'generic library' : path.basename(job.library.file),
    file: job.library.file ?? null,
    model,
    managed: usesManager(job.scenario),
    tapeDrivers: lab.tapeUnits.length > 0,
    scenario: job.scenario,
    sources: { changer: changer.sources, tape: !tape || tape.supplied ? null : tape.sources },
  };
}

/** Tells who looks what happens in a session, in batches. While nobody looks it keeps what the driver said, no more. */
export class LiveFeed {
  private readonly reported = new ReportedElements();
  private readonly elements: ElementFeed;
  private queue: LiveEvent[] = [];
  private commands: CommandRecord[] = [];
  private motions: Motion[] = [];
  private phaseNow: RunPhase = 'running';
  private lastSent = 0;
  private on = false;

  constructor(
    private readonly session: Session,
    private readonly send: (events: readonly LiveEvent[]) => void,
  ) {
    this.elements = new ElementFeed(session.lab.device, this.reported);
  }

  get watching(): boolean {
    return this.on;
  }

  /** Somebody looks, and gets all that has happened; or nobody any more. */
  watch(on: boolean): void {
    this.on = on;
    const { session } = this;
    session.lab.device.onMotion = on ? (motion) => this.motion(motion) : undefined;
    this.queue = [];
    this.commands = [];
    this.motions = [];
    if (!on) return;
    this.queue.push({
      kind: 'snapshot',
      plan: planOf(session),
      elements: this.elements.all(),
      condition: readCondition(session.lab, this.reported.parameters),
      phase: this.phaseNow,
    });
    const { commands, steps } = session.recorded;
    for (let at = 0; at < commands.length; at += MOST_COMMANDS)
      this.queue.push({ kind: 'commands', records: commands.slice(at, at + MOST_COMMANDS) });
    for (const record of steps) {
      const act = session.acts.get(record.index);
      if (act) this.queue.push({ kind: 'begin', index: record.index, step: act.data });
      this.queue.push({ kind: 'step', record });
    }
    this.begin(session.currentStep, session.stepUnderWay);
    this.flush();
  }

  /** A step begins; -1, without a step, is the start of the driver. */
  begin(index: number, step: ScenarioStep | undefined): void {
    if (this.on) this.queue.push({ kind: 'begin', index, step: step?.data ?? null });
  }

  /** The status of an element may be another now. */
  touch(kind: ElementKind, index: number): void {
    if (this.on) this.elements.touch(kind, index);
  }

  /** A device has carried out a command. */
  command(record: CommandRecord): void {
    if (!this.on) return;
    this.commands.push(record);
    if (performance.now() - this.lastSent >= BATCH_EVERY) this.flush();
  }

  /** The driver has completed a request. */
  result(ioctl: string, input: Uint8Array, result: Readonly<ControlResult>): void {
    this.reported.note(ioctl, input, result, this.session.lab.clock.now);
  }

  /** A step is over. */
  step(record: StepRecord): void {
    if (!this.on) return;
    this.gather();
    this.queue.push({ kind: 'step', record });
    this.post();
  }

  /** The run stands otherwise; what is pending goes first. */
  phase(phase: RunPhase): void {
    const news = phase !== this.phaseNow;
    this.phaseNow = phase;
    if (!this.on) return;
    this.gather();
    if (news) this.queue.push({ kind: 'phase', phase });
    this.post();
  }

  private flush(): void {
    this.gather();
    this.post();
  }

  private motion({ transport, from, to, barcode, delay, duration }: DeviceMotion): void {
    this.motions.push({
      transport,
      from: from && placeText(from),
      to: placeText(to),
      barcode: barcode ?? null,
      // The device is asked at the beginning of its command: the clock has not moved yet.
      started: this.session.lab.clock.now + delay,
      duration,
    });
  }

  /** Puts what has come since into the queue, in the order in which it must be taken. */
  private gather(): void {
    const { commands, motions, session } = this;
    if (commands.length > 0) this.queue.push({ kind: 'commands', records: commands });
    this.commands = [];
    this.motions = [];
    // A drive whose time has come changes its element when it is asked: before the elements are.
    const condition = readCondition(session.lab, this.reported.parameters);
    this.queue.push({ kind: 'changes', elements: this.elements.changes(), condition, motions });
  }

  private post(): void {
    this.send(this.queue);
    this.queue = [];
    this.lastSent = performance.now();
  }
}
