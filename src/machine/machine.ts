import type { VirtualClock } from '../core/clock.ts';
import type { MachineCheck } from './check.ts';
import { classifyFailure, type DriverFailure } from './failure.ts';
import { KERNEL_ROUTINES } from './kernel/index.ts';
import type { ImportFunction, KernelRoutines } from './kernel/kernel-routine.ts';
import type { DriverFunction, Kernel, MachineHooks } from './kernel.ts';
import { Memory } from './memory.ts';
import { Pool } from './pool.ts';
import type { Registry } from './registry.ts';

export interface MachineOptions {
  readonly module: WebAssembly.Module;
  readonly clock: VirtualClock;
  readonly registry: Registry;
  /** Routines of the class driver, by name. */
  readonly classRoutines: KernelRoutines;
  /** Bytes of pool that the driver may hold. */
  readonly poolLimit: number;
  /** Size of the kernel stack, in bytes: what the module was linked with. */
  readonly stackSize: number;
  readonly hooks?: MachineHooks;
}

/** The lowest bytes of memory: a driver that writes there used a null pointer or ran out of stack. */
const NULL_PAGE = 256;
const NULL_PAGE_END = 512;

/**
 * The miniclass's kernel: one wasm instance with its memory, pool and kernel routines. It knows nothing of
 * changers, of tapes or of SCSI. Once the driver has failed, no call enters it again.
 */
export class Machine implements Kernel {
  readonly memory: Memory;
  readonly pool: Pool;
  readonly clock: VirtualClock;
  readonly registry: Registry;
  readonly hooks: MachineHooks;
  irql = 0;
  callDriver: (device: number, irp: number) => number = () => 0xc0000010 | 0;
  routine = 'DriverEntry';
  /** Calls into the driver that have not returned. One that was cut off from outside never does. */
  private depth = 0;
  private failure: DriverFailure | undefined;
  private readonly instance: WebAssembly.Instance;
  private readonly table: WebAssembly.Table;
  private readonly stackPointer: WebAssembly.Global;
  private readonly stackTop: number;
  private readonly words: Uint32Array;

  constructor(private readonly options: MachineOptions) {
    this.clock = options.clock;
    this.registry = options.registry;
    this.hooks = options.hooks ?? {};
    const env: Record<string, ImportFunction> = {};
    for (const entry of WebAssembly.Module.imports(options.module)) {
      const routine = options.classRoutines[entry.name] ?? KERNEL_ROUTINES[entry.name];
      if (routine === undefined) throw new Error(`The machine has no routine ${entry.name}.`);
      env[entry.name] = this.observed(routine(this));
    }
    this.instance = new WebAssembly.Instance(options.module, { env });
    const { exports } = this.instance;
    this.memory = new Memory((exports['memory'] as WebAssembly.Memory).buffer);
    this.table = exports['__indirect_function_table'] as WebAssembly.Table;
    this.stackPointer = exports['__stack_pointer'] as WebAssembly.Global;
    this.stackTop = this.stackPointer.value;
    this.words = new Uint32Array(this.memory.bytes.buffer, 0, NULL_PAGE_END / 4);
    const heap = (exports['__heap_base'] as WebAssembly.Global).value;
    this.pool = new Pool(this.memory, heap, this.memory.bytes.length, options.poolLimit);
    this.hooks.loaded?.(exports);
    // Static constructors of C++ code.
    const construct = exports['__wasm_call_ctors'];
    if (typeof construct === 'function') this.call(construct as DriverFunction);
  }

  /** A routine as it is, or with its return told where somebody wants to know. */
  private observed(routine: ImportFunction): ImportFunction {
    const { returning } = this.hooks;
    if (!returning) return routine;
    return (...args: never[]) => {
      const result = routine(...args);
      returning();
      return result;
    };
  }

  /** A function that the driver defines, or undefined. */
  exported(name: string): DriverFunction | undefined {
    const value = this.instance.exports[name];
    return typeof value === 'function' ? (value as DriverFunction) : undefined;
  }

  functionAt(pointer: number): DriverFunction | undefined {
    if (pointer <= 0 || pointer >= this.table.length) return undefined;
    return this.table.get(pointer) ?? undefined;
  }

  /** True while the driver runs, and for good where it was stopped in that. */
  get inside(): boolean {
    return this.depth > 0;
  }

  /** True once the driver has failed. */
  get failed(): boolean {
    return this.failure !== undefined;
  }

  onStack(address: number): boolean {
    return address >>> 0 < this.options.stackSize;
  }

  /**
   * Calls into the driver.
   * @throws DriverFailure where the driver traps, and on every call after that.
   */
  call(routine: DriverFunction, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0): number {
    if (this.failure) throw this.failure;
    this.depth++;
    try {
      const result = routine(a, b, c, d, e, f, g);
      this.inspectNullPage();
      return result;
    } catch (error) {
      throw this.fail(error);
    } finally {
      // Not reached where the driver was cut off.
      this.depth--;
    }
  }

  /** Marks the driver as failed and gives the value to throw. */
  fail(error: unknown): unknown {
    const failure = classifyFailure(error, this.stackPointer.value, this.options.stackSize);
    if (failure === undefined) return error;
    this.failure = failure;
    this.stackPointer.value = this.stackTop;
    return failure;
  }

  check(check: MachineCheck, message: string): void {
    this.hooks.check?.(check, message);
  }

  /**
   * Address 0 is memory like any other to wasm. The lowest bytes are the far end of the kernel stack, which
   * stays zero: what is found there was written through a null pointer.
   */
  inspectNullPage(): void {
    const { words } = this;
    let dirty = -1;
    for (let i = 0; i < NULL_PAGE / 4; i++) {
      if (words[i] !== 0) {
        dirty = i;
        break;
      }
    }
    if (dirty < 0) return;
    // A stack that came this far down has written the bytes above too.
    const deep = words.subarray(NULL_PAGE / 4).some((word) => word !== 0);
    this.check(
      'nullWrite',
      deep
        ? `The kernel stack of ${this.options.stackSize} bytes was used up to its last bytes in ${this.routine}.`
        : `${this.routine} wrote through a null pointer, to offset ${4 * dirty} of what it took for a structure. On Windows this is a bug check.`,
    );
    words.fill(0, 0, NULL_PAGE / 4);
  }
}
