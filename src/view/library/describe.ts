import * as l10n from '@vscode/l10n';
import type { ElementKind } from '../../emulator/model.ts';
import type { ElementState, Motion } from '../../live/library-state.ts';
import { SENSE_MEANING } from '../../scsi/additional-sense.ts';
import { numberText } from '../language.ts';
import { addresses } from './addresses.ts';
import { isDifferent } from './differences.ts';
import type { DrawnLibrary } from './drawn-library.ts';
import { parseSpot, spotTitle, spotWords, type Spot } from './spots.ts';
import { NO_DRIVE, STAGES, type StageLook } from './stages.ts';

/** A line of an element's details. */
export interface Detail {
  readonly name: string;
  readonly value: string;
}

/** What a cartridge is called where it has no label. */
export function unlabelled(): string {
  return l10n.t('no label');
}

/** What a cartridge's label says of it. */
export function labelText({ barcode }: Pick<ElementState, 'barcode'>): string {
  return barcode ?? unlabelled();
}

/** A cartridge as a sentence names it. */
export function cartridgeWords(barcode: string | null | undefined): string {
  return barcode ?? l10n.t('A cartridge without label');
}

/** Seconds of the lab's clock: `12.003 s`. */
export function seconds(milliseconds: number): string {
  return `${numberText(milliseconds / 1000, 3)} s`;
}

/** `3b/12 medium magazine removed`, in the words of the standard. */
export function exceptionText(exception: string): string {
  const [asc, ascq] = exception.split('/').map((part) => Number.parseInt(part, 16));
  const meaning = SENSE_MEANING.get((asc << 8) | ascq);
  return meaning === undefined ? exception : `${exception} ${meaning}`;
}

/** What an element holds, in words: `A00001L6`, `cleaning cartridge CLN001L1`, `empty`. */
export function contents(element: ElementState): string {
  if (!element.full) return l10n.t('empty');
  if (!element.cleaner) return labelText(element);
  return element.barcode === null
    ? l10n.t('cleaning cartridge without label')
    : l10n.t('cleaning cartridge {0}', element.barcode);
}

/** How a drive stands. */
export function driveLook(library: DrawnLibrary, index: number): StageLook {
  const element = library.element({ kind: 'drive', index });
  if (element && library.away(element)) return NO_DRIVE;
  return STAGES[library.drive(index)?.stage ?? 'empty'];
}

/** How a port stands. */
export function portWord(open: boolean): string {
  return open ? l10n.t('Extended') : l10n.t('Retracted');
}

/** How a door stands. */
export function doorWord(open: boolean): string {
  return open ? l10n.t({ message: 'Open', comment: 'how a door stands' }) : l10n.t('Closed');
}

function lockWord(locked: boolean): string {
  return locked ? l10n.t('locked') : l10n.t('unlocked');
}

/** What there is to say of a drive besides its stage. */
export function driveNotes(library: DrawnLibrary, index: number): string[] {
  const drive = library.drive(index);
  return [
    ...(drive?.cleaningNeeded ? [l10n.t('wants cleaning')] : []),
    ...(drive?.alerts.length ? [`TapeAlert ${drive.alerts.join(', ')}`] : []),
  ];
}

/** What a drive, port, door or transport is doing, one word or a few each. */
export function conditionWords(library: DrawnLibrary, { kind, index }: Spot): string[] {
  const { condition } = library;
  switch (kind) {
    case 'drive':
      return [driveLook(library, index).word(), ...driveNotes(library, index)];
    case 'port': {
      const port = condition.ports.at(index);
      return [portWord(port?.open ?? false), lockWord(port?.locked ?? false)];
    }
    case 'door':
      return [doorWord(condition.doors.at(index) ?? false), lockWord(condition.doorLocked)];
    case 'transport':
      return [standing(condition.transports.at(index) ?? null)];
    case 'slot':
    case 'keypad':
      return [];
  }
}

/** A place of the lab, `slot 3`, as a sentence names it. */
function placeWords(place: string): string {
  return spotWords(parseSpot(place));
}

function standing(place: string | null): string {
  return place === null ? l10n.t('Position unknown') : l10n.t('At {0}', placeWords(place));
}

/** Stages that say no more than that nothing is there. */
const SAID: ReadonlySet<StageLook> = new Set([STAGES.empty, NO_DRIVE]);

