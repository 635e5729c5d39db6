import { describe, expect, it } from 'vitest';
import { cdb, expectConflict, expectGood, expectSense, poweredOn, secondHost } from './harness.ts';

const NAME = 'OPEN/CLOSE IMPORT/EXPORT ELEMENT';
const open = (address: number) => ({ 'element address': address, 'action code': 0 });
const close = (address: number) => ({ 'element address': address, 'action code': 1 });

describe('OPEN/CLOSE IMPORT/EXPORT ELEMENT', () => {
  it('extends and retracts the port', () => {
    const { changer, host } = poweredOn();
    expectGood(host.send(NAME, open(16)));
    expect(changer.portOpen(0)).toBe(true);
    expect(host.element(16)?.access).toBe(false);
    expectGood(host.send(NAME, open(16)));
    expectGood(host.send(NAME, close(16)));
    expect(changer.portOpen(0)).toBe(false);
    expectGood(host.send('TEST UNIT READY'));
  });

  it('tells every initiator when the operator used the port meanwhile', () => {
    const { changer, host } = poweredOn();
    const other = secondHost(changer);
    host.send(NAME, open(16));
    expect(changer.insert({ kind: 'port', index: 0 }, { barcode: 'NEW' })).toEqual({ ok: true });
    host.send(NAME, close(16));
    expectSense(host.send('TEST UNIT READY'), '6/28/01');
    expectSense(other.send('TEST UNIT READY'), '6/28/01');
  });

  it('is prevented by any initiator that prevents removal', () => {
    const { changer, host } = poweredOn();
    const other = secondHost(changer);
    other.send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 1 });
    expectSense(host.send(NAME, open(16)), '5/53/02');
    expectGood(host.send(NAME, close(16)));
    other.send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 0 });
    expectGood(host.send(NAME, open(16)));
  });

  it('tells wrong addresses and actions', () => {
    const { host } = poweredOn();
    expectSense(host.send(NAME, open(1000)), '5/21/01', cdb(2));
    expectSense(host.send(NAME, { 'element address': 16, 'action code': 2 }), '5/24/00', cdb(4, 4));
    const { host: halfway } = poweredOn({ capabilities: { closePort: false } });
    expectGood(halfway.send(NAME, open(16)));
    expectSense(halfway.send(NAME, close(16)), '5/24/00', cdb(4, 4));
    const { host: manual } = poweredOn({ capabilities: { openPort: false, closePort: false } });
    expectSense(manual.send(NAME, open(16)), '5/20/00', cdb(0));
  });

  it('respects reservations and open doors', () => {
    const { changer, host } = poweredOn();
    secondHost(changer).send('RESERVE(6)', { element: 1 }, [0, 0, 0, 1, 0, 16]);
    expectConflict(host.send(NAME, open(16)));
    expectGood(host.send(NAME, open(17)));
    changer.openDoor();
    expectSense(host.send(NAME, close(17)), '2/04/18');
  });
});

describe('PREVENT ALLOW MEDIUM REMOVAL', () => {
  it('locks for as long as one initiator wants it', () => {
    const { changer, host } = poweredOn();
    const other = secondHost(changer);
    for (const initiator of [host, other])
      expectGood(initiator.send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 1 }));
    expectGood(host.send('PREVENT ALLOW MEDIUM REMOVAL'));
    expect(changer.locked('door')).toBe(true);
    expect(changer.openDoor()).toMatchObject({ ok: false });
    expectGood(other.send('PREVENT ALLOW MEDIUM REMOVAL'));
    expect(changer.openDoor()).toEqual({ ok: true });
  });

  it('locks only what the library can lock', () => {
    const { changer, host } = poweredOn({ capabilities: { lock: ['port'] } });
    host.send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 1 });
    expect(changer.locked('port')).toBe(true);
    expect(changer.openDoor()).toEqual({ ok: true });
  });

  it('is forgotten at power off', () => {
    const { changer, host } = poweredOn();
    host.send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 1 });
    changer.powerCycle();
    expect(changer.openDoor()).toEqual({ ok: true });
  });

  it('refuses the persistent forms, and exists only where something can be locked', () => {
    expectSense(poweredOn().host.send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 2 }), '5/24/00', cdb(4, 1));
    const { host } = poweredOn({ capabilities: { lock: [] } });
    expectSense(host.send('PREVENT ALLOW MEDIUM REMOVAL'), '5/20/00', cdb(0));
  });
});
