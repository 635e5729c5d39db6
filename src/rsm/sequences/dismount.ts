import { NTSTATUS } from '../../ddi/ntstatus.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { slotOf } from '../places.ts';
import { ruleOf, WorkFailed } from '../work.ts';
import { eject } from './drive-work.ts';
import { checkSlot, move, position } from './transport.ts';

/** The slot that a drive's medium goes to. */
export function destination(library: ManagedLibrary, index: number): number {
  const { database, changer } = library;
  const home = library.held(index)?.home;
  if (library.has('CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR')) {
    const source = slotOf(changer.element(`drive ${index}`)?.source) ?? home;
    if (source === undefined)
      throw new WorkFailed(
        `The slot that the medium in drive ${index} came from is not known: the driver reports no SrcElementAddress for a loaded drive.`,
        undefined,
        ruleOf('CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR'),
      );
    return source;
  }
  if (home !== undefined) checkSlot(library, home);
  if (home !== undefined && database.slots.get(home) === 'EMPTY') return home;
  const slot = library.emptySlot();
  if (slot === undefined) throw new WorkFailed(`No slot is empty for the medium in drive ${index}.`);
  return slot;
}

/** What comes before a medium leaves a drive: alignment, then the eject (ddi _get_changer_parameters). */
export function prepareDismount(library: ManagedLibrary, index: number, slot: number): void {
  const toSlot = library.has('CHANGER_PREDISMOUNT_ALIGN_TO_SLOT');
  const toDrive = library.has('CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE');
  if (toSlot && toDrive)
    throw new WorkFailed(
      `The transport cannot be at slot ${slot} and at drive ${index} before a dismount: CHANGER_PREDISMOUNT_ALIGN_TO_SLOT and CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE exclude each other.`,
      undefined,
      'G01',
    );
  if (toSlot) position(library, `slot ${slot}`, 'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT');
  if (toDrive) position(library, `drive ${index}`, 'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE');
  if (library.has('CHANGER_PREDISMOUNT_EJECT_REQUIRED'))
    eject(library, index, 'CHANGER_PREDISMOUNT_EJECT_REQUIRED');
}

/** Takes the medium out of a drive and puts it into a slot, as it lay there before. */
export function dismount(library: ManagedLibrary, index: number): void {
  const drive = library.drive(index);
  const volume = library.held(index);
  if (!volume) throw new WorkFailed(`Drive ${index} is empty: there is nothing to dismount.`);
  const dirty = asksForCleaning(library, index);
  try {
    const slot = destination(library, index);
    prepareDismount(library, index, slot);
    drive.state = 'UNLOADED';
    moveOut(library, index, slot);
  } finally {
    library.release(index);
  }
  if (dirty) library.onCleaningNeeded?.(index);
}

/** The move of a dismount. A failure names the eject that a changer may have needed. */
function moveOut(library: ManagedLibrary, index: number, slot: number): void {
  const volume = library.held(index);
  if (!volume) return;
  try {
    move(library, volume, `slot ${slot}`, volume.turned);
  } catch (error) {
    if (!(error instanceof WorkFailed) || !error.refused || library.has('CHANGER_PREDISMOUNT_EJECT_REQUIRED'))
      throw error;
    throw error.with(
      'The drive was not told to eject before, because CHANGER_PREDISMOUNT_EJECT_REQUIRED is clear.',
      ruleOf('CHANGER_PREDISMOUNT_EJECT_REQUIRED'),
    );
  }
}

/** A drive tells of its dirt where it has a driver; a library that cannot clean does not ask. */
export function asksForCleaning(library: ManagedLibrary, index: number): boolean {
  const client = library.driveClients.find((one) => one.index === index);
  return library.cleans && client?.tapeStatus() === NTSTATUS.STATUS_DEVICE_REQUIRES_CLEANING;
}

/** Empties every drive that holds a medium. */
export function dismountAll(library: ManagedLibrary): void {
  for (const { index } of library.database.drives) if (library.held(index)) dismount(library, index);
}
