import type { ManagedLibrary } from '../managed-library.ts';
import type { InventoryMethod } from '../states.ts';
import { WorkFailed, type Work } from '../work.ts';
import { dismount } from './dismount.ts';
import { mount } from './mount.ts';

/**
 * Takes stock: Win32 InventoryNtmsLibrary. FAST asks the changer (with its bar code reader where it has one);
 * OMID mounts every medium besides and reads its label; SLOT looks at one slot.
 */
export function* inventory(library: ManagedLibrary, method: InventoryMethod, slot?: number): Work {
  if (method === 'NONE' || method === 'STOP') return;
  if (method === 'SLOT') return inventorySlot(library, slot);
  initialize(library);
  library.refresh();
  if (method === 'OMID') yield* readLabels(library);
}

/** INITIALIZE ELEMENT STATUS of the whole library, with its bar codes where it has a reader. */
export function initialize(library: ManagedLibrary): void {
  const barCodeScan = library.has('CHANGER_BAR_CODE_SCANNER_INSTALLED');
  library.changer.must(
    'INITIALIZE_ELEMENT_STATUS',
    { element: 'all', barCodeScan },
    barCodeScan ? 'CHANGER_BAR_CODE_SCANNER_INSTALLED' : undefined,
  );
}

function inventorySlot(library: ManagedLibrary, slot: number | undefined): void {
  if (slot === undefined || !library.database.slots.has(slot))
    throw new WorkFailed(`There is no slot ${slot ?? ''}: the library has ${library.database.slots.size}.`);
  const range = library.has('CHANGER_INIT_ELEM_STAT_WITH_RANGE');
  if (range) {
    const barCodeScan = library.has('CHANGER_BAR_CODE_SCANNER_INSTALLED');
    const words = { element: `slot ${slot}`, count: 1, barCodeScan };
    library.changer.must('INITIALIZE_ELEMENT_STATUS', words, 'CHANGER_INIT_ELEM_STAT_WITH_RANGE');
  } else {
    initialize(library);
  }
  library.database.reconcile(library.changer.elements(`slot ${slot}`, 1));
}

/** Mounts every medium in turn and reads its label; both sides where the changer can turn them. */
function* readLabels(library: ManagedLibrary): Work {
  const { database } = library;
  const sides = library.has('CHANGER_MEDIUM_FLIP') ? ([0, 1] as const) : ([0] as const);
  for (const volume of database.volumes) {
    if (volume.cleaner || !volume.place?.startsWith('slot')) continue;
    for (const side of sides) {
      const drive = yield* mount(library, volume, { side, offlineTimeout: 0 });
      dismount(library, drive);
    }
  }
}
