import { describe, expect, it } from 'vitest';
import { cdb, expectGood, expectSense, parameter, poweredOn } from './harness.ts';

describe('SEND DIAGNOSTIC and RECEIVE DIAGNOSTIC RESULTS', () => {
  it('passes every self-test', () => {
    const { host } = poweredOn();
    const reply = host.send('SEND DIAGNOSTIC', { 'self-test': 1, 'parameter list length': 0 });
    expectGood(reply);
    expect(reply.duration).toBe(3_000);
    expectGood(host.send('SEND DIAGNOSTIC', { 'self-test code': 5, 'parameter list length': 0 }));
    expectGood(host.send('SEND DIAGNOSTIC', { 'parameter list length': 0 }));
  });

  it('has one diagnostic page: the list of pages', () => {
    const { host } = poweredOn();
    expectGood(host.send('SEND DIAGNOSTIC', { 'page format': 1 }, [0, 0, 0, 0]));
    expect([...host.send('RECEIVE DIAGNOSTIC RESULTS').data]).toEqual([0, 0, 0, 1, 0]);
    const asked = { 'page code valid': 1, 'page code': 0x40 };
    expectSense(host.send('RECEIVE DIAGNOSTIC RESULTS', asked), '5/24/00', cdb(2));
  });

  it('tells wrong self-tests and parameter lists', () => {
    const { host } = poweredOn();
    const none = { 'parameter list length': 0 };
    expectSense(host.send('SEND DIAGNOSTIC', { 'self-test code': 3, ...none }), '5/24/00', cdb(1, 7));
    expectSense(
      host.send('SEND DIAGNOSTIC', { 'self-test code': 1, 'self-test': 1, ...none }),
      '5/24/00',
      cdb(1, 7),
    );
    expectSense(host.send('SEND DIAGNOSTIC', { 'self-test': 1 }, [0, 0, 0, 0]), '5/1A/00', cdb(3));
    expectSense(host.send('SEND DIAGNOSTIC', {}, [0, 0, 0, 0]), '5/24/00', cdb(1, 4));
    expectSense(host.send('SEND DIAGNOSTIC', { 'page format': 1 }, [0, 0]), '5/1A/00', cdb(3));
    expectSense(host.send('SEND DIAGNOSTIC', { 'page format': 1 }, [0x40, 0, 0, 0]), '5/26/00', parameter(0));
  });
});

describe('LOG SENSE', () => {
  const flags = (data: Uint8Array): number[] =>
    Array.from({ length: 32 }, (_, i) => i + 1).filter((flag) => data[4 + (flag - 1) * 5 + 4] !== 0);

  it('lists its pages', () => {
    expect([...poweredOn().host.send('LOG SENSE').data]).toEqual([0, 0, 0, 2, 0x00, 0x2e]);
  });

  it('raises the TapeAlert flags of open doors and pulled magazines, and reading clears them', () => {
    const { changer, host } = poweredOn();
    const read = () => host.send('LOG SENSE', { 'page code': 0x2e }).data;
    expect(read()).toHaveLength(4 + 160);
    expect(flags(read())).toEqual([]);
    changer.openDoor();
    changer.pullMagazine(0, 3);
    expect(flags(read())).toEqual([16, 18]);
    changer.pushMagazine(0, 3);
    changer.closeDoor();
    host.send('REQUEST SENSE');
    expect(flags(read())).toEqual([]);
  });

  it('tells what it does not have', () => {
    const { host } = poweredOn();
    expectSense(host.send('LOG SENSE', { 'save parameters': 1 }), '5/24/00', cdb(1, 0));
    expectSense(host.send('LOG SENSE', { 'parameter pointer control': 1 }), '5/24/00', cdb(1, 1));
    expectSense(host.send('LOG SENSE', { 'page code': 0x2f }), '5/24/00', cdb(2, 5));
    expectSense(host.send('LOG SENSE', { 'subpage code': 1 }), '5/24/00', cdb(3));
    expectSense(host.send('LOG SENSE', { 'parameter pointer': 1 }), '5/24/00', cdb(5));
  });
});
