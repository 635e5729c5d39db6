import { describe, expect, it } from 'vitest';
import { runDeviceStep } from '../../src/lab/device-run.ts';
import type { Feature } from '../../src/rsm/flag-effects.ts';
import { driverBench } from '../support/driver.ts';
import { known, managedLab, truth, type LibraryData, type Variant } from './managed-lab.ts';

const bench = driverBench();

/** ChangerExchangeMedium of a device that has the command: what the sample's device lacks. */
const EXCHANGE = `
    PCHANGER_DATA changerData = LoaderGetData(DeviceObject);
    PCHANGER_EXCHANGE_MEDIUM request = (PCHANGER_EXCHANGE_MEDIUM)Irp->AssociatedIrp.SystemBuffer;
    SCSI_REQUEST_BLOCK srb;
    PCDB cdb;

    Irp->IoStatus.Information = 0;
    cdb = LoaderPrepareSrb(&srb, CDB12GENERIC_LENGTH, LOADER_TIMEOUT_MOVE);
    cdb->EXCHANGE_MEDIUM.OperationCode = SCSIOP_EXCHANGE_MEDIUM;
    LOADER_PUT_16(cdb->EXCHANGE_MEDIUM.SourceElementAddress, LoaderAddress(changerData, &request->Source));
    LOADER_PUT_16(cdb->EXCHANGE_MEDIUM.Destination1ElementAddress, LoaderAddress(changerData, &request->Destination1));
    LOADER_PUT_16(cdb->EXCHANGE_MEDIUM.Destination2ElementAddress, LoaderAddress(changerData, &request->Destination2));
    /* Bit 0 is INV2 of SMC-3, whatever the header calls it. */
    cdb->EXCHANGE_MEDIUM.Flip1 = (request->Flip2 != FALSE);
    cdb->EXCHANGE_MEDIUM.Flip2 = (request->Flip1 != FALSE);
    return LoaderSend(DeviceObject, &srb, NULL, 0, FALSE);
`;

const exchanges: Variant = {
  driver: (source) =>
    source.replace(
      /(no EXCHANGE MEDIUM command\.\s+--\*\/\s+\{\s+PAGED_CODE\(\);)[^}]*\}/,
      (_all, head: string) => `${head}${EXCHANGE}}`,
    ),
  library: (data) => {
    data.capabilities['exchange'] = { slot: ['drive'] };
    data.capabilities['rotate'] = true;
  },
  set: ['CHANGER_EXCHANGE_MEDIA'],
  members: { ExchangeFromSlot: 8 },
};

const rotates = (data: LibraryData): void => {
  data.capabilities['rotate'] = true;
};