/** How a thing stands, a few words each: what it holds, what is special about it, what it is doing. */
export function spotState(library: DrawnLibrary, spot: Spot): string[] {
  const element = library.element(spot);
  const parts: string[] = [];
  if (element) {
    parts.push(library.away(element) ? l10n.t('not there') : contents(element));
    if (library.isCleanerSlot(spot)) parts.push(l10n.t('cleaner slot'));
    if (element.exception !== null) parts.push(l10n.t('exception {0}', exceptionText(element.exception)));
    if (isDifferent(element)) parts.push(l10n.t('the driver reports otherwise'));
  }
  // A drive without a cartridge, and a bay without a drive, have said so.
  const said = spot.kind === 'drive' && SAID.has(driveLook(library, spot.index));
  parts.push(...(said ? driveNotes(library, spot.index) : conditionWords(library, spot)));
  const transport = library.transportAt(spot);
  if (transport >= 0) parts.push(l10n.t('transport {0} is here', transport));
  return parts;
}

/** An element in one sentence, for a screen reader and for a tooltip's head. */
export function spotLabel(library: DrawnLibrary, spot: Spot): string {
  return [spotTitle(spot), ...spotState(library, spot)].join(', ');
}

/** What else the device knows of an element: what no driver reports in these words. */
export function furtherDetails(library: DrawnLibrary, spot: Spot): Detail[] {
  const words = conditionWords(library, spot);
  const state: Detail[] = words.length > 0 ? [{ name: l10n.t('State'), value: words.join(', ') }] : [];
  const element = library.element(spot);
  if (!element) return state;
  const { alternate, exception, source, imported, inverted, cleaner, reported } = element;
  const about = [
    ...(cleaner ? [l10n.t('for cleaning')] : []),
    ...(imported ? [l10n.t('put in by an operator')] : []),
    ...(inverted ? [l10n.t('side B up')] : []),
  ];
  const position = spot.kind === 'drive' ? library.drive(spot.index)?.position : null;
  const row = (name: string, value: string | null | undefined | false): Detail[] =>
    value ? [{ name, value }] : [];
  return [
    ...state,
    ...row(l10n.t('Exception'), exception !== null && exceptionText(exception)),
    ...row(l10n.t('Cartridge'), about.join(', ')),
    ...row(l10n.t('Side B'), alternate),
    ...row(l10n.t('Came from'), source && placeWords(source)),
    ...row(
      l10n.t('Tape at'),
      position && l10n.t('partition {0}, object {1}', position.partition, position.object),
    ),
    ...row(l10n.t('Flags'), reported?.flags.join(', ')),
    ...row(l10n.t('Reported at'), reported && seconds(reported.time)),
  ];
}

/** The three numbers of an element, side by side. */
export function addressDetails(library: DrawnLibrary, spot: Spot): Detail[] {
  const found = addresses(library, spot);
  if (!found) return [];
  const hex = found.scsi.toString(16).toUpperCase().padStart(4, '0');
  return [
    { name: l10n.t('SCSI address'), value: `${found.scsi} (${hex}h)` },
    { name: l10n.t('IOCTL address'), value: String(found.ioctl) },
    {
      name: l10n.t('Display number'),
      value: found.display === undefined ? l10n.t('not known') : String(found.display),
    },
  ];
}

/** What a motion was, for the live region: `A00001L6 moved from slot 0 to drive 0`. */
export function motionText({ barcode, from, to }: Motion): string {
  const cartridge = cartridgeWords(barcode);
  return from === null
    ? l10n.t('{0} moved to {1}', cartridge, placeWords(to))
    : l10n.t('{0} moved from {1} to {2}', cartridge, placeWords(from), placeWords(to));
}

/** How many there are of an element type. */
const COUNTS: Readonly<Record<ElementKind, (count: number) => string>> = {
  slot: (count) => (count === 1 ? l10n.t('1 slot') : l10n.t('{0} slots', numberText(count))),
  drive: (count) => (count === 1 ? l10n.t('1 drive') : l10n.t('{0} drives', numberText(count))),
  port: (count) => (count === 1 ? l10n.t('1 port') : l10n.t('{0} ports', numberText(count))),
  transport: (count) => (count === 1 ? l10n.t('1 transport') : l10n.t('{0} transports', numberText(count))),
};

/** The library's counts: `8 slots, 1 drive, 1 port`. */
export function countsText(library: DrawnLibrary): string {
  const counted = (['slot', 'drive', 'port', 'transport'] as const)
    .map((kind) => [kind, library.count(kind)] as const)
    .filter(([, count]) => count > 0);
  return counted.map(([kind, count]) => COUNTS[kind](count)).join(', ');
}
