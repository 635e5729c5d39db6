import { describe, expect, it } from 'vitest';
import { driverBench } from '../support/driver.ts';
import { managedLab, type LibraryData, type ManagedLab, type Variant } from './managed-lab.ts';

const bench = driverBench();
const port = { kind: 'port', index: 0 } as const;

async function started(variant?: Variant): Promise<ManagedLab> {
  const managed = await managedLab(bench, variant);
  managed.rsm.start();
  managed.sent();
  return managed;
}

describe('inject', () => {
  it('waits for the operator, then takes the medium to an empty slot', async () => {
    const { rsm, lab, sent, places } = await started();
    const item = rsm.inject();
    expect(item).toMatchObject({ state: 'WAITING', message: 'Put a medium into port 0.' });
    expect(lab.device.insert(port, { barcode: 'NEW001L6', cleaner: false }).ok).toBe(true);
    rsm.queue.run();
    expect(item).toMatchObject({ state: 'PASSED', result: 4 });
    expect(places()['NEW001L6']).toBe('slot 4');
    expect(sent().filter((request) => !request.startsWith('GET_'))).toEqual([
      'SET_ACCESS port 0 UNLOCK_ELEMENT',
      'SET_ACCESS port 0 EXTEND_IEPORT',
      'SET_ACCESS port 0 RETRACT_IEPORT',
      'SET_ACCESS port 0 LOCK_ELEMENT',
      'MOVE_MEDIUM port 0 → slot 4',
    ]);
  });

  it('ends where nobody comes, with the port closed and locked', async () => {
    const { rsm, lab } = await started();
    const item = rsm.inject();
    rsm.queue.expire();
    expect(item).toMatchObject({
      state: 'FAILED',
      message: 'Nobody did it in 300 seconds: Put a medium into port 0.',
    });
    expect(lab.device.portOpen(0)).toBe(false);
    expect(lab.device.openPort(0).ok).toBe(false);
  });

  it('is refused where there is no such port', async () => {
    const { rsm } = await started();
    expect(rsm.inject(2).message).toBe('There is no port 2: the library has 1. Use the door.');
  });
});

describe('eject', () => {
  it('gives the medium out; it is offline afterwards, and known', async () => {
    const { rsm, lab, places } = await started();
    const item = rsm.eject('A00002L6');
    expect(item.message).toBe('Take A00002L6 out of port 0.');
    expect(lab.device.remove(port).ok).toBe(true);
    rsm.queue.run();
    expect(item.state).toBe('PASSED');
    expect(places()).toMatchObject({ A00002L6: undefined });
    expect(rsm.database.find('A00002L6')).toBeDefined();
  });

  it('of a mounted medium is refused', async () => {
    const { rsm } = await started();
    rsm.mount('A00001L6');
    expect(rsm.eject('A00001L6').message).toBe('A00001L6 is in use in drive 0.');
  });
});

describe('a port or a door for which nobody comes', () => {
  it('eject: the port is closed and locked again, and the medium is known to be in it', async () => {
    const { rsm, lab, places } = await started();
    const item = rsm.eject('A00002L6');
    rsm.queue.expire();
    expect(item.message).toBe('Nobody did it in 300 seconds: Take A00002L6 out of port 0.');
    expect(places()).toMatchObject({ A00002L6: 'port 0' });
    expect([lab.device.portOpen(0), lab.device.locked('port')]).toEqual([false, true]);
    expect(rsm.eject('A00001L6').message).toBe('Port 0 is full: take out what is in it.');
    expect(rsm.inject()).toMatchObject({ state: 'PASSED' });
    expect(places()).toMatchObject({ A00002L6: 'slot 1' });
  });

  it.each([
    ['opens', 'Nobody did it in 300 seconds: Open door 0.'],
    ['closes', 'Nobody did it in 300 seconds: Close door 0.'],
  ])('the door that nobody %s is locked again', async (act, message) => {
    const { rsm, lab } = await started();
    const item = rsm.door();
    if (act === 'closes') lab.device.openDoor();
    rsm.queue.run();
    rsm.queue.expire();
    expect(item).toMatchObject({ state: 'FAILED', message });
    if (lab.device.doorOpen) lab.device.closeDoor();
    expect(lab.device.openDoor().ok).toBe(false);
  });

  it('a lock that fails then does not hide why the work failed', async () => {
    const { rsm, lab } = await started();
    const item = rsm.door();
    const effect = { kind: 'sense', key: 4, asc: 0x44, ascq: 0 } as const;
    lab.port.faults.arm({ opcode: 0x1e, nth: 1, effect });
    rsm.queue.expire();
    expect(item.message).toBe('Nobody did it in 300 seconds: Open door 0.');
  });

  it('work that is cancelled leaves nothing open', async () => {
    const { rsm, lab } = await started();
    const item = rsm.eject('A00002L6');
    rsm.queue.cancel(item.id);
    expect(item.state).toBe('CANCELLED');
    expect([lab.device.portOpen(0), lab.device.locked('port')]).toEqual([false, true]);
  });
});

