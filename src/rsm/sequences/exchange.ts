import { ntSuccess } from '../../ddi/ntstatus.ts';
import type { Volume } from '../database.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { slotOf } from '../places.ts';
import { requestFailed } from '../work.ts';
import { asksForCleaning, destination, prepareDismount } from './dismount.ts';
import { recover } from './transport.ts';

/**
 * Mounts a medium and dismounts the one in the drive with one request, where the changer can
 * (CHANGER_EXCHANGE_MEDIA, ExchangeFromSlot). The two change places where it handles both at once
 * (CHANGER_TRUE_EXCHANGE_CAPABLE); else the second one goes to a slot that is empty.
 * @returns whether it did; false: nothing was sent.
 */
export function exchange(library: ManagedLibrary, volume: Volume, drive: number, flip: boolean): boolean {
  const { database, changer } = library;
  const held = library.held(drive);
  const from = slotOf(volume.place);
  if (!held || from === undefined || asksForCleaning(library, drive)) return false;
  if (!library.has('CHANGER_EXCHANGE_MEDIA') || !library.moves('ExchangeFromSlot', 'CHANGER_TO_DRIVE'))
    return false;
  const swaps =
    library.has('CHANGER_TRUE_EXCHANGE_CAPABLE') && !library.has('CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR');
  const slot = swaps ? from : destination(library, drive);
  prepareDismount(library, drive, slot);
  const source = `slot ${from}`;
  const words = {
    source,
    destination1: `drive ${drive}`,
    destination2: `slot ${slot}`,
    flip1: flip,
    flip2: held.turned,
  };
  const { status } = changer.send('EXCHANGE_MEDIUM', words);
  if (!ntSuccess(status)) {
    const request = `EXCHANGE_MEDIUM ${source} → drive ${drive} → slot ${slot}`;
    throw recover(library, requestFailed(request, status, 'CHANGER_EXCHANGE_MEDIA'));
  }
  const turned = held.turned;
  database.move(held, undefined);
  database.move(volume, `drive ${drive}`, flip);
  database.move(held, `slot ${slot}`, turned);
  return true;
}
