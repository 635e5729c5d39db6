import { describe, expect, it } from 'vitest';
import type { Feature } from '../../src/rsm/flag-effects.ts';
import { FLAG_EFFECTS } from '../../src/rsm/flag-effects.ts';
import type { RemovableStorageManager } from '../../src/rsm/rsm.ts';
import { tagLabel } from '../../src/rsm/sequences/volume-tags.ts';
import { driverBench } from '../support/driver.ts';
import { managedLab, type LibraryData, type Variant } from './managed-lab.ts';

const bench = driverBench();

interface Row {
  readonly flag: Feature;
  /** What else must hold for the flag to matter. */
  readonly variant?: Variant;
  /** Work before the requests that are compared. */
  readonly before?: (rsm: RemovableStorageManager) => void;
  readonly work: (rsm: RemovableStorageManager) => void;
  readonly set: readonly string[];
  readonly clear: readonly string[];
}

const start = (rsm: RemovableStorageManager): void => void rsm.start();
const mount = (rsm: RemovableStorageManager): void => void rsm.mount('A00001L6');
const dismount = (rsm: RemovableStorageManager): void => void rsm.dismount('A00001L6');
const mounted = (rsm: RemovableStorageManager): void => {
  start(rsm);
  mount(rsm);
};

/** An inject waits for its operator; as the second piece of work. */
const extended = (rsm: RemovableStorageManager): void => {
  start(rsm);
  rsm.inject();
};
const CONFIGURATION = ['GET_PARAMETERS', 'GET_PRODUCT_DATA', 'GET_STATUS'];
const status = (tags: string): string[] =>
  ['slot 0 count 8', 'drive 0 count 1', 'port 0 count 1', 'transport 0 count 1'].map(
    (elements) => `GET_ELEMENT_STATUS ${elements}${tags}`,
  );
const TAGS = ' volumeTags';
const RECOVERY = ['INITIALIZE_ELEMENT_STATUS all barCodeScan', ...status(TAGS)];
const LOAD = ['MOVE_MEDIUM slot 0 → drive 0', 'drive 0: STORAGE_LOAD_MEDIA'];
const BACK = 'MOVE_MEDIUM drive 0 → slot 0';
const DRIVE = 'GET_ELEMENT_STATUS drive 0 count 1 volumeTags';
const PORT = 'GET_ELEMENT_STATUS port 0 count 1 volumeTags';
const EJECT = 'drive 0: STORAGE_EJECT_MEDIA';

const LOCK = 'SET_ACCESS port 0 LOCK_ELEMENT';
const OPENED = ['SET_ACCESS port 0 UNLOCK_ELEMENT', 'SET_ACCESS port 0 EXTEND_IEPORT', PORT];

/** A medium is in the port already. */
function fullPort(data: LibraryData): void {
  data.cartridges.push({ at: 'port 0', barcode: 'NEW001L6' });
}

/** One medium, and tags that software gives. */
function oneWithoutReader(data: LibraryData): void {
  data.capabilities['barcodeReader'] = false;
  data.cartridges = [{ at: 'slot 0' }];
}

const retag = (rsm: RemovableStorageManager): void => tagLabel(rsm.library, rsm.database.volumes[0]);

