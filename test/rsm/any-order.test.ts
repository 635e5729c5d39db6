import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/emulator/model.ts';
import { driverBench } from '../support/driver.ts';
import { known, managedLab, truth, type ManagedLab } from './managed-lab.ts';

const bench = driverBench();
const MOVE_MEDIUM = 0xa5;

type Act = (managed: ManagedLab) => void;

const slot = (index: number): Place => ({ kind: 'slot', index });
const names = fc.constantFrom('A00001L6', 'A00002L6', 'A00003L6', 'B00001L6');
const acts: fc.Arbitrary<Act> = fc.oneof(
  names.map(
    (name): Act =>
      ({ rsm }) =>
        void rsm.mount(name),
  ),
  names.map(
    (name): Act =>
      ({ rsm }) =>
        void rsm.dismount(name),
  ),
  names.map(
    (name): Act =>
      ({ rsm }) =>
        void rsm.dismount(name, true),
  ),
  fc.constant<Act>(({ rsm }) => void rsm.inventory('FAST')),
  fc.constant<Act>(({ rsm }) => void rsm.cleanDrive(0)),
  fc.constantFrom(0x15, 0x11).map(
    (asc): Act =>
      ({ lab }) =>
        lab.port.faults.arm({ opcode: MOVE_MEDIUM, nth: 1, effect: { kind: 'sense', key: 4, asc, ascq: 1 } }),
  ),
  fc.constantFrom<[number, number]>([0x1b, 4], [0x08, 3], [0x00, 2]).map(
    ([opcode, key]): Act =>
      ({ lab }) =>
        lab.tapeUnits[0].port.faults.arm({
          opcode,
          nth: 1,
          effect: { kind: 'sense', key, asc: 0x44, ascq: 0 },
        }),
  ),
  names.map((name): Act => ({ rsm, lab }) => {
    rsm.eject(name);
    lab.device.remove({ kind: 'port', index: 0 });
    rsm.queue.expire();
    rsm.queue.expire();
  }),
  fc.tuple(fc.nat(6), fc.nat(6)).map(([from, to]): Act => ({ rsm, lab }) => {
    rsm.door();
    lab.device.openDoor();
    rsm.queue.run();
    const barcode = lab.device.elementAt(slot(from))?.barcode;
    if (barcode !== undefined && lab.device.elementAt(slot(to))?.full === false) {
      lab.device.remove(slot(from));
      lab.device.insert(slot(to), { barcode, cleaner: false });
    }
    lab.device.closeDoor();
    rsm.queue.run();
    rsm.queue.expire();
  }),
);

/** No drive is lost: an empty one can be had, and so can one whose medium nobody uses. */
function expectSoundDrives({ rsm, lab }: ManagedLab): void {
  for (const { index, state } of rsm.database.drives) {
    const full = lab.device.elementAt({ kind: 'drive', index })?.full;
    expect(full ? /^(MOUNTED|LOADED|DISMOUNTABLE)$/ : /^DISMOUNTED$/).toSatisfy((states: RegExp) =>
      states.test(state),
    );
  }
}

/** Whatever was before, a medium of the library can be mounted once its user gives the drive free. */
function expectMount({ rsm }: ManagedLab): void {
  const { volumes, drives } = rsm.database;
  const inUse = volumes.find(({ place }) => place === 'drive 0' && drives[0].state === 'LOADED');
  if (inUse) expect(rsm.dismount(rsm.database.nameOf(inUse))).toMatchObject({ state: 'PASSED', message: '' });
  const wanted = volumes.find(({ cleaner, place }) => !cleaner && place?.startsWith('slot'));
  if (wanted) expect(rsm.mount(rsm.database.nameOf(wanted))).toMatchObject({ state: 'PASSED', message: '' });
}

describe('whatever is asked, in whatever order', () => {
  it('every piece of work ends, no medium is forgotten, and an inventory agrees with the library', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { maxLength: 12 }), async (list) => {
        const managed = await managedLab(bench);
        managed.rsm.start();
        const before = Object.keys(managed.places());
        for (const act of list) act(managed);
        managed.lab.port.faults.clear();
        for (const { port } of managed.lab.tapeUnits) port.faults.clear();
        while (managed.rsm.queue.waiting) managed.rsm.queue.expire();
        if (managed.lab.device.doorOpen) managed.lab.device.closeDoor();
        managed.rsm.inventory('FAST');
        const open = managed.rsm.queue.items.filter(({ state }) => !/PASSED|FAILED|CANCELLED/.test(state));
        expect(open).toEqual([]);
        expect(Object.keys(managed.places())).toEqual(expect.arrayContaining(before));
        expect(known(managed)).toEqual(truth(managed));
        expectSoundDrives(managed);
        expectMount(managed);
      }),
      { numRuns: 40 },
    );
  });
});
