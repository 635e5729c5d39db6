import type { Feature0, Feature1 } from '../ddi/features.ts';

export type Feature = Feature0 | Feature1;

/** What a feature flag makes the manager do. */
export interface FlagEffect {
  readonly effect: string;
  /** The feature rule that speaks of a device which does not keep what the flag promises. */
  readonly rule: string;
}

/**
 * The flags that decide what the manager sends. No page publishes its sequences: each row follows from the
 * flag's meaning (ddi ns-ntddchgr-_get_changer_parameters) and the steps of the Win32 RSM pages.
 */
export const FLAG_EFFECTS = {
  CHANGER_PREMOUNT_EJECT_REQUIRED: { effect: 'the drive presents its tray before a mount', rule: 'G06' },
  CHANGER_PREDISMOUNT_EJECT_REQUIRED: { effect: 'the drive ejects before a dismount', rule: 'G05' },
  CHANGER_PREDISMOUNT_ALIGN_TO_SLOT: {
    effect: 'the transport goes to the slot before a dismount',
    rule: 'G02',
  },
  CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE: {
    effect: 'the transport goes to the drive before a dismount',
    rule: 'G03',
  },
  CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR: {
    effect: 'a dismount returns the medium to the slot that it came from',
    rule: 'F23',
  },
  CHANGER_EXCHANGE_MEDIA: { effect: 'a mount to a full drive swaps the media in one request', rule: 'F05' },
  CHANGER_TRUE_EXCHANGE_CAPABLE: {
    effect: 'the two media of an exchange change places',
    rule: 'F07',
  },
  CHANGER_POSITION_TO_ELEMENT: { effect: 'the transport goes to the slot before a mount', rule: 'H02' },
  CHANGER_MEDIUM_FLIP: { effect: 'the second side of a medium is mounted by a flip', rule: 'F17' },
  CHANGER_DRIVE_CLEANING_REQUIRED: { effect: 'drives are cleaned when they ask for it', rule: 'E16' },
  CHANGER_CLEANER_SLOT: { effect: 'the slot of the cleaner is kept for it from the start', rule: 'E01' },
  CHANGER_CLEANER_ACCESS_NOT_VALID: {
    effect: 'a cleaning lasts as long as it may, because nothing tells its end',
    rule: 'E14',
  },
  CHANGER_CLEANER_OPS_NOT_SUPPORTED: { effect: 'no cleaning is ordered', rule: 'E07' },
  CHANGER_CLEANER_AUTODISMOUNT: { effect: 'the cleaner comes back by itself', rule: 'E05' },
  CHANGER_OPEN_IEPORT: { effect: 'a port is extended by a request', rule: 'I10' },
  CHANGER_CLOSE_IEPORT: { effect: 'a port is retracted by a request', rule: 'I10' },
  CHANGER_IEPORT_USER_CONTROL_OPEN: { effect: 'the operator is asked to open a port', rule: 'I02' },
  CHANGER_IEPORT_USER_CONTROL_CLOSE: { effect: 'the operator is asked to close a port', rule: 'I03' },
  CHANGER_MOVE_EXTENDS_IEPORT: { effect: 'a move to a port extends it', rule: 'I05' },
  CHANGER_MOVE_RETRACTS_IEPORT: { effect: 'a move from a port retracts it', rule: 'I05' },
  CHANGER_LOCK_UNLOCK: { effect: 'ports and doors are unlocked for access and locked after it', rule: 'I10' },
  CHANGER_REPORT_IEPORT_STATE: { effect: 'the port itself says when it is full', rule: 'I16' },
  CHANGER_DRIVE_EMPTY_ON_DOOR_ACCESS: { effect: 'drives are emptied before the door opens', rule: 'G08' },
  CHANGER_BAR_CODE_SCANNER_INSTALLED: { effect: 'an inventory reads bar codes', rule: 'K01' },
  CHANGER_INIT_ELEM_STAT_WITH_RANGE: { effect: 'an inventory looks at a range', rule: 'L02' },
  CHANGER_STATUS_NON_VOLATILE: { effect: 'the start does without a full inventory', rule: 'L04' },
  CHANGER_VOLUME_IDENTIFICATION: { effect: 'volume tags are asked for with the status', rule: 'K06' },
  CHANGER_VOLUME_SEARCH: { effect: 'a medium that is offline is looked for by its tag', rule: 'K04' },
  CHANGER_VOLUME_ASSERT: { effect: 'a label that was read becomes the tag of its slot', rule: 'K04' },
  CHANGER_VOLUME_REPLACE: { effect: 'a label that was read replaces the tag of its slot', rule: 'K04' },
  CHANGER_VOLUME_UNDEFINE: { effect: 'a medium without a label loses its tag', rule: 'K04' },
  CHANGER_CARTRIDGE_MAGAZINE: {
    effect: 'a slot is looked at before it is used, because its magazine may be gone',
    rule: 'J05',
  },
  CHANGER_SERIAL_NUMBER_VALID: { effect: 'the library is known again by its serial number', rule: 'M01' },
  CHANGER_DEVICE_REINITIALIZE_CAPABLE: { effect: 'a failed move recalibrates the transport', rule: 'L05' },
} as const satisfies Partial<Record<Feature, FlagEffect>>;

export type DecidingFlag = keyof typeof FLAG_EFFECTS;
