import { ntSuccess } from '../../ddi/ntstatus.ts';
import type { Volume } from '../database.ts';
import type { DecidingFlag } from '../flag-effects.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { requestFailed, WorkFailed } from '../work.ts';

/** Sends the transport to an element ahead of a move. @param flag what asks for it. */
export function position(library: ManagedLibrary, destination: string, flag: DecidingFlag): void {
  library.changer.must('SET_POSITION', { destination }, flag);
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
  const words = { source, destination, flip };
  const { status } = changer.send('MOVE_MEDIUM', words);
  if (ntSuccess(status)) {
    database.move(volume, destination);
    return;
  }
  recover(library);
  throw requestFailed(
    `MOVE_MEDIUM ${source} → ${destination}`,
    status,
    flip ? 'CHANGER_MEDIUM_FLIP' : undefined,
  );
}

/** After a failure: calibrates the transport where that can be, and learns where the media are. */
export function recover(library: ManagedLibrary): void {
  if (library.has('CHANGER_DEVICE_REINITIALIZE_CAPABLE')) library.changer.send('REINITIALIZE_TRANSPORT');
  library.refresh();
}
