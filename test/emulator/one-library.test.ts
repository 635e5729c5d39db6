import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../src/core/clock.ts';
import { MediumChanger } from '../../src/emulator/changer/medium-changer.ts';
import type { TapeCartridge } from '../../src/emulator/media/tape-cartridge.ts';
import { findDriveKind } from '../../src/emulator/tape/kinds/drive-profiles.ts';
import { TapeDrive } from '../../src/emulator/tape/tape-drive.ts';
import type { Changes, Reply } from './harness.ts';
import { expectGood, expectSense, Host, library } from './harness.ts';
import { blockBytes } from './media/tape-model.ts';
import { cartridge, TapeHost } from './tape/harness.ts';

const DRIVE_ADDRESS = 256;
const SLOT_ADDRESS = 1000;
const LOADED = 30_000;

/** A library with its drives, each with a host, on one clock. */
function joined(changes: Changes = {}) {
  const clock = new VirtualClock();
  const model = library(changes);
  const changer = new MediumChanger(model);
  const found = findDriveKind('LTO-6');
  if (found.type !== 'tape') throw new Error('no LTO-6');
  const drives = model.drives.map(({ serial }) => new TapeDrive({ serial, profile: found.profile }, clock));
  const tapes = new Map<string, TapeCartridge>();
  changer.connect(drives, ({ barcode = '', cleaner = false }) => {
    const tape = tapes.get(barcode) ?? cartridge({ barcode, cleaner });
    tapes.set(barcode, tape);
    return tape;
  });
  const robot = new Host({
    execute(task) {
      changer.execute(task);
      clock.advance(task.duration);
    },
  });
  robot.send('REQUEST SENSE');
  const hosts = drives.map((drive) => new TapeHost(drive, clock));
  for (const host of hosts) host.send('REQUEST SENSE');
  return { clock, changer, robot, drives, hosts };
}

const access = (host: Host): boolean | undefined => host.element(DRIVE_ADDRESS)?.access;

describe('a move to a drive', () => {
  it('loads the very cartridge: what was written in one drive is read in the other', () => {
    const { robot, hosts, clock } = joined();
    const [first, second] = hosts;
    expectGood(robot.move(SLOT_ADDRESS, DRIVE_ADDRESS));
    expectSense(first.send('TEST UNIT READY'), '2/04/01');
    clock.advance(LOADED);
    expectSense(first.send('TEST UNIT READY'), '6/28/00');
    expectGood(first.send('TEST UNIT READY'));
    expectGood(first.write(5000, 7));
    expectGood(first.send('LOAD UNLOAD', { load: 0 }));
    expectGood(robot.move(DRIVE_ADDRESS, DRIVE_ADDRESS + 1));
    clock.advance(LOADED);
    second.send('TEST UNIT READY');
    expect(second.read(5000).data).toEqual(blockBytes(5000, 7));
    expectSense(first.send('TEST UNIT READY'), '2/3A/00');
  });

  it('loads at power on what lies in the drive', () => {
    const at = { kind: 'drive', index: 1 } as const;
    const { hosts, clock } = joined({ cartridges: [{ at, barcode: 'A00009L6', cleaner: false }] });
    clock.advance(LOADED);
    hosts[1].send('TEST UNIT READY');
    expectGood(hosts[1].send('TEST UNIT READY'));
  });
});

describe('a move from a drive', () => {
  it('has the drive unload first where the library can, and takes that time', () => {
    const { robot, drives, clock } = joined();
    robot.move(SLOT_ADDRESS, DRIVE_ADDRESS);
    clock.advance(LOADED);
    const reply = robot.move(DRIVE_ADDRESS, SLOT_ADDRESS);
    expectGood(reply);
    expect(reply.duration).toBeGreaterThan(12_000);
    expect(drives[0].stage).toBe('empty');
  });

  it('fails with 5/53/03 until the drive was unloaded where the library cannot', () => {
    const { robot, hosts, clock } = joined({ capabilities: { ejectRequired: true } });
    robot.move(SLOT_ADDRESS, DRIVE_ADDRESS);
    clock.advance(LOADED);
    expect(access(robot)).toBe(false);
    expectSense(robot.move(DRIVE_ADDRESS, SLOT_ADDRESS), '5/53/03');
    hosts[0].send('TEST UNIT READY');
    expectGood(hosts[0].send('LOAD UNLOAD', { load: 0 }));
    expect(access(robot)).toBe(true);
    expectGood(robot.move(DRIVE_ADDRESS, SLOT_ADDRESS));
  });

  it('fails with 5/53/03 while a host of the drive prevents removal', () => {
    const { robot, hosts, drives, clock } = joined();
    robot.move(SLOT_ADDRESS, DRIVE_ADDRESS);
    clock.advance(LOADED);
    hosts[0].send('TEST UNIT READY');
    expectGood(hosts[0].send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 1 }));
    expectSense(robot.move(DRIVE_ADDRESS, SLOT_ADDRESS), '5/53/03');
    expect(drives[0].stage).toBe('ready');
    hosts[0].send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 0 });
    expectGood(robot.move(DRIVE_ADDRESS, SLOT_ADDRESS));
  });
});

