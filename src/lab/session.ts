import type { ChangerObserver } from '../changer-class/changer-class-driver.ts';
import type { PortRequest } from '../class/port.ts';
import type { MachineHooks } from '../machine/kernel.ts';
import { MACHINE_CHECKS } from '../machine/check.ts';
import { DriverFailure, type WasmFrame } from '../machine/failure.ts';
import { KERNEL_STACK_SIZE } from '../toolchain/flags.ts';
import { LineTable, type LineTableData } from '../toolchain/line-table.ts';
import { hex } from '../core/hex.ts';
import type { DriverKind } from './driver-build.ts';
import { elementRecords } from './element-records.ts';
import type { Library } from './files/library-file.ts';
import { Lab } from './lab.ts';
import {
  violationFails,
  type CommandRecord,
  type ElementRecord,
  type FailureRecord,
  type PrintRecord,
  type RunResult,
  type SourceRecord,
  type StepRecord,
  type ViolationRecord,
} from './records.ts';
import { ScenarioRun } from './scenario-run.ts';
import type { Act } from './scenario/act.ts';
import { usesManager, type Scenario, type ScenarioStep } from './scenario/scenario-file.ts';
import { stepAction } from './scenario/step-kind.ts';
import type { LabUnit } from './lab-unit.ts';
import type { RemovableStorageManager } from '../rsm/rsm.ts';
import { captureFrames } from './capture-frames.ts';
import { Trace } from './trace.ts';

/** A miniclass as it was compiled. */
export interface DriverImage {
  readonly kind: DriverKind;
  /** Its files of C, absolute. */
  readonly sources: readonly string[];
  readonly wasm: Uint8Array;
  readonly lines: LineTableData;
  /** It comes with the lab: the person develops another one. */
  readonly supplied: boolean;
}

/** Everything a run needs, as plain data that a worker takes. */
export interface Job {
  /** The changer's miniclass, then the drives', where the person has one or the scenario uses them. */
  readonly drivers: readonly [DriverImage, ...DriverImage[]];
  /** The driver that the run is about. */
  readonly main: DriverKind;
  readonly library: Library;
  readonly scenario: Scenario;
}

/** Told what happens while it happens, and with which unit: a debugger stops in these calls. */
export interface SessionObserver {
  /** A driver is loaded; nothing of it has run yet. */
  loaded?: (unit: LabUnit, exports: WebAssembly.Instance['exports']) => void;
  /** A routine that the driver called has done its work and is about to return to it. */
  returning?: (unit: LabUnit) => void;
  /** The device and the miniclass's own data exist. */
  created?: (unit: LabUnit) => void;
  /** A step begins; -1, without a step, is loading and starting the drivers. */
  step?: (index: number, step: ScenarioStep | undefined) => void;
  /** The class driver is about to call a routine of the miniclass for a request. */
  request?: (unit: LabUnit, name: string) => void;
  /** The miniclass has done with it. @param status NTSTATUS. */
  requestEnd?: (unit: LabUnit, name: string, status: number) => void;
  /** The changer's class driver has completed a request. */
  result?: ChangerObserver['result'];
  /** A command is about to reach the device: it may still be changed. */
  before?: (unit: LabUnit, request: PortRequest) => void;
  /** A command has been carried out and recorded. */
  after?: (unit: LabUnit, request: PortRequest, record: CommandRecord) => void;
  /** A driver begins a basic block, where it was compiled to tell: its lines, innermost first. */
  block?: (unit: LabUnit, stack: readonly SourceRecord[]) => void;
  print?: (unit: LabUnit, print: PrintRecord) => void;
  violation?: (unit: LabUnit, violation: ViolationRecord) => void;
  stepEnd?: (step: StepRecord) => void;
}

const modules = new WeakMap<Uint8Array, WebAssembly.Module>();

/** The module of a driver, compiled once for all sessions that run it. */
function moduleOf({ wasm }: DriverImage): WebAssembly.Module {
  let module = modules.get(wasm);
  if (!module) modules.set(wasm, (module = new WebAssembly.Module(wasm)));
  return module;
}

/** What a device tells a person stands among the driver's prints, as one of its own warnings. */
const REPORT_LEVEL = 1;

/** One run of a scenario over one driver, recorded. What has been recorded stays, whatever the driver does. */
export class Session {
  readonly lab: Lab;
  /** What a person has asked for, by its index. */
  readonly acts = new Map<number, ScenarioStep>();
  private readonly trace: Trace;
  private readonly run: ScenarioRun;
  /** For each driver of the job. */
  private readonly lines: readonly LineTable[];
  private readonly prints: PrintRecord[] = [];
  private readonly checks: ViolationRecord[] = [];
  private failure: FailureRecord | null = null;
  private current = -1;
  /** The step of that index. */
  private under: ScenarioStep | undefined;
  /** The unit that was spoken with last in this step. */
  private latest: LabUnit;
  private latestRequest = '';