describe('many media', () => {
  const twoPorts = (data: LibraryData): void => {
    data.elements['port'] = { first: 10, count: 2 };
  };

  it('come in one after the other, until nobody brings another', async () => {
    const { rsm, lab, places } = await started();
    const item = rsm.inject(0, 60_000, true);
    lab.device.insert(port, { barcode: 'NEW001L6', cleaner: false });
    rsm.queue.run();
    expect(item).toMatchObject({ state: 'WAITING', message: 'Put a medium into port 0.' });
    rsm.queue.expire();
    expect(item).toMatchObject({ state: 'PASSED', result: [4] });
    expect(places()).toMatchObject({ NEW001L6: 'slot 4' });
    expect(lab.device.portOpen(0)).toBe(false);
  });

  it('come in until no slot is empty', async () => {
    const { rsm, lab, places } = await started();
    const item = rsm.inject(0, 60_000, true);
    for (const barcode of ['NEW001L6', 'NEW002L6']) {
      expect(lab.device.insert(port, { barcode, cleaner: false }).ok).toBe(true);
      rsm.queue.run();
    }
    expect(item).toMatchObject({ state: 'PASSED', result: [4, 6] });
    expect(places()).toMatchObject({ NEW001L6: 'slot 4', NEW002L6: 'slot 6' });
  });

  it('go out together, each through a port of its own', async () => {
    const { rsm, lab, places } = await started({ library: twoPorts });
    expect(rsm.queueEject('A00001L6').state).toBe('PASSED');
    expect(rsm.queueEject('A00002L6').message).toBe(
      'A00002L6 cannot be queued: the library has 2 ports, and 1 is taken already.',
    );
    const item = rsm.eject('A00003L6');
    expect(item.message).toBe('Take A00001L6 out of port 0 and A00003L6 out of port 1.');
    lab.device.remove(port);
    rsm.queue.run();
    expect(item.state).toBe('WAITING');
    lab.device.remove({ kind: 'port', index: 1 });
    rsm.queue.run();
    expect(item.state).toBe('PASSED');
    expect(places()).toMatchObject({ A00001L6: undefined, A00002L6: 'slot 1', A00003L6: undefined });
    expect([lab.device.portOpen(0), lab.device.portOpen(1)]).toEqual([false, false]);
  });

  it('in use go out only by force', async () => {
    const { rsm } = await started();
    rsm.mount('A00001L6');
    expect(rsm.eject('A00001L6', 0, 1000, true)).toMatchObject({ state: 'WAITING' });
  });

  it('a port that was left open is retracted', async () => {
    const { rsm, lab, sent } = await started();
    lab.device.powerCycle();
    lab.device.openPort(0);
    sent();
    expect(rsm.retractPort(0)).toMatchObject({ state: 'PASSED' });
    expect(lab.device.portOpen(0)).toBe(false);
    expect(sent()).toEqual([
      'GET_ELEMENT_STATUS port 0 count 1 volumeTags',
      'SET_ACCESS port 0 RETRACT_IEPORT',
    ]);
  });
});

