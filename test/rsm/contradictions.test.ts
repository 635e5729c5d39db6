import { describe, expect, it } from 'vitest';
import type { RemovableStorageManager } from '../../src/rsm/rsm.ts';
import type { WorkItem } from '../../src/rsm/work-queue.ts';
import { driverBench } from '../support/driver.ts';
import { managedLab, type LibraryData, type ManagedLab, type Variant } from './managed-lab.ts';

const bench = driverBench();

interface Contradiction {
  readonly rule: string;
  /** What does not fit together. */
  readonly what: string;
  readonly variant: Variant;
  readonly work: (managed: ManagedLab) => WorkItem;
  readonly message: RegExp;
}

const device =
  (capabilities: Readonly<Record<string, unknown>>) =>
  (data: LibraryData): void =>
    void Object.assign(data.capabilities, capabilities);

/** The sample without a flag in what its own driver believes; the manager is told of the flag all the same. */
const without =
  (flag: string) =>
  (source: string): string =>
    source.replace(new RegExp(` ${flag} \\|`), '');

const started =
  (work: (rsm: RemovableStorageManager) => WorkItem) =>
  ({ rsm }: ManagedLab): WorkItem => {
    rsm.start();
    return work(rsm);
  };
const mount = started((rsm) => rsm.mount('A00001L6'));
const dismount = started((rsm) => {
  rsm.mount('A00001L6');
  return rsm.dismount('A00001L6');
});
const inject = started((rsm) => rsm.inject());

