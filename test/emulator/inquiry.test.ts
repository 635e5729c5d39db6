import { describe, expect, it } from 'vitest';
import { decodeInquiry } from '../../src/scsi/inquiry.ts';
import { decodeVpdPage } from '../../src/scsi/vital-product-data.ts';
import { cdb, expectGood, expectSense, poweredOn } from './harness.ts';

describe('INQUIRY', () => {
  it('says what the library is and whether it has a bar code reader', () => {
    const reply = poweredOn().host.send('INQUIRY');
    expectGood(reply);
    expect(reply.duration).toBe(1);
    expect(decodeInquiry(reply.data)).toEqual({
      deviceType: 8,
      removable: true,
      version: 6,
      vendor: 'ACME',
      product: 'Library 8',
      revision: '1.02',
      barcodeReader: true,
      versionDescriptors: [0x0460, 0x0480],
    });
    const blind = poweredOn({ capabilities: { barcodeReader: false } }).host.send('INQUIRY');
    expect(decodeInquiry(blind.data)?.barcodeReader).toBe(false);
  });

  it('keeps to the allocation length', () => {
    expect(poweredOn().host.send('INQUIRY', { 'allocation length': 36 }).transferred).toBe(36);
  });

  it('returns the VPD pages', () => {
    const { host } = poweredOn();
    const page = (code: number) => decodeVpdPage(host.send('INQUIRY', { EVPD: 1, 'page code': code }).data);
    expect(page(0x00)).toEqual({ page: 'supported pages', pages: [0x00, 0x80, 0x83] });
    expect(page(0x80)).toEqual({ page: 'serial number', serial: 'LIB0000001' });
    const identification = page(0x83);
    const [designator] = identification?.page === 'device identification' ? identification.designators : [];
    expect(String.fromCharCode(...designator.bytes)).toBe('ACME    Library 8       LIB0000001');
  });

  it('refuses CMDDT, a page code without EVPD, and pages it lacks', () => {
    const { host } = poweredOn();
    expectSense(host.send('INQUIRY', { CMDDT: 1 }), '5/24/00', cdb(1, 1));
    expectSense(host.send('INQUIRY', { 'page code': 0x80 }), '5/24/00', cdb(2));
    expectSense(host.send('INQUIRY', { EVPD: 1, 'page code': 0xb0 }), '5/24/00', cdb(2));
  });
});
