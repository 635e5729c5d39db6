import type { ManagedLibrary } from '../managed-library.ts';
import { WorkFailed, type Work } from '../work.ts';
import { dismount } from './dismount.ts';
import { eject } from './drive-work.ts';
import { move } from './transport.ts';

/**
 * Cleans a drive with the library's cleaner: Win32 CleanNtmsDrive. The cleaner stays in the drive until it is
 * back by itself (CHANGER_CLEANER_AUTODISMOUNT), or until the cleaning is over.
 */
export function* clean(library: ManagedLibrary, index: number): Work {
  const { database, changer } = library;
  if (!library.has('CHANGER_DRIVE_CLEANING_REQUIRED') || library.has('CHANGER_CLEANER_OPS_NOT_SUPPORTED'))
    throw new WorkFailed(
      `Drive ${index} cannot be cleaned by a request: CHANGER_DRIVE_CLEANING_REQUIRED must be set and CHANGER_CLEANER_OPS_NOT_SUPPORTED clear.`,
    );
  const slot = library.cleanerSlot;
  if (slot === undefined) throw new WorkFailed('No slot is reserved for a cleaner.');
  const cleaner = database.at(`slot ${slot}`);
  if (!cleaner) throw new WorkFailed(`There is no cleaner in slot ${slot}.`);
  if (library.cleanerUses === 0) throw new WorkFailed(`The cleaner in slot ${slot} is used up.`);
  const drive = library.drive(index);
  if (database.at(`drive ${index}`)) dismount(library, index);
  drive.state = 'BEING_CLEANED';
  move(library, cleaner, `drive ${index}`);
  library.cleanerUses--;
  const timeout = changer.parameters.DriveCleanTimeout * 1000;
  const back = library.has('CHANGER_CLEANER_AUTODISMOUNT');
  const waited = yield {
    for: 'device',
    what: `drive ${index} is being cleaned`,
    done: () => back && changer.element(`slot ${slot}`)?.flags.includes('FULL') === true,
    timeout,
  };
  if (back && waited === 'timeout')
    throw new WorkFailed(
      `The cleaner was not back in slot ${slot} after DriveCleanTimeout, ${timeout / 1000} seconds.`,
      undefined,
      'CHANGER_CLEANER_AUTODISMOUNT',
    );
  if (back) {
    library.refresh();
  } else {
    if (library.has('CHANGER_PREDISMOUNT_EJECT_REQUIRED'))
      eject(library, index, 'CHANGER_PREDISMOUNT_EJECT_REQUIRED');
    move(library, cleaner, `slot ${slot}`);
  }
  drive.state = 'DISMOUNTED';
}
