import * as l10n from '@vscode/l10n';
import type { DrawnLibrary } from './drawn-library.ts';
import { matcher, shownIndexes, type Filter } from './filter.ts';
import type { SectionOptions } from './pane-layout.ts';
import type { SpotKind } from './spots.ts';

/** The two panes: what moves and what stores, so that a cartridge can be dragged from one to the other. */
export type PaneName = 'devices' | 'storage';

interface KindRow {
  readonly pane: PaneName;
  readonly title: () => string;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/** Slots are drawn the closer together the more there are. */
const SLOT_SIZES = [
  { most: 60, cellWidth: 134, cellHeight: 48 },
  { most: 300, cellWidth: 132, cellHeight: 44 },
  { most: Infinity, cellWidth: 118, cellHeight: 34 },
] as const;

function slotSize(count: number): { readonly cellWidth: number; readonly cellHeight: number } {
  const { cellWidth, cellHeight } = SLOT_SIZES.find(({ most }) => count <= most) ?? SLOT_SIZES[2];
  return { cellWidth, cellHeight };
}

/** How each kind is drawn. */
const KINDS: Readonly<Record<SpotKind, KindRow>> = {
  transport: { pane: 'devices', title: () => l10n.t('Robot'), cellWidth: 252, cellHeight: 58 },
  drive: { pane: 'devices', title: () => l10n.t('Drives'), cellWidth: 252, cellHeight: 84 },
  port: { pane: 'devices', title: () => l10n.t('Import/export ports'), cellWidth: 252, cellHeight: 58 },
  door: { pane: 'devices', title: () => l10n.t('Doors'), cellWidth: 252, cellHeight: 34 },
  keypad: { pane: 'devices', title: () => l10n.t('Keypad'), cellWidth: 252, cellHeight: 34 },
  slot: { pane: 'storage', title: () => l10n.t('Slots'), ...slotSize(0) },
};

/** In which pane a kind is drawn. */
export function paneOf(kind: SpotKind): PaneName {
  return KINDS[kind].pane;
}

/** The sections of a pane. Doors, keypad and robot have no bar code: a filter leaves them alone. */
export function sectionsOf(library: DrawnLibrary, pane: PaneName, filter: Filter): SectionOptions[] {
  // Not even looked at where nothing is filtered: there may be 60,000.
  const filters = matcher(filter) !== undefined;
  const kinds = (Object.keys(KINDS) as SpotKind[]).filter((kind) => KINDS[kind].pane === pane);
  return kinds.map((kind) => {
    const { title, cellWidth, cellHeight } = KINDS[kind];
    const count = library.count(kind);
    const filtered = filters && (kind === 'slot' || kind === 'drive' || kind === 'port');
    const shown = filtered ? shownIndexes(library.ofKind(kind), filter) : undefined;
    const magazine = kind === 'slot' && !shown ? library.plan.model.capabilities.magazineSize : 0;
    return {
      kind,
      title: title(),
      count,
      ...(kind === 'slot' ? slotSize(count) : { cellWidth, cellHeight }),
      group: magazine,
      ...(shown ? { shown } : {}),
    };
  });
}
