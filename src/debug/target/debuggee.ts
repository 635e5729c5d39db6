import { Worker } from 'node:worker_threads';
import { WorkerInspector, type CallFrame, type PausedEvent } from '../../lab/worker/worker-inspector.ts';
import { HOOKS, type Hooks } from '../debuggee/hooks.ts';
import {
  CONTROL,
  type AdapterMessage,
  type DebuggeeMessage,
  type Whereabouts,
} from '../debuggee/protocol.ts';
import type { LiveRequest } from '../live/live-request.ts';
import { STOP_SCRIPT } from '../debuggee/stops.ts';
import type { MemoryHost } from '../symbols/symbol-backend.ts';
import type { Job } from '../../lab/session.ts';
import type { WasmNumber } from '../symbols/symbol-protocol.ts';
import type { RunningCode, RunningModule } from '../watchpoints/watchable-job.ts';
import { codeAddress, driverOf, offsetOf } from './code-address.ts';
import { memoryReference } from './memory-reference.ts';

/** Told what the worker does. */
export interface DebuggeeEvents {
  message(message: DebuggeeMessage): void;
  paused(event: PausedEvent): void;
  /** The worker ended without being asked to. */
  died(reason: string): void;
}

const ENDED = 'The driver has ended.';
const RUNNING = 'The driver is running: pause it first.';
/** What the V8 inspector says where it must stand in a stop, and does not. */
const NOT_PAUSED = 'while paused';

/** Hooks that change nothing. */
const LOOKING: ReadonlySet<keyof Hooks> = new Set([
  'state',
  'where',
  'elements',
  'trace',
  'read',
  'driverData',
  'command',
]);

/** All but C and the stop statement. */
const HIDDEN = [`^(?!wasm:|${STOP_SCRIPT})`];

/** A breakpoint in V8: it takes one a place. */
interface Shared {
  readonly id: string;
  users: number;
}

/**
 * The worker in which the drivers run, under the V8 inspector. Places in code are addresses (code-address.ts): they
 * name the driver and the offset in its module as it was linked, wherever its code lies in the module that runs. The
 * column of a frame is one too.
 */
export class Debuggee implements MemoryHost {
  moment = 0;
  /** Frames of wasm code in the present stop, innermost first: what the symbol backend counts. */
  wasmFrames: readonly CallFrame[] = [];
  private readonly worker: Worker;
  private readonly control = new SharedArrayBuffer(CONTROL.bytes);
  private readonly words = new Int32Array(this.control);
  private readonly bytes = new Uint8Array(this.control);
  private inspector: WorkerInspector | undefined;
  private stopScript = '';
  /** V8's scripts of the drivers, in the order of the job's list. */
  private readonly scripts: string[] = [];
  /** True where the present stop is in what stands in for a store. */
  insideStore = false;
  private code: RunningCode | undefined;
  /** Where the worker stands, once somebody has asked. */
  private standing: Promise<Whereabouts> | undefined;
  private readonly breakpoints = new Map<number, Shared>();
  /** Bytes that a read gives instead of those in memory. */
  private overlay: { readonly address: number; readonly bytes: Uint8Array } | undefined;
  private ended = false;
  private hidden = false;
  private loaded = (): void => undefined;
  /** While the driver is being loaded: gives that up. */
  private abandon: ((reason: string) => void) | undefined;

  constructor(
    workerFile: string,
    private readonly events: DebuggeeEvents,
  ) {
    this.worker = new Worker(workerFile, { stdout: true, stderr: true });
    this.worker.stdout.resume();
    this.worker.stderr.resume();
    this.worker.on('message', (message: DebuggeeMessage) => {
      if (message.kind === 'loaded') this.loaded();
      else events.message(message);
    });
    this.worker.on('error', (error) => this.lost(error.message));
    this.worker.on('exit', () => {
      if (!this.ended) this.lost('The worker that runs the driver has ended.');
    });
  }

  /** Loads the driver's module: afterwards breakpoints can be set. @throws Error where the worker ends before. */
  async load(code: RunningCode): Promise<void> {
    this.code = code;
    const failed = new Promise<never>((_resolve, reject) => {
      this.abandon = (reason) => reject(new Error(reason));
    });
    await Promise.race([failed, this.attachAndLoad(code.job)]);
    this.abandon = undefined;
  }

