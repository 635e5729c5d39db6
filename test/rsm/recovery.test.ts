import { describe, expect, it } from 'vitest';
import { CHANGER_IOCTLS } from '../../src/ddi/ioctls.ts';
import type { Place } from '../../src/emulator/model.ts';
import { runDeviceStep } from '../../src/lab/device-run.ts';
import { driverBench } from '../support/driver.ts';
import { known, managedLab, truth, type LibraryData, type ManagedLab } from './managed-lab.ts';

const bench = driverBench();
const MOVE_MEDIUM = 0xa5;

const slot = (index: number): Place => ({ kind: 'slot', index });

describe('after a failure no medium is lost', () => {
  it.each(['04/15/01', '05/3B/0E', '05/3B/0D', '02/04/02'])('MOVE MEDIUM fails with %s', async (sense) => {
    const managed = await managedLab(bench);
    const { rsm, lab } = managed;
    rsm.start();
    const [key, asc, ascq] = sense.split('/').map((part) => parseInt(part, 16));
    lab.port.faults.arm({ opcode: MOVE_MEDIUM, nth: 1, effect: { kind: 'sense', key, asc, ascq } });
    const item = rsm.mount('A00001L6');
    expect(item.state).toBe('FAILED');
    expect(item.message).toMatch(/^MOVE_MEDIUM slot 0 → drive 0 ended with STATUS_/);
    expect(known(managed)).toEqual(truth(managed));
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'PASSED' });
  });

  it('a driver that reports success without moving is found out', async () => {
    const managed = await managedLab(bench);
    const { rsm, lab } = managed;
    rsm.start();
    const deviceControl = lab.classDriver.deviceControl.bind(lab.classDriver);
    lab.classDriver.deviceControl = (code, ...rest) =>
      code === CHANGER_IOCTLS.MOVE_MEDIUM.code
        ? { status: 0, information: 28, output: new Uint8Array(0), reachedMiniclass: true }
        : deviceControl(code, ...rest);
    const item = rsm.mount('A00001L6');
    expect(item.message).toBe(
      'Load of drive 0 ended with STATUS_NO_MEDIA. The changer reported success for the move, and now says that the medium is in slot 0.',
    );
    expect(known(managed)).toEqual(truth(managed));
  });

  it('a medium that moved behind the back of the manager is found by an inventory', async () => {
    const managed = await managedLab(bench);
    const { rsm, lab } = managed;
    rsm.start();
    lab.device.openDoor();
    lab.device.remove({ kind: 'slot', index: 2 });
    lab.device.insert({ kind: 'slot', index: 4 }, { barcode: 'A00003L6', cleaner: false });
    lab.device.closeDoor();
    expect(rsm.mount('A00003L6').state).toBe('FAILED');
    expect(rsm.mount('A00003L6')).toMatchObject({ state: 'PASSED' });
    expect(known(managed)).toEqual(truth(managed));
  });

  it('another medium than expected is found by its label', async () => {
    const managed = await managedLab(bench);
    const { rsm, lab } = managed;
    rsm.start();
    rsm.mount('A00001L6');
    runDeviceStep(lab.tapeUnits[0], { write: { blocks: 1, size: 512, seed: 1, label: 'FOUND' } });
    rsm.dismount('A00001L6');
    rsm.database.setLabel(rsm.database.volumes[0], 0, 'OTHER');
    const item = rsm.mount('A00001L6');
    expect(item.message).toBe('Drive 0 holds FOUND, not OTHER: the library has been inventoried anew.');
    expect(known(managed)).toEqual(truth(managed));
    expect(rsm.database.drives[0].state).toBe('DISMOUNTABLE');
    expect(rsm.mount('A00002L6')).toMatchObject({ state: 'PASSED' });
  });
});

/** Has something happen in the library just before a command reaches it, once. */
function before(managed: ManagedLab, opcode: number, act: () => void): void {
  const { port } = managed.lab;
  port.observer.before = ({ task }) => {
    if (task.cdb[0] !== opcode) return;
    delete port.observer.before;
    act();
  };
}

