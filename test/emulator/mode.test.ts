import { describe, expect, it } from 'vitest';
import { decodeModeData, encodeElementAddressAssignment } from '../../src/scsi/mode-pages.ts';
import type { Host } from './harness.ts';
import { cdb, expectConflict, expectGood, expectSense, parameter, poweredOn, secondHost } from './harness.ts';

const ADDRESSES = {
  transport: { first: 1, count: 1 },
  storage: { first: 1000, count: 8 },
  importExport: { first: 16, count: 2 },
  dataTransfer: { first: 256, count: 2 },
};
const MOVED = { ...ADDRESSES, storage: { first: 2000, count: 8 } };

function sense(host: Host, form: 6 | 10, fields: Record<string, number>) {
  const reply = host.send(`MODE SENSE(${form})`, fields);
  expectGood(reply);
  return { reply, data: decodeModeData(reply.data, form) };
}

function select(host: Host, pages: ArrayLike<number>, fields: Record<string, number> = {}) {
  return host.send('MODE SELECT(6)', { 'page format': 1, ...fields }, [0, 0, 0, 0, ...Array.from(pages)]);
}

describe('MODE SENSE', () => {
  it.each([6, 10] as const)('returns all pages in the form of the %i-byte command', (form) => {
    const { reply, data } = sense(poweredOn().host, form, { 'page code': 0x3f });
    expect(reply.data).toHaveLength((form === 6 ? 4 : 8) + 20 + 4 + 16);
    expect(data?.header.modeDataLength).toBe(reply.data.length - (form === 6 ? 1 : 2));
    expect(data?.pages).toEqual([
      { page: 'element address assignment', savable: true, elements: ADDRESSES },
      { page: 'transport geometry', savable: false, transports: [{ rotate: true, member: 0 }] },
      {
        page: 'device capabilities',
        savable: false,
        capabilities: { store: 0xe, move: [0xe, 0xf, 0xa, 0xe], exchange: [0, 0xa, 0, 0x2] },
      },
    ]);
  });

  it('says what can be changed: the first addresses', () => {
    const { data } = sense(poweredOn().host, 6, { 'page control': 1, 'page code': 0x3f });
    const first = { first: 0xffff, count: 0 };
    expect(data?.pages).toEqual([
      {
        page: 'element address assignment',
        savable: true,
        elements: { transport: first, storage: first, importExport: first, dataTransfer: first },
      },
      { page: 'transport geometry', savable: false, transports: [{ rotate: false, member: 0 }] },
      {
        page: 'device capabilities',
        savable: false,
        capabilities: { store: 0, move: [0, 0, 0, 0], exchange: [0, 0, 0, 0] },
      },
    ]);
  });

  it('keeps the length fields when the allocation length is short', () => {
    const { reply } = sense(poweredOn().host, 6, { 'page code': 0x1f, 'allocation length': 4 });
    expect([...reply.data]).toEqual([19, 0, 0, 0]);
  });

  it('refuses pages and subpages that it lacks', () => {
    const { host } = poweredOn();
    expectSense(host.send('MODE SENSE(6)', { 'page code': 0x0f }), '5/24/00', cdb(2, 5));
    expectSense(host.send('MODE SENSE(10)', { 'page code': 0x1f, 'subpage code': 1 }), '5/24/00', cdb(3));
    expectGood(host.send('MODE SENSE(10)', { 'page code': 0x3f, 'subpage code': 0xff }));
  });

  it('shows the lab the same pages', () => {
    const { changer, host } = poweredOn();
    const page = host.send('MODE SENSE(6)', { 'page code': 0x1f }).data.slice(4);
    expect(changer.modePage(0x1f)).toEqual(page);
    expect(changer.modePage(0x0f)).toBeUndefined();
  });
});

