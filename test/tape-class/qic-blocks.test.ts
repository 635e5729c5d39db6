import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QIC_DENSITY } from '../../src/ddi/tape/values.ts';
import { logicalBlock, physicalBlock, QIC_FORMATS } from '../../src/tape-class/qic-blocks.ts';

describe('block addresses of quarter-inch cartridges', () => {
  it('translate for the documented densities only', () => {
    expect(QIC_FORMATS.map(({ density }) => density).sort((a, b) => a - b)).toEqual([
      5, 15, 16, 17, 18, 21, 31, 34,
    ]);
  });

  it.each([QIC_DENSITY.QIC_1000C, QIC_DENSITY.QIC_5GB, 0, 0x46])(
    'density %s translates to itself',
    (density) => {
      expect(physicalBlock(density, 1234, 512, true)).toEqual({ seekBlockAddress: 1234, spaceBlockCount: 0 });
      expect(logicalBlock(density, 1234, 512, true)).toBe(1234);
    },
  );

  it('skips the header of the device and the error correction blocks', () => {
    expect(physicalBlock(QIC_DENSITY.QIC_525, 0, 1024, true).seekBlockAddress).toBe(16);
    expect(physicalBlock(QIC_DENSITY.QIC_525, 13, 1024, true).seekBlockAddress).toBe(29);
    expect(physicalBlock(QIC_DENSITY.QIC_525, 14, 1024, true).seekBlockAddress).toBe(32);
    expect(physicalBlock(QIC_DENSITY.QIC_525, 14, 1024, false).seekBlockAddress).toBe(16);
  });

  it('leaves smaller blocks to be spaced over', () => {
    expect(physicalBlock(QIC_DENSITY.QIC_525, 5, 512, false)).toEqual({
      seekBlockAddress: 2,
      spaceBlockCount: 1,
    });
  });

  it('there and back gives the block again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...QIC_FORMATS),
        fc.nat({ max: 0xffffff }),
        fc.constantFrom(512, 1024, 2048, 4096, 65536),
        fc.boolean(),
        ({ density }, block, length, fromBot) => {
          const { seekBlockAddress, spaceBlockCount } = physicalBlock(density, block, length, fromBot);
          expect(logicalBlock(density, seekBlockAddress, length, fromBot) + spaceBlockCount).toBe(block);
        },
      ),
    );
  });
});
