import { NTSTATUS } from '../../ddi/ntstatus.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { slotOf } from '../database.ts';
import { WorkFailed } from '../work.ts';
import { eject } from './drive-work.ts';
import { move, position } from './transport.ts';

/** The slot that a drive's medium goes to. */
function destination(library: ManagedLibrary, index: number): number {
  const { database, changer } = library;
  const volume = database.at(`drive ${index}`);
  if (library.has('CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR')) {
    const source = slotOf(changer.element(`drive ${index}`)?.source) ?? volume?.home;
    if (source === undefined)
      throw new WorkFailed(
        `The slot that the medium in drive ${index} came from is not known: the driver reports no SrcElementAddress for a loaded drive.`,
        undefined,
        'CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR',
      );
    return source;
  }
  const home = volume?.home;
  if (home !== undefined && database.slots.get(home)?.state === 'EMPTY') return home;
  const slot = library.emptySlot();
  if (slot === undefined) throw new WorkFailed(`No slot is empty for the medium in drive ${index}.`);
  return slot;
}

/**
 * Takes the medium out of a drive and puts it into a slot (ddi _get_changer_parameters: the PREDISMOUNT flags;
 * alignment comes before the eject, which is before the move).
 */
export function dismount(library: ManagedLibrary, index: number): void {
  const { database } = library;
  const drive = library.drive(index);
  const volume = database.at(`drive ${index}`);
  if (!volume) throw new WorkFailed(`Drive ${index} is empty: there is nothing to dismount.`);
  const slot = destination(library, index);
  const dirty = asksForCleaning(library, index);
  if (library.has('CHANGER_PREDISMOUNT_ALIGN_TO_SLOT'))
    position(library, `slot ${slot}`, 'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT');
  else if (library.has('CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE'))
    position(library, `drive ${index}`, 'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE');
  if (library.has('CHANGER_PREDISMOUNT_EJECT_REQUIRED'))
    eject(library, index, 'CHANGER_PREDISMOUNT_EJECT_REQUIRED');
  drive.state = 'UNLOADED';
  move(library, volume, `slot ${slot}`);
  drive.state = 'DISMOUNTED';
  if (dirty) library.onCleaningNeeded?.(index);
}

/** A drive tells of its dirt where it has a driver; a library that cannot clean does not ask. */
function asksForCleaning(library: ManagedLibrary, index: number): boolean {
  const client = library.driveClients.find((one) => one.index === index);
  return library.cleans && client?.tapeStatus() === NTSTATUS.STATUS_DEVICE_REQUIRES_CLEANING;
}

/** Empties every drive that holds a medium. */
export function dismountAll(library: ManagedLibrary): void {
  for (const { index } of library.database.drives)
    if (library.database.at(`drive ${index}`)) dismount(library, index);
}
