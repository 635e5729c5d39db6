/** What the named values of ntddchgr.h mean, in our words. A name without a text does not compile. */
import type * as values from '../values.ts';

type Meanings<T> = Readonly<Record<keyof T, string>>;

const CHANGER_TO: Meanings<typeof values.CHANGER_TO> = {
  CHANGER_TO_TRANSPORT: 'to a transport',
  CHANGER_TO_SLOT: 'to a slot',
  CHANGER_TO_IEPORT: 'to an import/export port',
  CHANGER_TO_DRIVE: 'to a drive',
};

const LOCK_UNLOCK: Meanings<typeof values.LOCK_UNLOCK> = {
  LOCK_UNLOCK_IEPORT: 'the import/export port can be locked',
  LOCK_UNLOCK_DOOR: 'the door can be locked',
  LOCK_UNLOCK_KEYPAD: 'the keypad can be locked',
};

const SET_ACCESS_CONTROL: Meanings<typeof values.SET_ACCESS_CONTROL> = {
  LOCK_ELEMENT: 'lock it against the operator',
  UNLOCK_ELEMENT: 'let the operator use it',
  EXTEND_IEPORT: 'push the port out (CHANGER_OPEN_IEPORT)',
  RETRACT_IEPORT: 'pull the port in (CHANGER_CLOSE_IEPORT)',
};

const ELEMENT_STATUS_FLAGS: Meanings<typeof values.ELEMENT_STATUS_FLAGS> = {
  ELEMENT_STATUS_FULL: 'holds a medium',
  ELEMENT_STATUS_IMPEXP: 'the medium in the port was put there by an operator, not by the transport',
  ELEMENT_STATUS_EXCEPT: 'is not in order; ExceptionCode says why',
  ELEMENT_STATUS_ACCESS: 'a transport can reach it',
  ELEMENT_STATUS_EXENAB: 'the port lets media out',
  ELEMENT_STATUS_INENAB: 'the port takes media in',
  ELEMENT_STATUS_PRODUCT_DATA: 'the entry is a CHANGER_ELEMENT_STATUS_EX with the data of the drive',
  ELEMENT_STATUS_LUN_VALID: 'Lun is valid',
  ELEMENT_STATUS_ID_VALID: 'TargetId is valid',
  ELEMENT_STATUS_NOT_BUS: 'the drive is on another bus than the changer',
  ELEMENT_STATUS_INVERT: 'the medium was turned over since it left its source',
  ELEMENT_STATUS_SVALID: 'SrcElementAddress is valid',
  ELEMENT_STATUS_PVOLTAG: 'PrimaryVolumeID is valid',
  ELEMENT_STATUS_AVOLTAG: 'AlternateVolumeID is valid',
};

const EXCEPTION_CODES: Meanings<typeof values.EXCEPTION_CODES> = {
  ERROR_LABEL_UNREADABLE: 'the bar code cannot be read',
  ERROR_LABEL_QUESTIONABLE: 'the bar code may be wrong',
  ERROR_SLOT_NOT_PRESENT: 'there is no such slot: its magazine is out',
  ERROR_DRIVE_NOT_INSTALLED: 'the drive is not fitted',
  ERROR_TRAY_MALFUNCTION: 'the tray of a drive does not work',
  ERROR_INIT_STATUS_NEEDED: 'the changer must look at its elements first',
  ERROR_UNHANDLED_ERROR: 'anything else',
};

const VOLUME_TAG_ACTIONS: Meanings<typeof values.VOLUME_TAG_ACTIONS> = {
  SEARCH_ALL: 'find all tags',
  SEARCH_PRIMARY: 'find primary tags',
  SEARCH_ALTERNATE: 'find alternate tags',
  SEARCH_ALL_NO_SEQ: 'find all tags, without the sequence number',
  SEARCH_PRI_NO_SEQ: 'find primary tags, without the sequence number',
  SEARCH_ALT_NO_SEQ: 'find alternate tags, without the sequence number',
  ASSERT_PRIMARY: 'give a primary tag to an element that has none',
  ASSERT_ALTERNATE: 'give an alternate tag to an element that has none',
  REPLACE_PRIMARY: 'replace the primary tag',
  REPLACE_ALTERNATE: 'replace the alternate tag',
  UNDEFINE_PRIMARY: 'take the primary tag away',
  UNDEFINE_ALTERNATE: 'take the alternate tag away',
};

const LENGTHS: Meanings<typeof values.LENGTHS> = {
  MAX_VOLUME_ID_SIZE: 'bytes of a volume tag with its sequence number',
  MAX_VOLUME_TEMPLATE_SIZE: 'bytes of a tag to look for',
  VENDOR_ID_LENGTH: 'bytes of a vendor',
  PRODUCT_ID_LENGTH: 'bytes of a product',
  REVISION_LENGTH: 'bytes of a revision',
  SERIAL_NUMBER_LENGTH: 'bytes of a serial number',
};

const ELEMENT_TYPE: Meanings<typeof values.ELEMENT_TYPE> = {
  AllElements: 'every element; only where a status is read or initialized',
  ChangerTransport: 'a transport',
  ChangerSlot: 'a slot',
  ChangerIEPort: 'an import/export port',
  ChangerDrive: 'a drive',
  ChangerDoor: 'a door; only in CHANGER_SET_ACCESS',
  ChangerKeypad: 'the keypad; only in CHANGER_SET_ACCESS',
  ChangerMaxElement: 'the end of the enumeration, never a type',
};

const DEVICE_PROBLEM: Meanings<typeof values.CHANGER_DEVICE_PROBLEM_TYPE> = {
  DeviceProblemNone: 'nothing is wrong',
  DeviceProblemHardware: 'a hardware error',
  DeviceProblemCHMError: 'the cartridge handling mechanism failed',
  DeviceProblemDoorOpen: 'the door is open',
  DeviceProblemCalibrationError: 'calibration failed',
  DeviceProblemTargetFailure: 'the target failed',
  DeviceProblemCHMMoveError: 'the mechanism could not move',
  DeviceProblemCHMZeroError: 'the mechanism did not find its zero position',
  DeviceProblemCartridgeInsertError: 'a cartridge could not be put in',
  DeviceProblemPositionError: 'a position was not reached',
  DeviceProblemSensorError: 'a sensor failed',
  DeviceProblemCartridgeEjectError: 'a cartridge could not be taken out',
  DeviceProblemGripperError: 'the gripper failed',
  DeviceProblemDriveError: 'a drive failed',
};

const DEVICE_TYPES: Meanings<typeof values.DEVICE_TYPES> = {
  FILE_DEVICE_CONTROLLER: 'a port driver’s device',
  FILE_DEVICE_TAPE: 'a tape drive',
  FILE_DEVICE_MASS_STORAGE: 'storage of any kind',
  FILE_DEVICE_CHANGER: 'a medium changer, as a Windows device type; the SCSI device type is MEDIUM_CHANGER',
};

export const VALUE_MEANINGS: Readonly<Record<string, string>> = {
  ...CHANGER_TO,
  ...LOCK_UNLOCK,
  ...SET_ACCESS_CONTROL,
  ...ELEMENT_STATUS_FLAGS,
  ...EXCEPTION_CODES,
  ...VOLUME_TAG_ACTIONS,
  ...LENGTHS,
  ...ELEMENT_TYPE,
  ...DEVICE_PROBLEM,
  ...DEVICE_TYPES,
};
