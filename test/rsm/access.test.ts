import { describe, expect, it } from 'vitest';
import { driverBench } from '../support/driver.ts';
import { managedLab, type ManagedLab } from './managed-lab.ts';

const bench = driverBench();
const port = { kind: 'port', index: 0 } as const;

async function started(): Promise<ManagedLab> {
  const managed = await managedLab(bench);
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
    expect(rsm.cleanDrive(0).message).toBe('The cleaner in slot 7 is used up.');
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
