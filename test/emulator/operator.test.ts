import { describe, expect, it } from 'vitest';
import { expectGood, expectSense, poweredOn, secondHost } from './harness.ts';

const DONE = { ok: true };
const slot = (index: number) => ({ kind: 'slot', index }) as const;
const port = (index: number) => ({ kind: 'port', index }) as const;
const drive = (index: number) => ({ kind: 'drive', index }) as const;

function reason(result: { ok: boolean; reason?: string }): string | undefined {
  expect(result.ok).toBe(false);
  return result.reason;
}

describe('the door', () => {
  it('makes the library not ready while it is open, and 6/28/00 when it closes', () => {
    const { changer, host } = poweredOn();
    expect(changer.openDoor()).toEqual(DONE);
    expectSense(host.send('TEST UNIT READY'), '2/04/18');
    expect(changer.closeDoor()).toEqual(DONE);
    expectSense(host.send('TEST UNIT READY'), '6/28/00');
    expectGood(host.send('TEST UNIT READY'));
  });

  it('costs a library its inventory that does not look again by itself', () => {
    const { changer, host } = poweredOn({ capabilities: { nonVolatile: false } });
    host.send('INITIALIZE ELEMENT STATUS');
    changer.openDoor();
    changer.closeDoor();
    host.send('REQUEST SENSE');
    expectSense(host.send('TEST UNIT READY'), '2/04/02');
  });

  it('lets the operator reach slots and drives', () => {
    const { changer, host } = poweredOn();
    expect(reason(changer.insert(slot(4), {}))).toBe('The slot 4 is inside the library; open a door first.');
    changer.openDoor();
    expect(changer.insert(slot(4), { barcode: 'NEW001L6' })).toEqual(DONE);
    expect(changer.insert(drive(0), { cleaner: true })).toEqual(DONE);
    expect(changer.remove(slot(0))).toEqual({
      ok: true,
      cartridge: expect.objectContaining({ barcode: 'A00001L6' }) as unknown,
    });
    changer.closeDoor();
    host.send('REQUEST SENSE');
    expect(host.element(1004)).toMatchObject({ full: true, primaryTag: 'NEW001L6', source: undefined });
    expect(host.element(1000)?.full).toBe(false);
    expect(host.element(256)?.exception).toEqual({ asc: 0x30, ascq: 3 });
  });

  it('refuses what makes no sense', () => {
    const { changer } = poweredOn();
    expect(reason(changer.openDoor(1))).toBe('There is no door 1; the library has 1.');
    expect(reason(changer.closeDoor())).toBe('Door 0 is closed already.');
    changer.openDoor();
    expect(reason(changer.openDoor())).toBe('Door 0 is open already.');
  });

  it('has to be the last one to make the library ready', () => {
    const { changer, host } = poweredOn({ doors: 2 });
    changer.openDoor(0);
    changer.openDoor(1);
    changer.closeDoor(0);
    expectSense(host.send('TEST UNIT READY'), '2/04/18');
  });
});

