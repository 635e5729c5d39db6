import { describe, expect, it } from 'vitest';
import type { MediumFault } from '../../../src/emulator/media/record-store.ts';
import { cdb, expectConflict, expectGood, expectSense } from '../harness.ts';
import type { TapeHost } from './harness.ts';
import { cartridge, emptyDrive, expectStop, insert, loaded, TapeHost as Host } from './harness.ts';

function ready(host: TapeHost): ReturnType<TapeHost['send']> {
  return host.send('TEST UNIT READY');
}

describe('a cartridge that the robot puts in', () => {
  it('is threaded for a while, then ready with a unit attention for every host', () => {
    const host = emptyDrive();
    const other = new Host(host.drive, host.clock, 1);
    other.send('REQUEST SENSE');
    expectSense(ready(host), '2/3A/00');
    const tape = cartridge();
    host.drive.insert(tape, 5000);
    expect(host.drive.accessible).toBe(false);
    expectSense(ready(host), '2/04/01');
    host.clock.advance(5000 + 11_000);
    expectSense(ready(host), '2/04/01');
    host.clock.advance(1000);
    expectSense(ready(host), '6/28/00');
    expectGood(ready(host));
    expectSense(ready(other), '6/28/00');
    expect(host.drive.cartridge).toBe(tape);
    expect(host.drive.stage).toBe('ready');
  });

  it('is the very cartridge that comes out, with what was written on it', () => {
    const first = loaded();
    first.write(100, 7);
    const tape = first.drive.cartridge;
    expect(first.drive.take()).toMatchObject({ ok: false });
    expectGood(first.send('LOAD UNLOAD'));
    expectSense(ready(first), '2/3A/00');
    expect(first.drive.accessible).toBe(true);
    const taken = first.drive.take();
    expect(taken).toEqual({ ok: true, cartridge: tape });
    expect(first.drive.stage).toBe('empty');
    const second = emptyDrive({ serial: 'OTHER' });
    if (taken.ok) insert(second, taken.cartridge);
    ready(second);
    expect(second.read(100).data[0]).toBe((7 * 31) & 0xff);
  });

  it('is not taken by a drive that has one', () => {
    expect(loaded().drive.insert(cartridge())).toMatchObject({
      ok: false,
      reason: /holds a cartridge already/,
    });
  });

  it('tells whoever watches', () => {
    const host = emptyDrive();
    let calls = 0;
    host.drive.onChange = () => void calls++;
    insert(host, cartridge());
    expect(host.drive.stage).toBe('ready');
    host.send('LOAD UNLOAD');
    host.send('LOAD UNLOAD');
    expect(host.drive.stage).toBe('ejected');
    host.drive.take();
    expect(calls).toBeGreaterThanOrEqual(5);
  });
});

describe('LOAD UNLOAD', () => {
  it('lasts as long as rewinding and pushing out, or with IMMED leaves the drive busy', () => {
    const host = loaded({ capacity: 1000 });
    host.write(500);
    const { fullLength, unload } = host.drive.profile.times;
    expect(host.send('LOAD UNLOAD').duration).toBe((fullLength / 2 + unload) * 1000);
    expectGood(host.send('LOAD UNLOAD', { load: 1, immediate: 1 }));
    expectSense(ready(host), '2/04/01');
    host.clock.advance(60_000);
    expectSense(ready(host), '6/28/00');
    expectGood(host.send('LOAD UNLOAD', { immediate: 1 }));
    expectSense(ready(host), '2/04/07');
    host.clock.advance(60_000);
    expectSense(ready(host), '2/3A/00');
  });

  it('with HOLD keeps the cartridge until it is loaded again or let go', () => {
    const host = loaded();
    expectGood(host.send('LOAD UNLOAD', { hold: 1 }));
    expectSense(ready(host), '2/04/02');
    expect(host.drive.accessible).toBe(false);
    expectGood(host.send('LOAD UNLOAD', { load: 1 }));
    ready(host);
    expectGood(ready(host));
    host.send('LOAD UNLOAD', { hold: 1 });
    expectGood(host.send('LOAD UNLOAD'));
    expect(host.drive.accessible).toBe(true);
  });

  it('of a loaded tape rewinds it', () => {
    const host = loaded();
    host.write(10);
    expectGood(host.send('LOAD UNLOAD', { load: 1, retension: 1 }));
    expect(host.position().object).toBe(0);
  });

  it('refuses what it cannot do', () => {
    expectSense(emptyDrive().send('LOAD UNLOAD', { load: 1 }), '2/3A/00');
    expectSense(loaded().send('LOAD UNLOAD', { 'end of tape': 1 }), '5/24/00', cdb(4, 2));
    expectSense(loaded().send('LOAD UNLOAD', { retension: 1 }), '5/24/00', cdb(4, 1));
  });

  it('is prevented, and the library with it, while a host prevents removal', () => {
    const host = loaded();
    expectGood(host.send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 1 }));
    expectSense(host.send('LOAD UNLOAD'), '5/53/02');
    expect(host.drive.eject()).toMatchObject({ ok: false });
    expectGood(host.send('PREVENT ALLOW MEDIUM REMOVAL'));
    expect(host.drive.eject()).toEqual({ ok: true, duration: 15_000 });
    host.clock.advance(15_000);
    expect(host.drive.accessible).toBe(true);
  });

  it('does not push the cartridge out of a drive without a motor for it; a hand takes it', () => {
    const host = loaded({ format: 'QIC-525' }, { kind: 'QIC-525' });
    expectGood(host.send('LOAD UNLOAD'));
    expectSense(ready(host), '2/04/02');
    expect(host.drive.take()).toMatchObject({ ok: true });
  });

  it('leaves the tape loaded where its content cannot be kept', () => {
    const host = loaded();
    const tape = host.drive.cartridge;
    const reports: string[] = [];
    host.drive.onReport = (message) => reports.push(message);
    const full: MediumFault = { kind: 'full', message: 'The disk is full.' };
    const storage = tape?.content();
    if (storage && 'save' in storage) storage.save = () => full;
    expectStop(host.send('LOAD UNLOAD'), '3/53/01', { information: 0 });
    expect(reports).toEqual(['The disk is full.']);
    expectGood(ready(host));
  });
});

