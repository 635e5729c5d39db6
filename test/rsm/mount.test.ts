import { describe, expect, it } from 'vitest';
import { driverBench } from '../support/driver.ts';
import { managedLab } from './managed-lab.ts';

const bench = driverBench();

describe('start', () => {
  it('opens the changer as its only client and learns what it holds', async () => {
    const { rsm, lab, places } = await managedLab(bench);
    expect(rsm.start()).toMatchObject({ state: 'PASSED', message: '' });
    expect(lab.classDriver.create()).toBe(0x80000011);
    expect(places()).toEqual({
      A00001L6: 'slot 0',
      A00002L6: 'slot 1',
      A00003L6: 'slot 2',
      B00001L6: 'slot 3',
      '#5': 'slot 5',
      CLN001L1: 'slot 7',
    });
    expect(rsm.database.find('CLN001L1')?.cleaner).toBe(true);
  });

  it('empties the drives', async () => {
    const { rsm, places } = await managedLab(bench, {
      library: (data) => {
        data.cartridges[0].at = 'drive 0';
      },
    });
    expect(rsm.start()).toMatchObject({ state: 'PASSED' });
    expect(places()['A00001L6']).toMatch(/^slot/);
    expect(rsm.database.drives[0].state).toBe('DISMOUNTED');
  });

  it('fails where another client has the changer', async () => {
    const { rsm, lab } = await managedLab(bench);
    lab.classDriver.create();
    expect(rsm.start()).toMatchObject({
      state: 'FAILED',
      message: 'Opening the changer ended with STATUS_DEVICE_BUSY.',
    });
  });

  it('rejects drives of unlike kinds', async () => {
    const { rsm } = await managedLab(bench, { drives: [['LTO_Ultrium'], ['DDS_4mm']] });
    expect(rsm.start().message).toBe(
      'Drive 0 takes LTO_Ultrium and drive 1 takes DDS_4mm: the drives of a library must be of one kind.',
    );
  });
});

describe('mount', () => {
  it('gives the drive, and the same one to a second mount of the medium', async () => {
    const { rsm, places } = await managedLab(bench);
    rsm.start();
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'PASSED', result: 0 });
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'PASSED', result: 0 });
    expect(rsm.database.drives[0].state).toBe('LOADED');
    expect(places()).toMatchObject({ A00001L6: 'drive 0' });
  });

  it('takes no drive that is in use, and one that waits for its dismount', async () => {
    const { rsm, places } = await managedLab(bench);
    rsm.start();
    rsm.mount('A00001L6');
    expect(rsm.mount('A00002L6')).toMatchObject({ state: 'FAILED', message: 'Every drive is in use.' });
    expect(rsm.mount('A00002L6', { drive: 0 }).message).toBe('Drive 0 is in use: A00001L6 is mounted there.');
    rsm.dismount('A00001L6', true);
    expect(rsm.database.drives[0].state).toBe('DISMOUNTABLE');
    expect(rsm.mount('A00002L6')).toMatchObject({ state: 'PASSED' });
    expect(places()).toMatchObject({ A00001L6: 'slot 0', A00002L6: 'drive 0' });
  });

  it.each<[string, (rsm: Awaited<ReturnType<typeof managedLab>>['rsm']) => { message: string }, string]>([
    ['a medium nobody has seen', (rsm) => rsm.mount('Z9'), 'The library has never seen Z9.'],
    [
      'a drive that is not there',
      (rsm) => rsm.mount('A00001L6', { drive: 4 }),
      'There is no drive 4: the library has 1.',
    ],
    [
      'a disabled drive',
      (rsm) => {
        rsm.enableDrive(0, false);
        return rsm.mount('A00001L6', { drive: 0 });
      },
      'Drive 0 is disabled.',
    ],
    [
      'a disabled medium',
      (rsm) => {
        rsm.enableMedium('A00001L6', false);
        return rsm.mount('A00001L6');
      },
      'A00001L6 is disabled.',
    ],
    [
      'the second side where the changer cannot turn media',
      (rsm) => rsm.mount('A00001L6', { side: 1 }),
      'The second side of A00001L6 cannot be mounted: CHANGER_MEDIUM_FLIP is not set.',
    ],
  ])('refuses %s', async (_name, work, message) => {
    const { rsm } = await managedLab(bench);
    rsm.start();
    expect(work(rsm)).toMatchObject({ state: 'FAILED', message });
  });

  it('of a drive without a class driver says so', async () => {
    const { rsm } = await managedLab(bench, { drives: [] });
    rsm.start();
    expect(rsm.mount('A00001L6').message).toBe('Drive 0 has no class driver: its media cannot be used.');
  });

  it('of a medium that is offline asks for it and goes on when it is there', async () => {
    const { rsm, lab, places } = await managedLab(bench);
    rsm.start();
    lab.device.openDoor();
    lab.device.remove({ kind: 'slot', index: 1 });
    lab.device.closeDoor();
    rsm.inventory('FAST');
    expect(places()['A00002L6']).toBeUndefined();
    const item = rsm.mount('A00002L6');
    expect(item).toMatchObject({ state: 'WAITING', message: 'Put A00002L6 into the library.' });
    lab.device.openDoor();
    lab.device.insert({ kind: 'slot', index: 4 }, { barcode: 'A00002L6', cleaner: false });
    lab.device.closeDoor();
    rsm.queue.run();
    rsm.queue.expire();
    expect(item.state).toBe('PASSED');
    expect(places()['A00002L6']).toBe('drive 0');
  });
});

describe('the queue', () => {
  it('does what is more urgent first, and nothing that was cancelled', async () => {
    const { rsm, sent } = await managedLab(bench);
    rsm.start();
    rsm.inject(0, 1000);
    const late = rsm.mount('A00001L6', { priority: -1 });
    const soon = rsm.inventory('SLOT', 2);
    const never = rsm.mount('A00002L6', { priority: 15 });
    expect([late.state, soon.state, never.state]).toEqual(['QUEUED', 'QUEUED', 'QUEUED']);
    rsm.queue.cancel(never.id);
    sent();
    rsm.queue.expire();
    const moves = sent().filter((request) => /MOVE|slot 2/.test(request));
    expect(moves).toEqual([
      'INITIALIZE_ELEMENT_STATUS slot 2 count 1 barCodeScan',
      'GET_ELEMENT_STATUS slot 2 count 1 volumeTags',
      'MOVE_MEDIUM slot 0 → drive 0',
    ]);
    expect(never.state).toBe('CANCELLED');
  });
});
