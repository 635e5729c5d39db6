import { getU16 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { SCSISTAT } from '../../scsi/status.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { Capabilities } from '../model.ts';
import { ELEMENT_KINDS } from '../model.ts';
import { MEDIUM } from './cartridges.ts';
import type { ChangerState } from './changer-state.ts';
import { DRIVE, SLOT, STATE, TRANSPORT } from './elements.ts';
import { illegal, illegalField, invalidField } from '../device/reply.ts';
import { invalidAddress } from './invalid-address.ts';

/** CDB bytes of the addresses that both commands have. */
const TRANSPORT_BYTE = 2;
const SOURCE_BYTE = 4;
const DESTINATION_BYTE = 6;
const SECOND_BYTE = 8;
const INVERT_BYTE = 10;

type Routes = Capabilities['move'];

/** Mode page 1Fh lets a cartridge go from an element of the one kind to one of the other. */
function routed(routes: Routes, from: number, to: number): boolean {
  return routes[ELEMENT_KINDS[from]]?.includes(ELEMENT_KINDS[to]) ?? false;
}

/**
 * The transport that a command names; address 0 is the default transport element (SMC-3, MOVE MEDIUM): the
 * first one with free hands, or the first. -1: no transport has that address.
 */
export function findTransport(state: ChangerState, address: number): number {
  const { elements } = state;
  const named = elements.find(address);
  if (named >= 0 && elements.kind[named] === TRANSPORT) return named;
  if (address !== 0) return -1;
  for (let i = 0; i < elements.count[TRANSPORT]; i++) if (elements.cartridge[i] < 0) return i;
  return elements.count[TRANSPORT] > 0 ? 0 : -1;
}

/** True, and the command is ended, where another initiator reserved an element of the command. */
function reserved(state: ChangerState, task: ScsiTask, a: number, b: number, c: number): boolean {
  const { reservations } = state;
  const { initiator } = task;
  if (
    !reservations.elementConflict(initiator, a) &&
    !reservations.elementConflict(initiator, b) &&
    !reservations.elementConflict(initiator, c)
  )
    return false;
  task.status = SCSISTAT.SCSISTAT_RESERVATION_CONFLICT;
  return true;
}

/** True, and the command is ended, where the transport can not reach the element. */
function unreachable(state: ChangerState, task: ScsiTask, element: number): boolean {
  const code = state.obstacle(element);
  if (code !== 0) illegal(task, code);
  return code !== 0;
}

/**
 * True, and the command is ended, where the element has no cartridge to give: 5/3B/0E, or 5/53/03 where the
 * drive still holds it and the library can not unload drives. 53/03 says just that; libraries differ here.
 */
function nothingToTake(state: ChangerState, task: ScsiTask, element: number): boolean {
  const { elements, model } = state;
  if (elements.cartridge[element] < 0) {
    illegal(task, ADDITIONAL_SENSE.MEDIUM_SOURCE_ELEMENT_EMPTY);
    return true;
  }
  if (model.capabilities.ejectRequired && state.held(element)) {
    illegal(task, ADDITIONAL_SENSE.MEDIUM_REMOVAL_PREVENTED_BY_DATA_TRANSFER_ELEMENT);
    return true;
  }
  return false;
}

/** True, and the command is ended, where the transport's hands are full with another cartridge. */
function handsFull(state: ChangerState, task: ScsiTask, transport: number, a: number, b: number): boolean {
  if (state.elements.cartridge[transport] < 0 || transport === a || transport === b) return false;
  illegalField(task, ADDITIONAL_SENSE.MEDIUM_DESTINATION_ELEMENT_FULL, TRANSPORT_BYTE, -1);
  return true;
}

/**
 * Has a drive give up the cartridge that the transport wants; it stays in the drive until it is taken.
 * @returns how long that takes in milliseconds; -1, and the command is ended with 5/53/03, where it does not.
 */
function release(state: ChangerState, task: ScsiTask, element: number): number {
  const { bays, elements } = state;
  if (!bays || elements.kind[element] !== DRIVE) return 0;
  const released = bays.release(element - elements.base[DRIVE]);
  if (released.ok) return released.wait;
  illegal(task, ADDITIONAL_SENSE.MEDIUM_REMOVAL_PREVENTED_BY_DATA_TRANSFER_ELEMENT);
  return -1;
}

/** @param wait milliseconds from now until a drive has given the cartridge up. */
function take(state: ChangerState, element: number, invert: boolean, wait: number): number {
  const { bays, elements, cartridges } = state;
  const medium = elements.cartridge[element];
  if (bays && elements.kind[element] === DRIVE) {
    const taken = bays.take(element - elements.base[DRIVE], wait);
    if (!taken.ok) throw new Error(`A drive keeps what it has released. ${taken.reason}`);
  }
  elements.cartridge[element] = -1;
  elements.set(element, STATE.LOADED, false);
  elements.set(element, STATE.IMPORTED, false);
  if (elements.kind[element] === SLOT) {
    cartridges.source[medium] = element;
    cartridges.flags[medium] &= ~MEDIUM.INVERTED;
  }
  if (invert) cartridges.flags[medium] ^= MEDIUM.INVERTED;
  return medium;
}

/** @param delay milliseconds from now until the transport lets go. */
function put(state: ChangerState, element: number, medium: number, delay: number): void {
  const { elements, bays, cartridges } = state;
  elements.cartridge[element] = medium;
  if (elements.kind[element] !== DRIVE) return;
  elements.set(element, STATE.LOADED, true);
  bays?.put(element - elements.base[DRIVE], cartridges.label(medium), delay);
}

/**
 * MOVE MEDIUM (SMC-3). A move from an element to itself is legal: the cartridge is taken and put back.
 * Errors: 5/21/01 address; 5/24/00 INVERT without a transport that rotates, or, at the destination, a move
 * that mode page 1Fh does not list; 5/3B/12, 3B/18, 3B/1A magazine pulled, port open, drive removed;
 * 5/3B/0E, 3B/0D source empty, destination or transport full; 5/53/03 the drive was not unloaded.
 */
export function moveMedium(state: ChangerState, task: ScsiTask): void {
  const { cdb } = task;
  const { elements, model } = state;
  const transport = findTransport(state, getU16(cdb, TRANSPORT_BYTE));
  const source = elements.find(getU16(cdb, SOURCE_BYTE));
  const destination = elements.find(getU16(cdb, DESTINATION_BYTE));
  const invert = (cdb[INVERT_BYTE] & 1) !== 0;
  if (transport < 0) return invalidAddress(task, TRANSPORT_BYTE);
  if (source < 0) return invalidAddress(task, SOURCE_BYTE);
  if (destination < 0) return invalidAddress(task, DESTINATION_BYTE);
  if (invert && !model.capabilities.rotate) return invalidField(task, INVERT_BYTE, 0);
  if (!routed(model.capabilities.move, elements.kind[source], elements.kind[destination]))
    return invalidField(task, DESTINATION_BYTE);
  if (reserved(state, task, source, destination, transport)) return;
  if (unreachable(state, task, source) || unreachable(state, task, destination)) return;
  if (nothingToTake(state, task, source)) return;
  if (destination !== source && elements.cartridge[destination] >= 0)
    return illegal(task, ADDITIONAL_SENSE.MEDIUM_DESTINATION_ELEMENT_FULL);
  if (handsFull(state, task, transport, source, destination)) return;
  const wait = release(state, task, source);
  if (wait < 0) return;
  task.duration = wait + Math.round(model.timing.move * 1000);
  const medium = take(state, source, invert, wait);
  put(state, destination, medium, task.duration);
  state.position[transport] = destination;
  const duration = task.duration - wait;
  state.onMotion?.({ transport, from: source, to: destination, medium, delay: wait, duration });
  state.changed(source);
  if (destination !== source) state.changed(destination);
}

/** Mode page 1Fh lets the exchange happen; a second destination of another kind needs a move to it too. */
function exchangeRouted(state: ChangerState, source: number, first: number, second: number): boolean {
  const { kind } = state.elements;
  const { exchange, move } = state.model.capabilities;
  if (!routed(exchange, kind[source], kind[first])) return false;
  return kind[second] === kind[source] || routed(move, kind[first], kind[second]);
}

/**
 * EXCHANGE MEDIUM (SMC-3): the cartridge of the source goes to the first destination, the one that was there
 * to the second destination, which may be the source.
 * Errors: as MOVE MEDIUM; 5/3B/0E also for an empty first destination, 5/3B/0D for a full second one.
 */
export function exchangeMedium(state: ChangerState, task: ScsiTask): void {
  const { cdb } = task;
  const { elements, model } = state;
  const transport = findTransport(state, getU16(cdb, TRANSPORT_BYTE));
  const source = elements.find(getU16(cdb, SOURCE_BYTE));
  const first = elements.find(getU16(cdb, DESTINATION_BYTE));
  const second = elements.find(getU16(cdb, SECOND_BYTE));
  if (transport < 0) return invalidAddress(task, TRANSPORT_BYTE);
  if (source < 0) return invalidAddress(task, SOURCE_BYTE);
  if (first < 0) return invalidAddress(task, DESTINATION_BYTE);
  if (second < 0) return invalidAddress(task, SECOND_BYTE);
  if (cdb[INVERT_BYTE] & 3 && !model.capabilities.rotate)
    return invalidField(task, INVERT_BYTE, cdb[INVERT_BYTE] & 2 ? 1 : 0);
  if (first === source || second === first)
    return invalidField(task, second === first ? SECOND_BYTE : DESTINATION_BYTE);
  if (!exchangeRouted(state, source, first, second)) return invalidField(task, DESTINATION_BYTE);
  if (reserved(state, task, source, first, second)) return;
  if (unreachable(state, task, source) || unreachable(state, task, first) || unreachable(state, task, second))
    return;
  if (nothingToTake(state, task, source) || nothingToTake(state, task, first)) return;
  if (second !== source && elements.cartridge[second] >= 0)
    return illegal(task, ADDITIONAL_SENSE.MEDIUM_DESTINATION_ELEMENT_FULL);
  if (handsFull(state, task, transport, source, second)) return;
  const waitForFirst = release(state, task, first);
  if (waitForFirst < 0) return;
  const waitForSource = release(state, task, source);
  if (waitForSource < 0) return;
  task.duration = waitForFirst + waitForSource + Math.round(model.timing.exchange * 1000);
  const incoming = take(state, source, (cdb[INVERT_BYTE] & 2) !== 0, waitForSource);
  const outgoing = take(state, first, (cdb[INVERT_BYTE] & 1) !== 0, waitForFirst);
  put(state, first, incoming, task.duration);
  put(state, second, outgoing, task.duration);
  state.position[transport] = second;
  if (state.onMotion) {
    const delay = waitForFirst + waitForSource;
    const duration = task.duration - delay;
    // Both cartridges travel in one exchange: the transport has two places for them.
    state.onMotion({ transport, from: source, to: first, medium: incoming, delay, duration });
    state.onMotion({ transport, from: first, to: second, medium: outgoing, delay, duration });
  }
  state.changed(source);
  state.changed(first);
  if (second !== source) state.changed(second);
}