describe('an exchange', () => {
  it.each<[string, readonly Feature[], string]>([
    ['to the slot that is free', [], 'slot 0'],
    ['in place', ['CHANGER_TRUE_EXCHANGE_CAPABLE'], 'slot 1'],
    [
      'to the slot that it came from, where it must',
      ['CHANGER_TRUE_EXCHANGE_CAPABLE', 'CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR'],
      'slot 0',
    ],
  ])('takes a medium out %s', async (_where, flags, out) => {
    const managed = await managedLab(bench, { ...exchanges, set: ['CHANGER_EXCHANGE_MEDIA', ...flags] });
    const { rsm, sent, places } = managed;
    rsm.start();
    rsm.mount('A00001L6');
    rsm.dismount('A00001L6', true);
    sent();
    expect(rsm.mount('A00002L6')).toMatchObject({ state: 'PASSED', message: '', result: 0 });
    expect(sent().filter((request) => !request.startsWith('GET_'))).toEqual([
      `EXCHANGE_MEDIUM slot 1 → drive 0 → ${out}`,
      'drive 0: STORAGE_LOAD_MEDIA',
    ]);
    expect(places()).toMatchObject({ A00001L6: out, A00002L6: 'drive 0' });
    expect(known(managed)).toEqual(truth(managed));
    expect(rsm.dismount('A00002L6')).toMatchObject({ state: 'PASSED' });
    expect(known(managed)).toEqual(truth(managed));
  });

  it('that fails leaves everything where it is', async () => {
    const managed = await managedLab(bench, exchanges);
    const { rsm, lab, places } = managed;
    rsm.start();
    rsm.mount('A00001L6');
    rsm.dismount('A00001L6', true);
    lab.port.faults.arm({ opcode: 0xa6, nth: 1, effect: { kind: 'sense', key: 4, asc: 0x15, ascq: 1 } });
    expect(rsm.mount('A00002L6').message).toBe(
      'EXCHANGE_MEDIUM slot 1 → drive 0 → slot 0 ended with STATUS_DEVICE_HARDWARE_ERROR.',
    );
    expect(places()).toMatchObject({ A00001L6: 'drive 0', A00002L6: 'slot 1' });
    expect(rsm.mount('A00002L6')).toMatchObject({ state: 'PASSED', message: '' });
  });

  it('turns both over as each needs it', async () => {
    const { rsm, lab, sent } = await managedLab(bench, exchanges);
    rsm.start();
    rsm.mount('A00001L6', { side: 1 });
    rsm.dismount('A00001L6', true);
    sent();
    expect(rsm.mount('A00002L6', { side: 0 })).toMatchObject({ state: 'PASSED', message: '' });
    expect(sent()[0]).toBe('EXCHANGE_MEDIUM slot 1 → drive 0 → slot 0 flip2');
    expect(lab.device.elementAt({ kind: 'drive', index: 0 })).toMatchObject({ inverted: false });
    expect(lab.device.elementAt({ kind: 'slot', index: 0 })).toMatchObject({ inverted: false });
  });
});

describe('a two-sided medium', () => {
  it('is turned over for its second side, and back for its slot', async () => {
    const { rsm, lab, sent } = await managedLab(bench, { library: rotates });
    rsm.start();
    sent();
    expect(rsm.mount('A00001L6', { side: 1 })).toMatchObject({ state: 'PASSED', message: '' });
    expect(lab.device.elementAt({ kind: 'drive', index: 0 })).toMatchObject({ inverted: true });
    expect(rsm.mount('A00001L6', { side: 0 }).message).toBe('A00001L6 is in use in drive 0.');
    expect(rsm.mount('A00001L6', { side: 1 })).toMatchObject({ state: 'PASSED', result: 0 });
    rsm.dismount('A00001L6');
    expect(sent().filter((request) => request.startsWith('MOVE'))).toEqual([
      'MOVE_MEDIUM slot 0 → drive 0 flip',
      'MOVE_MEDIUM drive 0 → slot 0 flip',
    ]);
    expect(lab.device.elementAt({ kind: 'slot', index: 0 })).toMatchObject({ inverted: false });
  });

  it('that nobody uses is turned over through its slot', async () => {
    const { rsm, sent } = await managedLab(bench, { library: rotates });
    rsm.start();
    rsm.mount('A00001L6');
    rsm.dismount('A00001L6', true);
    sent();
    expect(rsm.mount('A00001L6', { side: 1 })).toMatchObject({ state: 'PASSED', message: '' });
    expect(sent().filter((request) => request.startsWith('MOVE'))).toEqual([
      'MOVE_MEDIUM drive 0 → slot 0',
      'MOVE_MEDIUM slot 0 → drive 0 flip',
    ]);
  });

  it('is turned as the changer says after a failure', async () => {
    const { rsm, lab } = await managedLab(bench, { library: rotates });
    rsm.start();
    rsm.mount('A00001L6', { side: 1 });
    lab.port.faults.arm({ opcode: 0xa5, nth: 1, effect: { kind: 'sense', key: 4, asc: 0x15, ascq: 1 } });
    rsm.dismount('A00001L6');
    expect(rsm.database.find('A00001L6')).toMatchObject({ place: 'drive 0', turned: true });
    expect(rsm.dismount('A00001L6')).toMatchObject({ state: 'PASSED' });
    expect(lab.device.elementAt({ kind: 'slot', index: 0 })).toMatchObject({ inverted: false });
  });
});

