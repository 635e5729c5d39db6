import path from 'node:path';
import type { ControlResult } from '../../class/requests.ts';
import type { ElementKind, Place } from '../../emulator/model.ts';
import type { Motion as DeviceMotion } from '../../emulator/changer/medium-changer.ts';
import type { StepRecord } from '../../lab/records.ts';
import { usesManager } from '../../lab/scenario/scenario-file.ts';
import type { Session } from '../../lab/session.ts';
import type { LibraryCondition, LibraryPlan, Motion, RunPhase } from '../../live/library-state.ts';
import { ElementNumbers } from '../../live/element-numbers.ts';
import type { WireEvent } from '../../live/wire-events.ts';
import { recordsOf, type TraceRecord } from '../../trace-files/format/trace-record.ts';
import { TraceWriter } from '../../trace-files/format/trace-writer.ts';
import { ConditionFeed } from './condition-feed.ts';
import { ElementFeed } from './element-feed.ts';
import { ReportedElements } from './reported-elements.ts';

/** Milliseconds between batches while the driver runs. */
const BATCH_EVERY = 16;
/** Characters of trace in one event, about: who looks late gets all of a long run. */
const MOST_TRACE = 1_000_000;

/** Entries of a step's output. */
const LONGEST_LIST = 256;

const placeText = ({ kind, index }: Place): string => `${kind} ${index}`;

/** A step without a long list that the driver returned: the data of its commands say the same. */
function shortened(record: StepRecord): StepRecord {
  const { output } = record;
  return Array.isArray(output) && output.length > LONGEST_LIST ? { ...record, output: null } : record;
}

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
  private readonly reported: ReportedElements;
  private readonly elements: ElementFeed;
  private queue: WireEvent[] = [];
  private readonly condition = new ConditionFeed();
  private writer = new TraceWriter();
  /** Lines of the trace that nobody has been told. */
  private lines = '';
  private toldSteps = 0;
  /** The step under way that nobody has been told of. */
  private under: number | undefined;
  private motions: Motion[] = [];
  private phaseNow: RunPhase = 'running';
  private lastSent = 0;
  private on = false;

  constructor(
    private readonly session: Session,
    private readonly send: (events: readonly WireEvent[]) => void,
  ) {
    const { device } = session.lab;
    const numbers = new ElementNumbers(device.model.elements);
    this.reported = new ReportedElements(numbers);
    this.elements = new ElementFeed(device, numbers, this.reported);
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
    this.writer = new TraceWriter();
    this.lines = '';
    this.motions = [];
    this.toldSteps = 0;
    if (!on) return;
    this.condition.forget();
    const condition = this.condition.news(session.lab, this.reported.parameters) as LibraryCondition;
    const elements = this.elements.all();
    // By itself: the library is drawn before a long history has come.
    this.send([{ kind: 'snapshot', plan: planOf(session), elements, condition, phase: this.phaseNow }]);
    for (const record of recordsOf(session.recorded)) {
      if (record.kind !== 'step') this.write(record);
      else {
        this.begin(record.record.index);
        this.stepEnd(record.record);
      }
      if (this.lines.length > MOST_TRACE) this.tellTrace();
    }
    this.begin(session.currentStep);
    this.post();
  }

  /** A step begins, maybe in the midst of another; -1 is the start of the driver. */
  begin(index: number): void {
    if (!this.on) return;
    const act = this.session.acts.get(index);
    this.under = index;
    if (!act) return;
    // What has changed until now is no work of it.
    this.gather();
    this.queue.push({ kind: 'begin', index, step: act.data });
  }

  /** The status of an element may be another now. */
  touch(kind: ElementKind, index: number): void {
    if (this.on) this.elements.touch(kind, index);
  }

  /** A command has been carried out, the driver has printed, a rule is broken. */
  record(record: Exclude<TraceRecord, { kind: 'step' }>): void {
    if (!this.on) return;
    this.write(record);
    this.postInTime();
  }

  /** The driver has completed a request. */
  result(ioctl: string, input: Uint8Array, result: Readonly<ControlResult>): void {
    this.reported.note(ioctl, input, result, this.session.lab.clock.now);
  }

  /** A step is over. */
  step(record: StepRecord): void {
    if (!this.on) return;
    this.stepEnd(record);
    this.postInTime();
  }

  /** The driver has ended by what it did: so has the step under way. */
  failed(): void {
    const { steps, failure } = this.session.recorded;
    if (!this.on || !failure) return;
    if (steps.length > this.toldSteps) this.step(steps[steps.length - 1]);
    this.write({ kind: 'failure', record: failure });
  }

  /** The run stands otherwise; what is pending goes first. */
  phase(phase: RunPhase): void {
    const news = phase !== this.phaseNow;
    this.phaseNow = phase;
    if (!this.on) return;
    this.gatherAll();
    if (news) this.queue.push({ kind: 'phase', phase });
    this.sendQueue();
  }

  private stepEnd(record: StepRecord): void {
    const { index } = record;
    const short = shortened(record);
    this.toldSteps++;
    if (index === this.under) this.under = undefined;
    this.write({ kind: 'step', record: short });
    if (!this.session.acts.has(index)) return;
    // A person's step comes by itself too, behind what it has changed.
    this.gather();
    this.queue.push({ kind: 'step', record: short });
  }

  private write(record: TraceRecord): void {
    this.lines += this.writer.record(record);
  }

  private tellTrace(): void {
    if (this.lines === '') return;
    this.queue.push({ kind: 'trace', lines: this.lines });
    this.lines = '';
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

  /** Puts everything into the queue that has come since. */
  private gatherAll(): void {
    this.elements.readReported();
    // A drive whose time has come changes its element when it is asked: before the elements are looked at.
    this.gather(this.condition.news(this.session.lab, this.reported.parameters));
    if (this.under === undefined) return;
    if (!this.session.acts.has(this.under)) this.queue.push({ kind: 'begin', index: this.under, step: null });
    this.under = undefined;
  }

  /**
   * Puts what has come since into the queue, in the order in which it must be taken. The condition, and what the
   * driver says, go with the last of a batch: nobody sees what was between.
   */
  private gather(condition: Partial<LibraryCondition> = {}): void {
    this.tellTrace();
    const { motions } = this;
    const rows = this.elements.changes();
    if (rows.length === 0 && motions.length === 0 && Object.keys(condition).length === 0) return;
    this.motions = [];
    this.queue.push({ kind: 'changes', elements: rows, condition, motions });
  }

  private postInTime(): void {
    if (performance.now() - this.lastSent >= BATCH_EVERY) this.post();
  }

  private post(): void {
    this.gatherAll();
    this.sendQueue();
  }

  private sendQueue(): void {
    this.send(this.queue);
    this.queue = [];
    this.lastSent = performance.now();
  }
}
