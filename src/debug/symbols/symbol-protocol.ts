/** What goes between the adapter and the worker of `@vscode/dwarf-debugging`, in that worker's own protocol. */

/** A local or global of a wasm frame. */
export interface WasmNumber {
  readonly type: 'i32' | 'i64' | 'f32' | 'f64';
  readonly value: number | bigint;
}

/** A call of the backend. */
export interface SymbolCall {
  readonly requestId: number;
  readonly request: { readonly method: string; readonly params: readonly unknown[] };
  /** The moment of the driver that it is about: what was told of another one holds no longer. */
  readonly moment: number;
}

export interface SymbolResult {
  readonly requestId: number;
  readonly response?: unknown;
  readonly error?: string;
}

/**
 * A question of the backend about the stopped driver, for whose answer it waits: the data first, then the semaphore,
 * which is 0 until then. It becomes the length of memory, the kind of a number (1 to 4), or -1 where there is no answer.
 */
export interface SymbolQuestion {
  readonly requestId: number;
  readonly sync_request: {
    readonly request: { readonly method: string; readonly params: readonly unknown[] };
    readonly io_buffer: { readonly semaphore: SharedArrayBuffer; readonly data: SharedArrayBuffer };
  };
}