  constructor(
    readonly job: Job,
    private readonly observer: SessionObserver = {},
  ) {
    this.lines = job.drivers.map(({ lines }) => new LineTable(lines));
    // In the order of the list: a debugger knows each module by its place in it.
    const [module, tapeModule] = job.drivers.map(moduleOf);
    this.lab = new Lab({
      library: job.library,
      module,
      ...(job.drivers.length > 1 ? { tapeModule } : {}),
      stackSize: KERNEL_STACK_SIZE,
      hooks: (unit) => this.machineHooks(unit),
    });
    [this.latest] = this.lab.units;
    this.trace = new Trace(job.library.model, (frames, { kind }) => this.locate(frames, kind));
    for (const unit of this.lab.units) this.watch(unit);
    if (observer.result) this.lab.classDriver.observer.result = observer.result;
    for (const [index, drive] of this.lab.drives.drives.entries())
      drive.onReport = (message) => this.report(index, message);
    this.run = new ScenarioRun(this.lab, this.trace.commands);
    if (observer.violation) this.run.onViolation = (violation) => observer.violation?.(this.unit, violation);
  }

  /**
   * Starts the driver and carries out every step, up to the driver's end if it fails.
   * @param next gives what a person has asked for meanwhile; it is asked between the steps and after the last.
   */
  execute(next: () => Act | undefined = () => undefined): void {
    this.guard(() => {
      if (!this.load(!usesManager(this.job.scenario))) return;
      const acts = (): void => {
        for (let act = next(); act; act = next()) this.carryOut(act.step, act.index);
      };
      for (const [index, step] of this.job.scenario.steps.entries()) {
        acts();
        this.carryOut(step, index);
      }
      acts();
    });
  }

  /**
   * Starts the driver without a scenario: what it is to do, `act` says.
   * @param open also opens the changer as its one client: not where the removable storage manager will.
   * @returns false where it does not start, or ends.
   */
  start(open: boolean): boolean {
    this.guard(() => void this.load(open));
    return !this.failed;
  }

  /** Carries out what a person asks for once the scenario is over. */
  act({ step, index }: Act): void {
    this.guard(() => this.carryOut(step, index));
  }

  /** Carries out an act that needs no request, while the debugger holds the driver in the midst of a step. */
  actAside({ step, index }: Act): void {
    const record = this.run.stepAside(step, index);
    this.observer.stepEnd?.(record);
  }

  /** The driver has ended, or could not be started. */
  get failed(): boolean {
    return this.failure !== null;
  }

  /** Records that the driver has ended: called for what it does itself, and from outside where it hangs. */
  fail(failure: DriverFailure): void {
    const unit = this.lab.units.find(({ atFault }) => atFault);
    const drive = unit?.kind === 'tape' ? unit : undefined;
    const message = drive ? `${drive.name}: ${failure.message}` : failure.message;
    const stack = this.locate(failure.frames, unit?.kind ?? 'changer');
    const top = stack.at(0);
    this.failure = {
      kind: failure.kind,
      message,
      file: top?.file ?? null,
      line: top?.line ?? null,
      function: top?.function ?? failure.frames.at(0)?.function ?? null,
      stack,
    };
    const { under } = this;
    if (under) {
      this.run.steps.push({
        index: this.current,
        action: stepAction(under.data),
        line: under.line,
        status: null,
        information: null,
        ok: false,
        message,
        output: null,
      });
    }
  }

  /** Index of the step under way; -1 while the driver starts. */
  get currentStep(): number {
    return this.current;
  }

  /** The step of that index; undefined while the driver starts. */
  get stepUnderWay(): ScenarioStep | undefined {
    return this.under;
  }

  /** The removable storage manager of the run; undefined before its first step. */
  get manager(): RemovableStorageManager | undefined {
    return this.run.storageManager;
  }

  /** What has been recorded so far, without a look at the elements. */
  get recorded(): Pick<RunResult, 'commands' | 'steps' | 'prints' | 'violations' | 'failure'> {
    return {
      commands: this.trace.commands,
      steps: this.run.steps,
      prints: this.prints,
      violations: this.violations,
      failure: this.failure,
    };
  }

  /** The unit whose driver runs, or the one that this step has spoken with last. */
  get unit(): LabUnit {
    return this.lab.units.find(({ running }) => running) ?? this.latest;
  }

