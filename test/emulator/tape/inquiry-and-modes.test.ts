import { describe, expect, it } from 'vitest';
import { getU16, getU24, getU32 } from '../../../src/core/bytes.ts';
import { decodeInquiry } from '../../../src/scsi/inquiry.ts';
import { decodeModeData } from '../../../src/scsi/mode-pages.ts';
import { decodeVpdPage } from '../../../src/scsi/vital-product-data.ts';
import { cdb, expectGood, expectSense, parameter } from '../harness.ts';
import { cartridge, emptyDrive, insert, loaded } from './harness.ts';

describe('INQUIRY', () => {
  it('names the drive of the preset, or what the library file says', () => {
    expect(decodeInquiry(emptyDrive().send('INQUIRY').data)).toMatchObject({
      deviceType: 1,
      removable: true,
      vendor: 'IBM',
      product: 'ULT3580-TD6',
    });
    const host = emptyDrive({ vendor: 'ACME', product: 'TURBO', revision: '9.9' });
    expect(decodeInquiry(host.send('INQUIRY').data)).toMatchObject({ vendor: 'ACME', product: 'TURBO' });
  });

  it('has the pages 00h, 80h, 83h, B0h, B1h and B2h', () => {
    const host = emptyDrive();
    const page = (code: number): Uint8Array => host.send('INQUIRY', { EVPD: 1, 'page code': code }).data;
    expect(decodeVpdPage(page(0))).toEqual({
      page: 'supported pages',
      pages: [0, 0x80, 0x83, 0xb0, 0xb1, 0xb2],
    });
    expect(decodeVpdPage(page(0x80))).toEqual({ page: 'serial number', serial: 'DRV0000001' });
    const identification = decodeVpdPage(page(0x83));
    expect(identification).toMatchObject({ page: 'device identification' });
    if (identification?.page === 'device identification')
      expect(identification.designators[0].bytes).toEqual(host.drive.identifier);
    expect([...page(0xb0)]).toEqual([1, 0xb0, 0, 4, 1, 0, 0, 0]);
    expect(Buffer.from(page(0xb1).slice(4)).toString()).toBe('DRV0000001');
    expect(page(0xb2)).toHaveLength(12);
    expect(page(0xb2)[4 + 2] & 0x10).toBe(0x10); // flag 20, clean now
    expectSense(host.send('INQUIRY', { EVPD: 1, 'page code': 0xc0 }), '5/24/00', cdb(2));
  });
});

describe('READ BLOCK LIMITS', () => {
  it('tells the drive of the preset', () => {
    const limits = emptyDrive().send('READ BLOCK LIMITS').data;
    expect([limits[0], getU24(limits, 1), getU16(limits, 4)]).toEqual([0, 0x80_0000, 1]);
    const qic = emptyDrive({ kind: 'QIC-525' }).send('READ BLOCK LIMITS').data;
    expect([qic[0], getU24(qic, 1), getU16(qic, 4)]).toEqual([9, 512, 512]);
    expect(
      emptyDrive().send('READ BLOCK LIMITS', { 'maximum logical object identifier': 1 }).data,
    ).toHaveLength(20);
  });
});

describe('MODE SENSE', () => {
  it('returns every page in one answer of the 6-byte command too', () => {
    const host = loaded();
    const reply = host.send('MODE SENSE(6)', { 'page code': 0x3f });
    expectGood(reply);
    const data = decodeModeData(reply.data, 6);
    expect(data?.header).toMatchObject({ mediumType: 0x68, deviceSpecific: 0x10, blockDescriptorLength: 8 });
    expect(data?.pages.map((page) => (page.page === 'other' ? page.code : -1))).toEqual([
      0x01, 0x02, 0x0f, 0x10, 0x11, 0x1c, 0x2a,
    ]);
    expect(reply.data.length).toBe(reply.data[0] + 1);
  });

  it('gives header and block descriptor alone for page 00h', () => {
    const host = loaded();
    host.setBlockLength(512);
    const reply = host.send('MODE SENSE(6)', { 'page code': 0 });
    expect([...reply.data]).toEqual([11, 0x68, 0x10, 8, 0x5a, 0, 0, 0, 0, 0, 2, 0]);
  });

  it('tells the medium type and density of what is loaded', () => {
    const worm = loaded({ worm: true }).send('MODE SENSE(10)', { 'page code': 0 }).data;
    expect([worm[2], worm[8]]).toEqual([0x6c, 0x5a]);
    const host = emptyDrive();
    expect([...host.send('MODE SENSE(10)', { 'page code': 0 }).data.slice(2, 9)]).toEqual([
      0, 0x10, 0, 0, 0, 8, 0,
    ]);
    insert(host, cartridge({ format: 'LTO-5' }));
    host.send('TEST UNIT READY');
    expect(host.send('MODE SENSE(10)', { 'page code': 0 }).data[8]).toBe(0x58);
  });

  it('saves no pages', () => {
    expectSense(loaded().send('MODE SENSE(6)', { 'page code': 0x10, 'page control': 3 }), '5/39/00');
    expectSense(loaded().send('MODE SENSE(6)', { 'page code': 0x1d }), '5/24/00', cdb(2, 5));
  });

  it('tells of page 2Ah what minitape.h has', () => {
    const page = loaded().modePage(0x2a);
    expect(page).toHaveLength(20);
    expect([page[4], page[5], page[6]]).toEqual([0x20, 0x20, 0xc9]);
    expect(loaded({ writeProtected: true }).modePage(0x2a)[4]).toBe(0x21);
    const host = loaded();
    host.send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 1 });
    expect(host.modePage(0x2a)[6] & 0x02).toBe(0x02);
  });

  it('has no compression page where the drive does not compress', () => {
    expectSense(
      emptyDrive({ kind: 'QIC-525' }).send('MODE SENSE(6)', { 'page code': 0x0f }),
      '5/24/00',
      cdb(2, 5),
    );
  });
});

