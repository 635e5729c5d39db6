import type { ManagedLibrary } from '../managed-library.ts';
import { ruleOf, WorkFailed, type Work } from '../work.ts';
import { dismount, prepareDismount } from './dismount.ts';
import { move } from './transport.ts';
import { usableCleaner } from './usable-cleaner.ts';

/**
 * Cleans a drive with the library's cleaner: Win32 CleanNtmsDrive. The cleaner stays in the drive until it is
 * back by itself (CHANGER_CLEANER_AUTODISMOUNT), or until the cleaning is over.
 * @param timeout milliseconds that an operator has to bring a cleaner, where there is none that can be used.
 */
export function* clean(library: ManagedLibrary, index: number, timeout: number): Work {
  const { database } = library;
  if (!library.has('CHANGER_DRIVE_CLEANING_REQUIRED') || library.has('CHANGER_CLEANER_OPS_NOT_SUPPORTED'))
    throw new WorkFailed(
      `Drive ${index} cannot be cleaned by a request: CHANGER_DRIVE_CLEANING_REQUIRED must be set and CHANGER_CLEANER_OPS_NOT_SUPPORTED clear.`,
    );
  const drive = library.drive(index);
  const held = library.held(index);
  if (held && drive.state === 'LOADED')
    throw new WorkFailed(`Drive ${index} is in use: ${database.nameOf(held)} is mounted there.`);
  const slot = library.cleanerSlot;
  if (slot === undefined) throw new WorkFailed('No slot is reserved for a cleaner.');
  const cleaner = yield* usableCleaner(library, slot, timeout);
  if (held) dismount(library, index);
  try {
    drive.state = 'BEING_CLEANED';
    move(library, cleaner, `drive ${index}`);
    library.cleanerUses--;
    if (library.has('CHANGER_CLEANER_AUTODISMOUNT')) {
      yield* returnOfCleaner(library, index, slot);
    } else {
      yield* endOfCleaning(library, index);
      prepareDismount(library, index, slot);
      move(library, cleaner, `slot ${slot}`);
    }
  } finally {
    library.release(index);
  }
}

/** The cleaning that a drive asked for. One that is in use again asks once more when it is empty. */
export function* cleanUnused(library: ManagedLibrary, index: number, timeout: number): Work {
  if (library.drive(index).state !== 'LOADED') yield* clean(library, index, timeout);
}

/** Milliseconds that a cleaning may take. */
function cleanTimeout(library: ManagedLibrary): number {
  return library.changer.parameters.DriveCleanTimeout * 1000;
}

/** Waits until the changer has put the cleaner back into its slot. */
function* returnOfCleaner(library: ManagedLibrary, index: number, slot: number): Work {
  const { changer } = library;
  const timeout = cleanTimeout(library);
  const waited = yield {
    for: 'device',
    what: `drive ${index} is being cleaned`,
    done: () => changer.element(`slot ${slot}`)?.flags.includes('FULL') === true,
    timeout,
  };
  library.refresh();
  if (waited === 'timeout')
    throw new WorkFailed(
      `The cleaner was not back in slot ${slot} after DriveCleanTimeout, ${timeout / 1000} seconds.`,
      undefined,
      ruleOf('CHANGER_CLEANER_AUTODISMOUNT'),
    );
}

/**
 * Waits until the transport can take the cleaner. ACCESS of the drive says so, but with
 * CHANGER_CLEANER_ACCESS_NOT_VALID: then only the time that a cleaning may take does.
 */
function* endOfCleaning(library: ManagedLibrary, index: number): Work {
  const told = !library.has('CHANGER_CLEANER_ACCESS_NOT_VALID');
  yield {
    for: 'device',
    what: `drive ${index} is being cleaned`,
    done: () => told && library.changer.element(`drive ${index}`)?.flags.includes('ACCESS') === true,
    timeout: cleanTimeout(library),
  };
}
