import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mended } from '../../src/debug/symbols/backend-mends.ts';
import type { SymbolQuestion } from '../../src/debug/symbols/symbol-protocol.ts';
import { ToldAnswers } from '../../src/debug/symbols/told-answers.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';

/** What a driver holds in one moment. */
const byteAt = (moment: number, address: number): number => (address * 7 + moment * 13) & 0xff;
const localIn = (moment: number, index: number, frame: number): number => moment * 1000 + frame * 100 + index;

/** Somebody who asks through a `ToldAnswers`, and how often the driver itself was asked. */
class Asker {
  asked = 0;
  reachable = true;
  private readonly told = new ToldAnswers();
  private moment = 0;

  at(moment: number): void {
    this.moment = moment;
    this.told.at(moment);
  }

  memory(start: number, length: number): Uint8Array | undefined {
    return this.ask('getWasmLinearMemory', [start, length, 0], length, (data) => {
      for (let i = 0; i < length; i++) data[i] = byteAt(this.moment, start + i);
      return length;
    });
  }

  local(index: number, frame: number): number | undefined {
    const data = this.ask('getWasmLocal', [index, frame], 48, (into) => {
      new DataView(into.buffer).setInt32(0, localIn(this.moment, index, frame), true);
      return 1;
    });
    return data && new DataView(data.buffer).getInt32(0, true);
  }

  private ask(
    method: string,
    params: number[],
    size: number,
    answer: (data: Uint8Array) => number,
  ): Uint8Array | undefined {
    const semaphore = new SharedArrayBuffer(4);
    const data = new SharedArrayBuffer(size);
    const question: SymbolQuestion = {
      requestId: 0,
      sync_request: { request: { method, params }, io_buffer: { semaphore, data } },
    };
    this.told.answer(question, () => {
      this.asked++;
      Atomics.store(new Int32Array(semaphore), 0, this.reachable ? answer(new Uint8Array(data)) : -1);
    });
    return Atomics.load(new Int32Array(semaphore), 0) > 0 ? new Uint8Array(data).slice() : undefined;
  }
}

describe('what the symbol backend has been told', () => {
  it('is not asked for again in the same moment', () => {
    const asker = new Asker();
    asker.at(1);
    expect(asker.local(1, 0)).toBe(localIn(1, 1, 0));
    expect(asker.local(1, 0)).toBe(localIn(1, 1, 0));
    asker.memory(8192, 8192);
    asker.memory(12288, 4096);
    expect(asker.asked).toBe(2);
  });

  it('is asked for again in another moment', () => {
    const asker = new Asker();
    asker.at(1);
    asker.local(1, 0);
    asker.at(2);
    expect(asker.local(1, 0)).toBe(localIn(2, 1, 0));
    expect(asker.asked).toBe(2);
  });

  it('holds no refusal', () => {
    const asker = new Asker();
    asker.at(1);
    asker.reachable = false;
    expect(asker.memory(0, 4096)).toBeUndefined();
    asker.reachable = true;
    expect(asker.memory(0, 4096)?.[1]).toBe(byteAt(1, 1));
  });

  it('is always what holds in that moment', () => {
    const question = fc.oneof(
      fc.record({ kind: fc.constant('moment' as const), moment: fc.nat(3) }),
      fc.record({
        kind: fc.constant('memory' as const),
        page: fc.nat(4),
        pages: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({ kind: fc.constant('local' as const), index: fc.nat(2), frame: fc.nat(2) }),
    );
    fc.assert(
      fc.property(fc.array(question, { maxLength: 40 }), (questions) => {
        const asker = new Asker();
        let moment = 0;
        asker.at(moment);
        for (const next of questions) {
          if (next.kind === 'moment') asker.at((moment = next.moment));
          else if (next.kind === 'local')
            expect(asker.local(next.index, next.frame)).toBe(localIn(moment, next.index, next.frame));
          else {
            const [start, length] = [next.page * 64, next.pages * 64];
            const bytes = Uint8Array.from({ length }, (_, i) => byteAt(moment, start + i));
            expect(asker.memory(start, length)).toEqual(bytes);
          }
        }
      }),
    );
  });
});

describe('the symbol backend', () => {
  it('is of the version that the debugger mends', () => {
    const source = readFileSync(
      packageFile('node_modules', '@vscode', 'dwarf-debugging', 'dist', 'worker.js'),
      'utf8',
    );
    expect(() => mended(source)).not.toThrow();
    expect(() => mended('another version')).toThrow('of another version');
  });
});