describe('MODE SELECT', () => {
  it('takes back every page that MODE SENSE gave', () => {
    for (const kind of ['LTO-6', 'DDS-4', 'AIT-3', 'QIC-525']) {
      const host = loaded({ format: kind }, { kind });
      const sensed = host.send('MODE SENSE(10)', { 'page code': 0x3f }).data;
      const list = sensed.slice();
      list.fill(0, 0, 2);
      expectGood(host.send('MODE SELECT(10)', { 'page format': 1 }, list));
      expect(host.send('MODE SENSE(10)', { 'page code': 0x3f }).data).toEqual(sensed);
    }
  });

  it('changes compression and tells the other hosts', () => {
    const host = loaded();
    const page = host.modePage(0x0f);
    page[2] &= ~0x80;
    expectGood(host.select(page));
    expect(host.modePage(0x0f)[2]).toBe(0x40);
    expect(host.modePage(0x0f, 2)[2]).toBe(0xc0);
  });

  it('refuses a block length or density that the drive lacks', () => {
    const qic = loaded({ format: 'QIC-525' }, { kind: 'QIC-525' });
    expectSense(qic.setBlockLength(1024), '5/26/00', parameter(8 + 5));
    expectSense(qic.setBlockLength(0), '5/26/00', parameter(8 + 5));
    expectGood(qic.setBlockLength(512));
    const host = loaded();
    expectSense(host.select([], [0x13, 0, 0, 0, 0, 0, 0, 0]), '5/26/00', parameter(8));
    expectSense(host.select([], [0x58, 0, 0, 0, 0, 0, 0, 0]), '5/26/00', parameter(8));
    expectGood(host.select([], [0x5a, 0, 0, 0, 0, 0, 0, 0]));
  });

  it('refuses what cannot be changed, and saving', () => {
    const host = loaded();
    const page = host.modePage(0x2a);
    page[6] ^= 0x01;
    expectSense(host.select(page), '5/26/00', parameter(8 + 6));
    expectSense(host.send('MODE SELECT(6)', { 'page format': 1, 'save pages': 1 }, []), '5/24/00', cdb(1, 0));
  });

  it('takes header and block descriptor of a SCSI-2 host without PF', () => {
    const host = loaded();
    expectGood(host.send('MODE SELECT(6)', {}, [0, 0, 0x10, 8, 0, 0, 0, 0, 0, 0, 2, 0]));
    expectGood(host.writeFixed(1, 512));
  });
});

describe('REPORT DENSITY SUPPORT', () => {
  it('lists the densities of the drive by code, with what it writes', () => {
    const { data } = emptyDrive().send('REPORT DENSITY SUPPORT');
    expect(getU16(data, 0)).toBe(data.length - 2);
    const codes = [0, 1, 2].map((i) => [data[4 + 52 * i], data[4 + 52 * i + 2]]);
    expect(codes).toEqual([
      [0x46, 0x00],
      [0x58, 0x80],
      [0x5a, 0xa0],
    ]);
    expect(getU32(data, 4 + 104 + 12)).toBe(2_500_000);
    expect(Buffer.from(data.slice(4 + 104 + 16, 4 + 104 + 24)).toString()).toBe('LTO-CVE ');
  });

  it('lists that of the loaded tape, and medium types', () => {
    expectSense(emptyDrive().send('REPORT DENSITY SUPPORT', { media: 1 }), '2/3A/00');
    const loadedTape = loaded({ capacity: 3e6 }).send('REPORT DENSITY SUPPORT', { media: 1 }).data;
    expect([loadedTape.length, getU32(loadedTape, 4 + 12)]).toEqual([56, 3]);
    const types = emptyDrive().send('REPORT DENSITY SUPPORT', { 'medium type': 1 }).data;
    expect(types.length).toBe(4 + 6 * 56);
    expect([0, 1, 2, 3, 4, 5].map((i) => types[4 + 56 * i])).toEqual([0x48, 0x4c, 0x58, 0x5c, 0x68, 0x6c]);
  });
});
