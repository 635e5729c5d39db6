import type { RemovableStorageManager } from '../../../src/rsm/rsm.ts';
import { type FlagRow, BACK, EJECT, LOAD, RECOVERY, mount, mounted, start } from './flag-row.ts';

const dismount = (rsm: RemovableStorageManager): void => void rsm.dismount('A00001L6');

/** Mounts, dismounts and exchanges. */
export const MOUNT_ROWS: readonly FlagRow[] = [
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
    flag: 'CHANGER_MEDIUM_FLIP',
    before: start,
    work: (rsm) => rsm.mount('A00001L6', { side: 1 }),
    set: ['SET_POSITION slot 0', 'MOVE_MEDIUM slot 0 → drive 0 flip', 'REINITIALIZE_TRANSPORT', ...RECOVERY],
    clear: [],
  },
];