  private async attachAndLoad(job: Job): Promise<void> {
    const inspector = await WorkerInspector.attach(this.worker, 'debug-worker');
    this.inspector = inspector;
    const parsed = new Promise<void>((resolve) => {
      inspector.onScriptParsed((script) => {
        if (script.url === STOP_SCRIPT) this.stopScript = script.scriptId;
        // The drivers' modules come first, in the order of the list; what connects their stores comes after them.
        if (script.scriptLanguage !== 'WebAssembly' || this.scripts.length === job.drivers.length) return;
        this.scripts.push(script.scriptId);
        if (this.scripts.length === job.drivers.length) resolve();
      });
    });
    inspector.onPaused((event) => {
      this.moment++;
      this.standing = undefined;
      const top = event.callFrames.at(0);
      this.insideStore = top !== undefined && this.asLinked(top).length === 0;
      const callFrames = event.callFrames.flatMap((frame) => this.asLinked(frame));
      this.wasmFrames = callFrames.filter((frame) => inspector.isWasm(frame));
      this.events.paused({ ...event, callFrames });
    });
    await inspector.post('Debugger.enable');
    await inspector.post('Runtime.enable');
    const loaded = new Promise<void>((resolve) => {
      this.loaded = resolve;
    });
    this.post({ kind: 'load', job, control: this.control });
    await Promise.all([loaded, parsed]);
  }

  /** Lets the driver start. */
  run(): void {
    this.post({ kind: 'run' });
  }

  /** Asks for something that the worker takes whatever the driver does. */
  ask(request: LiveRequest): void {
    this.post({ kind: 'live', request });
    this.setWord(CONTROL.asked, 1);
  }

  /** True for a frame of the statement at which the worker stops by itself. */
  isStopFrame(frame: CallFrame | undefined): boolean {
    return frame !== undefined && frame.location.scriptId === this.stopScript;
  }

  isWasm(frame: CallFrame): boolean {
    return this.inspector?.isWasm(frame) ?? false;
  }

  /** A breakpoint at an address. @returns V8's id for it, the same for all at one place. */
  async setBreakpoint(address: number): Promise<string> {
    const known = this.breakpoints.get(address);
    if (known) {
      known.users++;
      return known.id;
    }
    const { breakpointId } = (await this.command('Debugger.setBreakpoint', {
      location: this.location(address),
    })) as { breakpointId: string };
    this.breakpoints.set(address, { id: breakpointId, users: 1 });
    return breakpointId;
  }

  /** Takes back one use of a breakpoint. */
  async removeBreakpoint(breakpointId: string): Promise<void> {
    const found = [...this.breakpoints].find(([, shared]) => shared.id === breakpointId);
    if (!found || --found[1].users > 0) return;
    this.breakpoints.delete(found[0]);
    await this.command('Debugger.removeBreakpoint', { breakpointId });
  }

  /** Stops where code of the driver traps, or does not. */
  async stopAtTraps(on: boolean): Promise<void> {
    await this.command('Debugger.setPauseOnExceptions', { state: on ? 'all' : 'none' });
  }

  /**
   * Hides the lab itself from stepping, or shows it. V8 takes a trap in wasm for hidden as soon as anything is,
   * so the lab is hidden only for steps that could end in it.
   */
  async hideLab(on: boolean): Promise<void> {
    if (this.hidden === on) return;
    this.hidden = on;
    await this.command('Debugger.setBlackboxPatterns', { patterns: on ? HIDDEN : [] });
  }

  resume(): Promise<unknown> {
    return this.command('Debugger.resume');
  }

  pause(): Promise<unknown> {
    return this.command('Debugger.pause');
  }

  /** @param ranges code that the step must leave: the line it starts from. */
  step(
    kind: 'stepOver' | 'stepInto' | 'stepOut',
    ranges: readonly { start: number; end: number }[] = [],
  ): Promise<unknown> {
    const skipList = ranges.map(({ start, end }) => {
      const driver = driverOf(start);
      const { shift } = this.modules()[driver];
      return this.skipped(driver, offsetOf(start) + shift, offsetOf(end) + shift);
    });
    // A step into must not end in what stands in for a store.
    if (kind === 'stepInto')
      for (const [driver, { end, length }] of this.modules().entries())
        if (end < length) skipList.push(this.skipped(driver, end, length));
    return this.command(`Debugger.${kind}`, kind === 'stepOut' ? {} : { skipList });
  }

  /** Sets a word of the control buffer. */
  setWord(word: number, value: number): void {
    Atomics.store(this.words, word, value);
  }

  /** Replaces a table of the control buffer: 1 for each member. */
  setTable(at: number, length: number, members: Iterable<number>): void {
    this.bytes.fill(0, at, at + length);
    for (const member of members) this.bytes[at + member] = 1;
  }

