import type { RemovableStorageManager } from '../../../src/rsm/rsm.ts';
import { tagLabel } from '../../../src/rsm/sequences/volume-tags.ts';
import type { LibraryData } from '../managed-lab.ts';
import {
  type FlagRow,
  BACK,
  EJECT,
  LOAD,
  RECOVERY,
  TAGS,
  mount,
  mounted,
  start,
  status,
} from './flag-row.ts';

const CONFIGURATION = ['GET_PARAMETERS', 'GET_PRODUCT_DATA', 'GET_STATUS'];

/** One medium, and tags that software gives. */
function oneWithoutReader(data: LibraryData): void {
  data.capabilities['barcodeReader'] = false;
  data.cartridges = [{ at: 'slot 0' }];
}

const retag = (rsm: RemovableStorageManager): void => tagLabel(rsm.library, rsm.database.volumes[0]);

/** What the library holds: inventory, bar codes, volume tags. */
export const INVENTORY_ROWS: readonly FlagRow[] = [
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
    flag: 'CHANGER_CARTRIDGE_MAGAZINE',
    before: start,
    work: mount,
    set: ['GET_ELEMENT_STATUS slot 0 count 1 volumeTags', 'SET_POSITION slot 0', ...LOAD],
    clear: ['SET_POSITION slot 0', ...LOAD],
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
];
