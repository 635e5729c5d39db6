import * as l10n from '@vscode/l10n';
import type { ElementState } from '../../live/library-state.ts';
import { isDifferent } from './differences.ts';
import type { DrawnLibrary } from './drawn-library.ts';
import type { IconName } from './icons.ts';

/** A sign on an element, told by its shape and not by its colour alone. */
export interface Mark {
  readonly icon: IconName;
  /** What it means, for the legend. */
  readonly means: () => string;
  readonly tone: 'warning' | 'error' | 'quiet';
  readonly on: (element: ElementState, library: DrawnLibrary) => boolean;
}

/** Every sign that an element can carry. */
export const MARKS: readonly Mark[] = [
  {
    icon: 'different',
    means: () => l10n.t('The driver reports otherwise'),
    tone: 'warning',
    on: (element) => isDifferent(element),
  },
  {
    icon: 'exception',
    means: () => l10n.t('Exception'),
    tone: 'error',
    on: (element, library) => element.exception !== null && !library.away(element),
  },
  { icon: 'cleaner', means: () => l10n.t('Cleaning cartridge'), tone: 'quiet', on: ({ cleaner }) => cleaner },
  {
    icon: 'imported',
    means: () => l10n.t('Put in by an operator'),
    tone: 'quiet',
    on: ({ imported, full }) => imported && full,
  },
  {
    icon: 'inverted',
    means: () => l10n.t('Side B up'),
    tone: 'quiet',
    on: ({ inverted, full }) => inverted && full,
  },
];

/** The signs of an element, in the order of the table. */
export function marksOf(element: ElementState, library: DrawnLibrary): Mark[] {
  return MARKS.filter(({ on }) => on(element, library));
}
