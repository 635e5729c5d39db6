import { toHex } from '../../core/hex.ts';
import { WATCH_GLOBALS, WATCH_SLOTS, WIDEST_STORE } from '../watchpoints/watch-globals.ts';
import type { DataChange, MemoryWatch } from './protocol.ts';

/** `(module (import "" "f" (func)) (export "f" (func 0)))`: a table takes functions of wasm only. */
const GATE = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 4, 1, 0x60, 0, 0],
  ...[2, 6, 1, 0, 1, 0x66, 0, 0],
  ...[7, 5, 1, 1, 0x66, 0, 0],
);

/** Where the watched bytes lie, and what was in them when last looked at. */
interface Watched {
  readonly id: number;
  readonly address: number;
  before: Uint8Array;
}

/** Where the miniclass's own data lies; undefined before the device exists. */
type FindExtension = () => { readonly address: number; readonly size: number } | undefined;

/** Bytes of the machine's memory that are watched for a change, whoever makes it. */
export class MemoryWatches {
  private asked: readonly MemoryWatch[] = [];
  private watched: readonly Watched[] = [];
  private exports: WebAssembly.Instance['exports'] = {};
  private memory = new Uint8Array(0);

  constructor(private readonly findExtension: FindExtension) {}

  /**
   * Connects the driver's stores.
   * @param onStore called after a store into, or near, what is watched.
   */
  connect(exports: WebAssembly.Instance['exports'], onStore: () => void): void {
    // A driver that runs without debugging is as it was compiled.
    if (!(WATCH_GLOBALS.handler in exports)) return;
    this.exports = exports;
    this.memory = new Uint8Array((exports['memory'] as WebAssembly.Memory).buffer);
    const gate = new WebAssembly.Instance(new WebAssembly.Module(GATE), { '': { f: onStore } });
    const table = exports['__indirect_function_table'] as WebAssembly.Table;
    this.setGlobal(WATCH_GLOBALS.handler, table.grow(1, gate.exports['f']));
    this.place();
  }

  /** Replaces what is watched. */
  set(watches: readonly MemoryWatch[]): void {
    this.asked = watches;
    this.place();
  }

  /** Finds the addresses, takes what is in them for unchanged, and tells the driver's stores. */
  place(): void {
    const extension = this.findExtension();
    this.watched = this.asked.flatMap(({ id, base, offset, size }) => {
      const start = base === 'memory' ? 0 : extension?.address;
      if (start === undefined) return [];
      const address = start + offset;
      return [{ id, address, before: this.memory.slice(address, address + size) }];
    });
    const ranges = this.watched.map(({ address, before }) => ({
      start: address,
      end: address + before.length,
    }));
    for (let slot = 0; slot <= WATCH_SLOTS; slot++) {
      // Slot 0 lies around all; the last one around all that have no slot of their own.
      const inside =
        slot === 0 ? ranges : slot < WATCH_SLOTS ? ranges.slice(slot - 1, slot) : ranges.slice(slot - 1);
      const start = Math.min(...inside.map((range) => range.start)) - (WIDEST_STORE - 1);
      const end = Math.max(...inside.map((range) => range.end));
      this.setGlobal(WATCH_GLOBALS.base(slot), inside.length === 0 ? 0 : start);
      this.setGlobal(WATCH_GLOBALS.span(slot), inside.length === 0 ? 0 : end - start);
    }
  }

  /** What has changed since the last look. */
  changes(): DataChange[] {
    const changes: DataChange[] = [];
    for (const watch of this.watched) {
      const { id, address, before } = watch;
      const now = this.memory.subarray(address, address + before.length);
      if (Buffer.compare(now, before) === 0) continue;
      changes.push({ id, address, before: toHex(before) });
      watch.before = now.slice();
    }
    return changes;
  }

  private setGlobal(name: string, value: number): void {
    const global = this.exports[name] as WebAssembly.Global | undefined;
    if (global) global.value = value;
  }
}
