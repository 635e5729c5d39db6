import type { Volume } from '../database.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import type { InventoryMethod } from '../states.ts';
import { WorkFailed, type Work } from '../work.ts';
import { dismount } from './dismount.ts';
import { mount } from './mount.ts';
import { scan, scanSlot } from './scan.ts';
import { tagLabel } from './volume-tags.ts';

/**
 * Takes stock: Win32 InventoryNtmsLibrary. FAST asks the changer (with its bar code reader where it has one);
 * OMID mounts every medium besides and reads its label; SLOT looks at one slot.
 */
export function* inventory(library: ManagedLibrary, method: InventoryMethod, slot?: number): Work {
  if (method === 'NONE' || method === 'STOP') return;
  if (method === 'SLOT') return inventorySlot(library, slot);
  scan(library);
  library.refresh();
  if (method === 'OMID') yield* readLabels(library);
}

function inventorySlot(library: ManagedLibrary, slot: number | undefined): void {
  if (slot === undefined || !library.database.slots.has(slot))
    throw new WorkFailed(`There is no slot ${slot ?? ''}: the library has ${library.database.slots.size}.`);
  scanSlot(library, slot);
  library.learn(library.changer.elements(`slot ${slot}`, 1));
}

/**
 * Mounts every medium in turn and reads its label; both sides where the changer can turn them. One that cannot be
 * read does not keep the others from being read.
 */
function* readLabels(library: ManagedLibrary): Work {
  const { database } = library;
  const failures: string[] = [];
  for (const volume of [...database.volumes]) {
    if (volume.cleaner || !volume.enabled || !volume.place?.startsWith('slot')) continue;
    try {
      yield* readSides(library, volume);
    } catch (error) {
      if (!(error instanceof WorkFailed)) throw error;
      failures.push(`${database.nameOf(volume)}: ${error.message}`);
    }
  }
  if (failures.length > 0)
    throw new WorkFailed(`The labels of some media could not be read. ${failures.join(' ')}`);
}

function* readSides(library: ManagedLibrary, volume: Volume): Work {
  const sides = library.has('CHANGER_MEDIUM_FLIP') ? ([0, 1] as const) : ([0] as const);
  for (const side of sides) {
    const drive = yield* mount(library, volume, { side, offlineTimeout: 0 });
    dismount(library, drive);
  }
  tagLabel(library, volume);
}