describe('an inventory with labels', () => {
  const single = (data: LibraryData): void => {
    data.cartridges = [{ at: 'slot 0', barcode: 'A00001L6' }, { at: 'slot 5' }];
  };

  it.each([
    ['one side', (data: LibraryData): void => single(data), false],
    [
      'both sides, where the transport turns media over',
      (data: LibraryData): void => {
        single(data);
        rotates(data);
      },
      true,
    ],
  ])('mounts %s of every medium', async (_name, library, both) => {
    const { rsm, sent } = await managedLab(bench, { library });
    rsm.start();
    sent();
    expect(rsm.inventory('OMID')).toMatchObject({ state: 'PASSED', message: '' });
    const sides = (slot: number): string[] => [
      `MOVE_MEDIUM slot ${slot} → drive 0`,
      `MOVE_MEDIUM drive 0 → slot ${slot}`,
      ...(both ? [`MOVE_MEDIUM slot ${slot} → drive 0 flip`, `MOVE_MEDIUM drive 0 → slot ${slot} flip`] : []),
    ];
    expect(sent().filter((request) => request.startsWith('MOVE'))).toEqual([...sides(0), ...sides(5)]);
  });

  it('goes on after a medium that cannot be read, and says which it was', async () => {
    const { rsm, lab } = await managedLab(bench, { library: single });
    rsm.start();
    const effect = { kind: 'sense', key: 3, asc: 0x11, ascq: 0 } as const;
    lab.tapeUnits[0].port.faults.arm({ opcode: 0x08, nth: 1, effect });
    const item = rsm.inventory('OMID');
    expect(item.message).toMatch(/^The labels of some media could not be read\. A00001L6: Reading the label/);
    expect(rsm.database.drives[0].state).toBe('DISMOUNTED');
  });

  it('learns labels, and media are found by them', async () => {
    const { rsm, lab } = await managedLab(bench, { library: single });
    rsm.start();
    rsm.mount('#2');
    runDeviceStep(lab.tapeUnits[0], { write: { blocks: 1, size: 512, seed: 1, label: 'MYTAPE' } });
    rsm.dismount('#2');
    rsm.inventory('OMID');
    expect(rsm.database.find('MYTAPE')).toMatchObject({ id: 2, place: 'slot 5' });
    expect(rsm.mount('MYTAPE')).toMatchObject({ state: 'PASSED' });
  });

  it('finds by its label that another medium lies where no bar code tells', async () => {
    const { rsm, lab } = await managedLab(bench, {
      library: (data) => {
        data.cartridges = [{ at: 'slot 0' }, { at: 'slot 1' }];
      },
    });
    rsm.start();
    for (const [name, label] of [
      ['#1', 'ONE'],
      ['#2', 'TWO'],
    ]) {
      rsm.mount(name);
      runDeviceStep(lab.tapeUnits[0], { write: { blocks: 1, size: 512, seed: 1, label } });
      rsm.dismount(name);
    }
    rsm.inventory('OMID');
    lab.device.openDoor();
    const taken = [0, 1].map((index) => lab.device.remove({ kind: 'slot', index }));
    for (const [index, result] of taken.entries())
      if (result.ok) lab.device.insert({ kind: 'slot', index: 1 - index }, result.cartridge);
    lab.device.closeDoor();
    expect(rsm.mount('ONE').message).toBe(
      'Drive 0 holds TWO, not ONE: the library has been inventoried anew.',
    );
    expect(rsm.database.find('TWO')).toMatchObject({ place: 'drive 0' });
    expect(rsm.mount('TWO')).toMatchObject({ state: 'PASSED', result: 0 });
  });
});
