import { offsetOf } from '../target/code-address.ts';
import type { RunCode } from './run-code.ts';
import type { WasmNumber } from './symbol-protocol.ts';
import { SymbolWorker } from './symbol-worker.ts';

/** A value of C as the symbol backend describes it. */
export interface CValue {
  readonly type: string;
  readonly value?: unknown;
  readonly description?: string;
  readonly hasChildren: boolean;
  readonly objectId?: string;
  /** Where it lies in the machine's memory, and how many bytes it has. */
  readonly linearMemoryAddress?: number;
  readonly linearMemorySize?: number;
}

export interface CVariable {
  readonly scope: 'LOCAL' | 'PARAMETER' | 'GLOBAL';
  readonly name: string;
  readonly type: string;
}

export interface CProperty {
  readonly name: string;
  readonly property?: string;
  readonly value: CValue;
}

/** What the backend asks of whoever holds the stopped worker. */
export interface MemoryHost {
  /** Another number whenever memory, locals or globals may have changed. */
  readonly moment: number;
  memory(offset: number, length: number): Promise<Uint8Array>;
  local(index: number, frame: number): Promise<WasmNumber>;
  global(index: number, frame: number): Promise<WasmNumber>;
}

interface RawLocation {
  readonly rawModuleId: string;
  readonly codeOffset: number;
  readonly inlineFrameIndex: number;
}

const moduleId = (driver: number): string => `driver-${driver}`;

/**
 * LLDB's expression evaluator over the drivers' DWARF, from `@vscode/dwarf-debugging`: a worker of its own,
 * loaded when the first value is asked for.
 */
export class SymbolBackend {
  private worker: SymbolWorker | undefined;
  private started: Promise<SymbolWorker> | undefined;
  /** The backend with the symbols of a driver, by the driver's place in the list. */
  private readonly loaded = new Map<number, Promise<SymbolWorker>>();
  /** The backend keeps values for whoever opens them. */
  private keeps = false;

  constructor(
    private readonly host: MemoryHost,
    private readonly code: RunCode,
  ) {}

  /**
   * Begins to load the symbols of a driver: of the others when a value of theirs is asked for, because each takes
   * an LLDB of its own.
   */
  load(driver: number): void {
    // A failure shows where a value is asked for.
    this.rpc(driver).catch(() => undefined);
  }

  /** Variables that are in scope at an address of the code. */
  async variables(address: number): Promise<CVariable[]> {
    const rpc = await this.rpc(this.code.driverAt(address).index);
    return (await rpc.call('listVariablesInScope', this.at(address))) as CVariable[];
  }

  /**
   * Evaluates a C expression.
   * @param address in the code.
   * @param frame index of the wasm frame, as the host counts them.
   * @throws Error with the evaluator's own words.
   */
  async evaluate(expression: string, address: number, frame: number): Promise<CValue | null> {
    const rpc = await this.rpc(this.code.driverAt(address).index);
    this.keeps = true;
    return (await rpc.call('evaluate', expression, this.at(address), frame)) as CValue | null;
  }

  /** Members or elements of a structured value. */
  async children(objectId: string): Promise<CProperty[]> {
    const rpc = await this.start();
    return (await rpc.call('getProperties', objectId)) as CProperty[];
  }

  /** Lets go of all values: those of a stop that is over are opened by nobody. */
  forget(): void {
    if (!this.keeps) return;
    this.keeps = false;
    // Where the backend has ended, its values have too.
    this.worker?.call('releaseObject').catch(() => undefined);
  }

  async dispose(): Promise<void> {
    this.loaded.clear();
    await this.worker?.end();
    this.worker = undefined;
  }

  private rpc(driver: number): Promise<SymbolWorker> {
    let ready = this.loaded.get(driver);
    if (!ready) {
      ready = this.add(driver);
      this.loaded.set(driver, ready);
    }
    return ready;
  }

  private async add(driver: number): Promise<SymbolWorker> {
    const rpc = await this.start();
    const id = moduleId(driver);
    const code = this.code.drivers[driver].image.wasm.slice().buffer;
    await rpc.call('addRawModule', id, '', { url: `file:///${id}.wasm`, code });
    return rpc;
  }

  private at(address: number): RawLocation {
    const { index, map } = this.code.driverAt(address);
    const codeOffset = offsetOf(address) - map.codeOffset;
    return { rawModuleId: moduleId(index), codeOffset, inlineFrameIndex: 0 };
  }

  private start(): Promise<SymbolWorker> {
    this.started ??= this.hello();
    return this.started;
  }

  private async hello(): Promise<SymbolWorker> {
    const { host } = this;
    const worker = new SymbolWorker({
      get moment() {
        return host.moment;
      },
      getWasmLinearMemory: (offset, length) => host.memory(offset, length),
      getWasmLocal: (index, frame) => host.local(index, frame),
      getWasmGlobal: (index, frame) => host.global(index, frame),
    });
    this.worker = worker;
    await worker.call('hello', [], false);
    return worker;
  }
}
