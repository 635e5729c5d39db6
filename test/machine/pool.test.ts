import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Memory } from '../../src/machine/memory.ts';
import { Pool, tagText } from '../../src/machine/pool.ts';

const END = 1 << 20;

function makePool(limit = Number.MAX_SAFE_INTEGER): { pool: Pool; memory: Memory } {
  const memory = new Memory(new ArrayBuffer(END));
  return { memory, pool: new Pool(memory, 4096, END, limit) };
}

describe('the pool', () => {
  it('does not zero what it hands out', () => {
    const { pool, memory } = makePool();
    const block = pool.allocate(8, 'Test');
    expect([...memory.bytes.subarray(block, block + 8)]).toEqual(Array(8).fill(0xcd));
  });

  it('gives the driver 0 when it is exhausted or over its limit, and recovers', () => {
    const { pool } = makePool(1000);
    const block = pool.request(600, 'Test');
    expect(pool.request(600, 'Test')).toBe(0);
    expect(pool.allocate(600, 'Test')).not.toBe(0);
    expect(pool.request(0x7fffffff, 'Test')).toBe(0);
    expect(pool.release(block)).toBe('ok');
    expect(pool.request(600, 'Test')).not.toBe(0);
  });

  it('finds a write behind a block, a second free, and a foreign pointer', () => {
    const { pool, memory } = makePool();
    const block = pool.allocate(10, 'Test');
    memory.setU8(block + 10, 0);
    expect(pool.release(block)).toBe('overrun');
    expect(pool.release(block)).toBe('double');
    expect(pool.release(12)).toBe('foreign');
    expect(pool.release(block + 4)).toBe('foreign');
  });

  it('never hands out memory twice, whatever the order of calls', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ size: fc.integer({ min: 0, max: 5000 }), free: fc.boolean() }), {
          maxLength: 120,
        }),
        (calls) => {
          const { pool } = makePool();
          const live: { at: number; size: number }[] = [];
          for (const { size, free } of calls) {
            if (free && live.length > 0) {
              expect(pool.release(live.splice(size % live.length, 1)[0].at)).toBe('ok');
              continue;
            }
            const at = pool.allocate(size, 'Test');
            if (at === 0) continue;
            expect(at % 16).toBe(0);
            expect(at + size).toBeLessThanOrEqual(END);
            for (const other of live) {
              expect(
                at >= other.at + other.size || other.at >= at + size || size === 0 || other.size === 0,
              ).toBe(true);
            }
            live.push({ at, size });
          }
          expect([...pool.live()]).toHaveLength(live.length);
        },
      ),
    );
  });

  it('writes a tag as its four characters, first one first', () => {
    expect(tagText(0x4d636850)).toBe('PhcM');
    expect(tagText(0)).toBe('....');
  });
});
