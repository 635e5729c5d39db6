import { CHANGER_TO, LOCK_UNLOCK } from '../ddi/values.ts';
import type { ElementKind } from '../emulator/model.ts';

/** The bits that name kinds of elements in GET_CHANGER_PARAMETERS (ntddchgr.h). */

/** In MoveFrom*, ExchangeFrom* and PositionCapabilities. */
export const TO_BIT: Readonly<Record<ElementKind, number>> = {
  transport: CHANGER_TO.CHANGER_TO_TRANSPORT,
  slot: CHANGER_TO.CHANGER_TO_SLOT,
  port: CHANGER_TO.CHANGER_TO_IEPORT,
  drive: CHANGER_TO.CHANGER_TO_DRIVE,
};

/** In LockUnlockCapabilities. */
export const LOCK_BIT = {
  port: LOCK_UNLOCK.LOCK_UNLOCK_IEPORT,
  door: LOCK_UNLOCK.LOCK_UNLOCK_DOOR,
  keypad: LOCK_UNLOCK.LOCK_UNLOCK_KEYPAD,
} as const;

/** What has access of its own: it can be locked. */
export type AccessKind = keyof typeof LOCK_BIT;
