import * as l10n from '@vscode/l10n';
import type { LiveAct } from '../../live/live-events.ts';
import type { ActRow, Deed, Target } from './act.ts';
import { faultFields, faultStep } from './fault-form.ts';
import { cleanerField, labelField } from './fields.ts';
import { spotName } from './spots.ts';

const lab = (act: LiveAct): Deed => ({ to: 'lab', act });
const at = (target: Target): string => spotName(target.spot);

const full = ({ library, spot }: Target): boolean => library.element(spot)?.full ?? false;
const away = ({ library, spot }: Target): boolean => {
  const element = library.element(spot);
  return element !== undefined && library.away(element);
};
const managed = ({ library }: Target): boolean => library.plan.managed;
const portOpen = ({ library, spot }: Target): boolean =>
  library.condition.ports.at(spot.index)?.open ?? false;
const doorOpen = ({ library, spot }: Target): boolean => library.condition.doors.at(spot.index) ?? false;

/** An act of the operator's hand on one element. */
const operator = (act: string, target: Target): Deed => lab({ operator: act, at: at(target) });

/** The slots of the magazine that a slot belongs to. */
function magazine({ library, spot }: Target): readonly [number, number] {
  return library.magazine(spot.index) ?? [spot.index, spot.index];
}

const access = (control: string, target: Target): Deed =>
  lab({ ioctl: 'SET_ACCESS', element: at(target), control });

