import * as l10n from '@vscode/l10n';
import type { ElementKind } from '../../emulator/model.ts';
import type { ActRow, Deed, Field, Target } from './act.ts';
import { cleanerField, countField, labelField } from './fields.ts';
import type { LibraryEdit } from '../../lab/files/library-edit.ts';
import { spotName } from './spots.ts';

const file = (edit: LibraryEdit): Deed => ({ to: 'file', edit });
const at = (target: Target): string => spotName(target.spot);
const full = ({ library, spot }: Target): boolean => library.element(spot)?.full ?? false;
const installed = ({ library, spot }: Target): boolean =>
  library.plan.model.drives.at(spot.index)?.installed ?? true;

/** What asks for a count, and the field in which it is written. */
const COUNTS: Readonly<Record<ElementKind, { readonly title: () => string; readonly label: () => string }>> =
  {
    slot: { title: () => l10n.t('Slots…'), label: () => l10n.t('Slots') },
    drive: { title: () => l10n.t('Drives…'), label: () => l10n.t('Drives') },
    port: { title: () => l10n.t('Ports…'), label: () => l10n.t('Ports') },
    transport: { title: () => l10n.t('Transports…'), label: () => l10n.t('Transports') },
  };

/** Changes how many there are of a kind. */
function countRow(kind: ElementKind): ActRow {
  return {
    id: `count-${kind}`,
    on: 'library',
    title: COUNTS[kind].title,
    fields: ({ library }) => [countField('count', COUNTS[kind].label(), library.count(kind))],
    deed: (_, { count }) => file({ edit: 'elements', kind, count: Number(count) }),
  };
}

const labelFields = ({ library, spot }: Target): Field[] => {
  const element = library.element(spot);
  return [labelField(element?.barcode ?? ''), cleanerField(element?.cleaner)];
};

/** What a person can change in a library file. */
export const FILE_ACTS: readonly ActRow[] = [
  {
    id: 'put',
    on: ['slot', 'port', 'drive', 'transport'],
    title: () => l10n.t('Put a Cartridge…'),
    fits: (target) => !full(target),
    fields: labelFields,
    key: 'Insert',
    deed: (target, { barcode, cleaner }) =>
      file({ edit: 'put', at: at(target), barcode, cleaner: cleaner === 'true' }),
  },
  {
    id: 'label',
    on: ['slot', 'port', 'drive', 'transport'],
    title: () => l10n.t('Change the Cartridge…'),
    fits: full,
    fields: labelFields,
    key: 'F2',
    deed: (target, { barcode, cleaner }) =>
      file({ edit: 'label', at: at(target), barcode, cleaner: cleaner === 'true' }),
  },
  {
    id: 'take',
    on: ['slot', 'port', 'drive', 'transport'],
    title: () => l10n.t('Remove the Cartridge'),
    fits: full,
    key: 'Delete',
    deed: (target) => file({ edit: 'take', at: at(target) }),
  },
  {
    id: 'cleaner-slot',
    on: ['slot'],
    title: () => l10n.t('Keep for the Cleaning Cartridge'),
    fits: ({ library, spot }) => !library.isCleanerSlot(spot),
    deed: ({ spot }) => file({ edit: 'cleaner slot', slot: spot.index }),
  },
  {
    id: 'no-cleaner-slot',
    on: ['slot'],
    title: () => l10n.t('Use as an Ordinary Slot'),
    fits: ({ library, spot }) => library.isCleanerSlot(spot),
    deed: () => file({ edit: 'cleaner slot', slot: null }),
  },
  {
    id: 'take-drive',
    on: ['drive'],
    title: () => l10n.t('Leave the Bay Empty'),
    fits: installed,
    deed: ({ spot }) => file({ edit: 'installed', drive: spot.index, installed: false }),
  },
  {
    id: 'install',
    on: ['drive'],
    title: () => l10n.t('Fit a Drive'),
    fits: (target) => !installed(target),
    deed: ({ spot }) => file({ edit: 'installed', drive: spot.index, installed: true }),
  },
  countRow('slot'),
  countRow('drive'),
  countRow('port'),
  countRow('transport'),
  {
    id: 'doors',
    on: 'library',
    title: () => l10n.t('Doors…'),
    fields: ({ library }) => [countField('count', l10n.t('Doors'), library.count('door'))],
    deed: (_, { count }) => file({ edit: 'doors', count: Number(count) }),
  },
  {
    id: 'magazine',
    on: 'library',
    title: () => l10n.t('Magazines…'),
    fields: ({ library }) => [
      {
        ...countField('size', l10n.t('Slots in a magazine'), library.plan.model.capabilities.magazineSize),
        hint: l10n.t('0: the library has no magazines.'),
      },
    ],
    deed: (_, { size }) => file({ edit: 'magazine', size: Number(size) }),
  },
];
