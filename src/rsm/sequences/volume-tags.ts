import { decodeOutput } from '../../ddi/requests/output-words.ts';
import type { Volume } from '../database.ts';
import type { DecidingFlag } from '../flag-effects.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { slotOf } from '../places.ts';

/** Volume tags that software gives (CHANGER_VOLUME_IDENTIFICATION): where a reader is, tags are its bar codes. */
function keepsTags(library: ManagedLibrary): boolean {
  return library.has('CHANGER_VOLUME_IDENTIFICATION') && !library.has('CHANGER_BAR_CODE_SCANNER_INSTALLED');
}

/** What makes a slot's tag the label that was read on its medium, and the flag that allows it. */
function change(tag: string | undefined, label: string | undefined): [string, DecidingFlag] | undefined {
  if (tag === label) return undefined;
  if (label === undefined) return ['UNDEFINE_PRIMARY', 'CHANGER_VOLUME_UNDEFINE'];
  if (tag === undefined) return ['ASSERT_PRIMARY', 'CHANGER_VOLUME_ASSERT'];
  return ['REPLACE_PRIMARY', 'CHANGER_VOLUME_REPLACE'];
}

/** Has the changer keep the label of a medium in a slot as its tag, so that an inventory need not read it again. */
export function tagLabel(library: ManagedLibrary, volume: Volume): void {
  const [label] = volume.labels;
  const slot = slotOf(volume.place);
  const changed = change(volume.barcode, label);
  if (!keepsTags(library) || slot === undefined || !changed || !library.has(changed[1])) return;
  const [action, flag] = changed;
  library.changer.must('QUERY_VOLUME_TAGS', { element: `slot ${slot}`, action, template: label ?? '' }, flag);
  library.database.setBarcode(volume, label);
}

/** Looks for a medium that is offline: by its tag where the changer can search, else everywhere. */
export function lookFor(library: ManagedLibrary, { barcode }: Volume): void {
  const searches = library.has('CHANGER_VOLUME_IDENTIFICATION') && library.has('CHANGER_VOLUME_SEARCH');
  if (!searches || barcode === undefined) return library.refresh();
  const words = { element: 'all', action: 'SEARCH_PRIMARY', template: barcode };
  const output = library.changer.must('QUERY_VOLUME_TAGS', words, 'CHANGER_VOLUME_SEARCH');
  const found = decodeOutput('QUERY_VOLUME_TAGS', output) as { readonly NumberOfElements: number } | null;
  // Where one is back, others may be: a magazine, for example.
  if (found && found.NumberOfElements > 0) library.refresh();
}
