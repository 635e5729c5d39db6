import * as l10n from '@vscode/l10n';
import { numberText } from '../language.ts';
import type { DrawnLibrary } from './drawn-library.ts';
import { matcher, type Filter } from './filter.ts';
import { parseSpot, spotName, spotTitle, type Spot } from './spots.ts';

/** The element after `from` that a filter shows, round and round. @returns no spot where there is none. */
export function findNext(
  library: DrawnLibrary,
  filter: Filter,
  from: Spot | null,
): { readonly spot?: Spot; readonly words: string } {
  const matches = matcher(filter);
  if (!matches) return { words: l10n.t('Write what to look for') };
  const found = (['slot', 'drive', 'port'] as const)
    .flatMap((kind) => library.ofKind(kind).filter(matches))
    .map(({ place }) => place);
  if (found.length === 0) return { words: l10n.t('Nothing is found') };
  const at = from === null ? -1 : found.indexOf(spotName(from));
  const spot = parseSpot(found[(at + 1) % found.length]);
  return { spot, words: l10n.t('{0} found; {1}', numberText(found.length), spotTitle(spot)) };
}
