import type { DebugProtocol } from '@vscode/debugprotocol';
import type { DriverKind } from '../../lab/driver-build.ts';
import type { DriverImage } from '../../lab/session.ts';
import { commandsOf } from '../../scsi/commands.ts';
import { DEVICE_TYPE } from '../../scsi/device-type.ts';
import { CONTROL } from '../debuggee/protocol.ts';
import { STOPPABLE_REQUESTS } from '../debuggee/stoppable-requests.ts';
import type { RunCode } from '../symbols/run-code.ts';
import { codeReference, offsetOf } from '../target/code-address.ts';
import type { Debuggee } from '../target/debuggee.ts';
import type { Placing } from './breakpoint-requests.ts';

/** A breakpoint that a person asked for. */
export interface AskedBreakpoint {
  readonly line: number;
  readonly condition?: string;
  readonly hitCondition?: string;
  readonly logMessage?: string;
}

/** What became of it. */
export interface PlacedBreakpoint {
  readonly id: number;
  readonly verified: boolean;
  readonly line: number;
  readonly message?: string;
}

/** A breakpoint in V8, with what must hold where it is hit. */
export interface Armed {
  readonly id: number;
  readonly condition?: string;
  readonly hitCondition?: string;
  readonly logMessage?: string;
  /** True where it was asked for at an instruction. */
  readonly instruction?: boolean;
  hits: number;
}

interface Placed {
  readonly v8Id: string;
  readonly armed: Armed;
}

const HIT_CONDITION = /^\s*(>=|<=|==|=|>|<|%)?\s*(\d+)\s*$/;

/** True where a hit count satisfies `>= 3`, `% 2`, `5`; undefined where the text is none. */
export function hitSatisfies(text: string, hits: number): boolean | undefined {
  const match = HIT_CONDITION.exec(text);
  if (!match) return undefined;
  const wanted = Number(match[2]);
  switch (match[1]) {
    case '>':
      return hits > wanted;
    case '>=':
      return hits >= wanted;
    case '<':
      return hits < wanted;
    case '<=':
      return hits <= wanted;
    case '%':
      return wanted > 0 && hits % wanted === 0;
    default:
      return hits === wanted;
  }
}

/** Opcodes to stop at, by who gets the command, and requests by their place in the list. */
type StopTables = Readonly<Record<DriverKind | 'requests', Set<number>>>;

/** The opcode that a person means by `WRITE(6)` or `0x0A`; undefined where a device of this kind has none. */
function opcodeNamed(name: string, kind: DriverKind): number | undefined {
  if (/^0x[0-9a-f]{1,2}$/i.test(name)) return Number(name);
  const type = kind === 'tape' ? DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE : DEVICE_TYPE.MEDIUM_CHANGER;
  return commandsOf(type).find((row) => row.name === name.toUpperCase())?.opcode;
}

/** What is wrong with a hit count; undefined where nothing is. */
export function hitConditionProblem(text: string | undefined): string | undefined {
  if (text === undefined || hitSatisfies(text, 1) !== undefined) return undefined;
  return `The hit count "${text}" is none. Write 3, >= 3 or % 3.`;
}

/** Line, function and instruction breakpoints of one run. */
export class Breakpoints {
  /** What each breakpoint in V8 stands for: one of a person may be several there. */
  private readonly placed: Placed[] = [];
  private readonly byFile = new Map<string, Placed[]>();
  private functions: Placed[] = [];
  private instructions: Placed[] = [];

  constructor(
    private readonly target: Debuggee,
    private readonly code: RunCode,
  ) {}

  /** The breakpoints at the place that V8 says was hit. */
  armed(v8Id: string): Armed[] {
    return this.placed.filter((placed) => placed.v8Id === v8Id).map((placed) => placed.armed);
  }

  /** Replaces the breakpoints of a file. */
  async setLines(
    file: string,
    asked: readonly AskedBreakpoint[],
    { nextId }: Placing,
  ): Promise<PlacedBreakpoint[]> {
    await this.remove(this.byFile.get(file) ?? []);
    const set: Placed[] = [];
    const placed: PlacedBreakpoint[] = [];
    for (const breakpoint of asked) {
      const id = nextId();
      const bad = hitConditionProblem(breakpoint.hitCondition);
      const locations = this.code.locate(file, breakpoint.line);
      const first = locations.at(0);
      if (bad !== undefined || !first) {
        placed.push({
          id,
          verified: false,
          line: breakpoint.line,
          message: bad ?? this.why(file),
        });
        continue;
      }
      const places = locations.map(({ offset }) => offset);
      set.push(...(await this.arm(places, { id, ...breakpoint, hits: 0 })));
      placed.push({ id, verified: true, line: first.line });
    }
    this.byFile.set(file, set);
    return placed;
  }

