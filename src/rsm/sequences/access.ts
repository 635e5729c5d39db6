import { LOCK_UNLOCK } from '../../ddi/values.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { WorkFailed, type Work } from '../work.ts';

/** Ports and doors as an operator meets them: locked but for the time that the manager allows. */

export interface PortOptions {
  readonly port: number;
  /** Milliseconds that the operator has. */
  readonly timeout: number;
}

type Lockable = 'port' | 'door';

const LOCK_BIT = { port: LOCK_UNLOCK.LOCK_UNLOCK_IEPORT, door: LOCK_UNLOCK.LOCK_UNLOCK_DOOR } as const;

/** True where the changer locks such an element. */
function locks(library: ManagedLibrary, kind: Lockable): boolean {
  const { LockUnlockCapabilities } = library.changer.parameters;
  return library.has('CHANGER_LOCK_UNLOCK') && (LockUnlockCapabilities & LOCK_BIT[kind]) !== 0;
}

function setLock(library: ManagedLibrary, kind: Lockable, index: number, control: string): void {
  if (locks(library, kind))
    library.changer.must('SET_ACCESS', { element: `${kind} ${index}`, control }, 'CHANGER_LOCK_UNLOCK');
}

/**
 * Unlocks a port or a door for as long as the work inside takes. It is locked again however that ends; after a
 * failure, which is what is told then, the lock is only tried.
 */
export function* withAccess<T>(
  library: ManagedLibrary,
  kind: Lockable,
  index: number,
  work: () => Work<T>,
): Work<T> {
  setLock(library, kind, index, 'UNLOCK_ELEMENT');
  let done = false;
  try {
    const result = yield* work();
    done = true;
    return result;
  } finally {
    if (done) setLock(library, kind, index, 'LOCK_ELEMENT');
    else if (locks(library, kind))
      library.changer.send('SET_ACCESS', { element: `${kind} ${index}`, control: 'LOCK_ELEMENT' });
  }
}

/** True while a port is retracted: an extended one cannot be reached by the transport. */
function portRetracted(library: ManagedLibrary, port: number): boolean {
  return library.changer.element(`port ${port}`)?.flags.includes('ACCESS') === true;
}

function portFull(library: ManagedLibrary, port: number): boolean {
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

export interface PortWays {
  /** The move to the port has extended it, or will. */
  readonly extended?: boolean;
  /** The move from the port will retract it. */
  readonly retracts?: boolean;
}

/**
 * Lets the operator reach into a port: it is unlocked and extended, and retracted and locked again however the
 * work inside ends.
 */
export function withPort<T>(
  library: ManagedLibrary,
  { port, timeout }: PortOptions,
  { extended, retracts }: PortWays,
  work: () => Work<T>,
): Work<T> {
  return withAccess(library, 'port', port, function* (): Work<T> {
    if (!extended) yield* openPort(library, port, timeout);
    try {
      return yield* work();
    } finally {
      if (!retracts) yield* closePort(library, port, timeout);
    }
  });
}

/** Extends a port, or has the operator open it, as the changer's flags say. */
function* openPort(library: ManagedLibrary, port: number, timeout: number): Work {
  if (library.has('CHANGER_OPEN_IEPORT')) {
    const words = { element: `port ${port}`, control: 'EXTEND_IEPORT' };
    library.changer.must('SET_ACCESS', words, 'CHANGER_OPEN_IEPORT');
  } else if (library.has('CHANGER_IEPORT_USER_CONTROL_OPEN')) {
    yield* operator(`Open port ${port}.`, () => !portRetracted(library, port), timeout);
  }
}

/** Retracts a port, or has the operator close it. */
export function* closePort(library: ManagedLibrary, port: number, timeout: number): Work {
  if (library.has('CHANGER_CLOSE_IEPORT')) {
    const words = { element: `port ${port}`, control: 'RETRACT_IEPORT' };
    if (!portRetracted(library, port)) library.changer.must('SET_ACCESS', words, 'CHANGER_CLOSE_IEPORT');
  } else if (library.has('CHANGER_IEPORT_USER_CONTROL_CLOSE')) {
    yield* operator(`Close port ${port}.`, () => portRetracted(library, port), timeout);
  }
}

/** Work that the operator did not do in time. */
export class NobodyCame extends WorkFailed {}

/** Waits until the operator has done something. @throws NobodyCame where that takes too long. */
export function* operator(what: string, done: () => boolean, timeout: number): Work {
  const waited = yield { for: 'operator', what, done, timeout };
  if (waited === 'timeout') throw new NobodyCame(`Nobody did it in ${timeout / 1000} seconds: ${what}`);
}
