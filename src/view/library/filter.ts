import * as l10n from '@vscode/l10n';
import { ELEMENT_KINDS } from '../../emulator/model.ts';
import type { ElementState } from '../../live/library-state.ts';
import { isDifferent } from './differences.ts';
import { spotName, spotTitle } from './spots.ts';

/** Which elements a view shows: one row for each choice. */
export const SHOW = {
  all: { title: () => l10n.t('All'), matches: () => true },
  full: { title: () => l10n.t('Full'), matches: ({ full }) => full },
  empty: { title: () => l10n.t('Empty'), matches: ({ full }) => !full },
  cleaner: { title: () => l10n.t('Cleaning cartridges'), matches: ({ cleaner }) => cleaner },
  different: {
    title: () => l10n.t('Driver reports otherwise'),
    matches: (element) => isDifferent(element),
  },
  exception: { title: () => l10n.t('Exceptions'), matches: ({ exception }) => exception !== null },
} as const satisfies Readonly<
  Record<string, { title: () => string; matches: (element: ElementState) => boolean }>
>;

export type Show = keyof typeof SHOW;

export interface Filter {
  readonly show: Show;
  /** Part of a bar code, in any letter case, or an element, as files or as the page call it: `slot 3`, `Steckplatz 3`. */
  readonly text: string;
}

export const NO_FILTER: Filter = { show: 'all', text: '' };

/** The place of files that a text in capitals names. */
function placeNamed(wanted: string): string {
  const index = Number(/ (\d+)$/.exec(wanted)?.[1]);
  const kind = ELEMENT_KINDS.find((one) => spotTitle({ kind: one, index }).toUpperCase() === wanted);
  return kind === undefined ? wanted : spotName({ kind, index }).toUpperCase();
}

/** How the elements are told apart; undefined where the filter lets everything through. */
export function matcher({ show, text }: Filter): ((element: ElementState) => boolean) | undefined {
  const wanted = text.trim().toUpperCase();
  if (show === 'all' && wanted === '') return undefined;
  const { matches } = SHOW[show];
  if (wanted === '') return matches;
  const place = placeNamed(wanted);
  return (element) =>
    matches(element) &&
    (element.place.toUpperCase() === place ||
      (element.barcode?.toUpperCase().includes(wanted) ?? false) ||
      (element.alternate?.toUpperCase().includes(wanted) ?? false));
}

/** The indexes of the elements that a filter shows, ascending; undefined: all of them. */
export function shownIndexes(elements: readonly ElementState[], filter: Filter): number[] | undefined {
  const matches = matcher(filter);
  if (!matches) return undefined;
  const shown: number[] = [];
  for (let index = 0; index < elements.length; index++) if (matches(elements[index])) shown.push(index);
  return shown;
}