const ROWS: readonly Contradiction[] = [
  {
    rule: 'G01',
    what: 'the transport must be at the slot and at the drive',
    variant: {
      set: ['CHANGER_PREDISMOUNT_ALIGN_TO_SLOT', 'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE'],
    },
    work: dismount,
    message: /^The transport cannot be at slot 0 and at drive 0 before a dismount/,
  },
  {
    rule: 'G02',
    what: 'it must be at the slot, and cannot be sent there',
    variant: {
      set: ['CHANGER_PREDISMOUNT_ALIGN_TO_SLOT'],
      clear: ['CHANGER_POSITION_TO_ELEMENT'],
      library: device({ position: [] }),
    },
    work: dismount,
    message:
      /^SET_POSITION slot 0 ended with STATUS_INVALID_DEVICE_REQUEST\. It was sent because of CHANGER_PREDISMOUNT_ALIGN_TO_SLOT/,
  },
  {
    rule: 'G03',
    what: 'it must be at the drive, and cannot be sent there',
    variant: {
      set: ['CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE'],
      clear: ['CHANGER_POSITION_TO_ELEMENT'],
      library: device({ position: [] }),
    },
    work: dismount,
    message: /^SET_POSITION drive 0 ended with STATUS_INVALID_DEVICE_REQUEST/,
  },
  {
    rule: 'G05',
    what: 'the drive must eject, and is not told to',
    variant: { clear: ['CHANGER_PREDISMOUNT_EJECT_REQUIRED'], library: device({ ejectRequired: true }) },
    work: dismount,
    message: /The drive was not told to eject before, because CHANGER_PREDISMOUNT_EJECT_REQUIRED is clear\.$/,
  },
  {
    rule: 'H02',
    what: 'elements are positioned to without a command for it',
    variant: { library: device({ position: [] }), members: { PositionCapabilities: 0x0a } },
    work: mount,
    message: /It was sent because of CHANGER_POSITION_TO_ELEMENT/,
  },
  {
    rule: 'F05',
    what: 'media are exchanged without a command for it',
    variant: { set: ['CHANGER_EXCHANGE_MEDIA'], members: { ExchangeFromSlot: 8 } },
    work: started((rsm) => {
      rsm.mount('A00001L6');
      rsm.dismount('A00001L6', true);
      return rsm.mount('A00002L6');
    }),
    message: /^EXCHANGE_MEDIUM slot 1 → drive 0 → slot 0 ended with STATUS_INVALID_DEVICE_REQUEST/,
  },
  {
    rule: 'F17',
    what: 'media are turned over by a transport that cannot',
    variant: { set: ['CHANGER_MEDIUM_FLIP'] },
    work: started((rsm) => rsm.mount('A00001L6', { side: 1 })),
    message: /^MOVE_MEDIUM slot 0 → drive 0 ended with STATUS_INVALID_PARAMETER/,
  },
  {
    rule: 'F23',
    what: 'media must go back to a slot that nothing tells',
    variant: { set: ['CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR'] },
    work: ({ rsm, lab }) => {
      rsm.start();
      lab.device.openDoor();
      lab.device.insert({ kind: 'drive', index: 0 }, { barcode: 'NEW001L6', cleaner: false });
      lab.device.closeDoor();
      rsm.inventory('FAST');
      return rsm.dismount('NEW001L6');
    },
    message: /^The slot that the medium in drive 0 came from is not known/,
  },
  {
    rule: 'F08',
    what: 'no medium can get from a slot to a drive',
    variant: { members: { MoveFromSlot: 2 } },
    work: ({ rsm }) => rsm.start(),
    message: /serial access stacker/,
  },
  {
    rule: 'E05',
    what: 'the cleaner comes back by itself, and does not',
    variant: { set: ['CHANGER_CLEANER_AUTODISMOUNT'] },
    work: started((rsm) => rsm.cleanDrive(0)),
    message: /^The cleaner was not back in slot 7 after DriveCleanTimeout/,
  },
  {
    rule: 'I10',
    what: 'a port is extended without a command for it',
    variant: { library: device({ openPort: false }) },
    work: inject,
    message: /^SET_ACCESS port 0 EXTEND_IEPORT ended with STATUS_INVALID_DEVICE_REQUEST/,
  },
  {
    rule: 'I10',
    what: 'a port is locked without a command for it',
    variant: { library: device({ lock: [] }), members: { LockUnlockCapabilities: 3 } },
    work: inject,
    message: /^SET_ACCESS port 0 UNLOCK_ELEMENT ended with STATUS_INVALID_DEVICE_REQUEST/,
  },
  {
    rule: 'K01',
    what: 'a reader is said to be there, and is not',
    variant: {
      library: device({ barcodeReader: false }),
      driver: without('CHANGER_VOLUME_IDENTIFICATION'),
      set: ['CHANGER_BAR_CODE_SCANNER_INSTALLED'],
    },
    work: ({ rsm }) => rsm.start(),
    message: /^GET_ELEMENT_STATUS slot 0 count 8 volumeTags ended with STATUS_INVALID_PARAMETER/,
  },
  {
    rule: 'K06',
    what: 'volume tags are said to be there, and are not',
    variant: {
      library: device({ barcodeReader: false }),
      driver: without('CHANGER_VOLUME_IDENTIFICATION'),
      set: ['CHANGER_VOLUME_IDENTIFICATION'],
    },
    work: ({ rsm }) => rsm.start(),
    message: /It was sent because of CHANGER_VOLUME_IDENTIFICATION/,
  },
  {
    rule: 'L02',
    what: 'a range is initialised without a command for it',
    variant: { library: device({ initializeRange: false }) },
    work: started((rsm) => rsm.inventory('SLOT', 2)),
    message: /^INITIALIZE_ELEMENT_STATUS slot 2 count 1 barCodeScan ended with STATUS_INVALID_DEVICE_REQUEST/,
  },
  {
    rule: 'L05',
    what: 'the transport is calibrated without a command for it',
    variant: { library: device({ reinitialize: false }) },
    work: started((rsm) => {
      rsm.database.move(rsm.database.volumes[0], 'slot 4');
      return rsm.mount('A00001L6');
    }),
    message:
      /^MOVE_MEDIUM slot 4 → drive 0 ended with STATUS_SOURCE_ELEMENT_EMPTY\. The transport could not be calibrated after it/,
  },
];

describe('flags that contradict each other, or the device', () => {
  it.each(ROWS)('$rule: $what', async ({ rule, variant, work, message }) => {
    const managed = await managedLab(bench, variant);
    const item = work(managed);
    expect(item).toMatchObject({ state: 'FAILED', rule });
    expect(item.message).toMatch(message);
  });

  it('a failure of the device is not laid to a flag', async () => {
    const { rsm, lab } = await managedLab(bench);
    rsm.start();
    const effect = { kind: 'sense', key: 4, asc: 0x15, ascq: 1 } as const;
    lab.port.faults.arm({ opcode: 0x2b, nth: 1, effect });
    const item = rsm.mount('A00001L6');
    expect(item.message).toBe('SET_POSITION slot 0 ended with STATUS_DEVICE_HARDWARE_ERROR.');
    expect(item.rule).toBeUndefined();
  });
});
