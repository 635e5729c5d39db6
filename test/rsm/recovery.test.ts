import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANGER_IOCTLS } from '../../src/ddi/ioctls.ts';
import type { Place } from '../../src/emulator/model.ts';
import { driverBench } from '../support/driver.ts';
import { managedLab, type ManagedLab } from './managed-lab.ts';

const bench = driverBench();
const MOVE_MEDIUM = 0xa5;

/** Where the library itself has each cartridge that has a bar code. */
function truth({ lab }: ManagedLab): Record<string, string> {
  const places: Record<string, string> = {};
  for (const { kind, index, barcode } of lab.device.elements())
    if (barcode !== undefined) places[barcode] = `${kind} ${index}`;
  return places;
}

function known(managed: ManagedLab): Record<string, string> {
  const places = Object.entries(managed.places()).filter(([name, place]) => !name.startsWith('#') && place);
  return Object.fromEntries(places) as Record<string, string>;
}

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
      'Drive 0 was not ready after 180 seconds. The changer reported success for the move, and now says that the medium is in slot 0.',
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
    const { rsm } = managed;
    rsm.start();
    const volume = rsm.database.find('A00001L6');
    if (volume) volume.labels[0] = 'OTHER';
    expect(rsm.mount('A00001L6').message).toMatch(/Drive 0 holds A00001L6, not OTHER/);
    expect(known(managed)).toEqual(truth(managed));
  });
});

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

describe('whatever is asked, in whatever order', () => {
  it('every piece of work ends, no medium is forgotten, and an inventory agrees with the library', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { maxLength: 12 }), async (list) => {
        const managed = await managedLab(bench);
        managed.rsm.start();
        const before = Object.keys(managed.places());
        for (const act of list) act(managed);
        while (managed.rsm.queue.operatorRequest !== undefined) managed.rsm.queue.expire();
        managed.rsm.inventory('FAST');
        const open = managed.rsm.queue.items.filter(({ state }) => !/PASSED|FAILED|CANCELLED/.test(state));
        expect(open).toEqual([]);
        expect(Object.keys(managed.places())).toEqual(expect.arrayContaining(before));
        expect(known(managed)).toEqual(truth(managed));
      }),
      { numRuns: 60 },
    );
  });
});
