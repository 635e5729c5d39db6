import type { PortRequest } from '../class/port.ts';
import type { MachineHooks } from '../machine/kernel.ts';
import { MACHINE_CHECKS } from '../machine/check.ts';
import { DriverFailure, type WasmFrame } from '../machine/failure.ts';
import { KERNEL_STACK_SIZE } from '../toolchain/flags.ts';
import { LineTable, type LineTableData } from '../toolchain/line-table.ts';
import { hex } from '../core/hex.ts';
import { DEVICE_TYPE } from '../scsi/device-type.ts';
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
import { stepAction, usesManager, type Scenario } from './scenario/scenario-file.ts';
import type { TapeUnit } from './tape-unit.ts';
import { Trace } from './trace.ts';

/** Everything a run needs, as plain data that a worker takes. */
export interface Job {
  readonly wasm: Uint8Array;
  readonly lines: LineTableData;
  /** The tape miniclass of the drives, where the scenario uses them. */
  readonly tape?: { readonly wasm: Uint8Array; readonly lines: LineTableData };
  readonly library: Library;
  readonly scenario: Scenario;
}

/** Told what happens while it happens: a debugger stops in these calls. */
export interface SessionObserver extends Pick<MachineHooks, 'loaded' | 'returning'> {
  /** The device and the miniclass's own data exist. */
  created?: () => void;
  /** A step begins; -1 is loading and starting the driver. */
  step?: (index: number) => void;
  /** The class driver is about to call a routine of the miniclass for an IOCTL. */
  ioctl?: (name: string) => void;
  /** That routine has returned. */
  ioctlEnd?: (name: string, status: number) => void;
  /** A command is about to reach the device: it may still be changed. */
  before?: (request: PortRequest) => void;
  /** A command has been carried out and recorded. */
  after?: (request: PortRequest, record: CommandRecord) => void;
  /** A drive has carried out a command. */
  driveCommand?: (record: CommandRecord) => void;
  print?: (print: PrintRecord) => void;
  violation?: (violation: ViolationRecord) => void;
  stepEnd?: (step: StepRecord) => void;
}

/** What a device tells a person stands among the driver's prints, as one of its own warnings. */
const REPORT_LEVEL = 1;

/** One run of a scenario over one driver, recorded. What has been recorded stays, whatever the driver does. */
export class Session {
  readonly lab: Lab;
  private readonly trace: Trace;
  private readonly run: ScenarioRun;
  private readonly lines: LineTable;
  private readonly tapeLines: LineTable | undefined;
  private readonly prints: PrintRecord[] = [];
  private readonly checks: ViolationRecord[] = [];
  private failure: FailureRecord | null = null;
  private current = -1;

  constructor(
    readonly job: Job,
    private readonly observer: SessionObserver = {},
  ) {
    this.lines = new LineTable(job.lines);
    this.tapeLines = job.tape && new LineTable(job.tape.lines);
    this.lab = new Lab({
      library: job.library,
      module: new WebAssembly.Module(job.wasm),
      ...(job.tape ? { tapeModule: new WebAssembly.Module(job.tape.wasm) } : {}),
      stackSize: KERNEL_STACK_SIZE,
      hooks: {
        debugPrint: (level, text) => this.print(level, text),
        check: (check, message) => {
          const { id, rule, severity } = MACHINE_CHECKS[check];
          const known = this.checks.some((other) => other.id === id && other.message === message);
          if (known) return;
          const violation = { id, rule, severity, message, step: this.current, inferred: false };
          this.checks.push(violation);
          observer.violation?.(violation);
        },
        ...(observer.loaded ? { loaded: observer.loaded } : {}),
        ...(observer.returning ? { returning: observer.returning } : {}),
      },
    });
    this.trace = new Trace(job.library.model, (frames, { type }) =>
      this.locate(frames, type === DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE),
    );
    this.lab.port.observer = {
      before: (request) => {
        observer.before?.(request);
        this.trace.before(request);
      },
      after: (request, started) => {
        const record = this.trace.after(request, started);
        observer.after?.(request, record);
      },
    };
    for (const unit of this.lab.tapeUnits) this.watch(unit);
    for (const [index, drive] of this.lab.drives.drives.entries())
      drive.onReport = (message) => this.print(REPORT_LEVEL, `drive ${index}: ${message}\n`);
    this.lab.classDriver.observer = {
      ...(observer.created ? { created: observer.created } : {}),
      ...(observer.ioctl ? { begin: observer.ioctl } : {}),
      ...(observer.ioctlEnd ? { end: observer.ioctlEnd } : {}),
    };
    this.run = new ScenarioRun(this.lab, this.trace.commands);
    if (observer.violation) this.run.onViolation = observer.violation;
  }

