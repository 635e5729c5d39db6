/** States and kinds of the media services API (ntmsapi.h; Win32 pages of the NTMS structures). */

/** NTMS_SLOTSTATE_: what is known of a slot. */
export const SLOT_STATE = { UNKNOWN: 0, FULL: 1, EMPTY: 2, NOTPRESENT: 3, NEEDSINVENTORY: 4 } as const;
export type SlotState = keyof typeof SLOT_STATE;

/** NTMS_DRIVESTATE_: MOUNTED is in the drive and not ready yet, DISMOUNTABLE waits for a deferred dismount. */
export const DRIVE_STATE = {
  DISMOUNTED: 0,
  MOUNTED: 1,
  LOADED: 2,
  UNLOADED: 5,
  BEING_CLEANED: 6,
  DISMOUNTABLE: 7,
} as const;
export type DriveState = keyof typeof DRIVE_STATE;

/** NTMS_LM_: the kinds of work in a library's queue. */
export const WORK_KIND = {
  REMOVE: 0,
  DISABLELIBRARY: 1,
  ENABLELIBRARY: 2,
  DISABLEDRIVE: 3,
  ENABLEDRIVE: 4,
  DISABLEMEDIA: 5,
  ENABLEMEDIA: 6,
  UPDATEOMID: 7,
  INVENTORY: 8,
  DOORACCESS: 9,
  EJECT: 10,
  EJECTCLEANER: 11,
  INJECT: 12,
  INJECTCLEANER: 13,
  PROCESSOMID: 14,
  CLEANDRIVE: 15,
  DISMOUNT: 16,
  MOUNT: 17,
  WRITESCRATCH: 18,
  CLASSIFY: 19,
  RESERVECLEANER: 20,
  RELEASECLEANER: 21,
} as const;
export type WorkKind = keyof typeof WORK_KIND;

/** NTMS_LM_: how far a piece of work is. */
export const WORK_STATE = {
  QUEUED: 0,
  INPROCESS: 1,
  PASSED: 2,
  FAILED: 3,
  INVALID: 4,
  WAITING: 5,
  DEFERRED: 6,
  CANCELLED: 7,
  STOPPED: 8,
} as const;
export type WorkState = keyof typeof WORK_STATE;

/** NTMS_INVENTORY_. */
export const INVENTORY_METHOD = { NONE: 0, FAST: 1, OMID: 2, DEFAULT: 3, SLOT: 4, STOP: 5 } as const;
export type InventoryMethod = keyof typeof INVENTORY_METHOD;
