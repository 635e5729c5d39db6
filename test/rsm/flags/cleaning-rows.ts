import { type FlagRow, EJECT, TAGS, start, status } from './flag-row.ts';

const DRIVE = 'GET_ELEMENT_STATUS drive 0 count 1 volumeTags';

/** Cleaner cartridges and the drives that they clean. */
export const CLEANING_ROWS: readonly FlagRow[] = [
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
