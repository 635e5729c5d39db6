import { LOCK_UNLOCK } from '../../ddi/values.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { WorkFailed, type Work } from '../work.ts';

/** Ports and doors as an operator meets them: locked but for the time that the manager allows. */

type Lockable = 'port' | 'door';

const LOCK_BIT = { port: LOCK_UNLOCK.LOCK_UNLOCK_IEPORT, door: LOCK_UNLOCK.LOCK_UNLOCK_DOOR } as const;

function lock(library: ManagedLibrary, kind: Lockable, index: number, control: string): void {
  const { LockUnlockCapabilities } = library.changer.parameters;
  if (!library.has('CHANGER_LOCK_UNLOCK') || (LockUnlockCapabilities & LOCK_BIT[kind]) === 0) return;
  library.changer.must('SET_ACCESS', { element: `${kind} ${index}`, control }, 'CHANGER_LOCK_UNLOCK');
}

export function unlockAccess(library: ManagedLibrary, kind: Lockable, index: number): void {
  lock(library, kind, index, 'UNLOCK_ELEMENT');
}

export function lockAccess(library: ManagedLibrary, kind: Lockable, index: number): void {
  lock(library, kind, index, 'LOCK_ELEMENT');
}

/** True while a port is retracted: an extended one cannot be reached by the transport. */
export function portRetracted(library: ManagedLibrary, port: number): boolean {
  return library.changer.element(`port ${port}`)?.flags.includes('ACCESS') === true;
}

export function portFull(library: ManagedLibrary, port: number): boolean {
  return library.changer.element(`port ${port}`)?.flags.includes('FULL') === true;
}

/** True once a medium is in a port. One that has no sensor is taken for full when it has been closed. */
export function portFilled(library: ManagedLibrary, port: number): boolean {
  return library.has('CHANGER_REPORT_IEPORT_STATE') ? portFull(library, port) : portRetracted(library, port);
}

/** True once a port is empty, or, without a sensor, has been closed again. */
export function portEmptied(library: ManagedLibrary, port: number): boolean {
  return library.has('CHANGER_REPORT_IEPORT_STATE') ? !portFull(library, port) : portRetracted(library, port);
}

/** Extends a port, or has the operator open it, as the changer's flags say. */
export function* openPort(library: ManagedLibrary, port: number, timeout: number): Work {
  unlockAccess(library, 'port', port);
  if (library.has('CHANGER_OPEN_IEPORT')) {
    const words = { element: `port ${port}`, control: 'EXTEND_IEPORT' };
    library.changer.must('SET_ACCESS', words, 'CHANGER_OPEN_IEPORT');
  } else if (library.has('CHANGER_IEPORT_USER_CONTROL_OPEN')) {
    yield* operator(`Open port ${port}.`, () => !portRetracted(library, port), timeout);
  }
}

/** Retracts a port, or has the operator close it, and locks it. */
export function* closePort(library: ManagedLibrary, port: number, timeout: number): Work {
  if (library.has('CHANGER_CLOSE_IEPORT') && !portRetracted(library, port)) {
    const words = { element: `port ${port}`, control: 'RETRACT_IEPORT' };
    library.changer.must('SET_ACCESS', words, 'CHANGER_CLOSE_IEPORT');
  } else if (library.has('CHANGER_IEPORT_USER_CONTROL_CLOSE')) {
    yield* operator(`Close port ${port}.`, () => portRetracted(library, port), timeout);
  }
  lockAccess(library, 'port', port);
}

/** Waits until the operator has done something. @throws WorkFailed where that takes too long. */
export function* operator(what: string, done: () => boolean, timeout: number): Work {
  const waited = yield { for: 'operator', what, done, timeout };
  if (waited === 'timeout') throw new WorkFailed(`Nobody did it in ${timeout / 1000} seconds: ${what}`);
}
