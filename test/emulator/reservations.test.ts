import { describe, expect, it } from 'vitest';
import { getU32, putU32 } from '../../src/core/bytes.ts';
import type { Host } from './harness.ts';
import { cdb, expectConflict, expectGood, expectSense, parameter, poweredOn, secondHost } from './harness.ts';

function two() {
  const { changer, host } = poweredOn();
  return { changer, host, other: secondHost(changer) };
}

/** Element list: number of elements and address of each range. */
const ranges = (...list: [count: number, address: number][]): number[] =>
  list.flatMap(([count, address]) => [0, 0, count >> 8, count & 255, address >> 8, address & 255]);

describe.each(['6', '10'])('RESERVE(%s) and RELEASE', (form) => {
  const reserve = `RESERVE(${form})`;
  const release = `RELEASE(${form})`;

  it('keeps other initiators out of the unit', () => {
    const { host, other } = two();
    expectGood(host.send(reserve));
    expectGood(host.send('TEST UNIT READY'));
    for (const name of ['TEST UNIT READY', 'MODE SENSE(6)', 'READ ELEMENT STATUS', 'MOVE MEDIUM', reserve])
      expectConflict(other.send(name, name.startsWith('MODE') ? { 'page code': 0x1f } : {}));
    for (const name of ['INQUIRY', 'REQUEST SENSE', 'REPORT LUNS', release]) expectGood(other.send(name));
    expectGood(other.send('PREVENT ALLOW MEDIUM REMOVAL'));
    expectConflict(other.send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 1 }));
    expectConflict(other.send('TEST UNIT READY'));
    expectGood(host.send(release));
    expectGood(other.send('TEST UNIT READY'));
  });

  it('keeps other initiators away from elements', () => {
    const { host, other } = two();
    expectGood(
      host.send(reserve, { element: 1, 'reservation identification': 7 }, ranges([2, 1000], [1, 256])),
    );
    expectConflict(other.move(1000, 1003));
    expectConflict(other.move(1002, 256));
    expectConflict(other.send('POSITION TO ELEMENT', { 'destination element address': 1001 }));
    expectGood(other.move(1002, 257));
    expectGood(other.send('READ ELEMENT STATUS'));
    expectConflict(other.send(reserve));
    expectConflict(other.send(reserve, { element: 1 }, ranges([1, 1001])));
    expectGood(other.send(reserve, { element: 1 }, ranges([1, 1002])));
    expectGood(host.send(release, { element: 1, 'reservation identification': 1 }));
    expectConflict(other.move(1000, 1003));
    expectGood(host.send(release, { element: 1, 'reservation identification': 7 }));
    expectGood(other.move(1000, 1003));
  });

  it('replaces the list of the same identification', () => {
    const { host, other } = two();
    host.send(reserve, { element: 1 }, ranges([1, 1000]));
    expectGood(host.send(reserve, { element: 1 }, ranges([1, 1001])));
    expectGood(other.move(1000, 1003));
    expectConflict(other.move(1001, 1004));
  });

  it('takes an empty list for all elements, and a number of zero for all from the address on', () => {
    const { host, other } = two();
    expectGood(host.send(reserve, { element: 1, 'element list length': 0 }));
    expectConflict(other.move(1007, 1006));
    const next = two();
    next.host.send(reserve, { element: 1 }, ranges([0, 1001]));
    expectGood(next.other.move(1000, 1000));
    expectConflict(next.other.move(1007, 1006));
  });

  it('tells a wrong list', () => {
    const { host } = two();
    expectSense(host.send(reserve, { element: 1 }, [0, 0, 0, 1]), '5/1A/00', cdb(form === '6' ? 3 : 7));
    expectSense(host.send(reserve, { element: 1 }, ranges([1, 1000], [1, 999])), '5/26/00', parameter(10));
  });

  it('is forgotten at power off', () => {
    const { changer, host, other } = two();
    host.send(reserve);
    changer.powerCycle();
    expectSense(other.send('TEST UNIT READY'), '6/29/00');
    expectGood(other.send('TEST UNIT READY'));
  });
});

