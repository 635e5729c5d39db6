import path from 'node:path';
import { StoppedEvent } from '@vscode/debugadapter';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { StepData } from '../../lab/scenario/scenario-file.ts';
import { stepAction } from '../../lab/scenario/step-kind.ts';
import type { Job } from '../../lab/session.ts';
import type { PausedEvent } from '../../lab/worker/worker-inspector.ts';
import { parseSense } from '../../scsi/sense-text.ts';
import { CONTROL, type DebuggeeMessage, type Whereabouts } from '../debuggee/protocol.ts';
import { LiveLink } from '../live/live-link.ts';
import { RunCode, type DebuggedDriver } from '../symbols/run-code.ts';
import { SymbolBackend } from '../symbols/symbol-backend.ts';
import { offsetOf } from '../target/code-address.ts';
import { Debuggee } from '../target/debuggee.ts';
import { memoryPlace } from '../target/memory-reference.ts';
import { plainJob, watchableJob } from '../watchpoints/watchable-job.ts';
import { BreakpointExpressions } from './breakpoint-expressions.ts';
import { BreakpointRequests } from './breakpoint-requests.ts';
import { Breakpoints } from './breakpoints.ts';
import { dataBreakpointInfo } from './data-breakpoint-info.ts';
import { DataBreakpoints } from './data-breakpoints.ts';
import type { ExceptionStops } from './capabilities.ts';
import { COMMAND_KEY, FrameView } from './frame-view.ts';
import { GeneratedSources, scenarioLine } from './generated-source.ts';
import { Inspection } from './inspection.ts';
import type { LaunchArguments } from './launch-arguments.ts';
import { report } from './report.ts';
import { RunControl, type Placers, type Stop } from './run-control.ts';
import { buildStack, type Frame, type RequestPlace } from './stack.ts';

/** Told what happens in a run. */
export interface SessionOwner {
  event(name: string, body: object): void;
  output(category: 'console' | 'stdout' | 'stderr' | 'important', text: string): void;
  message(message: DebuggeeMessage): void;
  /** The scenario is over or the driver has ended. */
  ended(exitCode: number): void;
}

const THREAD = 1;
const ENTRY_ROUTINES = [
  'DriverEntry',
  'ChangerVerifyInquiry',
  'ChangerAdditionalExtensionSize',
  'ChangerInitialize',
];

/** The request that a step is for, while its class driver is not calling the miniclass. */
function requestOf({ ioctl, device }: StepData, unit: number): string {
  if (typeof ioctl !== 'string') return '';
  const ofDrive = typeof device === 'string';
  if (ofDrive !== unit > 0) return '';
  return ofDrive ? `IOCTL_${ioctl}` : `IOCTL_CHANGER_${ioctl}`;
}

/** One run of a driver under the debugger: from its load to its end. */
export class LiveSession {
  /** For who looks at the library. */
  readonly live: LiveLink;
  private readonly target: Debuggee;
  private readonly code: RunCode;
  private readonly symbols: SymbolBackend;
  private readonly sources = new GeneratedSources();
  private readonly view: FrameView;
  private readonly requests: BreakpointRequests<Placers>;
  private readonly control: RunControl;
  private stop: Stop | undefined;
  private frames: Frame[] = [];
  private inspection: Inspection | undefined;
  private senseFilter: string | undefined;
  private over = false;

  constructor(
    private readonly job: Job,
    private readonly args: LaunchArguments,
    workerFile: string,
    private readonly owner: SessionOwner,
  ) {
    this.code = new RunCode(job.drivers);
    this.target = new Debuggee(workerFile, {
      message: (message) => this.receive(message),
      paused: (event) => void this.paused(event).catch((error: unknown) => this.defect(error)),
      died: (reason) => this.fail(reason),
    });
    this.live = new LiveLink(this.target, job, (events) => owner.event('changer/live', events));
    this.symbols = new SymbolBackend(this.target, this.code);
    this.view = new FrameView(this.code, job.library.model, () => this.live.steps, this.sources);
    const code = new Breakpoints(this.target, this.code);
    const data = new DataBreakpoints(this.target, this.code, this.symbols, {
      ended: (breakpoint) => {
        owner.output('console', `${breakpoint.message}\n`);
        owner.event('breakpoint', { reason: 'changed', breakpoint });
      },
    });
    this.requests = new BreakpointRequests({ code, data });
    const expressions = new BreakpointExpressions(this.target, this.symbols, (category, text) =>
      owner.output(category, text),
    );
    this.control = new RunControl(this.target, this.code, { code, data }, expressions);
  }

  async load(): Promise<void> {
    await this.target.load(this.args.noDebug ? plainJob(this.job) : watchableJob(this.job));
    if (!this.args.noDebug) this.symbols.load(this.mainDriver().index);
  }

  async run(): Promise<void> {
    if (this.args.stopOnEntry && !this.args.noDebug)
      await this.control.stopAtEntry(this.mainDriver(), ENTRY_ROUTINES);
    this.target.run();
  }

