import { decodeOutput, type ProductData } from '../../ddi/requests/output-words.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import type { InventoryMethod } from '../states.ts';
import { WorkFailed, type Work } from '../work.ts';
import { dismountAll } from './dismount.ts';
import { initialize, inventory } from './inventory.ts';

/**
 * Opens the library and learns what it holds (Win32 RSM start-up: configuration check, then the default
 * inventory, with the drives emptied if possible).
 */
export function* start(library: ManagedLibrary, method: InventoryMethod): Work {
  const { changer, database } = library;
  changer.open();
  const parameters = changer.readParameters();
  const product = decodeOutput('GET_PRODUCT_DATA', changer.must('GET_PRODUCT_DATA')) as ProductData;
  if (library.has('CHANGER_SERIAL_NUMBER_VALID')) library.serialNumber = product.SerialNumber;
  changer.send('GET_STATUS');
  if (parameters.NumberTransportElements === 0)
    throw new WorkFailed(
      'A library without a transport is a stand-alone drive: its changer driver is not used.',
    );
  for (let index = database.drives.length; index < parameters.NumberDataTransferElements; index++)
    database.drives.push({ index, state: 'DISMOUNTED', enabled: true });
  if (library.has('CHANGER_CLEANER_SLOT'))
    library.cleanerSlot = parameters.FirstCleanerSlotAddress - parameters.FirstSlotNumber;
  checkMedia(library);
  if (!library.has('CHANGER_STATUS_NON_VOLATILE')) initialize(library);
  library.refresh();
  if ([...database.slots.values()].some(({ state }) => state === 'NEEDSINVENTORY')) {
    initialize(library);
    library.refresh();
  }
  for (const drive of database.drives) if (database.at(`drive ${drive.index}`)) drive.state = 'MOUNTED';
  if (library.driveClients.length > 0) dismountAll(library);
  if (method === 'OMID') yield* inventory(library, method);
}

/** Every drive of a library takes the same media (seeds: drives of unlike kinds are no library of RSM's). */
function checkMedia(library: ManagedLibrary): void {
  const kinds = library.driveClients.map((client) => {
    const { types } = client.mediaTypes();
    return { index: client.index, types: [...types].sort() };
  });
  const [first, ...others] = kinds;
  const other = others.find(({ types }) => types.join() !== first.types.join());
  if (other)
    throw new WorkFailed(
      `Drive ${first.index} takes ${first.types.join(', ')} and drive ${other.index} takes ${other.types.join(', ')}: the drives of a library must be of one kind.`,
    );
}
