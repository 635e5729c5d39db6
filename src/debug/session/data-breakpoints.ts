import type { DebugProtocol } from '@vscode/debugprotocol';
import { fromHex } from '../../core/hex.ts';
import type { DataChange, MemoryWatch, StopState } from '../debuggee/protocol.ts';
import { kindOfUnit } from '../../lab/lab-unit.ts';
import type { DebuggedDriver, RunCode } from '../symbols/run-code.ts';
import type { SymbolBackend } from '../symbols/symbol-backend.ts';
import type { Debuggee } from '../target/debuggee.ts';
import type { Placing } from './breakpoint-requests.ts';
import { hitConditionProblem, type Armed } from './breakpoints.ts';
import { dump } from './command-view.ts';
import { Variables } from './variables.ts';
import { parseDataId, type WatchedBytes, type WatchedData } from './watched-data.ts';

/** A data breakpoint that holds. */
interface Watch {
  readonly data: WatchedData;
  readonly armed: Armed;
  /** V8's breakpoints where the function of a local returns. */
  readonly ends: readonly string[];
}

/** Told that a watch has ended by itself. */
export interface WatchOwner {
  ended(breakpoint: DebugProtocol.Breakpoint): void;
}

/** The data breakpoints of one run. */
export class DataBreakpoints {
  private readonly watches = new Map<number, Watch>();

  constructor(
    private readonly target: Debuggee,
    private readonly code: RunCode,
    private readonly symbols: SymbolBackend,
    private readonly owner: WatchOwner,
  ) {}

  /** Replaces all data breakpoints. Addresses of a run before this one mean nothing in it. */
  async set(
    asked: readonly DebugProtocol.DataBreakpoint[],
    placing: Placing,
  ): Promise<DebugProtocol.Breakpoint[]> {
    for (const id of [...this.watches.keys()]) await this.forget(id);
    const placed: DebugProtocol.Breakpoint[] = [];
    for (const breakpoint of asked) {
      const id = placing.nextId();
      try {
        await this.add(id, breakpoint, placing.again);
        placed.push({ id, verified: true });
      } catch (error) {
        placed.push({ id, verified: false, message: (error as Error).message });
      }
    }
    await this.apply();
    return placed;
  }

  /** What a stop of the worker's own is about. */
  armed(state: StopState): Armed[] {
    const ids = new Set((state.changes ?? []).map((change) => change.id));
    const places = new Set(state.elements ?? []);
    return [...this.watches.values()]
      .filter(({ data, armed }) => (data.kind === 'element' ? places.has(data.place) : ids.has(armed.id)))
      .map((watch) => watch.armed);
  }

  /** What has changed and how: `ext->SlotCount: 0 -> 10`. @param ids the breakpoints that count. */
  async text(state: StopState, ids: readonly number[]): Promise<string> {
    const texts: string[] = [];
    for (const change of state.changes ?? []) {
      const data = ids.includes(change.id) ? this.watches.get(change.id)?.data : undefined;
      if (data && data.kind !== 'element') texts.push(await this.changeText(data, change));
    }
    return texts.length === 0 ? state.text : texts.join('; ');
  }

  /** Ends the watches of locals whose function returns here. @param hit V8's breakpoints at this place. */
  async endFrames(hit: readonly string[]): Promise<void> {
    const depth = this.target.wasmFrames.length;
    for (const [id, { data, ends }] of this.watches) {
      if (data.kind !== 'local' || data.depth !== depth || !ends.some((end) => hit.includes(end))) continue;
      // Another drive may be in the same function.
      if (data.unit !== (await this.target.where()).unit) continue;
      await this.forget(id);
      await this.apply();
      const message = `The watch on ${data.label} has ended: ${data.function} returns.`;
      this.owner.ended({ id, verified: false, message });
    }
  }

