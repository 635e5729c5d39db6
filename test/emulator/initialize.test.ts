import { describe, expect, it } from 'vitest';
import { cdb, expectConflict, expectGood, expectSense, poweredOn, rowOf, secondHost } from './harness.ts';
import { encodeCdb, findCommand } from '../../src/scsi/commands.ts';

const FORGETFUL = { capabilities: { nonVolatile: false } };

describe('INITIALIZE ELEMENT STATUS', () => {
  it('makes a library ready that keeps no inventory over power off', () => {
    const { changer, host } = poweredOn(FORGETFUL);
    expectSense(host.send('TEST UNIT READY'), '2/04/02');
    const reply = host.send('INITIALIZE ELEMENT STATUS');
    expectGood(reply);
    expect(reply.duration).toBe(13_000);
    expectGood(host.send('TEST UNIT READY'));
    expect(host.element(1000)).toMatchObject({ full: true, primaryTag: 'A00001L6' });
    changer.powerCycle();
    expectSense(host.send('TEST UNIT READY'), '6/29/00');
    expectSense(host.send('TEST UNIT READY'), '2/04/02');
  });

  it('leaves labels unread when asked to', () => {
    const { host } = poweredOn(FORGETFUL);
    expectGood(host.send('INITIALIZE ELEMENT STATUS', { 'no bar code': 1 }));
    expect(host.element(1000)).toMatchObject({ full: true, primaryTag: '' });
  });

  it('waits for closed doors and for reservations of others', () => {
    const { changer, host } = poweredOn();
    changer.openDoor();
    expectSense(host.send('INITIALIZE ELEMENT STATUS'), '2/04/18');
    const { changer: shared, host: mine } = poweredOn();
    secondHost(shared).send('RESERVE(10)', { element: 1 }, [0, 0, 0, 1, 0x03, 0xe8]);
    expectConflict(mine.send('INITIALIZE ELEMENT STATUS'));
  });
});

describe.each([0x37, 0xe7])('INITIALIZE ELEMENT STATUS WITH RANGE at opcode %i', (opcode) => {
  const row = findCommand(opcode, 8) ?? rowOf('TEST UNIT READY');
  const command = (fields: Record<string, number>) => encodeCdb(row, fields);

  it('looks into the range only, in the time that takes', () => {
    const { host } = poweredOn(FORGETFUL);
    const reply = host.raw(command({ range: 1, 'starting element address': 1000, 'number of elements': 2 }));
    expectGood(reply);
    expect(reply.duration).toBe(2_000);
    expect(host.element(1001)).toMatchObject({ full: true, exception: undefined });
    expect(host.element(1002)?.exception).toEqual({ asc: 0x83, ascq: 0 });
    expectSense(host.send('TEST UNIT READY'), '2/04/02');
  });

  it('looks into all from the starting address on for a number of zero', () => {
    const { host } = poweredOn(FORGETFUL);
    expectGood(host.raw(command({ range: 1, 'starting element address': 1, 'number of elements': 0 })));
    expectGood(host.send('TEST UNIT READY'));
  });

  it('looks into everything without RANGE', () => {
    const { host } = poweredOn(FORGETFUL);
    expectGood(host.raw(command({ 'starting element address': 5000, 'number of elements': 1 })));
    expectGood(host.send('TEST UNIT READY'));
  });

  it('leaves labels unread when asked to', () => {
    const { host } = poweredOn(FORGETFUL);
    host.raw(command({ 'no bar code': 1 }));
    expect(host.element(1000)).toMatchObject({ full: true, exception: { asc: 0x83, ascq: 0 } });
  });

  it('tells an address of no element, an open door, and a reserved element', () => {
    const { changer, host } = poweredOn();
    expectSense(host.raw(command({ range: 1, 'starting element address': 999 })), '5/21/01', cdb(2));
    const other = secondHost(changer);
    other.send('RESERVE(10)', { element: 1 }, [0, 0, 0, 1, 0x03, 0xe9]);
    const two = { range: 1, 'starting element address': 1000, 'number of elements': 2 };
    expectConflict(host.raw(command(two)));
    expectGood(host.raw(command({ ...two, 'number of elements': 1 })));
    changer.openDoor();
    expectSense(host.raw(command({})), '2/04/18');
  });

  it('does not exist in a library without it', () => {
    const { host } = poweredOn({ capabilities: { initializeRange: false } });
    expectSense(host.raw(command({})), '5/20/00', cdb(0));
  });
});