  /** Calls a hook in the stopped worker. @throws Error where the worker does not answer. */
  async hook<K extends keyof Hooks>(name: K, ...args: Parameters<Hooks[K]>): Promise<ReturnType<Hooks[K]>> {
    const expression = `${HOOKS}.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
    const reply = (await this.command('Runtime.evaluate', { expression, returnByValue: true })) as {
      result: { value?: unknown };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    };
    if (!LOOKING.has(name)) this.moment++;
    if (reply.exceptionDetails) {
      throw new Error(reply.exceptionDetails.exception?.description ?? reply.exceptionDetails.text);
    }
    return reply.result.value as ReturnType<Hooks[K]>;
  }

  /** Where the worker stands. */
  where(): Promise<Whereabouts> {
    this.standing ??= this.hook('where');
    return this.standing;
  }

  /** A place in the memory of the unit at which the worker stands, as the editor hands it back. */
  async reference(address: number): Promise<string> {
    return memoryReference((await this.where()).unit, address, this.scripts.length > 1);
  }

  /** Bytes of the memory of the unit at which the worker stands. */
  async memory(offset: number, length: number): Promise<Uint8Array> {
    const { unit } = await this.where();
    const bytes = Buffer.from(await this.hook('read', unit, offset, length), 'base64');
    // The backend reads pages: behind the end of memory there is nothing, and it takes zeros for it.
    const whole = Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);
    const { overlay } = this;
    if (overlay) {
      for (const [index, byte] of overlay.bytes.entries()) {
        const at = overlay.address + index - offset;
        if (at >= 0 && at < length) whole[at] = byte;
      }
    }
    return whole;
  }

  /** Lets a read give other bytes than memory holds, for the time of a call. */
  async withMemory<T>(address: number, bytes: Uint8Array, work: () => Promise<T>): Promise<T> {
    this.overlay = { address, bytes };
    this.moment++;
    try {
      return await work();
    } finally {
      this.overlay = undefined;
      this.moment++;
    }
  }

  /** Writes into the memory of the unit at which the worker stands. @returns how many bytes were written. */
  async write(address: number, bytes: Uint8Array): Promise<number> {
    return this.hook('write', (await this.where()).unit, address, Buffer.from(bytes).toString('base64'));
  }

  local(index: number, frame: number): Promise<WasmNumber> {
    return this.number(`locals[${index}]`, frame);
  }

  global(index: number, frame: number): Promise<WasmNumber> {
    return this.number(`globals[${index}]`, frame);
  }

  /** Ends the worker, whatever it does. */
  async end(): Promise<void> {
    if (this.ended) return;
    // A worker that stands in the debugger cannot be ended: let it go on into its end first.
    const { inspector } = this;
    if (inspector) {
      const goOn = [inspector.post('Runtime.terminateExecution'), inspector.post('Debugger.disable')];
      await Promise.race([Promise.allSettled(goOn), new Promise((resolve) => setTimeout(resolve, 300))]);
    }
    this.ended = true;
    this.abandon?.(ENDED);
    const gone = this.worker.terminate();
    inspector?.close();
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 500))]);
  }

  /** A wasm number is an object with its type and value; as a text one answer holds both. */
  private async number(name: string, frame: number): Promise<WasmNumber> {
    const callFrameId = this.wasmFrames[frame]?.callFrameId;
    const { result } = (await this.command('Debugger.evaluateOnCallFrame', {
      callFrameId,
      expression: `${name}.type + ' ' + ${name}.value`,
      returnByValue: true,
    })) as { result: { value?: unknown } };
    const [type, value] = String(result.value).split(' ') as [WasmNumber['type'], string];
    return { type, value: type === 'i64' ? BigInt(value) : Number(value) };
  }

  /** A range of the module that runs as V8 wants it left by a step. */
  private skipped(driver: number, start: number, end: number): object {
    const position = (columnNumber: number): object => ({ lineNumber: 0, columnNumber });
    return { scriptId: this.scripts[driver], start: position(start), end: position(end) };
  }

  /** An address as V8 knows it. */
  private location(address: number): object {
    const driver = driverOf(address);
    const { shift } = this.modules()[driver];
    return { scriptId: this.scripts[driver], lineNumber: 0, columnNumber: offsetOf(address) + shift };
  }

  private modules(): readonly RunningModule[] {
    if (!this.code) throw new Error('No driver is loaded.');
    return this.code.modules;
  }

  /** A frame with its address; none for what stands in for a store. */
  private asLinked(frame: CallFrame): CallFrame[] {
    if (!this.isWasm(frame)) return [frame];
    const { scriptId, columnNumber = 0 } = frame.location;
    const driver = this.scripts.indexOf(scriptId);
    const module = this.modules().at(driver);
    if (driver < 0 || !module || columnNumber >= module.end) return [];
    const address = codeAddress(driver, columnNumber - module.shift);
    return [{ ...frame, location: { scriptId, columnNumber: address } }];
  }

  private async command(method: string, params: object = {}): Promise<unknown> {
    if (!this.inspector || this.ended) throw new Error(ENDED);
    try {
      return await this.inspector.post(method, params);
    } catch (error) {
      if (this.ended) throw new Error(ENDED, { cause: error });
      if ((error as Error).message.includes(NOT_PAUSED)) throw new Error(RUNNING, { cause: error });
      throw error;
    }
  }

  /** The worker ended without being asked to. */
  private lost(reason: string): void {
    if (this.abandon) this.abandon(reason);
    else this.events.died(reason);
  }

  private post(message: AdapterMessage): void {
    this.worker.postMessage(message);
  }
}
