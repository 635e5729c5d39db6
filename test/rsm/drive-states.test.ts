import { describe, expect, it } from 'vitest';
import { driverBench } from '../support/driver.ts';
import { managedLab, type ManagedLab, type Variant } from './managed-lab.ts';

const bench = driverBench();
const LOAD_UNLOAD = 0x1b;
const MOVE_MEDIUM = 0xa5;
const HARDWARE_ERROR = { kind: 'sense', key: 4, asc: 0x15, ascq: 1 } as const;

async function started(variant?: Variant): Promise<ManagedLab> {
  const managed = await managedLab(bench, variant);
  managed.rsm.start();
  return managed;
}

const stateOf = ({ rsm }: ManagedLab): string => rsm.database.drives[0].state;

describe('a drive is not lost', () => {
  it('after a load that failed: its medium may be dismounted, or loaded once more', async () => {
    const managed = await started();
    const { rsm, lab } = managed;
    const [unit] = lab.tapeUnits;
    unit.port.faults.arm({ opcode: LOAD_UNLOAD, nth: 1, effect: HARDWARE_ERROR });
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'FAILED' });
    expect(stateOf(managed)).toBe('DISMOUNTABLE');
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'PASSED', message: '', result: 0 });
    expect(stateOf(managed)).toBe('LOADED');
  });

  it('after a drive that was not ready in time', async () => {
    const managed = await started();
    const { rsm, lab } = managed;
    const [unit] = lab.tapeUnits;
    const effect = { kind: 'sense', key: 2, asc: 4, ascq: 1 } as const;
    for (let command = 0; command < 200; command++) unit.port.faults.arm({ opcode: 'any', nth: 1, effect });
    expect(rsm.mount('A00001L6').message).toMatch(/^Drive 0 was not ready after 180 seconds\.$/);
    unit.port.faults.clear();
    expect(stateOf(managed)).toBe('DISMOUNTABLE');
    expect(rsm.mount('A00002L6')).toMatchObject({ state: 'PASSED', message: '' });
  });

  it('after a dismount that failed', async () => {
    const managed = await started();
    const { rsm, lab, places } = managed;
    rsm.mount('A00001L6');
    lab.port.faults.arm({ opcode: MOVE_MEDIUM, nth: 1, effect: HARDWARE_ERROR });
    expect(rsm.dismount('A00001L6')).toMatchObject({ state: 'FAILED' });
    expect(stateOf(managed)).toBe('DISMOUNTABLE');
    expect(rsm.mount('A00002L6')).toMatchObject({ state: 'PASSED', message: '' });
    expect(places()).toMatchObject({ A00001L6: 'slot 0', A00002L6: 'drive 0' });
  });

  it('in which the cleaner has stayed', async () => {
    const managed = await started({ set: ['CHANGER_CLEANER_AUTODISMOUNT'] });
    const { rsm, places } = managed;
    expect(rsm.cleanDrive(0)).toMatchObject({ state: 'FAILED', rule: 'E05' });
    expect(places()).toMatchObject({ CLN001L1: 'drive 0' });
    expect(stateOf(managed)).toBe('DISMOUNTABLE');
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'PASSED', message: '' });
    expect(places()).toMatchObject({ CLN001L1: 'slot 7' });
  });

  it('that the changer reports empty, whatever was known of it', async () => {
    const managed = await started();
    const { rsm, lab } = managed;
    rsm.mount('A00001L6');
    lab.device.unloadDrive(0);
    lab.clock.advance(60_000);
    rsm.door();
    lab.device.openDoor();
    expect(lab.device.remove({ kind: 'drive', index: 0 }).ok).toBe(true);
    lab.device.closeDoor();
    rsm.queue.expire();
    rsm.inventory('FAST');
    expect(stateOf(managed)).toBe('DISMOUNTED');
    expect(rsm.mount('A00002L6')).toMatchObject({ state: 'PASSED', message: '' });
  });

  it('into which somebody has put a medium', async () => {
    const managed = await started();
    const { rsm, lab, places } = managed;
    rsm.door();
    lab.device.openDoor();
    rsm.queue.run();
    lab.device.insert({ kind: 'drive', index: 0 }, { barcode: 'NEW001L6', cleaner: false });
    lab.device.closeDoor();
    rsm.queue.run();
    expect(stateOf(managed)).toBe('MOUNTED');
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'PASSED', message: '' });
    expect(places()).toMatchObject({ NEW001L6: 'slot 4', A00001L6: 'drive 0' });
  });

  it('that is not installed is not chosen', async () => {
    const { rsm, lab } = await started();
    lab.device.removeDrive(0);
    rsm.inventory('FAST');
    expect(rsm.mount('A00001L6').message).toBe('No drive is installed and enabled.');
    expect(rsm.mount('A00001L6', { drive: 0 }).message).toBe('Drive 0 is not installed.');
    lab.device.installDrive(0);
    rsm.inventory('FAST');
    expect(rsm.mount('A00001L6')).toMatchObject({ state: 'PASSED', message: '' });
  });
});

