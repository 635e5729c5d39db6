import { ntSuccess } from '../../ddi/ntstatus.ts';
import { isWriteOnceOptical } from '../../ddi/optical-media.ts';
import { decodeOutput, type ProductData } from '../../ddi/requests/output-words.ts';
import type { DriveClient } from '../drive-client.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import type { InventoryMethod } from '../states.ts';
import { requestFailed, WorkFailed, type Work } from '../work.ts';
import { dismountAll } from './dismount.ts';
import { inventory } from './inventory.ts';
import { scan } from './scan.ts';

/**
 * Opens the library and learns what it holds (Win32 RSM start-up: configuration check, then the default
 * inventory, with the drives emptied if possible). A start that fails leaves the changer closed.
 */
export function* start(library: ManagedLibrary, method: InventoryMethod): Work {
  library.changer.open();
  let started = false;
  try {
    configure(library);
    takeStock(library);
    if (library.driveClients.length > 0) dismountAll(library);
    if (method === 'OMID') yield* inventory(library, method);
    started = true;
  } finally {
    if (!started) library.changer.close();
  }
}

function configure(library: ManagedLibrary): void {
  const { changer, database } = library;
  const parameters = changer.readParameters();
  const product = decodeOutput('GET_PRODUCT_DATA', changer.must('GET_PRODUCT_DATA')) as ProductData;
  library.serialNumber = library.has('CHANGER_SERIAL_NUMBER_VALID') ? product.SerialNumber : undefined;
  changer.send('GET_STATUS');
  checkKind(library);
  checkMedia(library);
  for (let index = database.drives.length; index < parameters.NumberDataTransferElements; index++)
    database.drives.push({ index, state: 'DISMOUNTED', enabled: true, installed: true, staysUntil: 0 });
  if (library.has('CHANGER_CLEANER_SLOT'))
    library.cleanerSlot = parameters.FirstCleanerSlotAddress - parameters.FirstSlotNumber;
}

function takeStock(library: ManagedLibrary): void {
  if (!library.has('CHANGER_STATUS_NON_VOLATILE')) scan(library);
  library.refresh();
  if (![...library.database.slots.values()].includes('NEEDSINVENTORY')) return;
  scan(library);
  library.refresh();
}

/** WDK, Introduction to Changer Miniclass Drivers: what is no changer to Microsoft operating systems. */
function checkKind(library: ManagedLibrary): void {
  const { NumberTransportElements } = library.changer.parameters;
  if (NumberTransportElements === 0)
    throw new WorkFailed(
      'A library without a transport is a stand-alone drive: its changer driver is not used.',
    );
  if (!library.moves('MoveFromSlot', 'CHANGER_TO_DRIVE'))
    throw new WorkFailed(
      'No medium can be moved from a slot to a drive: MoveFromSlot has no CHANGER_TO_DRIVE. Such a device is a serial access stacker, and Microsoft operating systems support only changers, which mount media in any order.',
      undefined,
      'F08',
    );
}

/** The same page: all drives are of one type, and none is a write-once optical drive. */
function checkMedia(library: ManagedLibrary): void {
  const drives = library.driveClients.map((client) => ({ index: client.index, types: mediaTypes(client) }));
  const writeOnce = drives.find(({ types }) => isWriteOnceOptical(types));
  if (writeOnce)
    throw new WorkFailed(
      `Drive ${writeOnce.index} takes ${writeOnce.types.join(', ')}: it is a write-once optical drive, and Microsoft operating systems do not support those in changers.`,
    );
  const [first, ...others] = drives;
  const other = others.find(({ types }) => types.join() !== first.types.join());
  if (other)
    throw new WorkFailed(
      `Drive ${first.index} takes ${first.types.join(', ')} and drive ${other.index} takes ${other.types.join(', ')}: Microsoft operating systems do not support changers with more than one type of drive.`,
    );
}

/** @throws WorkFailed where the drive's driver does not tell: then it cannot be used in a changer (WDK, The Changer Driver Model). */
function mediaTypes(client: DriveClient): readonly string[] {
  const { status, types } = client.mediaTypes();
  if (ntSuccess(status)) return [...types].sort();
  throw requestFailed(`GET_MEDIA_TYPES_EX of drive ${client.index}`, status).with(
    'A drive whose driver does not tell its media types cannot be used in a changer.',
  );
}