const ROWS: readonly Row[] = [
  {
    flag: 'CHANGER_PREMOUNT_EJECT_REQUIRED',
    before: start,
    work: mount,
    set: [EJECT, 'SET_POSITION slot 0', ...LOAD],
    clear: ['SET_POSITION slot 0', ...LOAD],
  },
  {
    flag: 'CHANGER_POSITION_TO_ELEMENT',
    before: start,
    work: mount,
    set: ['SET_POSITION slot 0', ...LOAD],
    clear: LOAD,
  },
  {
    flag: 'CHANGER_PREDISMOUNT_EJECT_REQUIRED',
    before: mounted,
    work: dismount,
    set: [EJECT, BACK],
    clear: [BACK],
  },
  {
    flag: 'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT',
    variant: { set: ['CHANGER_PREDISMOUNT_EJECT_REQUIRED'] },
    before: mounted,
    work: dismount,
    set: ['SET_POSITION slot 0', EJECT, BACK],
    clear: [EJECT, BACK],
  },
  {
    flag: 'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE',
    variant: { set: ['CHANGER_PREDISMOUNT_EJECT_REQUIRED'] },
    before: mounted,
    work: dismount,
    set: ['SET_POSITION drive 0', EJECT, BACK],
    clear: [EJECT, BACK],
  },
  {
    flag: 'CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR',
    variant: { set: ['CHANGER_PREDISMOUNT_EJECT_REQUIRED'] },
    before: mounted,
    work: dismount,
    set: ['GET_ELEMENT_STATUS drive 0 count 1 volumeTags', EJECT, BACK],
    clear: [EJECT, BACK],
  },
  {
    flag: 'CHANGER_BAR_CODE_SCANNER_INSTALLED',
    variant: { clear: ['CHANGER_VOLUME_IDENTIFICATION'] },
    before: start,
    work: (rsm) => rsm.inventory('FAST'),
    set: ['INITIALIZE_ELEMENT_STATUS all barCodeScan', ...status(TAGS)],
    clear: ['INITIALIZE_ELEMENT_STATUS all', ...status('')],
  },
  {
    flag: 'CHANGER_INIT_ELEM_STAT_WITH_RANGE',
    before: start,
    work: (rsm) => rsm.inventory('SLOT', 3),
    set: [
      'INITIALIZE_ELEMENT_STATUS slot 3 count 1 barCodeScan',
      'GET_ELEMENT_STATUS slot 3 count 1 volumeTags',
    ],
    clear: ['INITIALIZE_ELEMENT_STATUS all barCodeScan', 'GET_ELEMENT_STATUS slot 3 count 1 volumeTags'],
  },
  {
    flag: 'CHANGER_STATUS_NON_VOLATILE',
    work: start,
    set: [...CONFIGURATION, ...status(TAGS)],
    clear: [...CONFIGURATION, 'INITIALIZE_ELEMENT_STATUS all barCodeScan', ...status(TAGS)],
  },
  {
    flag: 'CHANGER_VOLUME_IDENTIFICATION',
    variant: { clear: ['CHANGER_BAR_CODE_SCANNER_INSTALLED'] },
    work: start,
    set: [...CONFIGURATION, ...status(TAGS)],
    clear: [...CONFIGURATION, ...status('')],
  },
  {
    flag: 'CHANGER_OPEN_IEPORT',
    before: start,
    work: (rsm) => rsm.inject(),
    set: [
      'SET_ACCESS port 0 UNLOCK_ELEMENT',
      'SET_ACCESS port 0 EXTEND_IEPORT',
      'GET_ELEMENT_STATUS port 0 count 1 volumeTags',
    ],
    clear: ['SET_ACCESS port 0 UNLOCK_ELEMENT', 'GET_ELEMENT_STATUS port 0 count 1 volumeTags'],
  },
  {
    flag: 'CHANGER_LOCK_UNLOCK',
    variant: { clear: ['CHANGER_OPEN_IEPORT'] },
    before: start,
    work: (rsm) => rsm.inject(),
    set: ['SET_ACCESS port 0 UNLOCK_ELEMENT', 'GET_ELEMENT_STATUS port 0 count 1 volumeTags'],
    clear: ['GET_ELEMENT_STATUS port 0 count 1 volumeTags'],
  },
  {
    flag: 'CHANGER_IEPORT_USER_CONTROL_OPEN',
    variant: { clear: ['CHANGER_OPEN_IEPORT'] },
    before: start,
    work: (rsm) => {
      rsm.inject();
      expect(rsm.queue.waiting?.message).toMatch(
        rsm.library.has('CHANGER_IEPORT_USER_CONTROL_OPEN') ? 'Open port 0.' : 'Put a medium into port 0.',
      );
    },
    set: ['SET_ACCESS port 0 UNLOCK_ELEMENT', 'GET_ELEMENT_STATUS port 0 count 1 volumeTags'],
    clear: ['SET_ACCESS port 0 UNLOCK_ELEMENT', 'GET_ELEMENT_STATUS port 0 count 1 volumeTags'],
  },
  {
    flag: 'CHANGER_CLOSE_IEPORT',
    before: extended,
    work: (rsm) => rsm.queue.cancel(2),
    set: [PORT, 'SET_ACCESS port 0 RETRACT_IEPORT', 'SET_ACCESS port 0 LOCK_ELEMENT'],
    clear: ['SET_ACCESS port 0 LOCK_ELEMENT'],
  },
  {
    flag: 'CHANGER_IEPORT_USER_CONTROL_CLOSE',
    variant: { clear: ['CHANGER_CLOSE_IEPORT'] },
    before: extended,
    work: (rsm) => rsm.queue.cancel(2),
    set: [PORT],
    clear: ['SET_ACCESS port 0 LOCK_ELEMENT'],
  },
  {
    flag: 'CHANGER_REPORT_IEPORT_STATE',
    variant: { clear: ['CHANGER_OPEN_IEPORT'] },
    before: start,
    work: (rsm) => rsm.inject(),
    set: ['SET_ACCESS port 0 UNLOCK_ELEMENT', PORT],
    // Without a sensor, a port that nobody opened counts as full: the move tells.
    clear: [
      'SET_ACCESS port 0 UNLOCK_ELEMENT',
      PORT,
      'SET_ACCESS port 0 LOCK_ELEMENT',
      PORT,
      'MOVE_MEDIUM port 0 → slot 4',
      'REINITIALIZE_TRANSPORT',
      ...RECOVERY,
    ],
  },
  {
    flag: 'CHANGER_EXCHANGE_MEDIA',
    variant: { members: { ExchangeFromSlot: 8 } },
    before: (rsm) => {
      mounted(rsm);
      rsm.dismount('A00001L6', true);
    },
    work: (rsm) => rsm.mount('A00002L6'),
    // The sample's driver has no exchange: with the flag set wrongly, the request fails and stock is taken.
    set: ['EXCHANGE_MEDIUM slot 1 → drive 0 → slot 0', 'REINITIALIZE_TRANSPORT', ...RECOVERY],
    clear: [BACK, 'SET_POSITION slot 1', 'MOVE_MEDIUM slot 1 → drive 0', 'drive 0: STORAGE_LOAD_MEDIA'],
  },
  {
    flag: 'CHANGER_TRUE_EXCHANGE_CAPABLE',
    variant: { set: ['CHANGER_EXCHANGE_MEDIA'], members: { ExchangeFromSlot: 8 } },
    before: (rsm) => {
      mounted(rsm);
      rsm.dismount('A00001L6', true);
    },
    work: (rsm) => rsm.mount('A00002L6'),
    set: ['EXCHANGE_MEDIUM slot 1 → drive 0 → slot 1', 'REINITIALIZE_TRANSPORT', ...RECOVERY],
    clear: ['EXCHANGE_MEDIUM slot 1 → drive 0 → slot 0', 'REINITIALIZE_TRANSPORT', ...RECOVERY],
  },
  {
    flag: 'CHANGER_CARTRIDGE_MAGAZINE',
    before: start,
    work: mount,
    set: ['GET_ELEMENT_STATUS slot 0 count 1 volumeTags', 'SET_POSITION slot 0', ...LOAD],
    clear: ['SET_POSITION slot 0', ...LOAD],
  },
  {
    flag: 'CHANGER_MEDIUM_FLIP',
    before: start,
    work: (rsm) => rsm.mount('A00001L6', { side: 1 }),
    set: ['SET_POSITION slot 0', 'MOVE_MEDIUM slot 0 → drive 0 flip', 'REINITIALIZE_TRANSPORT', ...RECOVERY],
    clear: [],
  },
  {
    flag: 'CHANGER_MOVE_EXTENDS_IEPORT',
    before: start,
    work: (rsm) => rsm.eject('A00001L6'),
    set: ['SET_ACCESS port 0 UNLOCK_ELEMENT', 'MOVE_MEDIUM slot 0 → port 0', PORT],
    clear: [
      'MOVE_MEDIUM slot 0 → port 0',
      'SET_ACCESS port 0 UNLOCK_ELEMENT',
      'SET_ACCESS port 0 EXTEND_IEPORT',
      'GET_ELEMENT_STATUS port 0 count 1 volumeTags',
    ],
  },
  {
    flag: 'CHANGER_DRIVE_EMPTY_ON_DOOR_ACCESS',
    variant: { set: ['CHANGER_PREDISMOUNT_EJECT_REQUIRED'] },
    before: mounted,
    work: (rsm) => rsm.door(),
    set: [EJECT, BACK, 'SET_ACCESS door 0 UNLOCK_ELEMENT', 'GET_STATUS'],
    clear: ['SET_ACCESS door 0 UNLOCK_ELEMENT', 'GET_STATUS'],
  },
  {
    flag: 'CHANGER_DEVICE_REINITIALIZE_CAPABLE',
    before: start,
    work: (rsm) => {
      rsm.database.move(rsm.database.volumes[0], 'slot 4');
      rsm.mount('A00001L6');
    },
    set: ['SET_POSITION slot 4', 'MOVE_MEDIUM slot 4 → drive 0', 'REINITIALIZE_TRANSPORT', ...RECOVERY],
    clear: ['SET_POSITION slot 4', 'MOVE_MEDIUM slot 4 → drive 0', ...RECOVERY],
  },
  {
    flag: 'CHANGER_CLEANER_ACCESS_NOT_VALID',
    variant: { set: ['CHANGER_PREDISMOUNT_EJECT_REQUIRED'] },
    before: start,
    work: (rsm) => rsm.cleanDrive(0),
    set: ['MOVE_MEDIUM slot 7 → drive 0', EJECT, 'MOVE_MEDIUM drive 0 → slot 7'],
    clear: ['MOVE_MEDIUM slot 7 → drive 0', DRIVE, EJECT, 'MOVE_MEDIUM drive 0 → slot 7'],
  },
  {
    flag: 'CHANGER_CLEANER_SLOT',
    variant: { set: ['CHANGER_PREDISMOUNT_EJECT_REQUIRED'] },
    before: start,
    work: (rsm) => rsm.cleanDrive(0),
    set: ['MOVE_MEDIUM slot 7 → drive 0', DRIVE, EJECT, 'MOVE_MEDIUM drive 0 → slot 7'],
    clear: [],
  },
  {
    flag: 'CHANGER_CLEANER_AUTODISMOUNT',
    variant: { set: ['CHANGER_PREDISMOUNT_EJECT_REQUIRED'] },
    before: start,
    work: (rsm) => rsm.cleanDrive(0),
    // The sample's device leaves it in the drive: stock is taken when the time is over.
    set: ['MOVE_MEDIUM slot 7 → drive 0', 'GET_ELEMENT_STATUS slot 7 count 1 volumeTags', ...status(TAGS)],
    clear: ['MOVE_MEDIUM slot 7 → drive 0', DRIVE, EJECT, 'MOVE_MEDIUM drive 0 → slot 7'],
  },
  {
    flag: 'CHANGER_MOVE_RETRACTS_IEPORT',
    variant: { clear: ['CHANGER_CLOSE_IEPORT'], library: fullPort },
    before: start,
    work: (rsm) => rsm.inject(),
    set: [...OPENED, 'MOVE_MEDIUM port 0 → slot 4', 'REINITIALIZE_TRANSPORT', ...RECOVERY, LOCK],
    clear: [...OPENED, LOCK, PORT, 'MOVE_MEDIUM port 0 → slot 4', 'REINITIALIZE_TRANSPORT', ...RECOVERY],
  },
  {
    flag: 'CHANGER_VOLUME_SEARCH',
    before: (rsm) => {
      start(rsm);
      rsm.database.move(rsm.database.volumes[0], undefined);
    },
    work: mount,
    set: [
      'QUERY_VOLUME_TAGS all action SEARCH_PRIMARY A00001L6',
      ...status(TAGS),
      'SET_POSITION slot 0',
      ...LOAD,
    ],
    clear: [...status(TAGS), 'SET_POSITION slot 0', ...LOAD],
  },
  {
    flag: 'CHANGER_VOLUME_ASSERT',
    variant: { library: oneWithoutReader },
    before: (rsm) => {
      start(rsm);
      rsm.database.setLabel(rsm.database.volumes[0], 0, 'LABEL1');
    },
    work: retag,
    set: ['QUERY_VOLUME_TAGS slot 0 action ASSERT_PRIMARY LABEL1'],
    clear: [],
  },
  {
    flag: 'CHANGER_VOLUME_REPLACE',
    variant: { library: oneWithoutReader },
    before: (rsm) => {
      start(rsm);
      rsm.database.setLabel(rsm.database.volumes[0], 0, 'LABEL1');
      retag(rsm);
      rsm.database.setLabel(rsm.database.volumes[0], 0, 'LABEL2');
    },
    work: retag,
    set: ['QUERY_VOLUME_TAGS slot 0 action REPLACE_PRIMARY LABEL2'],
    clear: [],
  },
  {
    flag: 'CHANGER_VOLUME_UNDEFINE',
    variant: { library: oneWithoutReader },
    before: (rsm) => {
      start(rsm);
      rsm.database.setLabel(rsm.database.volumes[0], 0, 'LABEL1');
      retag(rsm);
      rsm.database.setLabel(rsm.database.volumes[0], 0, undefined);
    },
    work: retag,
    set: ['QUERY_VOLUME_TAGS slot 0 action UNDEFINE_PRIMARY'],
    clear: [],
  },
  {
    flag: 'CHANGER_CLEANER_OPS_NOT_SUPPORTED',
    variant: { set: ['CHANGER_PREDISMOUNT_EJECT_REQUIRED'] },
    before: start,
    work: (rsm) => rsm.cleanDrive(0),
    set: [],
    clear: ['MOVE_MEDIUM slot 7 → drive 0', DRIVE, EJECT, 'MOVE_MEDIUM drive 0 → slot 7'],
  },
  {
    flag: 'CHANGER_DRIVE_CLEANING_REQUIRED',
    variant: { set: ['CHANGER_PREDISMOUNT_EJECT_REQUIRED'] },
    before: start,
    work: (rsm) => rsm.cleanDrive(0),
    set: ['MOVE_MEDIUM slot 7 → drive 0', DRIVE, EJECT, 'MOVE_MEDIUM drive 0 → slot 7'],
    clear: [],
  },
];