describe('MODE SELECT', () => {
  it('moves the addresses and tells the other initiators', () => {
    const { changer, host } = poweredOn();
    const other = secondHost(changer);
    expectGood(select(host, encodeElementAddressAssignment(MOVED)));
    expectSense(other.send('TEST UNIT READY'), '6/2A/01');
    expectGood(host.send('TEST UNIT READY'));
    expect(host.element(2000)?.primaryTag).toBe('A00001L6');
    expectSense(host.move(1000, 256), '5/21/01', cdb(4));
    expectGood(host.move(2000, 256));
    expect(host.element(256)?.source).toBe(2000);
  });

  it('tells nobody when nothing changes', () => {
    const { changer, host } = poweredOn();
    const other = secondHost(changer);
    expectGood(select(host, encodeElementAddressAssignment(ADDRESSES)));
    expectGood(host.send('MODE SELECT(6)', { 'page format': 1, 'parameter list length': 0 }));
    expectGood(other.send('TEST UNIT READY'));
  });

  it('keeps saved addresses over power off, others not', () => {
    const { changer, host } = poweredOn();
    const first = (control: number) => {
      const page = sense(host, 6, { 'page control': control, 'page code': 0x1d }).data?.pages[0];
      return page?.page === 'element address assignment' ? page.elements.storage.first : -1;
    };
    select(host, encodeElementAddressAssignment(MOVED));
    expect([0, 2, 3].map(first)).toEqual([2000, 1000, 1000]);
    changer.powerCycle();
    host.send('REQUEST SENSE');
    expect(first(0)).toBe(1000);
    select(host, encodeElementAddressAssignment(MOVED), { 'save pages': 1 });
    expect(first(3)).toBe(2000);
    changer.powerCycle();
    host.send('REQUEST SENSE');
    expect(first(0)).toBe(2000);
  });

  it('understands the 10-byte form', () => {
    const { host } = poweredOn();
    const list = [0, 0, 0, 0, 0, 0, 0, 0, ...encodeElementAddressAssignment(MOVED)];
    expectGood(host.send('MODE SELECT(10)', { 'page format': 1 }, list));
    expect(host.element(2000)?.full).toBe(true);
  });

  it('points to what is wrong in the parameter list', () => {
    const { host } = poweredOn();
    const overlap = { ...ADDRESSES, storage: { first: 255, count: 8 } };
    const beyond = { ...ADDRESSES, dataTransfer: { first: 0xffff, count: 2 } };
    const more = { ...ADDRESSES, storage: { first: 1000, count: 9 } };
    expectSense(select(host, encodeElementAddressAssignment(overlap)), '5/26/00', parameter(4 + 14));
    expectSense(select(host, encodeElementAddressAssignment(beyond)), '5/26/00', parameter(4 + 14));
    expectSense(select(host, encodeElementAddressAssignment(more)), '5/26/00', parameter(4 + 9));
    expectSense(select(host, [0x0f, 2, 0, 0]), '5/26/00', parameter(4, 5));
    expectSense(select(host, [0x5d, 18]), '5/26/00', parameter(4, 6));
    expectSense(select(host, [0x1d, 17]), '5/26/00', parameter(5));
    expectSense(select(host, [0x1e, 2, 0, 0]), '5/26/00', parameter(6));
    const blocks = [0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0];
    expectSense(host.send('MODE SELECT(6)', { 'page format': 1 }, blocks), '5/26/00', parameter(3));
  });

  it('refuses a list that is cut short, and the old page format', () => {
    const { host } = poweredOn();
    expectSense(host.send('MODE SELECT(6)', { 'page format': 1 }, [0, 0, 0]), '5/1A/00', cdb(4));
    expectSense(select(host, [0x1d]), '5/1A/00', cdb(4));
    expectSense(select(host, [0x1d, 18, 0]), '5/1A/00', cdb(4));
    expectSense(host.send('MODE SELECT(6)', {}, [0, 0, 0, 0]), '5/24/00', cdb(1, 4));
    expectSense(host.send('MODE SELECT(10)', { 'page format': 1 }, [0, 0, 0]), '5/1A/00', cdb(7));
  });

  it('does not move elements that another initiator reserved', () => {
    const { changer, host } = poweredOn();
    secondHost(changer).send('RESERVE(6)', { element: 1 }, [0, 0, 0, 1, 0x03, 0xe8]);
    expectConflict(select(host, encodeElementAddressAssignment(MOVED)));
  });
});