describe('a cartridge that the drive cannot use', () => {
  it('of a generation it does not know is 3/30/00 and can be taken out', () => {
    const host = emptyDrive();
    insert(host, cartridge({ format: 'LTO-3' }));
    expectSense(ready(host), '3/30/00');
    expectSense(host.read(10), '3/30/00');
    expect(host.drive.accessible).toBe(true);
    expect(host.drive.take()).toMatchObject({ ok: true });
    expectSense(ready(host), '2/3A/00');
  });

  it('that is write-once needs a drive that knows such', () => {
    const host = emptyDrive({ kind: 'LTO-2' });
    insert(host, cartridge({ format: 'LTO-2', worm: true }));
    expectSense(ready(host), '3/30/00');
  });

  it('whose content cannot be opened is 3/53/00, and a person is told why', () => {
    const host = emptyDrive();
    const reports: string[] = [];
    host.drive.onReport = (message) => reports.push(message);
    insert(host, cartridge({ open: () => ({ kind: 'failed', message: 'Could not open "A.tap".' }) }));
    expectSense(ready(host), '3/53/00');
    expect(reports).toEqual(['Could not open "A.tap".']);
  });
});

describe('a cleaning cartridge', () => {
  const cleaner = () => cartridge({ cleaner: true, barcode: 'CLN001L1' });

  it('cleans for a while, is given up, and ends the request for a cleaning', () => {
    const host = emptyDrive({ cleaningNeeded: true });
    expect([...host.send('REQUEST SENSE').data].slice(12, 14)).toEqual([0x00, 0x17]);
    const tape = cleaner();
    insert(host, tape);
    expectSense(ready(host), '2/30/03');
    expect(host.drive.cleaningNeeded).toBe(true);
    host.clock.advance(host.drive.profile.times.cleaning * 1000);
    expect(host.drive.cleaningNeeded).toBe(false);
    expect(host.drive.accessible).toBe(true);
    expectSense(ready(host), '2/3A/00');
    expect([...host.send('REQUEST SENSE').data].slice(12, 14)).toEqual([0, 0]);
    expect(tape.cleaningsLeft).toBe(49);
  });

  it('that is used up is 2/30/13 and does not clean', () => {
    const host = emptyDrive();
    host.drive.requestCleaning();
    const tape = cleaner();
    tape.cleaningsLeft = 0;
    insert(host, tape);
    expectSense(ready(host), '2/30/13');
    expect(host.drive.cleaningNeeded).toBe(true);
    expect(host.drive.accessible).toBe(true);
  });
});

describe('the door of a drive', () => {
  it('is locked while a tape is in, and open it is 2/3A/02', () => {
    expect(loaded().drive.openDoor()).toMatchObject({ ok: false });
    const host = emptyDrive();
    expect(host.drive.openDoor()).toEqual({ ok: true });
    expectSense(ready(host), '2/3A/02');
    expect(host.drive.openDoor()).toMatchObject({ ok: false });
    expect(host.drive.closeDoor()).toEqual({ ok: true });
    expectSense(ready(host), '2/3A/00');
  });
});

describe('power off and on', () => {
  it('loads the tape again and forgets what the host set', () => {
    const host = loaded();
    host.setBlockLength(512);
    host.writeFixed(1, 512);
    host.send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 1 });
    expect(host.drive.powerCycle()).toEqual({ ok: true });
    expectSense(ready(host), '6/29/00');
    expectSense(ready(host), '2/04/01');
    host.clock.advance(60_000);
    expectSense(ready(host), '6/28/00');
    expect(host.read(512).transferred).toBe(512);
    expectGood(host.send('LOAD UNLOAD'));
  });
});

describe('another host', () => {
  it('is stopped by RESERVE, and from moving the tape by persistent reservations', () => {
    const host = loaded();
    const other = new Host(host.drive, host.clock, 1);
    other.send('REQUEST SENSE');
    expectGood(host.send('RESERVE(6)', { 'element list length': 0 }));
    expectConflict(other.write(10));
    expectConflict(ready(other));
    expectGood(host.send('RELEASE(6)'));
    expectGood(other.write(10));
    expectSense(host.send('RESERVE(6)', { element: 1, 'element list length': 0 }), '5/24/00', cdb(1, 4));
    const key = (old: number, next: number): number[] => [
      ...new Array<number>(7).fill(0),
      old,
      ...new Array<number>(7).fill(0),
      next,
      ...new Array<number>(8).fill(0),
    ];
    expectGood(host.send('PERSISTENT RESERVE OUT, REGISTER', {}, key(0, 5)));
    expectGood(host.send('PERSISTENT RESERVE OUT, RESERVE', { type: 1 }, key(5, 0)));
    expectConflict(other.write(10));
    expectConflict(other.send('REWIND'));
    expectGood(ready(other));
  });
});
