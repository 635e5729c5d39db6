import { describe, expect, it } from 'vitest';
import { CHANGER_IOCTLS } from '../../src/ddi/ioctls.ts';
import { runDeviceStep } from '../../src/lab/device-run.ts';
import { driverBench } from '../support/driver.ts';
import { known, managedLab, truth } from './managed-lab.ts';

const bench = driverBench();
const MOVE_MEDIUM = 0xa5;

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