describe('a port', () => {
  it('takes cartridges while it is open and tells every initiator when it closes', () => {
    const { changer, host } = poweredOn();
    const other = secondHost(changer);
    expect(reason(changer.insert(port(0), {}))).toBe('Port 0 is closed; open it first.');
    expect(changer.openPort(0)).toEqual(DONE);
    expect(changer.insert(port(0), { barcode: 'NEW001L6' })).toEqual(DONE);
    expect(changer.closePort(0)).toEqual(DONE);
    expectSense(host.send('TEST UNIT READY'), '6/28/01');
    expectSense(other.send('TEST UNIT READY'), '6/28/01');
    expect(changer.elementAt(port(0))).toMatchObject({
      full: true,
      importedByOperator: true,
      accessible: true,
    });
    expectGood(host.move(16, 1004));
    expect(changer.elementAt(slot(4))).toMatchObject({
      barcode: 'NEW001L6',
      importedByOperator: false,
      source: null,
    });
  });

  it('stays closed while the host prevents removal', () => {
    const { changer, host } = poweredOn();
    host.send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 1 });
    expect(reason(changer.openPort(0))).toBe('Port 0 is locked; the host must allow medium removal first.');
  });

  it('refuses what makes no sense', () => {
    const { changer } = poweredOn();
    expect(reason(changer.openPort(2))).toBe('There is no port 2; the library has 2.');
    expect(reason(changer.closePort(0))).toBe('Port 0 is closed already.');
    changer.openPort(0);
    expect(reason(changer.openPort(0))).toBe('Port 0 is open already.');
    expect(reason(changer.remove(port(0)))).toBe('The port 0 is empty.');
    changer.insert(port(0), {});
    expect(reason(changer.insert(port(0), {}))).toBe(
      'The port 0 holds a cartridge already; take it out first.',
    );
    expect(reason(changer.insert(port(9), {}))).toBe('The library has no port 9.');
    expect(reason(changer.insert({ kind: 'transport', index: 0 }, {}))).toMatch(/by hand/);
  });

  it('refuses labels that no bar code can carry, or that are in the library already', () => {
    const { changer } = poweredOn();
    changer.openPort(0);
    expect(reason(changer.insert(port(0), { barcode: 'X'.repeat(33) }))).toMatch(/1 to 32 printable ASCII/);
    expect(reason(changer.insert(port(0), { barcode: 'A00001L6' }))).toBe(
      'A cartridge labelled "A00001L6" is in slot 0 already; use another label.',
    );
  });
});

describe('a magazine', () => {
  it('leaves with its cartridges and comes back with them', () => {
    const { changer, host } = poweredOn();
    expect(changer.pullMagazine(0, 3)).toEqual(DONE);
    expect(changer.elementAt(slot(0))).toMatchObject({
      full: false,
      accessible: false,
      exception: { asc: 0x3b, ascq: 0x12 },
    });
    expectGood(host.send('TEST UNIT READY'));
    expect(changer.remove(slot(0))).toMatchObject({ ok: true });
    expect(changer.insert(slot(3), { barcode: 'SWAP01L6' })).toEqual(DONE);
    expect(changer.pushMagazine(0, 3)).toEqual(DONE);
    expectSense(host.send('TEST UNIT READY'), '6/28/00');
    expect(host.element(1000)?.full).toBe(false);
    expect(host.element(1003)?.primaryTag).toBe('SWAP01L6');
  });

  it('refuses parts of magazines, and magazines that are locked or already there', () => {
    const { changer, host } = poweredOn();
    expect(reason(changer.pullMagazine(0, 1))).toBe(
      'Slots 0 to 1 are not whole magazines; a magazine has 4 slots.',
    );
    expect(reason(changer.pullMagazine(4, 11))).toBe('There are no slots 4 to 11; the library has 8.');
    expect(reason(changer.pushMagazine(0, 3))).toBe('The magazine of slot 0 is in place already.');
    host.send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 1 });
    expect(reason(changer.pullMagazine(0, 3))).toMatch(/locked/);
    const { changer: fixed } = poweredOn({ capabilities: { magazineSize: 0 } });
    expect(reason(fixed.pullMagazine(0, 3))).toBe('The library has no magazines.');
  });
});

describe('a drive', () => {
  it('can be taken out empty and put back', () => {
    const { changer, host } = poweredOn();
    expect(changer.drivesPresent()).toBe(2);
    expect(changer.removeDrive(1)).toEqual(DONE);
    expect(changer.drivesPresent()).toBe(1);
    expect(reason(changer.removeDrive(1))).toBe('There is no drive in drive bay 1.');
    expect(changer.installDrive(1)).toEqual(DONE);
    expect(reason(changer.installDrive(1))).toBe('Drive 1 is installed already.');
    host.move(1000, 256);
    expect(reason(changer.removeDrive(0))).toBe('Drive 0 holds a cartridge; move it out first.');
    expect(reason(changer.unloadDrive(1))).toBe('Drive 1 is empty.');
  });
});

describe('power off', () => {
  it('leaves cartridges where they are and forgets the rest', () => {
    const { changer, host } = poweredOn();
    host.move(1000, 256);
    expect(changer.powerCycle()).toEqual(DONE);
    expectSense(host.send('TEST UNIT READY'), '6/29/00');
    expect(changer.transportPosition(0)).toBeNull();
    expect(changer.elementAt(drive(0))).toMatchObject({ full: true, source: slot(0) });
  });
});
