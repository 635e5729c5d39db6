import type { DebugProtocol } from '@vscode/debugprotocol';
import { CHANGER_IOCTLS } from '../../ddi/ioctls.ts';
import { commandsOf } from '../../scsi/commands.ts';
import { DEVICE_TYPE } from '../../scsi/device-type.ts';
import { CONTROL } from '../debuggee/protocol.ts';
import type { CodeMap } from '../symbols/code-map.ts';
import { codeReference, type Disassembly } from '../symbols/disassembly.ts';
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

/** What is wrong with a hit count; undefined where nothing is. */
export function hitConditionProblem(text: string | undefined): string | undefined {
  if (text === undefined || hitSatisfies(text, 1) !== undefined) return undefined;
  return `The hit count "${text}" is none. Write 3, >= 3 or % 3.`;
}

/** Line and function breakpoints of one driver. */
export class Breakpoints {
  /** What each breakpoint in V8 stands for. */
  private readonly placed: Placed[] = [];
  private readonly byFile = new Map<string, Placed[]>();
  private functions: Placed[] = [];
  private instructions: Placed[] = [];

  constructor(
    private readonly target: Debuggee,
    private readonly code: CodeMap,
    private readonly disassembly: Disassembly,
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
      const location = this.code.locate(file, breakpoint.line);
      if (bad !== undefined || !location) {
        placed.push({
          id,
          verified: false,
          line: breakpoint.line,
          message: bad ?? this.why(file),
        });
        continue;
      }
      set.push(await this.arm(location.offset, { id, ...breakpoint, hits: 0 }));
      placed.push({ id, verified: true, line: location.line });
    }
    this.byFile.set(file, set);
    return placed;
  }

  /**
   * Replaces the function breakpoints: C functions, SCSI commands (`MOVE MEDIUM`, `0xA5`) and IOCTLs
   * (`IOCTL_CHANGER_MOVE_MEDIUM`, or the name of the routine that carries one out).
   */
  async setFunctions(
    names: readonly { name: string; condition?: string; hitCondition?: string }[],
    { nextId }: Placing,
  ): Promise<PlacedBreakpoint[]> {
    await this.remove(this.functions);
    this.functions = [];
    const opcodes = new Set<number>();
    const ioctls = new Set<number>();
    const placed: PlacedBreakpoint[] = [];
    for (const { name, condition, hitCondition } of names) {
      const id = nextId();
      const found = await this.setFunction(
        name.trim(),
        { id, condition, hitCondition, hits: 0 },
        opcodes,
        ioctls,
      );
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
    this.target.setTable(CONTROL.opcodes, 256, opcodes);
    this.target.setTable(CONTROL.ioctls, 64, ioctls);
    return placed;
  }

  /** Replaces the breakpoints at instructions. @param asked each by its offset in the module. */
  async setInstructions(
    asked: readonly { offset: number; condition?: string; hitCondition?: string }[],
    { nextId }: Placing,
  ): Promise<DebugProtocol.Breakpoint[]> {
    await this.remove(this.instructions);
    this.instructions = [];
    const placed: DebugProtocol.Breakpoint[] = [];
    for (const { offset, ...conditions } of asked) {
      const id = nextId();
      const problem = this.disassembly.beginsAt(offset)
        ? hitConditionProblem(conditions.hitCondition)
        : 'No instruction of the driver begins here.';
      if (problem === undefined) {
        const armed: Armed = { id, ...conditions, instruction: true, hits: 0 };
        this.instructions.push(await this.arm(offset, armed));
      }
      placed.push({
        id,
        verified: problem === undefined,
        instructionReference: codeReference(offset),
        ...(problem === undefined ? {} : { message: problem }),
      });
    }
    return placed;
  }

  private async setFunction(
    name: string,
    armed: Armed,
    opcodes: Set<number>,
    ioctls: Set<number>,
  ): Promise<boolean> {
    const fn = this.code.functionNamed(name);
    const entry = fn && this.code.entryOf(fn);
    if (entry !== undefined) {
      this.functions.push(await this.arm(entry, armed));
      return true;
    }
    const rows = commandsOf(DEVICE_TYPE.MEDIUM_CHANGER);
    const opcode = /^0x[0-9a-f]{1,2}$/i.test(name)
      ? Number(name)
      : rows.find((row) => row.name === name.toUpperCase())?.opcode;
    if (opcode !== undefined) {
      opcodes.add(opcode);
      return true;
    }
    const ioctl = Object.values(CHANGER_IOCTLS).find((row) => row.name === name || row.routine === name);
    if (!ioctl) return false;
    ioctls.add((ioctl.code >>> 2) & 0xfff);
    return true;
  }

  private async arm(offset: number, armed: Armed): Promise<Placed> {
    const placed = { v8Id: await this.target.setBreakpoint(offset), armed };
    this.placed.push(placed);
    return placed;
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
      : 'This file is not part of the driver that runs.';
  }
}