describe('an exchange with a drive', () => {
  it('swaps the cartridges in it', () => {
    const { robot, drives, clock } = joined();
    robot.move(SLOT_ADDRESS, DRIVE_ADDRESS);
    clock.advance(LOADED);
    expectGood(
      robot.send('EXCHANGE MEDIUM', {
        'source element address': SLOT_ADDRESS + 1,
        'first destination element address': DRIVE_ADDRESS,
        'second destination element address': SLOT_ADDRESS + 1,
      }),
    );
    expect(drives[0].cartridge?.barcode).toBe('A00002L6');
  });

  it('that one of two drives refuses leaves both cartridges where they are', () => {
    const { robot, hosts, drives, clock } = joined({ capabilities: { exchange: { drive: ['drive'] } } });
    robot.move(SLOT_ADDRESS, DRIVE_ADDRESS);
    robot.move(SLOT_ADDRESS + 1, DRIVE_ADDRESS + 1);
    clock.advance(LOADED);
    hosts[0].send('TEST UNIT READY');
    expectGood(hosts[0].send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 1 }));
    const exchange = (): Reply =>
      robot.send('EXCHANGE MEDIUM', {
        'source element address': DRIVE_ADDRESS,
        'first destination element address': DRIVE_ADDRESS + 1,
        'second destination element address': DRIVE_ADDRESS,
      });
    expectSense(exchange(), '5/53/03');
    expect(drives.map(({ cartridge: held }) => held?.barcode)).toEqual(['A00001L6', 'A00002L6']);
    expectGood(hosts[0].send('PREVENT ALLOW MEDIUM REMOVAL', { prevent: 0 }));
    expectGood(exchange());
    expect(drives.map(({ cartridge: held }) => held?.barcode)).toEqual(['A00002L6', 'A00001L6']);
  });
});

describe('element status', () => {
  it('names each drive as the drive names itself', () => {
    const { robot, drives } = joined();
    const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes).trim();
    const elements = robot
      .elements({ 'device identifier': 1 })
      .filter(({ address }) => address >= DRIVE_ADDRESS && address < 300);
    expect(elements).toHaveLength(2);
    for (const [index, { identifier }] of elements.entries())
      expect(text(identifier?.bytes ?? new Uint8Array(0))).toBe(text(drives[index].identifier));
  });

  it('changes are told when the drive lets its cartridge go', () => {
    const { changer, robot, hosts, clock } = joined();
    robot.move(SLOT_ADDRESS, DRIVE_ADDRESS);
    clock.advance(LOADED);
    hosts[0].send('TEST UNIT READY');
    const told: string[] = [];
    changer.onElementChange = (kind, index) => void told.push(`${kind} ${index}`);
    hosts[0].send('LOAD UNLOAD', { load: 0 });
    expect(told).toContain('drive 0');
  });

  it('lets nobody at a drive until its cleaning is over', () => {
    const { robot, clock, drives } = joined();
    expectGood(robot.move(SLOT_ADDRESS + 7, DRIVE_ADDRESS));
    expect(access(robot)).toBe(false);
    expectSense(robot.move(DRIVE_ADDRESS, SLOT_ADDRESS + 7), '5/53/03');
    clock.advance(3_600_000);
    expect(drives[0].stage).toBe('ejected');
    expect(access(robot)).toBe(true);
    expectGood(robot.move(DRIVE_ADDRESS, SLOT_ADDRESS + 7));
  });
});

describe('the operator at a drive', () => {
  it('gets a cartridge only after the drive let it go', () => {
    const { changer, robot, clock } = joined();
    const drive = { kind: 'drive', index: 0 } as const;
    robot.move(SLOT_ADDRESS, DRIVE_ADDRESS);
    clock.advance(LOADED);
    changer.openDoor();
    expect(changer.remove(drive)).toEqual({
      ok: false,
      reason: 'The drive holds its cartridge (ready); it must be unloaded first.',
    });
    expect(changer.unloadDrive(0)).toEqual({ ok: true });
    clock.advance(200_000);
    expect(changer.remove(drive)).toMatchObject({ ok: true, cartridge: { barcode: 'A00001L6' } });
  });
});
