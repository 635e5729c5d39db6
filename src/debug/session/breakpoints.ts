import { CHANGER_IOCTLS } from '../../ddi/ioctls.ts';
import { commandsOf } from '../../scsi/commands.ts';
import { DEVICE_TYPE } from '../../scsi/device-type.ts';
import { CONTROL } from '../debuggee/protocol.ts';
import type { CodeMap } from '../symbols/code-map.ts';
import type { Debuggee } from '../target/debuggee.ts';

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
  hits: number;
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

/** Line and function breakpoints of one driver. */
export class Breakpoints {
  private nextId = 1;
  private readonly byV8Id = new Map<string, Armed>();
  private readonly byFile = new Map<string, string[]>();
  private functionIds: string[] = [];

  constructor(
    private readonly target: Debuggee,
    private readonly code: CodeMap,
  ) {}

  /** The breakpoint that V8 says was hit. */
  armed(v8Id: string): Armed | undefined {
    return this.byV8Id.get(v8Id);
  }

  /** Replaces the breakpoints of a file. */
  async setLines(file: string, asked: readonly AskedBreakpoint[]): Promise<PlacedBreakpoint[]> {
    await this.remove(this.byFile.get(file) ?? []);
    const ids: string[] = [];
    const placed: PlacedBreakpoint[] = [];
    for (const breakpoint of asked) {
      const id = this.nextId++;
      const bad =
        breakpoint.hitCondition !== undefined && hitSatisfies(breakpoint.hitCondition, 1) === undefined;
      const location = this.code.locate(file, breakpoint.line);
      if (bad || !location) {
        placed.push({
          id,
          verified: false,
          line: breakpoint.line,
          message: bad
            ? `The hit count "${breakpoint.hitCondition}" is none. Write 3, >= 3 or % 3.`
            : this.why(file),
        });
        continue;
      }
      ids.push(await this.arm(location.offset, { id, ...breakpoint, hits: 0 }));
      placed.push({ id, verified: true, line: location.line });
    }
    this.byFile.set(file, ids);
    return placed;
  }

  /**
   * Replaces the function breakpoints: C functions, SCSI commands (`MOVE MEDIUM`, `0xA5`) and IOCTLs
   * (`IOCTL_CHANGER_MOVE_MEDIUM`, or the name of the routine that carries one out).
   */
  async setFunctions(
    names: readonly { name: string; condition?: string; hitCondition?: string }[],
  ): Promise<PlacedBreakpoint[]> {
    await this.remove(this.functionIds);
    this.functionIds = [];
    const opcodes = new Set<number>();
    const ioctls = new Set<number>();
    const placed: PlacedBreakpoint[] = [];
    for (const { name, condition, hitCondition } of names) {
      const id = this.nextId++;
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

  private async setFunction(
    name: string,
    armed: Armed,
    opcodes: Set<number>,
    ioctls: Set<number>,
  ): Promise<boolean> {
    const fn = this.code.functionNamed(name);
    const entry = fn && this.code.entryOf(fn);
    if (entry !== undefined) {
      this.functionIds.push(await this.arm(entry, armed));
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

  private async arm(offset: number, armed: Armed): Promise<string> {
    // V8 takes one breakpoint a place: two lines may share one.
    try {
      const v8Id = await this.target.setBreakpoint(offset);
      this.byV8Id.set(v8Id, armed);
      return v8Id;
    } catch (error) {
      if ((error as Error).message.includes('already exists')) return '';
      throw error;
    }
  }

  private async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      if (id === '') continue;
      this.byV8Id.delete(id);
      await this.target.removeBreakpoint(id);
    }
  }

  private why(file: string): string {
    return this.code.knows(file)
      ? 'There is no code at or below this line.'
      : 'This file is not part of the driver that runs.';
  }
}
