import { SymbolWorker, type WasmNumber } from './symbol-worker.ts';

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
  memory(offset: number, length: number): Promise<Uint8Array>;
  local(index: number, frame: number): Promise<WasmNumber>;
  global(index: number, frame: number): Promise<WasmNumber>;
}

interface RawLocation {
  readonly rawModuleId: string;
  readonly codeOffset: number;
  readonly inlineFrameIndex: number;
}

/**
 * LLDB's expression evaluator over the driver's DWARF, from `@vscode/dwarf-debugging`: a worker of its own,
 * loaded when the first value is asked for.
 */
export class SymbolBackend {
  private worker: SymbolWorker | undefined;
  private ready: Promise<SymbolWorker> | undefined;
  private moduleId = '';
  private nextModule = 1;

  constructor(private readonly host: MemoryHost) {}

  /** Takes a driver's module; the backend begins to load. */
  load(module: Uint8Array, codeOffset: number): void {
    this.codeOffset = codeOffset;
    const previous = this.moduleId;
    this.moduleId = `driver-${this.nextModule++}`;
    const id = this.moduleId;
    const started = this.ready ?? this.start();
    this.ready = started.then(async (rpc) => {
      if (previous !== '') await rpc.call('removeRawModule', previous);
      const code = module.slice().buffer;
      await rpc.call('addRawModule', id, '', { url: `file:///${id}.wasm`, code });
      return rpc;
    });
    // A failure shows where a value is asked for.
    this.ready.catch(() => undefined);
  }

  private codeOffset = 0;

  /** Variables that are in scope at an offset of the module. */
  async variables(offset: number): Promise<CVariable[]> {
    const rpc = await this.rpc();
    return (await rpc.call('listVariablesInScope', this.at(offset))) as CVariable[];
  }

  /**
   * Evaluates a C expression.
   * @param frame index of the wasm frame, as the host counts them.
   * @throws Error with the evaluator's own words.
   */
  async evaluate(expression: string, offset: number, frame: number): Promise<CValue | null> {
    const rpc = await this.rpc();
    return (await rpc.call('evaluate', expression, this.at(offset), frame)) as CValue | null;
  }

  /** Members or elements of a structured value. */
  async children(objectId: string): Promise<CProperty[]> {
    const rpc = await this.rpc();
    return (await rpc.call('getProperties', objectId)) as CProperty[];
  }

  async dispose(): Promise<void> {
    this.ready = undefined;
    await this.worker?.end();
    this.worker = undefined;
  }

  private rpc(): Promise<SymbolWorker> {
    if (!this.ready) throw new Error('No driver is loaded.');
    return this.ready;
  }

  private at(offset: number): RawLocation {
    return { rawModuleId: this.moduleId, codeOffset: offset - this.codeOffset, inlineFrameIndex: 0 };
  }

  private async start(): Promise<SymbolWorker> {
    const { host } = this;
    const worker = new SymbolWorker({
      getWasmLinearMemory: (offset, length) => host.memory(offset, length),
      getWasmLocal: (index, frame) => host.local(index, frame),
      getWasmGlobal: (index, frame) => host.global(index, frame),
    });
    this.worker = worker;
    await worker.call('hello', [], true);
    return worker;
  }
}
