import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { ActResult } from '../act-result.ts';
import { DONE, refuse } from '../act-result.ts';
import type { Place } from '../model.ts';
import type { Cartridge } from './cartridges.ts';
import type { ChangerState } from './changer-state.ts';
import { DRIVE, PORT, SLOT, STATE, TRANSPORT } from './elements.ts';
import { setPort } from './removal.ts';

const LABEL = /^[\x21-\x7e][\x20-\x7e]{0,31}$/;

/** The operator has been inside: the device looks again by itself, or waits for a command to do so. */
export function settle(state: ChangerState): void {
  state.loseInventory();
  if (state.model.capabilities.nonVolatile) state.takeInventory(true);
  state.initiators.attention(ADDITIONAL_SENSE.MEDIUM_MAY_HAVE_CHANGED);
  state.allChanged();
}

export function openDoor(state: ChangerState, door: number): ActResult {
  if (state.doors[door] === undefined)
    return refuse(`There is no door ${door}; the library has ${state.doors.length}.`);
  if (state.doors[door]) return refuse(`Door ${door} is open already.`);
  if (state.locked('door'))
    return refuse(`Door ${door} is locked; the host must allow medium removal first.`);
  state.setDoor(door, true);
  state.allChanged();
  return DONE;
}

export function closeDoor(state: ChangerState, door: number): ActResult {
  if (state.doors[door] === undefined)
    return refuse(`There is no door ${door}; the library has ${state.doors.length}.`);
  if (!state.doors[door]) return refuse(`Door ${door} is closed already.`);
  state.setDoor(door, false);
  if (!state.doorOpen) settle(state);
  return DONE;
}

function portElement(state: ChangerState, index: number): number {
  return state.elements.at({ kind: 'port', index });
}

export function openPort(state: ChangerState, index: number): ActResult {
  const element = portElement(state, index);
  if (element < 0) return refuse(`There is no port ${index}; the library has ${state.elements.count[PORT]}.`);
  if (state.elements.has(element, STATE.OPEN)) return refuse(`Port ${index} is open already.`);
  if (state.locked('port'))
    return refuse(`Port ${index} is locked; the host must allow medium removal first.`);
  state.touchedPorts.add(element);
  setPort(state, element, true);
  return DONE;
}

export function closePort(state: ChangerState, index: number): ActResult {
  const element = portElement(state, index);
  if (element < 0) return refuse(`There is no port ${index}; the library has ${state.elements.count[PORT]}.`);
  if (!state.elements.has(element, STATE.OPEN)) return refuse(`Port ${index} is closed already.`);
  setPort(state, element, false);
  return DONE;
}

/** Undefined where the operator's hand reaches the element, else why not. */
function outOfReach(state: ChangerState, element: number): string | undefined {
  const { elements } = state;
  const name = `${elements.kindName(element)} ${elements.index(element)}`;
  const away = elements.has(element, STATE.AWAY);
  switch (elements.kind[element]) {
    case PORT:
      return elements.has(element, STATE.OPEN) || state.doorOpen
        ? undefined
        : `Port ${elements.index(element)} is closed; open it first.`;
    case DRIVE:
      if (away) return `There is no drive in drive bay ${elements.index(element)}; install one first.`;
      return state.doorOpen ? undefined : `The ${name} is inside the library; open a door first.`;
    default:
      if (away || state.doorOpen) return undefined;
      return state.doors.length > 0
        ? `The ${name} is inside the library; open a door first.`
        : `The ${name} is inside the library, which has no door; use a port or a magazine.`;
  }
}

/** The element that already holds a cartridge with that bar code, -1 for none. */
function findBarcode(state: ChangerState, barcode: string): number {
  const { elements, cartridges } = state;
  for (let element = 0; element < elements.total; element++) {
    const medium = elements.cartridge[element];
    if (medium >= 0 && cartridges.label(medium).barcode === barcode) return element;
  }
  return -1;
}

function labelError(state: ChangerState, cartridge: Cartridge): string | undefined {
  for (const label of [cartridge.barcode, cartridge.alternate])
    if (label !== undefined && !LABEL.test(label))
      return `The label "${label}" must be 1 to 32 printable ASCII characters.`;
  const { barcode } = cartridge;
  const other = barcode === undefined ? -1 : findBarcode(state, barcode);
  if (other < 0) return undefined;
  const { elements } = state;
  return `A cartridge labelled "${barcode ?? ''}" is in ${elements.kindName(other)} ${elements.index(other)} already; use another label.`;
}

function touch(state: ChangerState, element: number): void {
  if (state.elements.has(element, STATE.OPEN)) state.touchedPorts.add(element);
  state.changed(element);
}