describe('the door', () => {
  it('is unlocked, watched, locked, and what changed is found', async () => {
    const { rsm, lab, places } = await started();
    const item = rsm.door();
    expect(item.message).toBe('Open door 0.');
    lab.device.openDoor();
    rsm.queue.run();
    expect(item.message).toBe('Close door 0.');
    lab.device.remove({ kind: 'slot', index: 0 });
    lab.device.insert({ kind: 'slot', index: 6 }, { barcode: 'A00001L6', cleaner: false });
    lab.device.closeDoor();
    rsm.queue.run();
    expect(item.state).toBe('PASSED');
    expect(places()).toMatchObject({ A00001L6: 'slot 6' });
    expect(lab.device.openDoor().ok).toBe(false);
  });
});

describe('cleaners', () => {
  it('a drive is cleaned, which uses the cleaner up', async () => {
    const { rsm, places } = await started();
    rsm.library.cleanerUses = 1;
    expect(rsm.cleanDrive(0)).toMatchObject({ state: 'PASSED' });
    expect(places()).toMatchObject({ CLN001L1: 'slot 7' });
  });

  it('one that is used up is given out, and the operator asked for another', async () => {
    const { rsm, lab, places } = await started();
    rsm.library.cleanerUses = 0;
    const item = rsm.cleanDrive(0);
    expect(item).toMatchObject({ state: 'WAITING', message: 'Take CLN001L1 out of port 0.' });
    lab.device.remove(port);
    rsm.queue.run();
    expect(item).toMatchObject({ state: 'WAITING', message: 'Put a cleaner into port 0.' });
    lab.device.insert(port, { barcode: 'CLN002L1', cleaner: true });
    rsm.queue.run();
    expect(item).toMatchObject({ state: 'PASSED', message: '' });
    expect(places()).toMatchObject({ CLN001L1: undefined, CLN002L1: 'slot 7' });
    expect(rsm.library.cleanerUses).toBeGreaterThan(0);
  });

  it('one that is missing is asked for; where nobody brings it, the drive is free again', async () => {
    const { rsm, lab, places } = await started();
    rsm.ejectCleaner();
    lab.device.remove(port);
    rsm.queue.run();
    rsm.mount('A00001L6');
    rsm.dismount('A00001L6', true);
    const item = rsm.cleanDrive(0);
    expect(item.message).toBe('Put a cleaner into port 0.');
    rsm.queue.expire();
    expect(item.state).toBe('FAILED');
    expect(item.message).toMatch(/^There is no cleaner in slot 7\. .*port 0/);
    expect(places()).toMatchObject({ A00001L6: 'drive 0' });
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'PASSED' });
  });

  it('one that is used up stays where the library has no port to give it out', async () => {
    const { rsm, places } = await started({ members: { NumberIEElements: 0 } });
    rsm.library.cleanerUses = 0;
    expect(rsm.cleanDrive(0).message).toBe(
      'The cleaner in slot 7 is used up. There is no port 0: the library has 0. Use the door.',
    );
    expect(places()).toMatchObject({ CLN001L1: 'slot 7' });
  });

  it('the cleaner is ejected, its slot released, another reserved, and a new one injected', async () => {
    const { rsm, lab, places } = await started();
    expect(rsm.releaseCleaner().message).toBe('Slot 7 holds the cleaner: eject it first.');
    const out = rsm.ejectCleaner();
    lab.device.remove(port);
    rsm.queue.run();
    expect(out.state).toBe('PASSED');
    expect(rsm.releaseCleaner().state).toBe('PASSED');
    expect(rsm.cleanDrive(0).message).toBe('No slot is reserved for a cleaner.');
    expect(rsm.reserveCleaner(0).message).toBe('Slot 0 is full.');
    expect(rsm.reserveCleaner(99).message).toBe('Slot 99 is not present.');
    expect(rsm.reserveCleaner(4).state).toBe('PASSED');
    const fresh = rsm.injectCleaner(20);
    lab.device.insert(port, { barcode: 'CLN002L1', cleaner: true });
    rsm.queue.run();
    expect(fresh.state).toBe('PASSED');
    expect(places()).toMatchObject({ CLN002L1: 'slot 4' });
    expect(rsm.library.cleanerUses).toBe(20);
  });
});
