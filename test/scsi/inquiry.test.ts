import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeInquiry, encodeInquiry } from '../../src/scsi/inquiry.ts';
import {
  decodeVpdPage,
  encodeDeviceIdentification,
  encodeSerialNumber,
  encodeSupportedPages,
  t10Identifier,
} from '../../src/scsi/vital-product-data.ts';

const data = {
  deviceType: 8,
  removable: true,
  version: 6,
  vendor: 'ACME',
  product: 'Library',
  revision: '1.0',
  barcodeReader: true,
  versionDescriptors: [0x0460, 0x0480],
};

describe('INQUIRY data', () => {
  it('gives back what was encoded', () => {
    expect(decodeInquiry(encodeInquiry(data))).toEqual(data);
  });

  it('tells its own length, pads with blanks and keeps the bar code bit in byte 55', () => {
    const bytes = encodeInquiry(data);
    expect(bytes[4]).toBe(bytes.length - 5);
    expect(bytes.length).toBeGreaterThanOrEqual(56);
    expect([...bytes.slice(12, 16)]).toEqual([0x20, 0x20, 0x20, 0x20]);
    expect(bytes[55]).toBe(1);
    expect(encodeInquiry({ ...data, barcodeReader: false })[55]).toBe(0);
  });

  it('reads what is there of short data', () => {
    expect(decodeInquiry(encodeInquiry(data).slice(0, 36))).toMatchObject({
      vendor: 'ACME',
      barcodeReader: undefined,
      versionDescriptors: [],
    });
    expect(decodeInquiry(new Uint8Array(35))).toBeUndefined();
  });
});

describe('VPD pages', () => {
  it('give back what was encoded', () => {
    expect(decodeVpdPage(encodeSupportedPages(8, [0, 0x80, 0x83]))).toEqual({
      page: 'supported pages',
      pages: [0, 0x80, 0x83],
    });
    expect(decodeVpdPage(encodeSerialNumber(8, 'SN1'))).toEqual({ page: 'serial number', serial: 'SN1' });
    const designator = { codeSet: 2, type: 1, association: 1, bytes: t10Identifier('A', 'B', 'C', 10) };
    expect(designator.bytes).toHaveLength(34);
    expect(decodeVpdPage(encodeDeviceIdentification(8, [designator, designator]))).toEqual({
      page: 'device identification',
      designators: [designator, designator],
    });
  });

  it('tell a page that is not known, and never fail', () => {
    expect(decodeVpdPage(Uint8Array.of(8, 0xb0, 0, 0))).toEqual({ page: 'unknown', code: 0xb0 });
    expect(decodeVpdPage(new Uint8Array(3))).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => void decodeVpdPage(bytes)));
  });
});