export function insert(state: ChangerState, place: Place, cartridge: Cartridge): ActResult {
  const { elements } = state;
  const element = elements.at(place);
  if (element < 0) return refuse(`The library has no ${place.kind} ${place.index}.`);
  if (elements.kind[element] === TRANSPORT)
    return refuse('A cartridge cannot be put into the transport by hand; put it into a slot or a port.');
  const reason = outOfReach(state, element) ?? labelError(state, cartridge);
  if (reason !== undefined) return refuse(reason);
  if (elements.cartridge[element] >= 0)
    return refuse(`The ${place.kind} ${place.index} holds a cartridge already; take it out first.`);
  elements.cartridge[element] = state.cartridges.add(cartridge);
  elements.set(element, STATE.IMPORTED, elements.kind[element] === PORT);
  elements.set(element, STATE.LOADED, elements.kind[element] === DRIVE);
  if (elements.kind[element] === DRIVE) state.bays?.put(place.index, cartridge, 0);
  touch(state, element);
  return DONE;
}

/** What `remove` took out. */
export type RemoveResult =
  { readonly ok: true; readonly cartridge: Cartridge } | { readonly ok: false; readonly reason: string };

export function remove(state: ChangerState, place: Place): RemoveResult {
  const { elements } = state;
  const fault = (reason: string): RemoveResult => ({ ok: false, reason });
  const element = elements.at(place);
  if (element < 0) return fault(`The library has no ${place.kind} ${place.index}.`);
  const reason = outOfReach(state, element);
  if (reason !== undefined) return fault(reason);
  const medium = elements.cartridge[element];
  if (medium < 0) return fault(`The ${place.kind} ${place.index} is empty.`);
  if (state.bays && elements.kind[element] === DRIVE) {
    const taken = state.bays.take(place.index, 0);
    if (!taken.ok) return taken;
  }
  const cartridge = state.cartridges.remove(medium);
  elements.cartridge[element] = -1;
  elements.set(element, STATE.IMPORTED, false);
  elements.set(element, STATE.LOADED, false);
  touch(state, element);
  return { ok: true, cartridge };
}

/** Undefined where the slots are whole magazines, else why not. */
function magazineError(state: ChangerState, first: number, last: number): string | undefined {
  const size = state.model.capabilities.magazineSize;
  const slots = state.elements.count[SLOT];
  if (size === 0) return 'The library has no magazines.';
  if (!Number.isInteger(first) || !Number.isInteger(last) || first < 0 || last < first || last >= slots)
    return `There are no slots ${first} to ${last}; the library has ${slots}.`;
  if (first % size !== 0 || ((last + 1) % size !== 0 && last !== slots - 1))
    return `Slots ${first} to ${last} are not whole magazines; a magazine has ${size} slots.`;
  return undefined;
}

function moveMagazine(state: ChangerState, first: number, last: number, away: boolean): ActResult {
  const reason = magazineError(state, first, last);
  if (reason !== undefined) return refuse(reason);
  const base = state.elements.base[SLOT];
  for (let slot = first; slot <= last; slot++)
    if (state.elements.has(base + slot, STATE.AWAY) === away)
      return refuse(
        away
          ? `The magazine of slot ${slot} is pulled already.`
          : `The magazine of slot ${slot} is in place already.`,
      );
  if (away && state.locked('door'))
    return refuse('The magazines are locked; the host must allow medium removal first.');
  for (let slot = first; slot <= last; slot++) state.elements.set(base + slot, STATE.AWAY, away);
  if (away) for (let slot = first; slot <= last; slot++) state.changed(base + slot);
  else settle(state);
  return DONE;
}

export function pullMagazine(state: ChangerState, first: number, last: number): ActResult {
  return moveMagazine(state, first, last, true);
}

export function pushMagazine(state: ChangerState, first: number, last: number): ActResult {
  return moveMagazine(state, first, last, false);
}

function driveElement(state: ChangerState, index: number): number {
  return state.elements.at({ kind: 'drive', index });
}

export function removeDrive(state: ChangerState, index: number): ActResult {
  const element = driveElement(state, index);
  if (element < 0)
    return refuse(`There is no drive bay ${index}; the library has ${state.elements.count[DRIVE]}.`);
  if (state.elements.has(element, STATE.AWAY)) return refuse(`There is no drive in drive bay ${index}.`);
  if (state.elements.cartridge[element] >= 0)
    return refuse(`Drive ${index} holds a cartridge; move it out first.`);
  state.elements.set(element, STATE.AWAY, true);
  state.changed(element);
  return DONE;
}

export function installDrive(state: ChangerState, index: number): ActResult {
  const element = driveElement(state, index);
  if (element < 0)
    return refuse(`There is no drive bay ${index}; the library has ${state.elements.count[DRIVE]}.`);
  if (!state.elements.has(element, STATE.AWAY)) return refuse(`Drive ${index} is installed already.`);
  state.elements.set(element, STATE.AWAY, false);
  state.changed(element);
  return DONE;
}

export function unloadDrive(state: ChangerState, index: number): ActResult {
  const element = driveElement(state, index);
  if (element < 0)
    return refuse(`There is no drive ${index}; the library has ${state.elements.count[DRIVE]}.`);
  if (state.elements.cartridge[element] < 0) return refuse(`Drive ${index} is empty.`);
  if (state.bays) {
    const released = state.bays.release(index);
    return released.ok ? DONE : refuse(released.reason);
  }
  state.elements.set(element, STATE.LOADED, false);
  state.changed(element);
  return DONE;
}
