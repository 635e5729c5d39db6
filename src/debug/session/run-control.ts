import type { PausedEvent } from '../../lab/worker/worker-inspector.ts';
import { CONTROL, type StopState } from '../debuggee/protocol.ts';
import type { DebuggedDriver, RunCode } from '../symbols/run-code.ts';
import type { Debuggee } from '../target/debuggee.ts';
import type { Armed, Breakpoints } from './breakpoints.ts';
import { hitSatisfies } from './breakpoints.ts';
import type { DataBreakpoints } from './data-breakpoints.ts';

/** All breakpoints of one run. */
export interface Placers {
  readonly code: Breakpoints;
  readonly data: DataBreakpoints;
}

/** A stop that the person is shown. */
export interface Stop {
  /** Reason of the debug adapter protocol, which leaves the list of them open. */
  readonly reason: string;
  readonly description: string;
  readonly text?: string;
  readonly event: PausedEvent;
  readonly state: StopState | null;
  readonly breakpointIds: readonly number[];
}

export type StepKind = 'stepOver' | 'stepInto' | 'stepOut';

/** What decides about conditions and log points. */
export interface ConditionHost {
  /** True where a C expression is not zero in the innermost frame. */
  isTrue(expression: string): Promise<boolean>;
  /** Prints a log point: expressions in braces are evaluated. */
  log(message: string): Promise<void>;
}

/** How far a step goes: to another line of C, or to the next instruction of wasm. */
export type Granularity = 'line' | 'instruction';

interface Stepping {
  /** `return`: back into the C that called the lab, past whatever the class driver calls meanwhile. */
  readonly kind: StepKind | 'return';
  readonly granularity: Granularity;
  /** Driver, function and line that the step began in; no driver where no C was on the stack. */
  readonly driver: DebuggedDriver | undefined;
  readonly fn: string;
  readonly line: number;
  readonly depth: number;
  rounds: number;
}

/**
 * A stop whose innermost frame has no file has a reason of its own: for `breakpoint`, `function breakpoint` and
 * `step` VS Code opens the text of that frame, for any other the C or the scenario step below it.
 */
const REASONS: Readonly<Record<StopState['kind'], { reason: string; description: string }>> = {
  command: { reason: 'SCSI command', description: 'SCSI command' },
  'command-failed': { reason: 'exception', description: 'SCSI command failed' },
  request: { reason: 'function breakpoint', description: 'IOCTL' },
  'ioctl-failed': { reason: 'exception', description: 'IOCTL failed' },
  'end-of-request': { reason: 'end of request', description: 'End of request' },
  rule: { reason: 'exception', description: 'Feature rule violated' },
  print: { reason: 'exception', description: 'Debug print' },
  element: { reason: 'data breakpoint', description: 'Element changed' },
  data: { reason: 'data breakpoint', description: 'Data changed' },
};

/** A step that does not leave its line after this many rounds stops where it is. */
const MAXIMUM_ROUNDS = 200;

/** Resumes, steps and decides which pauses of the worker are stops for the person. */
export class RunControl {
  private stepping: Stepping | undefined;
  private entryId: string | undefined;
  /** An IOCTL breakpoint: the next C that runs is the routine. */
  private intoRoutine = false;
  private pauseAsked = false;
  /** A step has met a stop that is none for the person: it goes on where C goes on. */
  private passing = false;

  constructor(
    private readonly target: Debuggee,
    private readonly code: RunCode,
    private readonly breakpoints: Placers,
    private readonly host: ConditionHost,
  ) {}

  /** Stops once where the first routine of a driver begins. */
  async stopAtEntry(driver: DebuggedDriver, names: readonly string[]): Promise<void> {
    for (const name of names) {
      const entry = driver.entryOf(name);
      if (entry === undefined) continue;
      this.entryId = await this.target.setBreakpoint(entry);
      return;
    }
  }

  async resume(): Promise<void> {
    this.stepping = undefined;
    this.passing = false;
    await this.target.hideLab(false);
    await this.target.resume();
  }

  async pause(): Promise<void> {
    this.pauseAsked = true;
    await this.target.pause();
  }

  /** Goes on to the next SCSI command, or to where the miniclass has done with the request. */
  async runTo(word: 'nextCommand' | 'endOfRequest'): Promise<void> {
    this.target.setWord(CONTROL[word], 1);
    await this.resume();
  }

