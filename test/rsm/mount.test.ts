import { describe, expect, it } from 'vitest';
import { driverBench } from '../support/driver.ts';
import { managedLab, type LibraryData, type Variant } from './managed-lab.ts';

const bench = driverBench();

const twoDrives = (data: LibraryData): void => {
  data.elements['drive'].count = 2;
  data.drives.push({ kind: 'LTO-6', serial: 'DRV0002' });
};

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
    const { rsm } = await managedLab(bench, {
      library: twoDrives,
      mediaTypes: [['LTO_Ultrium'], ['DDS_4mm']],
    });
    expect(rsm.start().message).toBe(
      'Drive 0 takes LTO_Ultrium and drive 1 takes DDS_4mm: Microsoft operating systems do not support changers with more than one type of drive.',
    );
  });
});

describe('a start that fails', () => {
  it('leaves the changer closed, so that it can be tried again', async () => {
    const { rsm, lab } = await managedLab(bench);
    const effect = { kind: 'sense', key: 4, asc: 0x44, ascq: 0 } as const;
    // READ ELEMENT STATUS, and what the class driver tries again.
    for (let command = 0; command < 10; command++) lab.port.faults.arm({ opcode: 0xb8, nth: 1, effect });
    expect(rsm.start()).toMatchObject({ state: 'FAILED' });
    lab.port.faults.clear();
    expect(rsm.mount('A00001L6').message).toBe('The library has not been started.');
    expect(rsm.start()).toMatchObject({ state: 'PASSED', message: '' });
    expect(rsm.start().message).toBe('The library has been started already.');
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'PASSED' });
  });

  it.each<[string, Variant, string]>([
    [
      'a drive whose driver tells no media types',
      { mediaTypes: [0xc0000010] },
      'GET_MEDIA_TYPES_EX of drive 0 ended with STATUS_INVALID_DEVICE_REQUEST. A drive whose driver does not tell its media types cannot be used in a changer.',
    ],
    [
      'a write-once optical drive',
      { mediaTypes: [['CD_ROM', 'CD_R']] },
      'Drive 0 takes CD_R, CD_ROM: it is a write-once optical drive, and Microsoft operating systems do not support those in changers.',
    ],
    [
      'a serial access stacker',
      { members: { MoveFromSlot: 2 } },
      'No medium can be moved from a slot to a drive: MoveFromSlot has no CHANGER_TO_DRIVE. Such a device is a serial access stacker, and Microsoft operating systems support only changers, which mount media in any order.',
    ],
    [
      'a drive without a transport',
      { members: { NumberTransportElements: 0 } },
      'A library without a transport is a stand-alone drive: its changer driver is not used.',
    ],
  ])('tells of %s', async (_name, variant, message) => {
    const { rsm, lab } = await managedLab(bench, variant);
    expect(rsm.start()).toMatchObject({ state: 'FAILED', message });
    expect(lab.classDriver.create()).toBe(0);
  });

  it('is none for an optical drive whose media can be written again', async () => {
    const { rsm } = await managedLab(bench, { mediaTypes: [['CD_ROM', 'CD_R', 'CD_RW']] });
    expect(rsm.start()).toMatchObject({ state: 'PASSED' });
  });
});

describe('a library that is disabled', () => {
  it('is closed, and refuses work until it is enabled', async () => {
    const { rsm, lab } = await managedLab(bench);
    rsm.start();
    expect(rsm.enableLibrary(true).message).toBe('The library is enabled already.');
    expect(rsm.enableLibrary(false)).toMatchObject({ state: 'PASSED' });
    expect(rsm.mount('A00001L6').message).toBe('The library is disabled: enable it first.');
    expect(lab.classDriver.create()).toBe(0);
    lab.classDriver.close();
    expect(rsm.enableLibrary(true)).toMatchObject({ state: 'PASSED', message: '' });
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'PASSED' });
  });
});

describe('a medium in use', () => {
  it('is not taken from the drive where it is mounted', async () => {
    const { rsm, places } = await managedLab(bench, { library: twoDrives });
    rsm.start();
    rsm.mount('A00001L6', { drive: 0 });
    expect(rsm.mount('A00001L6', { drive: 1 })).toMatchObject({
      state: 'FAILED',
      message: 'A00001L6 is in use in drive 0.',
    });
    expect(rsm.cleanDrive(0).message).toBe('Drive 0 is in use: A00001L6 is mounted there.');
    rsm.dismount('A00001L6', true);
    expect(rsm.mount('A00001L6', { drive: 1 })).toMatchObject({ state: 'PASSED', result: 1 });
    expect(places()).toMatchObject({ A00001L6: 'drive 1' });
  });

  it('stays where it is when the drive that is wanted cannot be had', async () => {
    const { rsm, places } = await managedLab(bench, { library: twoDrives });
    rsm.start();
    rsm.mount('A00001L6', { drive: 0 });
    rsm.mount('A00002L6', { drive: 1 });
    rsm.dismount('A00002L6', true);
    expect(rsm.mount('A00002L6', { drive: 0 }).message).toBe('Drive 0 is in use: A00001L6 is mounted there.');
    expect(places()).toMatchObject({ A00002L6: 'drive 1' });
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
      'a cleaner',
      (rsm) => rsm.mount('CLN001L1'),
      'CLN001L1 is a cleaning cartridge: ask for "clean drive", which mounts it.',
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
    const { rsm } = await managedLab(bench, { drivers: false });
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
