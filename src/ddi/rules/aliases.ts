import type { Feature0, Feature1 } from '../features.ts';

/**
 * What a Features1 constant turns on when it is put into Features0, and the other way round: below bit 31
 * the two words use the same bits for other things (ntddchgr.h).
 */
export interface Alias {
  /** The bit that the two flags share. */
  readonly bit: number;
  readonly features0: Feature0;
  readonly features1: Feature1;
}

export const ALIASES: readonly Alias[] = [
  {
    bit: 0x001,
    features1: 'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT',
    features0: 'CHANGER_BAR_CODE_SCANNER_INSTALLED',
  },
  {
    bit: 0x002,
    features1: 'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE',
    features0: 'CHANGER_INIT_ELEM_STAT_WITH_RANGE',
  },
  { bit: 0x004, features1: 'CHANGER_CLEANER_AUTODISMOUNT', features0: 'CHANGER_CLOSE_IEPORT' },
  { bit: 0x008, features1: 'CHANGER_TRUE_EXCHANGE_CAPABLE', features0: 'CHANGER_OPEN_IEPORT' },
  { bit: 0x010, features1: 'CHANGER_SLOTS_USE_TRAYS', features0: 'CHANGER_STATUS_NON_VOLATILE' },
  { bit: 0x020, features1: 'CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR', features0: 'CHANGER_EXCHANGE_MEDIA' },
  { bit: 0x040, features1: 'CHANGER_CLEANER_OPS_NOT_SUPPORTED', features0: 'CHANGER_CLEANER_SLOT' },
  { bit: 0x080, features1: 'CHANGER_IEPORT_USER_CONTROL_OPEN', features0: 'CHANGER_LOCK_UNLOCK' },
  { bit: 0x100, features1: 'CHANGER_IEPORT_USER_CONTROL_CLOSE', features0: 'CHANGER_CARTRIDGE_MAGAZINE' },
  { bit: 0x200, features1: 'CHANGER_MOVE_EXTENDS_IEPORT', features0: 'CHANGER_MEDIUM_FLIP' },
  { bit: 0x400, features1: 'CHANGER_MOVE_RETRACTS_IEPORT', features0: 'CHANGER_POSITION_TO_ELEMENT' },
];

/** The aliases whose shared bit is set in a word. */
export function aliasesIn(word: number): readonly Alias[] {
  return ALIASES.filter((alias) => (word & alias.bit) !== 0);
}
