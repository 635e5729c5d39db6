import type { Volume } from '../database.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { WorkFailed, type Work } from '../work.ts';
import { NobodyCame, operator, portFilled, withPort, type PortOptions } from './access.ts';
import { move } from './transport.ts';

export interface InjectOptions extends PortOptions {
  /** Where the medium goes; undefined: the first slot that is empty. */
  readonly slot?: number;
  /** What the operator is to bring; a medium where left out. */
  readonly what?: string;
}

/** Takes a medium in through a port: Win32 InjectNtmsMedia. @returns the slot that it went to. */
export function* inject(library: ManagedLibrary, options: InjectOptions): Work<number> {
  const { port, timeout, what = 'a medium' } = options;
  checkPort(library, port);
  const slot = options.slot ?? library.emptySlot();
  if (slot === undefined) throw new WorkFailed('No slot is empty: nothing can be injected.');
  const retracts = moveRetracts(library);
  yield* withPort(library, options, { retracts }, function* (): Work {
    yield* operator(`Put ${what} into port ${port}.`, () => portFilled(library, port), timeout);
    if (retracts) move(library, injected(library, port), `slot ${slot}`);
  });
  if (!retracts) move(library, injected(library, port), `slot ${slot}`);
  return slot;
}

/**
 * Takes in one medium after the other (NTMS_INJECT_STARTMANY), until nobody brings another or no slot is empty.
 * @returns the slots that they went to.
 */
export function* injectMany(library: ManagedLibrary, options: PortOptions): Work<readonly number[]> {
  const slots: number[] = [];
  do {
    try {
      slots.push(yield* inject(library, options));
    } catch (error) {
      if (!(error instanceof NobodyCame) || slots.length === 0) throw error;
      return slots;
    }
  } while (library.emptySlot() !== undefined);
  return slots;
}

/** @throws WorkFailed where the library has no such port. */
export function checkPort(library: ManagedLibrary, port: number): void {
  const { NumberIEElements } = library.changer.parameters;
  if (port >= NumberIEElements)
    throw new WorkFailed(`There is no port ${port}: the library has ${NumberIEElements}. Use the door.`);
}

/** The port is retracted by the move from it, and by nothing else. */
function moveRetracts(library: ManagedLibrary): boolean {
  return (
    library.has('CHANGER_MOVE_RETRACTS_IEPORT') &&
    !library.has('CHANGER_CLOSE_IEPORT') &&
    !library.has('CHANGER_IEPORT_USER_CONTROL_CLOSE')
  );
}

/** The medium that came: the port reports it, or, where it has no sensor, the operator's act does. */
function injected(library: ManagedLibrary, port: number): Volume {
  const { database } = library;
  library.learn(library.changer.elements(`port ${port}`, 1));
  const sensor = library.has('CHANGER_REPORT_IEPORT_STATE');
  const volume = database.at(`port ${port}`) ?? (sensor ? undefined : database.assume(`port ${port}`));
  if (!volume) throw new WorkFailed(`Port ${port} is empty again: nothing was injected.`);
  return volume;
}
