import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../src/trace-files/compare/align.ts';

const things = fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c'), value: fc.nat(3) }), {
  maxLength: 30,
});
type Thing = { readonly name: string; readonly value: number };
const KEYS = [({ name, value }: Thing) => `${name}${value}`, ({ name }: Thing) => name];

describe('align', () => {
  it('keeps everything, in order, on both sides', () => {
    fc.assert(
      fc.property(things, things, (a, b) => {
        const pairs = align(a, b, KEYS);
        expect(pairs.flatMap((pair) => (pair.a ? [pair.a] : []))).toEqual(a);
        expect(pairs.flatMap((pair) => (pair.b ? [pair.b] : []))).toEqual(b);
        expect(pairs.every((pair) => pair.a ?? pair.b)).toBe(true);
      }),
    );
  });

  it('pairs only what is the same by the loosest key', () => {
    fc.assert(
      fc.property(things, things, (a, b) => {
        for (const pair of align(a, b, KEYS)) if (pair.a && pair.b) expect(pair.a.name).toBe(pair.b.name);
      }),
    );
  });

  it('pairs a list with itself one to one', () => {
    fc.assert(
      fc.property(things, (a) => {
        expect(align(a, [...a], KEYS)).toEqual(a.map((thing) => ({ a: thing, b: thing })));
      }),
    );
  });

  it('finds what was put in, before it takes a like name for it', () => {
    const a = [1, 2, 3].map((value) => ({ name: 'move', value }));
    const pairs = align(a, [{ name: 'move', value: 9 }, ...a], KEYS);
    expect(pairs).toEqual([{ b: { name: 'move', value: 9 } }, ...a.map((thing) => ({ a: thing, b: thing }))]);
  });

  it('takes long lists with nothing in common without searching for ever', () => {
    const long = (from: number): Thing[] =>
      Array.from({ length: 20_000 }, (_, i) => ({ name: `n${i % 7}`, value: from + i }));
    const pairs = align(long(0), long(1_000_000), KEYS);
    expect(pairs.filter(({ a, b }) => a && b)).toHaveLength(20_000);
  });
});
