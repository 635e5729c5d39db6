import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { ELEMENT_FLAG } from '../../scsi/element-status.ts';
import { MEDIUM } from './cartridges.ts';
import type { ChangerState } from './changer-state.ts';
import { DRIVE, PORT, STATE, TRANSPORT } from './elements.ts';

/** The device knows of a cartridge in the element. */
export function knownFull(state: ChangerState, element: number): boolean {
  const { elements } = state;
  return (
    elements.cartridge[element] >= 0 &&
    (elements.state[element] & (STATE.INVENTORIED | STATE.AWAY)) === STATE.INVENTORIED
  );
}

/**
 * 0 for an element in its normal state, else the additional sense that its descriptor carries with the EXCEPT
 * bit. The codes of the vendor range are those that most libraries use.
 */
export function elementException(state: ChangerState, element: number): number {
  const { elements, cartridges } = state;
  if (elements.has(element, STATE.AWAY)) return state.obstacle(element);
  if (!elements.has(element, STATE.INVENTORIED)) return ADDITIONAL_SENSE.LABEL_NOT_SCANNED;
  const medium = elements.cartridge[element];
  if (medium < 0) return 0;
  const flags = cartridges.flags[medium];
  if (elements.kind[element] === DRIVE && flags & MEDIUM.CLEANER)
    return ADDITIONAL_SENSE.CLEANING_CARTRIDGE_INSTALLED;
  if (!state.model.capabilities.barcodeReader || flags & MEDIUM.PRIMARY) return 0;
  return flags & MEDIUM.SCANNED ? ADDITIONAL_SENSE.NO_LABEL : ADDITIONAL_SENSE.LABEL_NOT_SCANNED;
}

/**
 * ACCESS of an element descriptor: the transport can take or put a cartridge there. Not from a drive that holds
 * its cartridge, unless the library has drives give theirs up by itself.
 */
export function transferable(state: ChangerState, element: number): boolean {
  if (!state.accessible(element) || state.beingCleaned(element)) return false;
  return !(state.bays && state.model.capabilities.ejectRequired && state.held(element));
}

/** Byte 2 of an element descriptor (SMC-3, READ ELEMENT STATUS), the EXCEPT bit included. */
export function elementFlags(state: ChangerState, element: number, exception: number): number {
  const { elements, model } = state;
  const kind = elements.kind[element];
  let flags = exception === 0 ? 0 : ELEMENT_FLAG.EXCEPT;
  const full = knownFull(state, element);
  if (full) flags |= ELEMENT_FLAG.FULL;
  if (kind !== TRANSPORT && transferable(state, element)) flags |= ELEMENT_FLAG.ACCESS;
  if (kind !== PORT) return flags;
  const { move } = model.capabilities;
  if (full && elements.has(element, STATE.IMPORTED)) flags |= ELEMENT_FLAG.IMPEXP;
  if ((move.port?.length ?? 0) > 0) flags |= ELEMENT_FLAG.INENAB;
  if (move.slot?.includes('port') || move.drive?.includes('port') || move.transport?.includes('port'))
    flags |= ELEMENT_FLAG.EXENAB;
  return flags;
}