  /** Steps by a line of C, or by an instruction, from the present stop. */
  async step(kind: StepKind, granularity: Granularity, { event, state }: Stop): Promise<void> {
    const top = this.target.wasmFrames.at(0);
    const address = top?.location.columnNumber;
    const own = this.target.isStopFrame(event.callFrames.at(0));
    if (own && !state?.command) {
      this.stepping = { kind, granularity, ...this.whereabouts() };
      await this.leaveLab();
      return;
    }
    // From a command a step goes back into the C that sent it; a tape miniclass is called back.
    if (address === undefined || own) {
      const back = address === undefined ? 'stepInto' : 'return';
      this.stepping = { kind: back, granularity, ...this.whereabouts() };
      await this.target.hideLab(true);
      await this.target.step('stepOut');
      return;
    }
    this.stepping = { kind, granularity, ...this.whereabouts() };
    if (kind === 'stepOut') {
      await this.stepOut();
      return;
    }
    await this.target.hideLab(kind === 'stepInto');
    await this.target.step(kind, granularity === 'line' ? this.code.rangesOfLine(address) : []);
  }

  /**
   * Leaves the function that the innermost C stands in. From the outermost the way leads into the lab, and on to the
   * next C that runs: V8 does not stop at all where everything that is left is hidden.
   */
  private async stepOut(): Promise<void> {
    await this.target.hideLab(this.target.wasmFrames.length > 1);
    await this.target.step('stepOut');
  }

  /** Where the innermost C stands now. */
  private whereabouts(): Omit<Stepping, 'kind' | 'granularity'> {
    const address = this.target.wasmFrames.at(0)?.location.columnNumber;
    return {
      driver: address === undefined ? undefined : this.code.driverAt(address),
      fn: address === undefined ? '' : this.code.functionAt(address),
      line: (address === undefined ? undefined : this.code.placeOf(address)?.line) ?? 0,
      depth: this.target.wasmFrames.length,
      rounds: 0,
    };
  }

  /** @returns the stop to show; undefined where the worker has been let go again. */
  async paused(event: PausedEvent): Promise<Stop | undefined> {
    const top = event.callFrames.at(0);
    if (this.target.isStopFrame(top)) return this.ownStop(event);
    const stop = (reason: string, description: string, ids: readonly number[] = [], text?: string): Stop => {
      this.stepping = undefined;
      this.pauseAsked = false;
      return {
        reason,
        description,
        event,
        state: null,
        breakpointIds: ids,
        ...(text === undefined ? {} : { text }),
      };
    };
    if (this.intoRoutine && top && this.target.isWasm(top)) {
      const address = top.location.columnNumber ?? -1;
      if (this.code.inPrologue(address)) {
        // Its arguments are not in their places yet.
        await this.target.step('stepOver', this.code.rangesOfLine(address));
        return undefined;
      }
      this.intoRoutine = false;
      return stop('function breakpoint', 'Paused on IOCTL');
    }
    if (event.reason === 'exception' || event.reason === 'promiseRejection') {
      if (top && this.target.isWasm(top)) {
        return stop('exception', 'Paused on trap', [], event.data?.description?.split('\n')[0]);
      }
      await this.resume();
      return undefined;
    }
    if (!top || !this.target.isWasm(top)) {
      // In the lab itself: go on to the next C that runs.
      await this.target.hideLab(true);
      await this.target.step('stepInto');
      return undefined;
    }
    if (this.entryId !== undefined && event.hitBreakpoints?.includes(this.entryId)) {
      const id = this.entryId;
      this.entryId = undefined;
      await this.target.removeBreakpoint(id);
      return stop('entry', 'Paused on entry');
    }
    const places = event.hitBreakpoints ?? [];
    if (places.length > 0) {
      await this.breakpoints.data.endFrames(places);
      const armed = places.flatMap((id) => this.breakpoints.code.armed(id));
      const counted = await this.counts(armed);
      if (counted.length > 0) {
        const lines = armed.some(({ id, instruction }) => counted.includes(id) && !instruction);
        return stop(lines ? 'breakpoint' : 'instruction breakpoint', 'Paused on breakpoint', counted);
      }
      if (!this.stepping) {
        await this.target.resume();
        return undefined;
      }
      if (this.stepping.kind === 'stepOut' && this.target.wasmFrames.length >= this.stepping.depth) {
        await this.stepOut();
        return undefined;
      }
    }
    if (this.stepping && this.target.insideStore) {
      await this.target.step('stepOut');
      return undefined;
    }
    if (this.stepping && this.passing) {
      this.passing = false;
      const { kind, granularity } = this.stepping;
      // A store ends its line: then the step has ended with it.
      const done = granularity === 'instruction' || !this.sameLine(this.stepping);
      if (kind !== 'stepOut' && done) return stop('step', 'Paused after step');
      const ranges = this.code.rangesOfLine(this.target.wasmFrames.at(0)?.location.columnNumber ?? -1);
      if (kind === 'return' || kind === 'stepOut') await this.stepOut();
      else await this.target.step(kind, ranges);
      return undefined;
    }
    if (this.stepping)
      return (await this.goOnStepping(this.stepping)) ? undefined : stop('step', 'Paused after step');
    if (this.pauseAsked) return stop('pause', 'Paused');
    return stop('pause', 'Paused');
  }

