/** Named values of ntddchgr.h other than the feature words. Each table names the member it belongs to. */

/** A table of named numbers. */
export type ValueTable = Readonly<Record<string, number>>;

function values<const T extends ValueTable>(table: T): T {
  return table;
}

/** MoveFrom*, ExchangeFrom* and PositionCapabilities; the bit order is that of mode page 1Fh. */
export const CHANGER_TO = values({
  CHANGER_TO_TRANSPORT: 1,
  CHANGER_TO_SLOT: 2,
  CHANGER_TO_IEPORT: 4,
  CHANGER_TO_DRIVE: 8,
});

/** LockUnlockCapabilities. */
export const LOCK_UNLOCK = values({
  LOCK_UNLOCK_IEPORT: 1,
  LOCK_UNLOCK_DOOR: 2,
  LOCK_UNLOCK_KEYPAD: 4,
});

/** CHANGER_SET_ACCESS.Control. */
export const SET_ACCESS_CONTROL = values({
  LOCK_ELEMENT: 0,
  UNLOCK_ELEMENT: 1,
  EXTEND_IEPORT: 2,
  RETRACT_IEPORT: 3,
});

/** CHANGER_ELEMENT_STATUS.Flags. */
export const ELEMENT_STATUS_FLAGS = values({
  ELEMENT_STATUS_FULL: 0x00000001,
  ELEMENT_STATUS_IMPEXP: 0x00000002,
  ELEMENT_STATUS_EXCEPT: 0x00000004,
  ELEMENT_STATUS_ACCESS: 0x00000008,
  ELEMENT_STATUS_EXENAB: 0x00000010,
  ELEMENT_STATUS_INENAB: 0x00000020,
  ELEMENT_STATUS_PRODUCT_DATA: 0x00000040,
  ELEMENT_STATUS_LUN_VALID: 0x00001000,
  ELEMENT_STATUS_ID_VALID: 0x00002000,
  ELEMENT_STATUS_NOT_BUS: 0x00008000,
  ELEMENT_STATUS_INVERT: 0x00400000,
  ELEMENT_STATUS_SVALID: 0x00800000,
  ELEMENT_STATUS_PVOLTAG: 0x10000000,
  ELEMENT_STATUS_AVOLTAG: 0x20000000,
});

/** CHANGER_ELEMENT_STATUS.ExceptionCode: an enumeration, although the values look like bits. */
export const EXCEPTION_CODES = values({
  ERROR_LABEL_UNREADABLE: 0x00000001,
  ERROR_LABEL_QUESTIONABLE: 0x00000002,
  ERROR_SLOT_NOT_PRESENT: 0x00000004,
  ERROR_DRIVE_NOT_INSTALLED: 0x00000008,
  ERROR_TRAY_MALFUNCTION: 0x00000010,
  ERROR_INIT_STATUS_NEEDED: 0x00000011,
  ERROR_UNHANDLED_ERROR: 0xffffffff,
});

/** CHANGER_SEND_VOLUME_TAG_INFORMATION.ActionCode. */
export const VOLUME_TAG_ACTIONS = values({
  SEARCH_ALL: 0x0,
  SEARCH_PRIMARY: 0x1,
  SEARCH_ALTERNATE: 0x2,
  SEARCH_ALL_NO_SEQ: 0x4,
  SEARCH_PRI_NO_SEQ: 0x5,
  SEARCH_ALT_NO_SEQ: 0x6,
  ASSERT_PRIMARY: 0x8,
  ASSERT_ALTERNATE: 0x9,
  REPLACE_PRIMARY: 0xa,
  REPLACE_ALTERNATE: 0xb,
  UNDEFINE_PRIMARY: 0xc,
  UNDEFINE_ALTERNATE: 0xd,
});

/** Lengths in bytes. */
export const LENGTHS = values({
  MAX_VOLUME_ID_SIZE: 36,
  MAX_VOLUME_TEMPLATE_SIZE: 40,
  VENDOR_ID_LENGTH: 8,
  PRODUCT_ID_LENGTH: 16,
  REVISION_LENGTH: 4,
  SERIAL_NUMBER_LENGTH: 32,
});

/** Element types of a CHANGER_ELEMENT; 0 to 4 equal the SCSI element type codes. */
export const ELEMENT_TYPE = values({
  AllElements: 0,
  ChangerTransport: 1,
  ChangerSlot: 2,
  ChangerIEPort: 3,
  ChangerDrive: 4,
  ChangerDoor: 5,
  ChangerKeypad: 6,
  ChangerMaxElement: 7,
});

/** WMI_CHANGER_PROBLEM_DEVICE_ERROR.ChangerProblemType. */
export const CHANGER_DEVICE_PROBLEM_TYPE = values({
  DeviceProblemNone: 0,
  DeviceProblemHardware: 1,
  DeviceProblemCHMError: 2,
  DeviceProblemDoorOpen: 3,
  DeviceProblemCalibrationError: 4,
  DeviceProblemTargetFailure: 5,
  DeviceProblemCHMMoveError: 6,
  DeviceProblemCHMZeroError: 7,
  DeviceProblemCartridgeInsertError: 8,
  DeviceProblemPositionError: 9,
  DeviceProblemSensorError: 10,
  DeviceProblemCartridgeEjectError: 11,
  DeviceProblemGripperError: 12,
  DeviceProblemDriveError: 13,
});

/** Device types of ntddk.h. */
export const DEVICE_TYPES = values({
  FILE_DEVICE_CONTROLLER: 0x04,
  FILE_DEVICE_TAPE: 0x1f,
  FILE_DEVICE_MASS_STORAGE: 0x2d,
  FILE_DEVICE_CHANGER: 0x30,
});

/** The name of the value in a table, or undefined. */
export function nameOf(table: ValueTable, value: number): string | undefined {
  for (const [name, candidate] of Object.entries(table)) if (candidate === value) return name;
  return undefined;
}