describe('a deferred dismount', () => {
  const STAY = 300_000;
  const twoDrives: Variant = {
    library: (data) => {
      data.elements['drive'].count = 2;
      data.drives.push({ ...data.drives[0], serial: 'SECOND' });
    },
  };

  /** Milliseconds that some work takes. */
  const took = ({ lab }: ManagedLab, work: () => void): number => {
    const begin = lab.clock.now;
    work();
    return lab.clock.now - begin;
  };

  it('leaves its medium in the drive for five minutes, however soon another is wanted', async () => {
    const managed = await started();
    const { rsm, lab, places } = managed;
    rsm.mount('A00001L6');
    rsm.dismount('A00001L6', true);
    lab.clock.advance(60_000);
    expect(
      took(managed, () => {
        expect(rsm.mount('A00002L6')).toMatchObject({ state: 'PASSED', message: '' });
      }),
    ).toBeGreaterThanOrEqual(STAY - 60_000);
    expect(places()).toMatchObject({ A00001L6: 'slot 0', A00002L6: 'drive 0' });
  });

  it('keeps nobody waiting who wants that medium, or comes later, or dismounts it at once', async () => {
    const managed = await started();
    const { rsm, lab } = managed;
    const defer = (name: string): void => {
      rsm.mount(name);
      rsm.dismount(name, true);
    };
    defer('A00001L6');
    expect(took(managed, () => rsm.mount('A00001L6'))).toBeLessThan(STAY);
    rsm.dismount('A00001L6', true);
    lab.clock.advance(STAY);
    expect(took(managed, () => rsm.mount('A00002L6'))).toBeLessThan(STAY);
    rsm.dismount('A00002L6', true);
    expect(rsm.dismount('A00002L6').state).toBe('PASSED');
    expect(took(managed, () => rsm.mount('A00001L6'))).toBeLessThan(STAY);
  });

  it('lets another medium have the drive that is empty, or the one whose stay ends first', async () => {
    const managed = await started(twoDrives);
    const { rsm, lab, places } = managed;
    rsm.mount('A00001L6', { drive: 1 });
    rsm.dismount('A00001L6', true);
    const begin = lab.clock.now;
    expect(took(managed, () => rsm.mount('A00002L6'))).toBeLessThan(STAY);
    expect(places()).toMatchObject({ A00001L6: 'drive 1', A00002L6: 'drive 0' });
    lab.clock.advance(30_000);
    rsm.dismount('A00002L6', true);
    rsm.mount('A00003L6');
    expect(places()).toMatchObject({ A00002L6: 'drive 0', A00003L6: 'drive 1' });
    expect(lab.clock.now - begin).toBeGreaterThanOrEqual(STAY);
  });
});