  /** Breakpoints whose condition and hit count hold; log points print and never stop. */
  private async counts(hit: readonly Armed[]): Promise<number[]> {
    const ids: number[] = [];
    for (const breakpoint of hit) {
      if (breakpoint.condition !== undefined && !(await this.host.isTrue(breakpoint.condition))) continue;
      breakpoint.hits++;
      if (breakpoint.hitCondition !== undefined && !hitSatisfies(breakpoint.hitCondition, breakpoint.hits))
        continue;
      if (breakpoint.logMessage !== undefined) await this.host.log(breakpoint.logMessage);
      else ids.push(breakpoint.id);
    }
    return ids;
  }

  /** True where the innermost C stands on the line that the step began in. */
  private sameLine(stepping: Stepping): boolean {
    const { driver, fn, line, depth } = this.whereabouts();
    return (
      driver === stepping.driver && fn === stepping.fn && line === stepping.line && depth === stepping.depth
    );
  }

  /** @returns true where the step is not over and the worker runs again. */
  private async goOnStepping(stepping: Stepping): Promise<boolean> {
    const top = this.target.wasmFrames.at(0);
    const address = top?.location.columnNumber ?? -1;
    const place = this.code.placeOf(address);
    if (++stepping.rounds > MAXIMUM_ROUNDS) return false;
    if (stepping.granularity === 'instruction' && stepping.kind !== 'return') return false;
    if (this.code.driverAt(address).image.supplied && stepping.driver?.image.supplied !== true) {
      // C that comes with the lab is not what the person steps through.
      await this.stepOut();
      return true;
    }
    if (stepping.kind === 'return' && this.target.wasmFrames.length > stepping.depth) {
      await this.target.step('stepOut');
      return true;
    }
    // A prologue has no statement of its own: go on to the first one.
    const stays = stepping.kind !== 'stepOut' && this.sameLine(stepping);
    if (place && !this.code.inPrologue(address) && !stays) return false;
    await this.target.step('stepOver', this.code.rangesOfLine(address));
    return true;
  }

  /** Goes on from a stop of the worker's own that is none for the person; a step goes on from the C behind it. */
  private async passBy(): Promise<void> {
    if (!this.stepping) {
      await this.target.resume();
      return;
    }
    await this.leaveLab();
  }

  /** Goes back from a stop of the worker's own into C, where the step goes on. */
  private async leaveLab(): Promise<void> {
    this.passing = true;
    await this.target.hideLab(true);
    await this.target.step('stepOut');
  }

  /** The worker has stopped by itself and says why. */
  private async ownStop(event: PausedEvent): Promise<Stop | undefined> {
    const state = (await this.target.hook('state')) as StopState | null;
    if (!state) {
      await this.target.resume();
      return undefined;
    }
    if (state.kind === 'request') {
      this.intoRoutine = true;
      this.stepping = undefined;
      await this.target.hideLab(true);
      await this.target.step('stepInto');
      return undefined;
    }
    const { data } = this.breakpoints;
    const armed = data.armed(state);
    const counted = await this.counts(armed);
    if (armed.length > 0 && counted.length === 0) {
      await this.passBy();
      return undefined;
    }
    const text = await data.text(state, counted);
    this.stepping = undefined;
    this.pauseAsked = false;
    const { reason, description } = REASONS[state.kind];
    // Of a change the header of the call stack says what has changed: an editor shows the text in a tooltip only.
    const shown = reason === 'data breakpoint' ? text : `Paused: ${description}`;
    return { reason, description: shown, text, event, state, breakpointIds: counted };
  }
}
