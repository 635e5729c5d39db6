import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSense } from '../../src/class/interpret.ts';

const bits = fc.record({ filemark: fc.boolean(), endOfMedium: fc.boolean(), ili: fc.boolean() });
const sense = fc.record({
  key: fc.nat({ max: 15 }),
  asc: fc.nat({ max: 255 }),
  ascq: fc.nat({ max: 255 }),
  information: fc.option(fc.integer(), { nil: undefined }),
});

const streamBits = ({
  filemark,
  endOfMedium,
  ili,
}: {
  filemark: boolean;
  endOfMedium: boolean;
  ili: boolean;
}): number => (filemark ? 0x80 : 0) | (endOfMedium ? 0x40 : 0) | (ili ? 0x20 : 0);

it('fixed and descriptor format say the same (SPC-4 4.5.2 and 4.5.3)', () => {
  fc.assert(
    fc.property(sense, bits, fc.boolean(), ({ key, asc, ascq, information }, stream, informationFirst) => {
      const fixed = new Uint8Array(18);
      fixed.set([information === undefined ? 0x70 : 0xf0, 0, key | streamBits(stream)]);
      fixed[7] = 10;
      fixed.set([asc, ascq], 12);
      if (information !== undefined) new DataView(fixed.buffer).setInt32(3, information);

      const value = new Uint8Array(12);
      value.set([0x00, 10, 0x80]);
      if (information !== undefined) new DataView(value.buffer).setInt32(8, information);
      const command = Uint8Array.from([0x04, 2, 0, streamBits(stream)]);
      const list =
        information === undefined ? [command] : informationFirst ? [value, command] : [command, value];
      const body = list.flatMap((part) => [...part]);
      const descriptor = Uint8Array.from([0x72, key, asc, ascq, 0, 0, 0, body.length, ...body]);

      expect(readSense(fixed)).toEqual({ key, asc, ascq, information, ...stream });
      expect(readSense(descriptor)).toEqual(readSense(fixed));
    }),
  );
});

it('descriptors that are cut short are read as far as they go', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 0, maxLength: 40 }), (bytes) => {
      if (bytes.length > 0) bytes[0] = 0x72;
      const read = readSense(bytes);
      expect(read === undefined).toBe(bytes.length < 8);
    }),
  );
});
