import { describe, expect, it } from 'vitest';
import { decodeElementStatus } from '../../src/scsi/element-status-decoder.ts';
import { cdb, expectGood, expectSense, poweredOn } from './harness.ts';

const ALL = { 'number of elements': 0xffff };

function report(host: ReturnType<typeof poweredOn>['host'], fields: Record<string, number>) {
  const reply = host.send('READ ELEMENT STATUS', fields);
  expectGood(reply);
  const status = decodeElementStatus(reply.data);
  if (!status) throw new Error('no header');
  return { reply, status };
}

describe('READ ELEMENT STATUS', () => {
  it('reports all types by ascending address, a page each', () => {
    const { status } = report(poweredOn().host, ALL);
    expect(status.pages.map((page) => page.type)).toEqual([1, 3, 4, 2]);
    expect(status).toMatchObject({ firstAddress: 1, count: 13, byteCount: 4 * 8 + 13 * 16 });
    expect(status.pages.flatMap((page) => page.elements.map(({ address }) => address))).toEqual([
      1, 16, 17, 256, 257, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007,
    ]);
  });

  it('reports one type only', () => {
    const { status } = report(poweredOn().host, { ...ALL, 'element type code': 4 });
    expect(status.pages).toHaveLength(1);
    expect(status.pages[0].elements.map(({ address }) => address)).toEqual([256, 257]);
  });

  it('starts at the first element at or above the starting address', () => {
    const { status } = report(poweredOn().host, { ...ALL, 'starting element address': 257 });
    expect(status.firstAddress).toBe(257);
    expect(status.count).toBe(9);
    const between = report(poweredOn().host, { ...ALL, 'starting element address': 300 });
    expect(between.status.firstAddress).toBe(1000);
  });

  it('counts descriptors, not addresses, for the number of elements', () => {
    const { status } = report(poweredOn().host, { 'number of elements': 4 });
    expect(status.pages.flatMap((page) => page.elements.map(({ address }) => address))).toEqual([
      1, 16, 17, 256,
    ]);
    expect(status).toMatchObject({ count: 4, byteCount: 3 * 8 + 4 * 16 });
    expect(report(poweredOn().host, { 'number of elements': 0 }).status).toMatchObject({
      count: 0,
      byteCount: 0,
    });
  });

  it('reports nothing of a type that the library lacks', () => {
    const { host } = poweredOn({
      elements: {
        transport: { first: 0, count: 1 },
        slot: { first: 10, count: 8 },
        port: { first: 0, count: 0 },
        drive: { first: 1, count: 2 },
      },
    });
    expect(report(host, { ...ALL, 'element type code': 3 }).status).toMatchObject({ count: 0, pages: [] });
  });

  it('keeps the byte counts when the allocation length is short, and sends whole descriptors only', () => {
    const { host } = poweredOn();
    const whole = report(host, { ...ALL, 'element type code': 2, 'volume tag': 1 }).reply;
    expect(whole.data).toHaveLength(8 + 8 + 8 * 88);
    for (const [allocation, arrives] of [
      [0, 0],
      [5, 5],
      [8, 8],
      [15, 8],
      [16, 16],
      [103, 16],
      [104, 104],
      [191, 104],
      [192, 192],
    ]) {
      const reply = host.send('READ ELEMENT STATUS', {
        ...ALL,
        'element type code': 2,
        'volume tag': 1,
        'allocation length': allocation,
      });
      expectGood(reply);
      expect(reply.transferred).toBe(arrives);
      expect(reply.data).toEqual(whole.data.slice(0, arrives));
    }
  });

  it('keeps within the buffer of the initiator when that is the shorter one', () => {
    const { host } = poweredOn();
    const reply = host.raw([0xb8, 0, 0, 0, 0xff, 0xff, 0, 0xff, 0xff, 0xff, 0, 0], undefined, 30);
    expect(reply.transferred).toBe(16);
  });

  it('carries volume tags only on request', () => {
    const { host } = poweredOn();
    expect(host.element(1001)).toMatchObject({ primaryTag: 'A00002L6', alternateTag: 'B-SIDE' });
    expect(host.elements({ 'volume tag': 0 })[5].primaryTag).toBeUndefined();
    const { host: plain } = poweredOn({ capabilities: { rotate: false }, cartridges: [] });
    expect(plain.elements()[0].alternateTag).toBeUndefined();
    const { host: blind } = poweredOn({ capabilities: { barcodeReader: false, volumeTags: [] } });
    expect(blind.elements()[5]).toMatchObject({ full: true, exception: undefined });
    expect(blind.elements()[5].primaryTag).toBeUndefined();
  });

  it('identifies drives by vendor, product and serial number when asked', () => {
    const { changer, host } = poweredOn();
    changer.removeDrive(1);
    const [first, second] = host.elements({ 'element type code': 4, 'device identifier': 1 });
    const text = String.fromCharCode(...(first.identifier?.bytes ?? []));
    expect(text).toBe('ACME    ' + 'LTO-6           ' + 'DRV0000001');
    expect(first.identifier).toMatchObject({ codeSet: 2, type: 1 });
    expect(second.identifier).toBeUndefined();
    expect(host.elements({ 'element type code': 2, 'device identifier': 1 })[0].identifier).toBeUndefined();
  });

  it('gives drives a bus address', () => {
    const { host } = poweredOn();
    expect(host.element(257)).toMatchObject({ busAddress: 2, lun: 0, access: true });
    expect(host.element(1000)?.busAddress).toBeUndefined();
  });

  it('tells what is wrong with an element', () => {
    const { changer, host } = poweredOn();
    host.move(1007, 256);
    changer.removeDrive(1);
    changer.pullMagazine(0, 3);
    expect(host.element(256)?.exception).toEqual({ asc: 0x30, ascq: 0x03 });
    expect(host.element(257)).toMatchObject({ access: false, exception: { asc: 0x3b, ascq: 0x1a } });
    expect(host.element(1000)).toMatchObject({
      full: false,
      access: false,
      exception: { asc: 0x3b, ascq: 0x12 },
    });
    expect(host.element(1004)).toMatchObject({ full: false, access: true, exception: undefined });
  });

  it('tells a cartridge without a label from one that was not scanned', () => {
    const { host } = poweredOn();
    expect(host.element(1002)).toMatchObject({ primaryTag: '', exception: { asc: 0x83, ascq: 0x01 } });
    const { host: fresh } = poweredOn({ capabilities: { nonVolatile: false } });
    fresh.send('INITIALIZE ELEMENT STATUS', { 'no bar code': 1 });
    expect(fresh.element(1000)).toMatchObject({
      full: true,
      primaryTag: '',
      exception: { asc: 0x83, ascq: 0x00 },
    });
  });

  it('tells that it has not looked yet', () => {
    const { host } = poweredOn({ capabilities: { nonVolatile: false } });
    expect(host.element(1000)).toMatchObject({ full: false, exception: { asc: 0x83, ascq: 0x00 } });
  });

  it('tells the state of ports', () => {
    const { changer, host } = poweredOn();
    changer.openPort(0);
    changer.insert({ kind: 'port', index: 0 }, { barcode: 'NEW001L6' });
    expect(host.element(16)).toMatchObject({ full: true, access: false, importedByOperator: true });
    changer.closePort(0);
    host.send('REQUEST SENSE');
    expect(host.element(16)).toMatchObject({
      full: true,
      access: true,
      importedByOperator: true,
      importEnabled: true,
      exportEnabled: true,
      primaryTag: 'NEW001L6',
    });
    host.move(1000, 17);
    expect(host.element(17)).toMatchObject({ full: true, importedByOperator: false });
  });

  it('refuses an element type that does not exist', () => {
    const reply = poweredOn().host.send('READ ELEMENT STATUS', { ...ALL, 'element type code': 5 });
    expectSense(reply, '5/24/00', cdb(1, 3));
  });

  it('refuses a starting address behind the last element', () => {
    const { host } = poweredOn();
    const from = (start: number, type = 0) =>
      host.send('READ ELEMENT STATUS', {
        ...ALL,
        'starting element address': start,
        'element type code': type,
      });
    expectSense(from(1008), '5/21/01', cdb(2));
    expectSense(from(258, 4), '5/21/01', cdb(2));
    expectGood(from(1007));
  });

  it('waits for closed doors unless CURDATA asks for what is stored', () => {
    const { changer, host } = poweredOn();
    changer.openDoor();
    expectSense(host.send('READ ELEMENT STATUS', ALL), '2/04/18');
    expect(host.elements({ 'current data': 1 })).toHaveLength(13);
  });
});
