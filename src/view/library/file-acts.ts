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

const counts: Readonly<Record<ElementKind, string>> = {
  slot: 'Slots',
  drive: 'Drives',
  port: 'Ports',
  transport: 'Transports',
};

/** Changes how many there are of a kind. */
function countRow(kind: ElementKind): ActRow {
  return {
    id: `count-${kind}`,
    on: 'library',
    title: () => `${counts[kind]}…`,
    fields: ({ library }) => [countField('count', counts[kind], library.count(kind))],
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
    title: () => 'Put a Cartridge…',
    fits: (target) => !full(target),
    fields: labelFields,
    key: 'Insert',
    deed: (target, { barcode, cleaner }) =>
      file({ edit: 'put', at: at(target), barcode, cleaner: cleaner === 'true' }),
  },
  {
    id: 'label',
    on: ['slot', 'port', 'drive', 'transport'],
    title: () => 'Change the Cartridge…',
    fits: full,
    fields: labelFields,
    key: 'F2',
    deed: (target, { barcode, cleaner }) =>
      file({ edit: 'label', at: at(target), barcode, cleaner: cleaner === 'true' }),
  },
  {
    id: 'take',
    on: ['slot', 'port', 'drive', 'transport'],
    title: () => 'Remove the Cartridge',
    fits: full,
    key: 'Delete',
    deed: (target) => file({ edit: 'take', at: at(target) }),
  },
  {
    id: 'cleaner-slot',
    on: ['slot'],
    title: () => 'Keep for the Cleaning Cartridge',
    fits: ({ library, spot }) => !library.isCleanerSlot(spot),
    deed: ({ spot }) => file({ edit: 'cleaner slot', slot: spot.index }),
  },
  {
    id: 'no-cleaner-slot',
    on: ['slot'],
    title: () => 'Use as an Ordinary Slot',
    fits: ({ library, spot }) => library.isCleanerSlot(spot),
    deed: () => file({ edit: 'cleaner slot', slot: null }),
  },
  {
    id: 'take-drive',
    on: ['drive'],
    title: () => 'Leave the Bay Empty',
    fits: installed,
    deed: ({ spot }) => file({ edit: 'installed', drive: spot.index, installed: false }),
  },
  {
    id: 'install',
    on: ['drive'],
    title: () => 'Fit a Drive',
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
    title: () => 'Doors…',
    fields: ({ library }) => [countField('count', 'Doors', library.count('door'))],
    deed: (_, { count }) => file({ edit: 'doors', count: Number(count) }),
  },
  {
    id: 'magazine',
    on: 'library',
    title: () => 'Magazines…',
    fields: ({ library }) => [
      {
        ...countField('size', 'Slots in a magazine', library.plan.model.capabilities.magazineSize),
        hint: '0: the library has no magazines.',
      },
    ],
    deed: (_, { size }) => file({ edit: 'magazine', size: Number(size) }),
  },
];
