import type { ElementState } from '../../live/library-state.ts';
import { isDifferent } from './differences.ts';

/** Which elements a view shows: one row for each choice. */
export const SHOW = {
  all: { title: 'All', matches: () => true },
  full: { title: 'Full', matches: ({ full }) => full },
  empty: { title: 'Empty', matches: ({ full }) => !full },
  cleaner: { title: 'Cleaning cartridges', matches: ({ cleaner }) => cleaner },
  different: {
    title: 'Driver reports otherwise',
    matches: (element) => isDifferent(element),
  },
  exception: { title: 'Exceptions', matches: ({ exception }) => exception !== null },
} as const satisfies Readonly<Record<string, { title: string; matches: (element: ElementState) => boolean }>>;

export type Show = keyof typeof SHOW;

export interface Filter {
  readonly show: Show;
  /** Part of a bar code, in any letter case, or an element: `slot 3`. */
  readonly text: string;
}

export const NO_FILTER: Filter = { show: 'all', text: '' };

/** How the elements are told apart; undefined where the filter lets everything through. */
export function matcher({ show, text }: Filter): ((element: ElementState) => boolean) | undefined {
  const wanted = text.trim().toUpperCase();
  if (show === 'all' && wanted === '') return undefined;
  const { matches } = SHOW[show];
  if (wanted === '') return matches;
  return (element) =>
    matches(element) &&
    (element.place.toUpperCase() === wanted ||
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
