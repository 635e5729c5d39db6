import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** A local or global of a wasm frame. */
export interface WasmNumber {
  readonly type: 'i32' | 'i64' | 'f32' | 'f64';
  readonly value: number | bigint;
}

/** What the backend's worker asks of whoever holds the stopped driver. */
export interface SymbolHost {
  getWasmLinearMemory(offset: number, length: number): Promise<Uint8Array>;
  getWasmLocal(index: number, frame: number): Promise<WasmNumber>;
  getWasmGlobal(index: number, frame: number): Promise<WasmNumber>;
}

/** Messages of the backend's worker: answers, and questions to which it waits for the answer. */
type Incoming =
  | { readonly requestId: number; readonly response?: unknown; readonly error?: string }
  | {
      readonly requestId: number;
      readonly sync_request: {
        readonly request: { readonly method: string; readonly params: unknown[] };
        readonly io_buffer: { readonly semaphore: SharedArrayBuffer; readonly data: SharedArrayBuffer };
      };
    };

/** Its view of memory takes a cached run of pages for long enough by its length, wherever the run begins. */
const CACHE_TEST = 'slice.length < count * _WasmMemoryView.PAGE_SIZE';
const CACHE_TEST_MENDED = 'slice.end < page + size';

/** The worker's source with that mended, as a function of the file names that it would have had. */
function workerSource(file: string): string {
  const source = readFileSync(file, 'utf8').replace(CACHE_TEST, CACHE_TEST_MENDED);
  return `(function (__filename, __dirname) {${source}\n})(${JSON.stringify(file)}, ${JSON.stringify(path.dirname(file))});`;
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
    const main = createRequire(import.meta.url).resolve('@vscode/dwarf-debugging');
    const file = path.join(path.dirname(main), 'worker.js');
    this.worker = new Worker(workerSource(file), { eval: true, stdout: true, stderr: true });
    this.worker.stdout.resume();
    this.worker.stderr.resume();
    this.worker.on('message', (message: Incoming) => void this.receive(message));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('The symbol backend has ended.')));
  }

  /** Calls the backend. @throws Error with its own words. */
  call(method: string, ...params: unknown[]): Promise<unknown> {
    const requestId = this.nextId++;
    return new Promise((resolve, reject) => {
      this.pending.set(requestId, { resolve, reject });
      this.worker.postMessage({ requestId, request: { method, params } });
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private async receive(message: Incoming): Promise<void> {
    if ('sync_request' in message) return this.answer(message.sync_request);
    const waiting = this.pending.get(message.requestId);
    this.pending.delete(message.requestId);
    if (message.error !== undefined) waiting?.reject(new Error(message.error.replace(/^Error: /, '')));
    else waiting?.resolve(message.response);
  }

  private async answer({
    request,
    io_buffer,
  }: Extract<Incoming, { sync_request: unknown }>['sync_request']): Promise<void> {
    const semaphore = new Int32Array(io_buffer.semaphore);
    let signal = -1;
    try {
      const [first, second] = request.params as [number, number];
      const method = request.method as keyof SymbolHost;
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