/** What a person can do to a running library; each becomes a step as a scenario file holds it. */
export const LIVE_ACTS: readonly ActRow[] = [
  {
    id: 'insert',
    on: ['slot', 'port', 'drive'],
    title: () => l10n.t('Put a Cartridge in by Hand…'),
    fits: (target) => !full(target),
    fields: () => [labelField(), cleanerField()],
    key: 'Insert',
    deed: (target, { barcode, cleaner }) =>
      lab({
        operator: 'insert',
        at: at(target),
        ...(barcode === '' ? {} : { barcode }),
        ...(cleaner === 'true' ? { cleaner: true } : {}),
      }),
  },
  {
    id: 'remove',
    on: ['slot', 'port', 'drive'],
    title: () => l10n.t('Take the Cartridge out by Hand'),
    fits: full,
    key: 'Delete',
    deed: (target) => operator('remove', target),
  },
  {
    id: 'read',
    on: ['slot', 'port', 'drive', 'transport'],
    title: () => l10n.t('Ask the Driver (GET_ELEMENT_STATUS)'),
    deed: (target) =>
      lab({
        ioctl: 'GET_ELEMENT_STATUS',
        element: at(target),
        count: 1,
        volumeTags: target.library.plan.model.capabilities.barcodeReader,
      }),
  },
  {
    id: 'position',
    on: ['slot', 'port', 'drive'],
    title: () => l10n.t('Move the Robot Here (SET_POSITION)'),
    deed: (target) => lab({ ioctl: 'SET_POSITION', destination: at(target) }),
  },
  {
    id: 'pull-magazine',
    on: ['slot'],
    title: (target) => l10n.t('Pull the magazine (slots {0} to {1})', ...magazine(target)),
    fits: (target) => target.library.magazine(target.spot.index) !== undefined && !away(target),
    deed: (target) => lab({ operator: 'pull magazine', slots: magazine(target) }),
  },
  {
    id: 'push-magazine',
    on: ['slot'],
    title: (target) => l10n.t('Push the magazine in (slots {0} to {1})', ...magazine(target)),
    fits: (target) => target.library.magazine(target.spot.index) !== undefined && away(target),
    deed: (target) => lab({ operator: 'push magazine', slots: magazine(target) }),
  },
  {
    id: 'open-port',
    on: ['port'],
    title: () => l10n.t('Open by Hand'),
    fits: (target) => !portOpen(target),
    deed: (target) => operator('open port', target),
  },
  {
    id: 'close-port',
    on: ['port'],
    title: () => l10n.t('Close by Hand'),
    fits: portOpen,
    deed: (target) => operator('close port', target),
  },
  {
    id: 'extend',
    on: ['port'],
    title: () => l10n.t('Extend (SET_ACCESS)'),
    fits: (target) => !portOpen(target),
    deed: (target) => access('EXTEND_IEPORT', target),
  },
  {
    id: 'retract',
    on: ['port'],
    title: () => l10n.t('Retract (SET_ACCESS)'),
    fits: portOpen,
    deed: (target) => access('RETRACT_IEPORT', target),
  },
  {
    id: 'inject',
    on: ['port'],
    title: () => l10n.t('Take Cartridges in (Inject)'),
    fits: managed,
    deed: ({ spot }) => lab({ rsm: 'inject', port: spot.index }),
  },
  {
    id: 'open-door',
    on: ['door'],
    title: () => l10n.t('Open'),
    // A scenario step names no door: it opens and closes the first.
    fits: (target) => target.spot.index === 0 && !doorOpen(target),
    deed: () => lab({ operator: 'open door' }),
  },
  {
    id: 'close-door',
    on: ['door'],
    title: () => l10n.t('Close'),
    fits: (target) => target.spot.index === 0 && doorOpen(target),
    deed: () => lab({ operator: 'close door' }),
  },
  {
    id: 'lock',
    on: ['port', 'door', 'keypad'],
    title: () => l10n.t('Lock (SET_ACCESS)'),
    deed: (target) => access('LOCK_ELEMENT', target),
  },
  {
    id: 'unlock',
    on: ['port', 'door', 'keypad'],
    title: () => l10n.t('Unlock (SET_ACCESS)'),
    deed: (target) => access('UNLOCK_ELEMENT', target),
  },
  {
    id: 'unload',
    on: ['drive'],
    title: () => l10n.t('Press its Unload Button'),
    fits: full,
    deed: (target) => operator('unload drive', target),
  },
  {
    id: 'clean',
    on: ['drive'],
    title: () => l10n.t('Clean'),
    fits: managed,
    deed: ({ spot }) => lab({ rsm: 'clean drive', drive: spot.index }),
  },
  {
    id: 'remove-drive',
    on: ['drive'],
    title: () => l10n.t('Break: Take the Drive out'),
    fits: (target) => !away(target),
    deed: (target) => operator('remove drive', target),
  },
  {
    id: 'install-drive',
    on: ['drive'],
    title: () => l10n.t('Put the Drive back'),
    fits: away,
    deed: (target) => operator('install drive', target),
  },
  {
    id: 'fault-drive',
    on: ['drive'],
    title: () => l10n.t('Arm a Fault of this Drive…'),
    fields: faultFields,
    deed: (target, input) => lab(faultStep(target, input)),
  },
  {
    id: 'reinitialize',
    on: ['transport'],
    title: () => l10n.t('Recalibrate (REINITIALIZE_TRANSPORT)'),
    deed: (target) => lab({ ioctl: 'REINITIALIZE_TRANSPORT', element: at(target) }),
  },
  {
    id: 'inventory',
    on: 'library',
    title: () => l10n.t('Take Stock'),
    deed: ({ library }) =>
      lab(
        library.plan.managed
          ? { rsm: 'inventory' }
          : {
              ioctl: 'INITIALIZE_ELEMENT_STATUS',
              element: 'all',
              barCodeScan: library.plan.model.capabilities.barcodeReader,
            },
      ),
  },
  {
    id: 'fault',
    on: 'library',
    title: () => l10n.t('Arm a Fault…'),
    fields: faultFields,
    deed: (target, input) => lab(faultStep(target, input)),
  },
  {
    id: 'power-cycle',
    on: 'library',
    title: () => l10n.t('Power Cycle'),
    deed: () => lab({ operator: 'power cycle' }),
  },
];
