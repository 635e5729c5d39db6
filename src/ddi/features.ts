/** Feature words of GET_CHANGER_PARAMETERS (ntddchgr.h; ddi ns-ntddchgr-_get_changer_parameters). */

export interface FlagRow {
  readonly value: number;
  readonly meaning: string;
}

/** Keeps the literal flag names of a table. */
function flags<const T extends Readonly<Record<string, FlagRow>>>(table: T): T {
  return table;
}

/** Features0. Bits 0x02000000 and 0x40000000 are undefined. */
export const FEATURES0 = flags({
  CHANGER_BAR_CODE_SCANNER_INSTALLED: {
    value: 0x00000001,
    meaning: 'bar code reader supported AND present; not to be hard-coded unless always fitted',
  },
  CHANGER_INIT_ELEM_STAT_WITH_RANGE: {
    value: 0x00000002,
    meaning: 'can run INITIALIZE ELEMENT STATUS WITH RANGE',
  },
  CHANGER_CLOSE_IEPORT: { value: 0x00000004, meaning: 'has IEport; can retract it by command' },
  CHANGER_OPEN_IEPORT: { value: 0x00000008, meaning: 'has IEport; can extend it by command' },
  CHANGER_STATUS_NON_VOLATILE: { value: 0x00000010, meaning: 'element status kept in NVRAM' },
  CHANGER_EXCHANGE_MEDIA: {
    value: 0x00000020,
    meaning: 'EXCHANGE MEDIUM supported, natively or emulated through other elements',
  },
  CHANGER_CLEANER_SLOT: { value: 0x00000040, meaning: 'dedicated cleaner slot exists' },
  CHANGER_LOCK_UNLOCK: {
    value: 0x00000080,
    meaning: 'door/IEport/keypad lockable; LockUnlockCapabilities says which',
  },
  CHANGER_CARTRIDGE_MAGAZINE: { value: 0x00000100, meaning: 'removable magazines hold some/all slots' },
  CHANGER_MEDIUM_FLIP: { value: 0x00000200, meaning: 'transport can rotate media (mode page 1Eh Rotate)' },
  CHANGER_POSITION_TO_ELEMENT: {
    value: 0x00000400,
    meaning: 'POSITION TO ELEMENT supported; PositionCapabilities says where',
  },
  CHANGER_REPORT_IEPORT_STATE: { value: 0x00000800, meaning: 'IEport has a presence sensor' },
  CHANGER_STORAGE_DRIVE: { value: 0x00001000, meaning: 'drive usable as storage (page 1Fh DT bit)' },
  CHANGER_STORAGE_IEPORT: { value: 0x00002000, meaning: 'IEport usable as storage (page 1Fh I/E bit)' },
  CHANGER_STORAGE_SLOT: {
    value: 0x00004000,
    meaning: 'slot usable as storage (page 1Fh ST bit); must be supported',
  },
  CHANGER_STORAGE_TRANSPORT: { value: 0x00008000, meaning: 'transport usable as storage (page 1Fh MT bit)' },
  CHANGER_DRIVE_CLEANING_REQUIRED: { value: 0x00010000, meaning: 'drives may ask for cleaning' },
  CHANGER_PREDISMOUNT_EJECT_REQUIRED: {
    value: 0x00020000,
    meaning: 'drive must be told to eject (via its own class driver) before drive->slot move',
  },
  CHANGER_CLEANER_ACCESS_NOT_VALID: {
    value: 0x00040000,
    meaning: 'ELEMENT_STATUS_ACCESS meaningless for a drive holding a cleaner',
  },
  CHANGER_PREMOUNT_EJECT_REQUIRED: {
    value: 0x00080000,
    meaning: 'drive tray must be ejected by command before slot->drive move',
  },
  CHANGER_VOLUME_IDENTIFICATION: {
    value: 0x00100000,
    meaning: 'SEND VOLUME TAG + REQUEST VOLUME ELEMENT ADDRESS supported',
  },
  CHANGER_VOLUME_SEARCH: { value: 0x00200000, meaning: 'SEND VOLUME TAG translate actions' },
  CHANGER_VOLUME_ASSERT: { value: 0x00400000, meaning: 'SEND VOLUME TAG assert actions' },
  CHANGER_VOLUME_REPLACE: { value: 0x00800000, meaning: 'SEND VOLUME TAG replace actions' },
  CHANGER_VOLUME_UNDEFINE: { value: 0x01000000, meaning: 'SEND VOLUME TAG undefine actions' },
  CHANGER_SERIAL_NUMBER_VALID: {
    value: 0x04000000,
    meaning: 'CHANGER_PRODUCT_DATA.SerialNumber valid and unique for this changer type',
  },
  CHANGER_DEVICE_REINITIALIZE_CAPABLE: {
    value: 0x08000000,
    meaning: 'transport recalibration by command (ChangerReinitializeUnit)',
  },
  CHANGER_KEYPAD_ENABLE_DISABLE: { value: 0x10000000, meaning: 'keypad can be enabled/disabled by command' },
  CHANGER_DRIVE_EMPTY_ON_DOOR_ACCESS: {
    value: 0x20000000,
    meaning: 'drives must be empty before the door is opened',
  },
  CHANGER_RESERVED_BIT: {
    value: 0x80000000,
    meaning: 'marker bit that distinguishes Features1 constants; not a Features0 feature',
  },
});

/** Features1. Every constant carries bit 31; test with `(Features1 & X) === X`. Bits 0x7FFFF800 are undefined. */
export const FEATURES1 = flags({
  CHANGER_PREDISMOUNT_ALIGN_TO_SLOT: {
    value: 0x80000001,
    meaning: 'transport must be at destination slot before drive->slot move; excludes ALIGN_TO_DRIVE',
  },
  CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE: {
    value: 0x80000002,
    meaning: 'transport must be at drive before drive->slot move; excludes ALIGN_TO_SLOT',
  },
  CHANGER_CLEANER_AUTODISMOUNT: {
    value: 0x80000004,
    meaning: 'changer returns the cleaner to its slot by itself',
  },
  CHANGER_TRUE_EXCHANGE_CAPABLE: {
    value: 0x80000008,
    meaning: 'two volumes handled at once without extra elements (SDK page: needs CHANGER_EXCHANGE_MEDIA)',
  },
  CHANGER_SLOTS_USE_TRAYS: {
    value: 0x80000010,
    meaning: 'slots have removable trays (inject/eject needs several moves)',
  },
  CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR: {
    value: 0x80000020,
    meaning: 'drive->slot must return to the slot the volume came from',
  },
  CHANGER_CLEANER_OPS_NOT_SUPPORTED: { value: 0x80000040, meaning: 'software cannot order a cleaning move' },
  CHANGER_IEPORT_USER_CONTROL_OPEN: {
    value: 0x80000080,
    meaning: 'operator must open a closed IEport by hand',
  },
  CHANGER_IEPORT_USER_CONTROL_CLOSE: {
    value: 0x80000100,
    meaning: 'operator must close an open IEport by hand',
  },
  CHANGER_MOVE_EXTENDS_IEPORT: { value: 0x80000200, meaning: 'move to IEport extends the tray' },
  CHANGER_MOVE_RETRACTS_IEPORT: { value: 0x80000400, meaning: 'move from IEport retracts the tray' },
});

export type Feature0 = keyof typeof FEATURES0;
export type Feature1 = keyof typeof FEATURES1;
