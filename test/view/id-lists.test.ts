import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdLists } from '../../src/view/trace/id-lists.ts';

it('keeps a list for each number that was given one, in any order', () => {
  const given = fc.uniqueArray(fc.nat(2000), { maxLength: 50 });
  fc.assert(
    fc.property(given, fc.array(fc.nat(3000), { maxLength: 20 }), (numbers, others) => {
      const lists = new IdLists(2);
      for (const number of numbers) lists.set(number, [number, number + 1]);
      for (const number of numbers)
        expect([...lists.all.subarray(number * 2, number * 2 + 2)]).toEqual([number, number + 1]);
      for (const number of [...numbers, ...others]) expect(lists.has(number)).toBe(numbers.includes(number));
    }),
  );
});
