import { ntSuccess } from '../../ddi/ntstatus.ts';
import type { Volume } from '../database.ts';
import type { DecidingFlag } from '../flag-effects.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { requestFailed, WorkFailed } from '../work.ts';
import { scan } from './scan.ts';

/** Sends the transport to an element ahead of a move. @param flag what asks for it. */
export function position(library: ManagedLibrary, destination: string, flag: DecidingFlag): void {
  library.changer.must('SET_POSITION', { destination }, flag);
}

/** Looks at a slot before it is used, where magazines may have been pulled (CHANGER_CARTRIDGE_MAGAZINE). */
export function checkSlot(library: ManagedLibrary, slot: number): void {
  if (library.has('CHANGER_CARTRIDGE_MAGAZINE')) library.learn(library.changer.elements(`slot ${slot}`, 1));
}

/**
 * Moves a medium and records it. After a failure the changer is asked where everything is: a medium is never
 * lost from the database.
 * @throws WorkFailed
 */
export function move(library: ManagedLibrary, volume: Volume, destination: string, flip = false): void {
  const { changer, database } = library;
  const source = volume.place;
  if (source === undefined)
    throw new WorkFailed(`${database.nameOf(volume)} is offline: it cannot be moved.`);
  const { status } = changer.send('MOVE_MEDIUM', { source, destination, flip });
  if (ntSuccess(status)) return database.move(volume, destination, flip);
  const request = `MOVE_MEDIUM ${source} → ${destination}`;
  throw recover(library, requestFailed(request, status, flip ? 'CHANGER_MEDIUM_FLIP' : undefined));
}

/**
 * After a failure: calibrates the transport where that can be, and takes stock (Win32 RSM: AutoRecovery of a
 * library). @returns the failure, with what went wrong besides.
 */
export function recover(library: ManagedLibrary, failure: WorkFailed): WorkFailed {
  const calibration = attempt(() => {
    if (library.has('CHANGER_DEVICE_REINITIALIZE_CAPABLE'))
      library.changer.must('REINITIALIZE_TRANSPORT', {}, 'CHANGER_DEVICE_REINITIALIZE_CAPABLE');
  });
  const inventory = attempt(() => {
    scan(library);
    library.refresh();
  });
  let told = failure;
  if (calibration)
    told = told.with(
      `The transport could not be calibrated after it: ${calibration.message}`,
      calibration.rule,
    );
  if (inventory) told = told.with(`The inventory after it failed too: ${inventory.message}`, inventory.rule);
  return told;
}

/** @returns why it failed. */
function attempt(act: () => void): WorkFailed | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof WorkFailed) return error;
    throw error;
  }
}
