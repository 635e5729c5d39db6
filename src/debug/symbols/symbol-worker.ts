import { Worker } from 'node:worker_threads';
import { workerFile } from '../../toolchain/package-files.ts';
import type { SymbolCall, SymbolQuestion, SymbolResult, WasmNumber } from './symbol-protocol.ts';

/** What the backend's worker asks of whoever holds the stopped driver. */
export interface SymbolHost {
  /** Another number whenever what it tells may have changed. */
  readonly moment: number;
  getWasmLinearMemory(offset: number, length: number): Promise<Uint8Array>;
  getWasmLocal(index: number, frame: number): Promise<WasmNumber>;
  getWasmGlobal(index: number, frame: number): Promise<WasmNumber>;
}

/** Writes an answer where the waiting worker looks for it. @returns what wakes it. */
function putAnswer(value: Uint8Array | WasmNumber, into: SharedArrayBuffer): number {
  if (value instanceof Uint8Array) {
    new Uint8Array(into).set(value);
    return value.length || -1;
  }
  const view = new DataView(into);
  switch (value.type) {
    case 'i32':
      view.setInt32(0, Number(value.value), true);
      return 1;
    case 'i64':
      view.setBigInt64(0, BigInt(value.value), true);
      return 2;
    case 'f32':
      view.setFloat32(0, Number(value.value), true);
      return 3;
    case 'f64':
      view.setFloat64(0, Number(value.value), true);
      return 4;
  }
}

/** The worker of `@vscode/dwarf-debugging`, spoken to in its own protocol. */
export class SymbolWorker {
  private readonly worker: Worker;
  private nextId = 0;
  private readonly pending = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();

  constructor(private readonly host: SymbolHost) {
    this.worker = new Worker(workerFile('symbol-worker'), { stdout: true, stderr: true });
    this.worker.stdout.resume();
    this.worker.stderr.resume();
    this.worker.on('message', (message: SymbolQuestion | SymbolResult) => void this.receive(message));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('The symbol backend has ended.')));
  }

  /** Calls the backend. @throws Error with its own words. */
  call(method: string, ...params: unknown[]): Promise<unknown> {
    const requestId = this.nextId++;
    return new Promise((resolve, reject) => {
      this.pending.set(requestId, { resolve, reject });
      const call: SymbolCall = { requestId, request: { method, params }, moment: this.host.moment };
      this.worker.postMessage(call);
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private async receive(message: SymbolQuestion | SymbolResult): Promise<void> {
    if ('sync_request' in message) return this.answer(message.sync_request);
    const waiting = this.pending.get(message.requestId);
    this.pending.delete(message.requestId);
    if (message.error !== undefined) waiting?.reject(new Error(message.error.replace(/^Error: /, '')));
    else waiting?.resolve(message.response);
  }

  private async answer({ request, io_buffer }: SymbolQuestion['sync_request']): Promise<void> {
    const semaphore = new Int32Array(io_buffer.semaphore);
    let signal = -1;
    try {
      const [first, second] = request.params as [number, number];
      const method = request.method as Exclude<keyof SymbolHost, 'moment'>;
      signal = putAnswer(await this.host[method](first, second), io_buffer.data);
    } catch {
      // The backend reports a value that it cannot read.
    } finally {
      Atomics.store(semaphore, 0, signal);
      Atomics.notify(semaphore, 0);
    }
  }

  private fail(error: Error): void {
    for (const { reject } of this.pending.values()) reject(error);
    this.pending.clear();
  }
}