  /**
   * Replaces the function breakpoints: C functions, SCSI commands (`MOVE MEDIUM`, `0xA5`) and requests
   * (`IOCTL_CHANGER_MOVE_MEDIUM`, `IRP_MJ_WRITE`, or the name of the routine that carries one out).
   */
  async setFunctions(
    names: readonly { name: string; condition?: string; hitCondition?: string }[],
    { nextId }: Placing,
  ): Promise<PlacedBreakpoint[]> {
    await this.remove(this.functions);
    this.functions = [];
    const tables: StopTables = { changer: new Set(), tape: new Set(), requests: new Set() };
    const placed: PlacedBreakpoint[] = [];
    for (const { name, condition, hitCondition } of names) {
      const id = nextId();
      const found = await this.setFunction(name.trim(), { id, condition, hitCondition, hits: 0 }, tables);
      placed.push({
        id,
        verified: found,
        line: 0,
        ...(found
          ? {}
          : {
              message: `The driver has no function ${name}, and there is no SCSI command or IOCTL of that name.`,
            }),
      });
    }
    for (const { kind } of this.images()) this.target.setTable(CONTROL.opcodes[kind], 256, tables[kind]);
    this.target.setTable(CONTROL.requests, STOPPABLE_REQUESTS.length, tables.requests);
    return placed;
  }

  /** Replaces the breakpoints at instructions. @param asked each by its address. */
  async setInstructions(
    asked: readonly { address: number; condition?: string; hitCondition?: string }[],
    { nextId }: Placing,
  ): Promise<DebugProtocol.Breakpoint[]> {
    await this.remove(this.instructions);
    this.instructions = [];
    const placed: DebugProtocol.Breakpoint[] = [];
    for (const { address, ...conditions } of asked) {
      const id = nextId();
      const problem = this.code.driverAt(address).disassembly.beginsAt(offsetOf(address))
        ? hitConditionProblem(conditions.hitCondition)
        : 'No instruction of the driver begins here.';
      if (problem === undefined) {
        const armed: Armed = { id, ...conditions, instruction: true, hits: 0 };
        this.instructions.push(...(await this.arm([address], armed)));
      }
      placed.push({
        id,
        verified: problem === undefined,
        instructionReference: codeReference(address),
        ...(problem === undefined ? {} : { message: problem }),
      });
    }
    return placed;
  }

  private async setFunction(name: string, armed: Armed, tables: StopTables): Promise<boolean> {
    const entries = this.code.entriesOf(name);
    if (entries.length > 0) {
      this.functions.push(...(await this.arm(entries, armed)));
      return true;
    }
    let found = false;
    for (const { kind } of this.images()) {
      const opcode = opcodeNamed(name, kind);
      if (opcode === undefined) continue;
      tables[kind].add(opcode);
      found = true;
    }
    for (const [index, request] of STOPPABLE_REQUESTS.entries()) {
      if (request.name !== name && request.routine !== name) continue;
      tables.requests.add(index);
      found = true;
    }
    return found;
  }

  /** Sets one breakpoint of a person at all of its places. */
  private async arm(places: readonly number[], armed: Armed): Promise<Placed[]> {
    const set: Placed[] = [];
    for (const address of places) set.push({ v8Id: await this.target.setBreakpoint(address), armed });
    this.placed.push(...set);
    return set;
  }

  private images(): DriverImage[] {
    return this.code.drivers.map(({ image }) => image);
  }

  private async remove(all: readonly Placed[]): Promise<void> {
    for (const placed of all) {
      this.placed.splice(this.placed.indexOf(placed), 1);
      await this.target.removeBreakpoint(placed.v8Id);
    }
  }

  private why(file: string): string {
    return this.code.knows(file)
      ? 'There is no code at or below this line.'
      : 'This file is not part of a driver that runs.';
  }
}