  private async add(id: number, breakpoint: DebugProtocol.DataBreakpoint, again: boolean): Promise<void> {
    const { condition, hitCondition } = breakpoint;
    const data = parseDataId(breakpoint.dataId);
    if (!data) throw new Error('This is no data that can be watched.');
    const bad = hitConditionProblem(hitCondition);
    if (bad !== undefined) throw new Error(bad);
    if (breakpoint.accessType !== undefined && breakpoint.accessType !== 'write') {
      throw new Error('Data can be watched for changes only, not for being read.');
    }
    if (again && (data.kind === 'local' || data.kind === 'memory')) {
      throw new Error(`${data.label} was watched by its address, which holds for one run. Watch it again.`);
    }
    const armed = {
      id,
      hits: 0,
      ...(condition ? { condition } : {}),
      ...(hitCondition ? { hitCondition } : {}),
    };
    if (data.kind !== 'element') this.driverOf(data);
    if (data.kind === 'static') await this.addressOf(data);
    const ends: string[] = [];
    if (data.kind === 'local') {
      for (const address of this.driverOf(data).returnsOf(data.function)) {
        ends.push(await this.target.setBreakpoint(address));
      }
    }
    this.watches.set(id, { data, armed, ends });
  }

  private async forget(id: number): Promise<void> {
    const watch = this.watches.get(id);
    this.watches.delete(id);
    for (const end of watch?.ends ?? []) await this.target.removeBreakpoint(end);
  }

  /** Tells the worker what is watched now. */
  private async apply(): Promise<void> {
    const elements: string[] = [];
    const memory: MemoryWatch[] = [];
    for (const [id, { data }] of this.watches) {
      if (data.kind === 'element') elements.push(data.place);
      else if (data.kind === 'extension')
        memory.push({ id, unit: data.unit, base: 'extension', offset: data.offset, size: data.size });
      else {
        const offset = data.kind === 'static' ? await this.addressOf(data) : data.address;
        memory.push({ id, unit: data.unit, base: 'memory', offset, size: data.size });
      }
    }
    await this.target.hook('watchElements', elements);
    await this.target.hook('watchMemory', memory);
  }

  /** Where a global lies in this run. @throws Error where the driver has it no more. */
  private async addressOf(data: Extract<WatchedData, { kind: 'static' }>): Promise<number> {
    const driver = this.driverOf(data);
    const place = driver.entryOf(data.function) ?? driver.onePlacePerFile().at(0) ?? 0;
    const value = await this.symbols.evaluate(data.expression, place, 0);
    if (value?.linearMemoryAddress === undefined)
      throw new Error(`${data.expression} has no place in memory.`);
    return value.linearMemoryAddress;
  }

  /** The driver in whose memory the data lies. @throws Error where this run has no such driver. */
  private driverOf({ label, unit }: WatchedBytes): DebuggedDriver {
    const kind = kindOfUnit(unit);
    const driver = this.code.drivers.find(({ image }) => image.kind === kind);
    if (!driver) throw new Error(`${label} is in a ${kind} miniclass, and this run has none.`);
    return driver;
  }

  private async changeText(data: WatchedBytes, change: DataChange): Promise<string> {
    const before = fromHex(change.before) ?? new Uint8Array(0);
    const old = await this.target.withMemory(change.address, before, () =>
      this.valueText(data, change.address),
    );
    return `${data.label}: ${old} -> ${await this.valueText(data, change.address)}`;
  }

  /** A value by its type; bytes where it has none that the symbol backend can spell. */
  private async valueText(data: WatchedBytes, address: number): Promise<string> {
    const place =
      this.target.wasmFrames.at(0)?.location.columnNumber ?? this.driverOf(data).onePlacePerFile().at(0) ?? 0;
    if (data.pointer !== '') {
      const value = await this.symbols.evaluate(`*(${data.pointer})${address}`, place, 0);
      const name = /(\w+)$/.exec(data.label)?.[1] ?? '';
      const type = data.pointer.replace(/ ?\*$/, '');
      const shown = await new Variables(this.symbols, this.target).value(name, type, value);
      if (shown.variablesReference === 0 || /^0x/.test(shown.value)) return shown.value;
    }
    return dump(Buffer.from(await this.target.memory(address, data.size)).toString('hex'));
  }
}