  async end(): Promise<void> {
    this.over = true;
    // The symbol backend may be at work: nobody needs to wait for its end.
    this.symbols.dispose().catch(() => undefined);
    await this.target.end();
  }

  async setBreakpoints(args: DebugProtocol.SetBreakpointsArguments): Promise<object> {
    const file = args.source.path ?? '';
    const asked = this.args.noDebug ? [] : (args.breakpoints ?? []);
    const breakpoints = await this.requests.set(`lines of ${file}`, ({ code }, placing) =>
      code.setLines(file, asked, placing),
    );
    return { breakpoints };
  }

  async setFunctionBreakpoints(args: DebugProtocol.SetFunctionBreakpointsArguments): Promise<object> {
    const asked = this.args.noDebug ? [] : args.breakpoints;
    const breakpoints = await this.requests.set('functions', ({ code }, placing) =>
      code.setFunctions(asked, placing),
    );
    return { breakpoints };
  }

  async setInstructionBreakpoints(args: DebugProtocol.SetInstructionBreakpointsArguments): Promise<object> {
    const asked = (this.args.noDebug ? [] : args.breakpoints).map(
      ({ instructionReference, offset = 0, condition, hitCondition }) => ({
        address: Number(instructionReference) + offset,
        ...(condition ? { condition } : {}),
        ...(hitCondition ? { hitCondition } : {}),
      }),
    );
    const breakpoints = await this.requests.set('instructions', ({ code }, placing) =>
      code.setInstructions(asked, placing),
    );
    return { breakpoints };
  }

  disassemble(args: DebugProtocol.DisassembleArguments): object {
    const { memoryReference, offset = 0, instructionOffset = 0, instructionCount } = args;
    const start = Number(memoryReference) + offset;
    const { disassembly } = this.code.driverAt(start);
    return { instructions: disassembly.lines(offsetOf(start), instructionOffset, instructionCount) };
  }

  dataBreakpointInfo(args: DebugProtocol.DataBreakpointInfoArguments): Promise<object> {
    const { target, symbols, code, inspection } = this;
    return dataBreakpointInfo(args, { target, symbols, code, inspection });
  }

  async setDataBreakpoints(args: DebugProtocol.SetDataBreakpointsArguments): Promise<object> {
    const asked = this.args.noDebug ? [] : args.breakpoints;
    return { breakpoints: await this.requests.set('data', ({ data }, placing) => data.set(asked, placing)) };
  }

  breakpointLocations(args: DebugProtocol.BreakpointLocationsArguments): object {
    const lines = this.code.linesOf(args.source.path ?? '');
    const last = args.endLine ?? args.line;
    return {
      breakpoints: lines.filter((line) => line >= args.line && line <= last).map((line) => ({ line })),
    };
  }

  /** Sets again what was set in the run before. */
  async takeBreakpoints(previous: LiveSession): Promise<void> {
    for (const breakpoint of await this.requests.takeFrom(previous.requests)) {
      this.owner.event('breakpoint', { reason: 'changed', breakpoint });
    }
  }

  async setExceptions(stops: ExceptionStops): Promise<void> {
    this.senseFilter = stops.sense;
    this.target.setWord(CONTROL.stopOn, this.args.noDebug ? 0 : stops.mask);
    await this.target.stopAtTraps(stops.traps && !this.args.noDebug);
  }

  stackTrace(): object {
    const { stop } = this;
    const stackFrames = stop ? this.frames.map((frame, index) => this.view.show(frame, index + 1, stop)) : [];
    return { stackFrames, totalFrames: stackFrames.length };
  }

  /** The drivers of the run. */
  modules(): object {
    const modules = this.code.drivers.map(({ index, image }): DebugProtocol.Module => {
      const [file] = image.lines.files;
      return {
        id: index,
        name: `${image.kind}: ${path.basename(file)}`,
        path: file,
        isUserCode: !image.supplied,
      };
    });
    return { modules, totalModules: modules.length };
  }

  /** The text of a frame that has no file. */
  source(args: DebugProtocol.SourceArguments): object {
    const reference = args.source?.sourceReference ?? args.sourceReference;
    return { content: this.sources.text(reference), mimeType: 'text/plain' };
  }

  scopes(frameId: number): Promise<object> {
    return this.inspect().scopes(frameId - 1);
  }

  async variables(args: DebugProtocol.VariablesArguments): Promise<object> {
    const all = await this.inspect().variables.open(args.variablesReference);
    const start = args.start ?? 0;
    return { variables: args.count ? all.slice(start, start + args.count) : all };
  }

  async setVariable(args: DebugProtocol.SetVariableArguments): Promise<object> {
    return { value: await this.inspect().setVariable(args.variablesReference, args.name, args.value) };
  }

  evaluate(expression: string, frameId: number | undefined): Promise<object> {
    return this.inspect().evaluate(expression, frameId === undefined ? undefined : frameId - 1);
  }

