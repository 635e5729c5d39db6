import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putAscii, putU16 } from '../../src/core/bytes.ts';
import { elementDescriptorLength, putPageHeader, putStatusHeader } from '../../src/scsi/element-status.ts';
import { decodeElementStatus } from '../../src/scsi/element-status-decoder.ts';

describe('element status data', () => {
  it('has descriptors as long as what they carry', () => {
    expect(elementDescriptorLength(0, 0)).toBe(16);
    expect(elementDescriptorLength(0x80, 0)).toBe(52);
    expect(elementDescriptorLength(0xc0, 34)).toBe(122);
  });

  it('is read field by field', () => {
    const bytes = new Uint8Array(8 + 8 + 52);
    putStatusHeader(bytes, 0, 16, 1, 60);
    putPageHeader(bytes, 8, 3, 0x80, 52, 52);
    putU16(bytes, 16, 16);
    bytes[18] = 0x37;
    bytes.set([0x83, 0x01], 20);
    bytes[25] = 0xc0;
    putU16(bytes, 26, 1000);
    putAscii(bytes, 28, 'TAPE01L6', 32);
    expect(decodeElementStatus(bytes)).toEqual({
      firstAddress: 16,
      count: 1,
      sendActionCode: 0,
      byteCount: 60,
      pages: [
        {
          type: 3,
          primaryTags: true,
          alternateTags: false,
          descriptorLength: 52,
          byteCount: 52,
          elements: [
            {
              address: 16,
              type: 3,
              full: true,
              importedByOperator: true,
              access: false,
              exportEnabled: true,
              importEnabled: true,
              exception: { asc: 0x83, ascq: 0x01 },
              busAddress: undefined,
              lun: undefined,
              invert: true,
              source: 1000,
              primaryTag: 'TAPE01L6',
              alternateTag: undefined,
              identifier: undefined,
            },
          ],
        },
      ],
    });
  });

  it('accepts the shorter descriptors of old libraries', () => {
    const bytes = new Uint8Array(8 + 8 + 12);
    putStatusHeader(bytes, 0, 5, 1, 20);
    putPageHeader(bytes, 8, 2, 0, 12, 12);
    putU16(bytes, 16, 5);
    expect(decodeElementStatus(bytes)?.pages[0].elements[0]).toMatchObject({ address: 5, full: false });
  });

  it('is read as far as it arrived, and never fails', () => {
    expect(decodeElementStatus(new Uint8Array(7))).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => void decodeElementStatus(bytes)));
  });
});
