/** What each routine of a changer miniclass is called for, in our words (mcd.h; ddi nf-mcd-changer…). */
import type { RoutineName } from '../routines.ts';

export const ROUTINE_MEANINGS: Readonly<Record<RoutineName, string>> = {
  ChangerAdditionalExtensionSize: 'Says how many bytes of the device extension the driver wants.',
  ChangerInitialize: 'Makes a new device ready. After it, every other routine may be called.',
  ChangerError: 'May set another status, or ask for a retry, after a command that failed.',
  ChangerPerformDiagnostics: 'Tests the device for a WMI request, and says what is wrong with it.',
  ChangerGetParameters: 'Fills in GET_CHANGER_PARAMETERS: counts, numbers, feature flags, moves.',
  ChangerGetStatus: 'Says whether the changer can take requests (TEST UNIT READY).',
  ChangerGetProductData: 'Fills in CHANGER_PRODUCT_DATA from INQUIRY.',
  ChangerSetAccess: 'Locks and unlocks port, door and keypad; extends and retracts a port.',
  ChangerGetElementStatus: 'Reads the status of elements (READ ELEMENT STATUS).',
  ChangerInitializeElementStatus: 'Makes the changer look at its elements (INITIALIZE ELEMENT STATUS).',
  ChangerSetPosition: 'Puts the transport before an element (POSITION TO ELEMENT).',
  ChangerExchangeMedium: 'Puts one medium into the place of another (EXCHANGE MEDIUM).',
  ChangerMoveMedium: 'Moves a medium (MOVE MEDIUM).',
  ChangerReinitializeUnit: 'Calibrates a transport again.',
  ChangerQueryVolumeTags: 'Finds, sets and takes away volume tags (SEND VOLUME TAG).',
};