describe('a library that changes in the middle of a request', () => {
  it('its door is opened: the request fails, and all is found when the door is closed', async () => {
    const managed = await managedLab(bench);
    const { rsm, lab } = managed;
    rsm.start();
    before(managed, MOVE_MEDIUM, () => lab.device.openDoor());
    const item = rsm.mount('A00001L6');
    expect(item.message).toMatch(
      /^MOVE_MEDIUM slot 0 → drive 0 ended with STATUS_DEVICE_DOOR_OPEN\..* The inventory after it failed too: INITIALIZE_ELEMENT_STATUS all barCodeScan ended with STATUS_DEVICE_DOOR_OPEN\.$/,
    );
    lab.device.remove(slot(0));
    lab.device.insert(slot(4), { barcode: 'A00001L6', cleaner: false });
    lab.device.closeDoor();
    rsm.inventory('FAST');
    expect(known(managed)).toEqual(truth(managed));
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'PASSED', message: '' });
  });

  const magazines = (data: LibraryData): void => {
    data.capabilities['magazineSize'] = 4;
  };

  it('a magazine is pulled: its media are offline, and back with it', async () => {
    const managed = await managedLab(bench, { library: magazines });
    const { rsm, lab, places } = managed;
    rsm.start();
    before(managed, MOVE_MEDIUM, () => lab.device.pullMagazine(0, 3));
    expect(rsm.mount('A00001L6').message).toMatch(/^MOVE_MEDIUM slot 0 → drive 0 ended with STATUS_/);
    expect(places()).toMatchObject({ A00001L6: undefined, B00001L6: undefined, CLN001L1: 'slot 7' });
    expect(rsm.database.slots.get(0)).toBe('NOTPRESENT');
    expect(rsm.inventory('SLOT', 4)).toMatchObject({ state: 'PASSED' });
    const item = rsm.mount('A00001L6');
    expect(item).toMatchObject({ state: 'WAITING', message: 'Put A00001L6 into the library.' });
    lab.device.pushMagazine(0, 3);
    rsm.queue.run();
    expect(item).toMatchObject({ state: 'PASSED', message: '' });
    expect(known(managed)).toEqual(truth(managed));
  });

  it('a magazine is pulled while its medium is mounted: the medium goes to another slot', async () => {
    const managed = await managedLab(bench, { library: magazines, set: ['CHANGER_CARTRIDGE_MAGAZINE'] });
    const { rsm, lab, places } = managed;
    rsm.start();
    rsm.mount('A00001L6');
    lab.device.pullMagazine(0, 3);
    expect(rsm.dismount('A00001L6')).toMatchObject({ state: 'PASSED', message: '' });
    expect(places()).toMatchObject({ A00001L6: 'slot 4' });
    expect(rsm.releaseCleaner().state).toBe('FAILED');
  });

  it('a slot of a pulled magazine is not reserved for a cleaner', async () => {
    const { rsm, lab } = await managedLab(bench, {
      library: magazines,
      clear: ['CHANGER_CLEANER_SLOT'],
    });
    rsm.start();
    lab.device.pullMagazine(0, 3);
    rsm.inventory('FAST');
    expect(rsm.reserveCleaner(0).message).toBe('Slot 0 is not present.');
  });
});

describe('unit attentions without end', () => {
  const attention = { kind: 'sense', key: 6, asc: 0x29, ascq: 0 } as const;

  it('of the changer end the request, and nothing is lost', async () => {
    const managed = await managedLab(bench);
    const { rsm, lab } = managed;
    rsm.start();
    for (let command = 0; command < 300; command++)
      lab.port.faults.arm({ opcode: 'any', nth: 1, effect: attention });
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'FAILED' });
    lab.port.faults.clear();
    rsm.inventory('FAST');
    expect(known(managed)).toEqual(truth(managed));
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'PASSED', message: '' });
  });

  it('of a drive end the mount, and the drive can be had again', async () => {
    const managed = await managedLab(bench);
    const { rsm, lab } = managed;
    const [unit] = lab.tapeUnits;
    rsm.start();
    for (let command = 0; command < 300; command++)
      unit.port.faults.arm({ opcode: 'any', nth: 1, effect: attention });
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'FAILED' });
    unit.port.faults.clear();
    expect(known(managed)).toEqual(truth(managed));
    expect(rsm.mount('A00002L6')).toMatchObject({ state: 'PASSED', message: '' });
  });

  it('that end are overcome', async () => {
    const { rsm, lab } = await managedLab(bench);
    rsm.start();
    for (let command = 0; command < 3; command++)
      lab.tapeUnits[0].port.faults.arm({ opcode: 'any', nth: 1, effect: attention });
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'PASSED', message: '' });
  });
});

describe('a cleaner', () => {
  it('that its drive calls used up comes back to its slot', async () => {
    const managed = await managedLab(bench);
    const { rsm, lab, places } = managed;
    rsm.start();
    const [tape] = [lab.drives.tapeOf({ barcode: 'CLN001L1', cleaner: true })];
    tape.cleaningsLeft = 0;
    expect(rsm.cleanDrive(0)).toMatchObject({ state: 'PASSED' });
    expect(places()).toMatchObject({ CLN001L1: 'slot 7' });
    expect(known(managed)).toEqual(truth(managed));
  });

  it('that does not reach the drive stays in its slot', async () => {
    const managed = await managedLab(bench);
    const { rsm, lab } = managed;
    rsm.start();
    lab.port.faults.arm({
      opcode: MOVE_MEDIUM,
      nth: 1,
      effect: { kind: 'sense', key: 4, asc: 0x15, ascq: 1 },
    });
    const uses = rsm.library.cleanerUses;
    expect(rsm.cleanDrive(0)).toMatchObject({ state: 'FAILED' });
    expect([rsm.library.cleanerUses, rsm.database.drives[0].state]).toEqual([uses, 'DISMOUNTED']);
    expect(rsm.cleanDrive(0)).toMatchObject({ state: 'PASSED' });
  });

  it('cleans a drive that asks for it once its medium is out, and not while the drive is in use again', async () => {
    const { rsm, lab, sent } = await managedLab(bench);
    rsm.start();
    rsm.mount('A00001L6');
    rsm.dismount('A00001L6', true);
    lab.drives.drives[0].requestCleaning();
    rsm.mount('A00002L6');
    sent();
    expect(rsm.queue.items.map(({ text, state }) => `${text} ${state}`)).toContain('clean drive 0 PASSED');
    expect(rsm.database.drives[0].state).toBe('LOADED');
    rsm.dismount('A00002L6');
    expect(sent().filter((request) => request.startsWith('MOVE'))).toEqual([
      'MOVE_MEDIUM drive 0 → slot 1',
      'MOVE_MEDIUM slot 7 → drive 0',
      'MOVE_MEDIUM drive 0 → slot 7',
    ]);
  });
});
