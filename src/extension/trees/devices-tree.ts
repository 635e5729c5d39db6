import * as vscode from 'vscode';
import type { LibraryModel } from '../../live/library-model.ts';
import type { ElementState } from '../../live/library-state.ts';
import type { LiveAct } from '../../live/live-events.ts';
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
    rows(model) {
      // Nobody can be asked when the run is over.
      const offer: Offer = (command, act) =>
        model.phase === 'over' ? {} : { does: { [command]: () => perform(act) } };
      return changerRows(model, offer);
    },
  };
}

function changerRows(model: LibraryModel, offer: Offer): readonly TreeNode[] {
  const { plan } = model;
  if (!plan) return [];
  const { vendor, product, serial } = plan.model;
  return [
    {
      id: 'changer',
      label: `${vendor} ${product}`,
      description: plan.name,
      tooltip: vscode.l10n.t('Serial number {0}', serial),
      icon: 'library',
      open: true,
      ...offer('changer-lab.powerCycle', { operator: 'power cycle' }),
      children: () => [
        ...doorRows(model, offer),
        ...KINDS.flatMap((kind) => kindRow(model, kind, offer) ?? []),
      ],
    },
  ];
}

function doorRows({ condition }: LibraryModel, offer: Offer): TreeNode[] {
  const { doors, doorLocked } = condition ?? { doors: [], doorLocked: false };
  return doors.map((open, index) => ({
    id: `door ${index}`,
    label: `door ${index}`,
    description: [
      open ? vscode.l10n.t('open') : vscode.l10n.t('closed'),
      ...(doorLocked ? [vscode.l10n.t('locked')] : []),
    ].join(', '),
    icon: open ? 'unlock' : doorLocked ? 'lock' : 'split-horizontal',
    // The operator of a scenario has one door to open: the first.
    ...(index > 0 ? {} : doorAct(open, offer)),
  }));
}

function doorAct(open: boolean, offer: Offer): Pick<TreeNode, 'does'> {
  return open
    ? offer('changer-lab.closeDoor', { operator: 'close door' })
    : offer('changer-lab.openDoor', { operator: 'open door' });
}

function kindRow(model: LibraryModel, kind: Kind, offer: Offer): TreeNode | undefined {
  const all = model.elementsOf(kind);
  if (all.length === 0) return undefined;
  return {
    id: kind,
    label: kindLabel(kind),
    description: fullText(all),
    icon: ICONS[kind],
    open: kind === 'drive',
    children: () =>
      inGroups(all, {
        rows: (elements) => elements.map((element) => elementRow(model, element, offer)),
        group: (part) => ({
          id: `group ${part[0].place}`,
          label: `${part[0].place} – ${part[part.length - 1].place}`,
          description: fullText(part),
        }),
      }),
  };
}

function fullText(elements: readonly ElementState[]): string {
  return vscode.l10n.t('{0} of {1} full', elements.filter(({ full }) => full).length, elements.length);
}