describe('persistent reservations', () => {
  const parameters = (key: number, action: number, flags = 0): Uint8Array => {
    const bytes = new Uint8Array(24);
    putU32(bytes, 4, key);
    putU32(bytes, 12, action);
    bytes[20] = flags;
    return bytes;
  };
  const out = (host: Host, action: string, key: number, actionKey = 0, type = 0) =>
    host.send(`PERSISTENT RESERVE OUT, ${action}`, { type }, parameters(key, actionKey));
  const register = (host: Host, key: number) => out(host, 'REGISTER', 0, key);
  const keys = (host: Host): number[] => {
    const { data } = host.send('PERSISTENT RESERVE IN, READ KEYS');
    return Array.from({ length: getU32(data, 4) / 8 }, (_, i) => getU32(data, 12 + 8 * i));
  };
  const reservation = (host: Host) => {
    const { data } = host.send('PERSISTENT RESERVE IN, READ RESERVATION');
    return getU32(data, 4) === 0 ? null : { key: getU32(data, 12), type: data[21] & 0xf };
  };

  it('registers keys, changes and removes them', () => {
    const { host, other } = two();
    expectGood(register(host, 1));
    expectConflict(register(host, 2));
    expectGood(out(host, 'REGISTER', 1, 2));
    expectGood(out(other, 'REGISTER AND IGNORE EXISTING KEY', 99, 3));
    expect(keys(host)).toEqual([2, 3]);
    expectGood(out(host, 'REGISTER', 2, 0));
    expect(keys(other)).toEqual([3]);
  });

  it('lets others read under write exclusive, and nothing under exclusive access', () => {
    const { host, other } = two();
    register(host, 1);
    expectGood(out(host, 'RESERVE', 1, 0, 1));
    expect(reservation(other)).toEqual({ key: 1, type: 1 });
    expectGood(other.send('READ ELEMENT STATUS'));
    expectConflict(other.move(1000, 256));
    expectGood(host.move(1000, 256));
    expectGood(out(host, 'RELEASE', 1, 0, 1));
    expectGood(out(host, 'RESERVE', 1, 0, 3));
    expectConflict(other.send('READ ELEMENT STATUS'));
    expectGood(other.send('TEST UNIT READY'));
    expectGood(other.send('INQUIRY'));
  });

  it('lets registrants in where the type says so, and tells them of the release', () => {
    const { host, other } = two();
    register(host, 1);
    register(other, 2);
    out(host, 'RESERVE', 1, 0, 6);
    expectGood(other.move(1000, 256));
    expectGood(out(host, 'RELEASE', 1, 0, 6));
    expectSense(other.send('TEST UNIT READY'), '6/2A/04');
  });

  it('belongs to all registrants until the last one leaves', () => {
    const { host, other } = two();
    register(host, 1);
    register(other, 2);
    out(host, 'RESERVE', 1, 0, 8);
    expect(reservation(host)).toEqual({ key: 0, type: 8 });
    out(host, 'REGISTER', 1, 0);
    expectConflict(host.move(1000, 256));
    out(other, 'REGISTER', 2, 0);
    expect(reservation(host)).toBeNull();
    expectGood(host.move(1000, 256));
  });

  it('can be preempted', () => {
    const { host, other } = two();
    register(host, 1);
    register(other, 2);
    out(host, 'RESERVE', 1, 0, 3);
    expectConflict(out(other, 'PREEMPT', 2, 77, 3));
    expectGood(out(other, 'PREEMPT', 2, 1, 3));
    expectSense(host.send('TEST UNIT READY'), '6/2A/05');
    expect(reservation(other)).toEqual({ key: 2, type: 3 });
    expect(keys(other)).toEqual([2]);
  });

  it('can be cleared', () => {
    const { host, other } = two();
    register(host, 1);
    register(other, 2);
    out(host, 'RESERVE', 1, 0, 3);
    expectGood(out(other, 'CLEAR', 2));
    expectSense(host.send('TEST UNIT READY'), '6/2A/03');
    expect(keys(host)).toEqual([]);
    expect(reservation(host)).toBeNull();
  });

  it('conflicts with wrong keys, other reservations and legacy reservations', () => {
    const { host, other } = two();
    expectConflict(out(host, 'RESERVE', 1, 0, 1));
    register(host, 1);
    register(other, 2);
    expectConflict(host.send('RESERVE(6)'));
    expectConflict(host.send('RELEASE(10)'));
    out(host, 'RESERVE', 1, 0, 1);
    expectConflict(out(other, 'RESERVE', 2, 0, 1));
    expectConflict(out(host, 'RESERVE', 1, 0, 3));
    expectSense(out(host, 'RELEASE', 1, 0, 3), '5/26/04');
    expectGood(out(other, 'RELEASE', 2, 0, 1));
    const legacy = two();
    legacy.host.send('RESERVE(6)', { element: 1 }, ranges([1, 1000]));
    expectConflict(register(legacy.other, 1));
  });

  it('tells wrong lists, scopes and types', () => {
    const { host } = two();
    register(host, 1);
    const reserve = 'PERSISTENT RESERVE OUT, RESERVE';
    expectSense(host.send(reserve, { type: 1 }, new Uint8Array(23)), '5/1A/00', cdb(5));
    expectSense(host.send(reserve, { type: 2 }, parameters(1, 0)), '5/24/00', cdb(2, 3));
    expectSense(host.send(reserve, { type: 1, scope: 1 }, parameters(1, 0)), '5/24/00', cdb(2, 7));
    expectSense(host.send(reserve, { type: 1 }, parameters(1, 0, 8)), '5/26/00', parameter(20, 3));
  });

  it('reports which types it supports', () => {
    const { host } = two();
    expect([...host.send('PERSISTENT RESERVE IN, REPORT CAPABILITIES').data]).toEqual([
      0, 8, 0, 0x80, 0xea, 1, 0, 0,
    ]);
  });
});
