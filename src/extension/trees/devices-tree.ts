import * as vscode from 'vscode';
import type { ElementState } from '../../live/library-state.ts';
import type { LiveAct } from '../../live/live-events.ts';
import { spotState } from '../../view/library/describe.ts';
import { DrawnLibrary } from '../../view/library/drawn-library.ts';
import { parseSpot, spotName, spotTitle, type Spot } from '../../view/library/spots.ts';
import { elementRow, type Offer } from './element-row.ts';
import { inGroups } from './groups.ts';
import type { LibraryRows } from './library-tree.ts';
import type { TreeNode } from './tree-node.ts';

const KINDS = ['transport', 'slot', 'port', 'drive'] as const;
type Kind = (typeof KINDS)[number];

const ICONS: Readonly<Record<Kind, string>> = {
  transport: 'arrow-swap',
  slot: 'inbox',
  port: 'export',
  drive: 'server',
};

function kindLabel(kind: Kind): string {
  return {
    transport: vscode.l10n.t('Transports'),
    slot: vscode.l10n.t('Slots'),
    port: vscode.l10n.t('Ports'),
    drive: vscode.l10n.t('Drives'),
  }[kind];
}

/** The library as its own display would show it: the changer, its doors, and its elements by kind. */
export function deviceRows(perform: (act: LiveAct) => Promise<void>): LibraryRows {
  return {
    after: ['snapshot', 'phase', 'changes'],
    rows({ plan, condition, elements, phase }) {
      if (!plan || !condition || !elements) return [];
      // Nobody can be asked when the run is over.
      const offer: Offer = (command, act) =>
        phase === 'over' ? {} : { does: { [command]: () => perform(act) } };
      const library = new DrawnLibrary({ kind: 'snapshot', plan, elements, condition, phase });
      return [changerRow(library, offer)];
    },
  };
}

function changerRow(library: DrawnLibrary, offer: Offer): TreeNode {
  const { name, model } = library.plan;
  return {
    id: 'changer',
    label: `${model.vendor} ${model.product}`,
    description: name,
    tooltip: vscode.l10n.t('Serial number {0}', model.serial),
    icon: 'library',
    open: true,
    ...offer('changer-lab.powerCycle', { operator: 'power cycle' }),
    children: () => [
      ...doorRows(library, offer),
      ...KINDS.flatMap((kind) => kindRow(library, kind, offer) ?? []),
    ],
  };
}

function doorRows(library: DrawnLibrary, offer: Offer): TreeNode[] {
  const { doors, doorLocked } = library.condition;
  return doors.map((open, index) => {
    const door: Spot = { kind: 'door', index };
    return {
      id: spotName(door),
      label: spotTitle(door),
      description: spotState(library, door).join(', '),
      icon: open ? 'unlock' : doorLocked ? 'lock' : 'split-horizontal',
      // The operator of a scenario has one door to open: the first.
      ...(index > 0 ? {} : doorAct(open, offer)),
    };
  });
}

function doorAct(open: boolean, offer: Offer): Pick<TreeNode, 'does'> {
  return open
    ? offer('changer-lab.closeDoor', { operator: 'close door' })
    : offer('changer-lab.openDoor', { operator: 'open door' });
}

function kindRow(library: DrawnLibrary, kind: Kind, offer: Offer): TreeNode | undefined {
  const all = library.ofKind(kind);
  if (all.length === 0) return undefined;
  return {
    id: kind,
    label: kindLabel(kind),
    description: fullText(all),
    icon: ICONS[kind],
    open: kind === 'drive',
    children: () =>
      inGroups(all, {
        rows: (elements) => elements.map((element) => elementRow(library, element, offer)),
        group: (part) => ({
          id: `group ${part[0].place}`,
          label: `${title(part[0])} – ${title(part[part.length - 1])}`,
          description: fullText(part),
        }),
      }),
  };
}

function title({ place }: ElementState): string {
  return spotTitle(parseSpot(place));
}

function fullText(elements: readonly ElementState[]): string {
  return vscode.l10n.t('{0} of {1} full', elements.filter(({ full }) => full).length, elements.length);
}
