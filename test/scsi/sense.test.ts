import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADDITIONAL_SENSE, SENSE_MEANING } from '../../src/scsi/additional-sense.ts';
import { decodeSense, putFieldPointer, putSense } from '../../src/scsi/sense.ts';
import { senseKeyName } from '../../src/scsi/sense-key.ts';
import { parseSense, senseCodes, senseText } from '../../src/scsi/sense-text.ts';

describe('sense data', () => {
  it('gives back what was encoded', () => {
    fc.assert(
      fc.property(
        fc.nat(15),
        fc.nat(0xffff),
        fc.option(
          fc.record({ inCdb: fc.boolean(), byte: fc.nat(0xffff), bit: fc.integer({ min: -1, max: 7 }) }),
        ),
        (key, code, pointer) => {
          const bytes = new Uint8Array(18).fill(0xff);
          putSense(bytes, key, code);
          if (pointer) putFieldPointer(bytes, pointer.inCdb, pointer.byte, pointer.bit);
          const sense = decodeSense(bytes);
          expect(sense).toMatchObject({
            format: 'fixed',
            deferred: false,
            key,
            asc: code >> 8,
            ascq: code & 0xff,
          });
          const expected = pointer && {
            inCdb: pointer.inCdb,
            byte: pointer.byte,
            ...(pointer.bit < 0 ? {} : { bit: pointer.bit }),
          };
          expect(sense?.fieldPointer).toEqual(key === 5 && expected ? expected : undefined);
          expect(parseSense(senseCodes(key, code >> 8, code & 0xff))).toEqual({
            key,
            asc: code >> 8,
            ascq: code & 0xff,
          });
        },
      ),
    );
  });

  it('reads the flags and the information field of tape devices', () => {
    const bytes = Uint8Array.of(0xf0, 0, 0xe0, 0, 0, 1, 0, 10, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
    expect(decodeSense(bytes)).toMatchObject({
      key: 0,
      filemark: true,
      endOfMedium: true,
      incorrectLength: true,
      information: 256,
    });
  });

  it('tells deferred errors', () => {
    expect(decodeSense(Uint8Array.of(0x71, 0, 3, 0, 0, 0, 0, 0))).toMatchObject({ deferred: true, key: 3 });
  });

  it('reads descriptor format', () => {
    const bytes = Uint8Array.of(
      ...[0x72, 0x05, 0x24, 0x00, 0, 0, 0, 24],
      ...[0x00, 0x0a, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 7],
      ...[0x02, 0x06, 0, 0, 0xc9, 0, 4, 0],
      ...[0x04, 0x02, 0, 0x80],
    );
    expect(decodeSense(bytes)).toMatchObject({
      format: 'descriptor',
      key: 5,
      asc: 0x24,
      ascq: 0,
      information: 7,
      fieldPointer: { inCdb: true, byte: 4, bit: 1 },
      filemark: true,
    });
  });

  it('reads nothing from bytes that are no sense data, and never fails', () => {
    expect(decodeSense(new Uint8Array(18))).toBeUndefined();
    expect(decodeSense(Uint8Array.of(0x70))).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => void decodeSense(bytes)));
  });
});

describe('sense text', () => {
  it('says a sense triple in words', () => {
    expect(senseText(5, 0x21, 0x01)).toBe('5/21/01 ILLEGAL REQUEST, invalid element address');
    expect(senseText(4, 0x15, 0x01)).toBe('4/15/01 HARDWARE ERROR, mechanical positioning error');
    expect(senseText(2, 0x04, 0x18)).toBe('2/04/18 NOT READY, logical unit not ready, a door is open');
    expect(senseText(4, 0x91, 0x00)).toBe('4/91/00 HARDWARE ERROR, vendor specific');
    expect(senseText(4, 0x7a, 0x00)).toBe('4/7A/00 HARDWARE ERROR, unknown additional sense code');
    expect(senseKeyName(0xb)).toBe('ABORTED COMMAND');
  });

  it('reads sense triples', () => {
    expect(parseSense('04/15/01')).toEqual({ key: 4, asc: 0x15, ascq: 1 });
    expect(parseSense(' 5/3b/0E ')).toEqual({ key: 5, asc: 0x3b, ascq: 0x0e });
    for (const text of ['', '5/21', '5/21/01/00', '10/00/00', '5/2g/00', '5/211/0', '5-21-01'])
      expect(parseSense(text), text).toBeUndefined();
  });

  it('has a meaning for every code that has a name', () => {
    for (const [name, code] of Object.entries(ADDITIONAL_SENSE))
      expect(SENSE_MEANING.has(code), name).toBe(true);
  });
});