  async readMemory(args: DebugProtocol.ReadMemoryArguments): Promise<object> {
    const reference = Number(args.memoryReference) + (args.offset ?? 0);
    const { address, unit = (await this.target.where()).unit } = memoryPlace(reference);
    const data = await this.target.hook('read', unit, address, args.count);
    const length = Buffer.from(data, 'base64').length;
    return { address: `0x${reference.toString(16)}`, data, unreadableBytes: args.count - length };
  }

  async writeMemory(args: DebugProtocol.WriteMemoryArguments): Promise<object> {
    const reference = Number(args.memoryReference) + (args.offset ?? 0);
    const { address, unit = (await this.target.where()).unit } = memoryPlace(reference);
    return { bytesWritten: await this.target.hook('write', unit, address, args.data) };
  }

  exceptionInfo(): object {
    return {
      exceptionId: this.stop?.description ?? 'stopped',
      description: this.stop?.text ?? '',
      breakMode: 'always',
    };
  }

  /** Something that only a stopped driver can do. */
  whileStopped<T>(work: (target: Debuggee) => Promise<T>): Promise<T> {
    this.inspect();
    return work(this.target);
  }

  async goOn(how: (control: RunControl, stop: Stop) => Promise<void>): Promise<void> {
    const { stop } = this;
    if (!stop) throw new Error('The driver is running: pause it first.');
    this.stop = undefined;
    this.inspection = undefined;
    this.frames = [];
    this.sources.forget(COMMAND_KEY);
    await this.live.goingOn();
    await how(this.control, stop);
  }

  async pause(): Promise<void> {
    if (!this.stop) await this.control.pause();
  }

  private async paused(event: PausedEvent): Promise<void> {
    this.symbols.forget();
    const stop = await this.control.paused(event);
    if (!stop) return;
    if (this.filtered(stop)) {
      await this.control.resume();
      return;
    }
    await this.show(stop);
  }

  private async show(stop: Stop): Promise<void> {
    // Messages of the worker come by another way: ask it where it stands.
    const place = this.placeOf(await this.target.where());
    await this.live.stopped();
    this.stop = stop;
    this.frames = buildStack(stop.event.callFrames, (frame) => this.target.isWasm(frame), stop.state, place);
    this.inspection = new Inspection(
      this.target,
      this.symbols,
      this.frames,
      stop.state,
      this.code,
      this.job.library.model,
    );
    const event: DebugProtocol.StoppedEvent = new StoppedEvent(stop.reason, THREAD, stop.text);
    event.body.description = stop.description;
    event.body.allThreadsStopped = true;
    if (stop.breakpointIds.length > 0) event.body.hitBreakpointIds = [...stop.breakpointIds];
    this.owner.event('stopped', event.body);
  }

  /** A stop at sense that the person did not ask for. */
  private filtered(stop: Stop): boolean {
    const sense = stop.state?.command?.sense;
    const wanted = this.senseFilter === undefined ? undefined : parseSense(this.senseFilter);
    if (stop.state?.kind !== 'command-failed' || !sense || !wanted) return false;
    return sense.key !== wanted.key || sense.asc !== wanted.asc || sense.ascq !== wanted.ascq;
  }

  private inspect(): Inspection {
    if (!this.inspection) throw new Error('The driver is running: pause it to look at values.');
    return this.inspection;
  }

  /** What the frames below the driver's code say while a step is under way. */
  private placeOf({ step: index, unit, request }: Whereabouts): RequestPlace {
    const step = index < 0 ? undefined : this.live.steps[index];
    if (!step) {
      const place = { step: 'start of the driver', file: null, line: scenarioLine(index) };
      return { unit, request, starting: true, ...place };
    }
    return {
      unit,
      request: request === '' ? requestOf(step.data, unit) : request,
      starting: false,
      step: `step ${index + 1}: ${stepAction(step.data)}`,
      file: step.line > 0 ? path.resolve(this.job.scenario.file) : null,
      line: step.line > 0 ? step.line : scenarioLine(index),
    };
  }

  /** The driver that the run is about. */
  private mainDriver(): DebuggedDriver {
    const { drivers } = this.code;
    return drivers.find(({ image }) => image.kind === this.job.main) ?? drivers[0];
  }

  private receive(message: DebuggeeMessage): void {
    if (this.over) return;
    if (message.kind === 'live') return this.live.receive(message.events);
    this.owner.message(message);
    report(message, this.owner);
    if (message.kind === 'ended') {
      this.over = true;
      this.live.flush();
      this.owner.ended(message.result.ok ? 0 : 1);
    }
    if (message.kind === 'defect') this.fail(`Internal error: ${message.message.split('\n')[0]}`);
  }

  private defect(error: unknown): void {
    if (!this.over)
      this.owner.output('stderr', `${error instanceof Error ? error.message : String(error)}\n`);
  }

  private fail(reason: string): void {
    if (this.over) return;
    this.over = true;
    this.owner.output('important', `${reason}\n`);
    this.owner.ended(1);
  }
}