  /** Starts the driver and carries out every step, up to the driver's end if it fails. */
  execute(): void {
    try {
      this.begin(-1);
      const problem = this.lab.start(!usesManager(this.job.scenario));
      if (problem) {
        this.failure = {
          kind: 'start',
          message: `${problem.message} (${hex(problem.status, 8)})`,
          file: null,
          line: null,
          function: null,
          stack: [],
        };
        return;
      }
      for (const [index, step] of this.job.scenario.steps.entries()) {
        this.begin(index);
        const record = this.run.step(step, index);
        this.observer.stepEnd?.(record);
      }
    } catch (error) {
      if (!(error instanceof DriverFailure)) throw error;
      this.fail(error);
    }
  }

  /** Records that the driver has ended: called for what it does itself, and from outside where it hangs. */
  fail(failure: DriverFailure): void {
    const unit = this.lab.tapeUnits.find(({ atFault }) => atFault);
    const message = unit ? `${unit.name}: ${failure.message}` : failure.message;
    const stack = this.locate(failure.frames, unit !== undefined);
    const top = stack.at(0);
    this.failure = {
      kind: failure.kind,
      message,
      file: top?.file ?? null,
      line: top?.line ?? null,
      function: top?.function ?? failure.frames.at(0)?.function ?? null,
      stack,
    };
    const step = this.job.scenario.steps[this.current];
    if (this.current >= 0) {
      this.run.steps.push({
        index: this.current,
        action: stepAction(step.data),
        line: step.line,
        status: null,
        information: null,
        ok: false,
        message,
        output: null,
      });
    }
  }

  /** Index of the scenario step under way; -1 while the driver starts. */
  get currentStep(): number {
    return this.current;
  }

  /** What has been recorded so far. */
  result(): RunResult {
    const violations = [...this.run.violations, ...this.checks].sort((a, b) => a.step - b.step);
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

  private print(level: number, text: string): void {
    const print = { step: this.current, seq: this.trace.commands.length, level, text };
    this.prints.push(print);
    this.observer.print?.(print);
  }

  /** Records the commands of a drive. Their frames are those of the tape miniclass. */
  private watch(unit: TapeUnit): void {
    const { observer, trace } = this;
    const device = { name: unit.name, type: DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE, keepsData: false };
    unit.port.observer = {
      before: (request) => trace.before(request, false),
      after: (request, started) => {
        const record = trace.after(request, started, device);
        observer.driveCommand?.(record);
      },
    };
  }

  private begin(index: number): void {
    this.current = index;
    this.trace.step = index;
    this.observer.step?.(index);
  }

  /** @param tape the frames are those of the tape miniclass. */
  private locate(frames: readonly WasmFrame[], tape: boolean): SourceRecord[] {
    const lines = tape && this.tapeLines ? this.tapeLines : this.lines;
    return frames.flatMap((frame) => {
      const place = lines.find(frame.offset);
      return place ? { ...place, function: frame.function } : [];
    });
  }

  /** The elements as they are now. */
  elements(): ElementRecord[] {
    return [...this.lab.device.elements()].map((element) => ({
      element: `${element.kind} ${element.index}`,
      scsiAddress: element.scsiAddress,
      full: element.full,
      barcode: element.barcode ?? null,
      cleaner: element.cleaner,
      accessible: element.accessible,
      exception: element.exception
        ? [element.exception.asc, element.exception.ascq]
            .map((code) => code.toString(16).padStart(2, '0'))
            .join('/')
        : null,
      source: element.source ? `${element.source.kind} ${element.source.index}` : null,
    }));
  }
}
