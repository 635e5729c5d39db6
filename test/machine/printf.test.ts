import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Memory } from '../../src/machine/memory.ts';
import { formatPrintf } from '../../src/machine/printf.ts';

/** Lays out a format and 32-bit arguments as a wasm caller does; texts are put into memory first. */
function format(text: string, ...args: (number | string)[]): string {
  const memory = new Memory(new ArrayBuffer(65536));
  let at = 1024;
  const put = (value: string): number => {
    const start = at;
    for (const char of `${value}\0`) memory.setU8(at++, char.charCodeAt(0));
    return start;
  };
  const words = args.map((arg) => (typeof arg === 'string' ? put(arg) : arg));
  const formatAt = put(text);
  words.forEach((word, index) => memory.setU32(16 + 4 * index, word));
  return formatPrintf(memory, formatAt, 16);
}

describe('formatPrintf formats as C does', () => {
  it.each([
    ['%d items', [-3], '-3 items'],
    ['%5d|%-5d|%05d|%+d', [42, 42, 42, 42], '   42|42   |00042|+42'],
    ['%x %X %#x %#o %o', [255, 255, 255, 8, 8], 'ff FF 0xff 010 10'],
    ['%08lx', [0xc0000285], 'c0000285'],
    ['%u', [0xffffffff], '4294967295'],
    ['%hd %hhu', [0x18000, 0x1ff], '-32768 255'],
    ['%.3d', [7], '007'],
    ['%s|%10s|%-10s|%.2s', ['abc', 'abc', 'abc', 'abc'], 'abc|       abc|abc       |ab'],
    ['%s', [0], '(null)'],
    ['%c%c', [0x41, 0x42], 'AB'],
    ['%p', [0x1234], '00001234'],
    ['100%% %q', [], '100% %q'],
    ['%*d|%-*d|', [5, 42, 5, 42], '   42|42   |'],
  ])('%s of %j', (text, args, expected) => {
    expect(format(text, ...args)).toBe(expected);
  });

  it('%d of any number is its decimal text', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(format('%d', value)).toBe(String(value));
      }),
    );
  });

  it('no format text makes it throw or never end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 40 }), (text) => {
        expect(typeof format(text.replaceAll('\0', ' '), 1, 2, 3, 4, 5, 6, 7, 8)).toBe('string');
      }),
    );
  });
});