describe('a feature flag decides what is sent', () => {
  it.each(ROWS)('$flag', async ({ flag, variant, before, work, set, clear }) => {
    for (const on of [true, false]) {
      const changed: Variant = {
        ...variant,
        set: [...(variant?.set ?? []), ...(on ? [flag] : [])],
        clear: [...(variant?.clear ?? []), ...(on ? [] : [flag])],
      };
      const { rsm, sent } = await managedLab(bench, changed);
      before?.(rsm);
      sent();
      work(rsm);
      expect({ on, sent: sent() }).toEqual({ on, sent: on ? set : clear });
    }
  });

  it('CHANGER_SERIAL_NUMBER_VALID: the library is known by its serial number', async () => {
    for (const on of [true, false]) {
      const { rsm } = await managedLab(bench, { [on ? 'set' : 'clear']: ['CHANGER_SERIAL_NUMBER_VALID'] });
      start(rsm);
      expect(rsm.library.serialNumber).toBe(on ? 'AC0001' : undefined);
    }
  });

  it('has a row here, whatever flag it is', () => {
    const tested = new Set<string>([...ROWS.map(({ flag }) => flag), 'CHANGER_SERIAL_NUMBER_VALID']);
    expect(Object.keys(FLAG_EFFECTS).filter((flag) => !tested.has(flag))).toEqual([]);
  });

  it.each([
    ['a port', 1, (rsm: RemovableStorageManager) => rsm.inject(), 'SET_ACCESS port 0 UNLOCK_ELEMENT'],
    ['a door', 2, (rsm: RemovableStorageManager) => rsm.door(), 'SET_ACCESS door 0 UNLOCK_ELEMENT'],
  ])('CHANGER_LOCK_UNLOCK locks %s only where its bit says so', async (_what, bit, work, request) => {
    for (const on of [true, false]) {
      const { rsm, sent } = await managedLab(bench, {
        members: { LockUnlockCapabilities: on ? bit : 7 & ~bit },
      });
      start(rsm);
      sent();
      work(rsm);
      expect({ on, sent: sent().includes(request) }).toEqual({ on, sent: on });
    }
  });
});
