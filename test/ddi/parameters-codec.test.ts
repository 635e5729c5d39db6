import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/core/hex.ts';
import { decodeParameters, encodeParameters } from '../../src/ddi/rules/parameters-codec.ts';
import { AUTOLOADER } from './autoloader.ts';

describe('the bytes of GET_CHANGER_PARAMETERS', () => {
  it('are little-endian, in the order of the structure', () => {
    expect(toHex(encodeParameters(AUTOLOADER))).toBe(
      '3c000000' + // Size
        '01000700010001000100' + // transports, slots, cleaner slots, IEports, drives
        '0100' + // doors
        '01000000000001000800' + // first slot, drive, transport, IEport, cleaner slot
        '0800' + // magazine
        '58020000' + // cleaning
        'ed7d0324' + // Features0
        '02000080' + // Features1
        '000e0a0e' + // MoveFrom
        '00080002' + // ExchangeFrom
        '030e' + // lock, position
        '0000' +
        '0000000000000000',
    );
  });

  it('come back from members unchanged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 60, maxLength: 60 }), (bytes) => {
        expect(encodeParameters(decodeParameters(bytes))).toEqual(bytes);
      }),
    );
  });

  it('give members back unchanged', () => {
    expect(decodeParameters(encodeParameters(AUTOLOADER))).toEqual(AUTOLOADER);
  });

  it('read as zero where they are missing', () => {
    const parameters = decodeParameters(Uint8Array.of(60, 0, 0, 0, 1));
    expect(parameters).toMatchObject({
      Size: 60,
      NumberTransportElements: 1,
      Features1: 0,
      Reserved2: [0, 0],
    });
  });
});