  /** The request that the miniclass of that unit works on, as its class driver names it; empty between requests. */
  get currentRequest(): string {
    return this.unit === this.latest ? this.latestRequest : '';
  }

  /** Ends the run: the drives are switched off, so that tapes which are still in them are kept. */
  end(): RunResult {
    this.lab.drives.switchOff((drive, message) => this.report(drive, message));
    return this.result();
  }

  /** What has been recorded so far. */
  result(): RunResult {
    const { violations } = this;
    return {
      ok:
        this.failure === null &&
        this.run.steps.every((step) => step.ok) &&
        !violations.some((violation) => violationFails(violation, false)),
      steps: this.run.steps,
      commands: this.trace.commands,
      parameters: this.run.parameters ?? null,
      elements: this.elements(),
      violations,
      prints: this.prints,
      diagnostics: [],
      failure: this.failure,
      time: this.lab.clock.now,
    };
  }

  private get violations(): ViolationRecord[] {
    return [...this.run.violations, ...this.checks].sort((a, b) => a.step - b.step);
  }

  /** What a drive tells a person. */
  private report(drive: number, message: string): void {
    this.print(this.lab.tapeUnits.at(drive) ?? this.latest, REPORT_LEVEL, `drive ${drive}: ${message}\n`);
  }

  private print(unit: LabUnit, level: number, text: string): void {
    const print = { step: this.current, seq: this.trace.commands.length, level, text };
    this.prints.push(print);
    this.observer.print?.(unit, print);
  }

  private machineHooks(unit: LabUnit): MachineHooks {
    const { block, loaded, returning } = this.observer;
    return {
      debugPrint: (level, text) => this.print(unit, level, text),
      check: (check, message) => {
        const { id, rule, severity } = MACHINE_CHECKS[check];
        const known = this.checks.some((other) => other.id === id && other.message === message);
        if (known) return;
        const source = this.stackOf(unit).at(0) ?? null;
        const violation = { id, rule, severity, message, step: this.current, inferred: false, source };
        this.checks.push(violation);
        this.observer.violation?.(unit, violation);
      },
      ...(block ? { block: () => block(unit, this.stackOf(unit)) } : {}),
      ...(loaded ? { loaded: (exports) => loaded(unit, exports) } : {}),
      ...(returning ? { returning: () => returning(unit) } : {}),
    };
  }

  /** The lines of a unit's driver that run now, innermost first. */
  private stackOf({ kind }: LabUnit): SourceRecord[] {
    return this.locate(captureFrames(), kind);
  }

  /** Records what a unit does, and tells it. */
  private watch(unit: LabUnit): void {
    const { observer, trace } = this;
    unit.port.observer = {
      before: (request) => {
        this.latest = unit;
        observer.before?.(unit, request);
        trace.before(unit, request);
      },
      after: (request, started) => {
        const record = trace.after(unit, request, started);
        observer.after?.(unit, request, record);
      },
    };
    unit.classDriver.observer = {
      created: () => observer.created?.(unit),
      begin: (name) => {
        this.latest = unit;
        this.latestRequest = name;
        observer.request?.(unit, name);
      },
      end: (name, status) => {
        observer.requestEnd?.(unit, name, status);
        this.latestRequest = '';
      },
    };
  }

  private load(open: boolean): boolean {
    this.begin(-1, undefined);
    const problem = this.lab.start(open);
    if (!problem) return true;
    this.failure = {
      kind: 'start',
      message: `${problem.message} (${hex(problem.status, 8)})`,
      file: null,
      line: null,
      function: null,
      stack: [],
    };
    return false;
  }

  private guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof DriverFailure)) throw error;
      this.fail(error);
    }
  }

  private carryOut(step: ScenarioStep, index: number): void {
    this.begin(index, step);
    const record = this.run.step(step, index);
    this.observer.stepEnd?.(record);
  }

  private begin(index: number, step: ScenarioStep | undefined): void {
    this.current = index;
    this.under = step;
    this.trace.step = index;
    [this.latest] = this.lab.units;
    this.latestRequest = '';
    this.observer.step?.(index, step);
  }

  /** @param kind of the driver whose frames these are. */
  private locate(frames: readonly WasmFrame[], kind: DriverKind): SourceRecord[] {
    const lines =
      this.lines[
        Math.max(
          0,
          this.job.drivers.findIndex((driver) => driver.kind === kind),
        )
      ];
    return frames.flatMap((frame) => {
      const place = lines.find(frame.offset);
      return place ? { ...place, function: frame.function } : [];
    });
  }

  /** The elements as they are now. */
  elements(): ElementRecord[] {
    return elementRecords(this.lab.device);
  }
}
