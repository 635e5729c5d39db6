import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ElementTable } from '../../src/live/element-table.ts';
import { fromWire, toWire } from '../../src/view/library/wire-snapshot.ts';
import { snapshot } from './libraries.ts';

const label = fc.option(fc.stringMatching(/^[\x21-\x7e]{1,32}$/), { nil: null });

describe('a library on its way to a view', () => {
  it('comes as it was, whatever its elements hold', () => {
    const { elements, ...rest } = snapshot();
    fc.assert(
      fc.property(
        fc.nat({ max: elements.length - 1 }),
        fc.record({
          full: fc.boolean(),
          barcode: label,
          alternate: label,
          cleaner: fc.boolean(),
          accessible: fc.boolean(),
          inverted: fc.boolean(),
          imported: fc.boolean(),
          exception: fc.constantFrom(null, '3b/12', '83/00'),
          source: fc.constantFrom(null, 'slot 3'),
        }),
        (number, change) => {
          const changed = [...elements].map((one, index) => (index === number ? { ...one, ...change } : one));
          const sent = { ...rest, elements: ElementTable.of(changed, elements.numbers) };
          const got = fromWire(structuredClone(toWire(sent)));
          expect([...got.elements]).toEqual(changed);
          expect({ ...got, elements: null }).toEqual({ ...rest, elements: null });
        },
      ),
    );
  });
});
