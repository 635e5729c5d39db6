import type { ManagedLibrary } from '../managed-library.ts';

/** INITIALIZE ELEMENT STATUS of the whole library, with its bar codes where it has a reader. */
export function scan(library: ManagedLibrary): void {
  const barCodeScan = library.has('CHANGER_BAR_CODE_SCANNER_INSTALLED');
  library.changer.must(
    'INITIALIZE_ELEMENT_STATUS',
    { element: 'all', barCodeScan },
    barCodeScan ? 'CHANGER_BAR_CODE_SCANNER_INSTALLED' : undefined,
  );
}

/** The same of one slot, where the changer can look at a range of elements. */
export function scanSlot(library: ManagedLibrary, slot: number): void {
  if (!library.has('CHANGER_INIT_ELEM_STAT_WITH_RANGE')) return scan(library);
  const barCodeScan = library.has('CHANGER_BAR_CODE_SCANNER_INSTALLED');
  const words = { element: `slot ${slot}`, count: 1, barCodeScan };
  library.changer.must('INITIALIZE_ELEMENT_STATUS', words, 'CHANGER_INIT_ELEM_STAT_WITH_RANGE');
}
