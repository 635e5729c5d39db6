import type { PaneLayout } from '../../src/view/library/pane-layout.ts';
import type { Spot } from '../../src/view/library/spots.ts';

/** What a key does with the active cell. */
export type PaneKey = 'pick' | 'menu' | 'Delete' | 'Insert' | 'F2';

type Way = (layout: PaneLayout, from: Spot, page: number) => Spot | undefined;

/** The keys of a grid (WAI-ARIA Authoring Practices, grid pattern). */
const WAYS: Readonly<Record<string, Way>> = {
  ArrowRight: (layout, from) => layout.beside(from, 1),
  ArrowLeft: (layout, from) => layout.beside(from, -1),
  ArrowDown: (layout, from) => layout.below(from, 1),
  ArrowUp: (layout, from) => layout.below(from, -1),
  PageDown: (layout, from, page) => layout.below(from, page),
  PageUp: (layout, from, page) => layout.below(from, -page),
  'Control+Home': (layout) => layout.first(),
  'Control+End': (layout) => layout.last(),
  Home: (layout, from) => layout.inRowOf(from, 'first'),
  End: (layout, from) => layout.inRowOf(from, 'last'),
};

/** Where a key leads from a cell; undefined where it leads nowhere. */
export function keyMove(
  layout: PaneLayout,
  from: Spot,
  { key, ctrlKey, metaKey }: KeyboardEvent,
  page: number,
): Spot | undefined {
  return WAYS[ctrlKey || metaKey ? `Control+${key}` : key]?.(layout, from, page);
}
