import type { ElementState, Motion } from '../../live/library-state.ts';
import { SENSE_MEANING } from '../../scsi/additional-sense.ts';
import { addresses } from './addresses.ts';
import { isDifferent } from './differences.ts';
import type { DrawnLibrary } from './drawn-library.ts';
import { spotTitle, type Spot } from './spots.ts';
import { NO_DRIVE, STAGES, type StageLook } from './stages.ts';

/** A line of an element's details. */
export interface Detail {
  readonly name: string;
  readonly value: string;
}

/** What a cartridge is called where it has no label. */
export const UNLABELLED = 'no label';

/** Seconds of the lab's clock: `12.003 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(3)} s`;
}

/** `3b/12 medium magazine removed`. */
export function exceptionText(exception: string): string {
  const [asc, ascq] = exception.split('/').map((part) => Number.parseInt(part, 16));
  const meaning = SENSE_MEANING.get((asc << 8) | ascq);
  return meaning === undefined ? exception : `${exception} ${meaning}`;
}

/** What an element holds, in words: `A00001L6`, `cleaning cartridge CLN001L1`, `empty`. */
export function contents(element: ElementState): string {
  if (!element.full) return 'empty';
  return `${element.cleaner ? 'cleaning cartridge ' : ''}${element.barcode ?? UNLABELLED}`;
}

/** How a drive stands. */
export function driveLook(library: DrawnLibrary, index: number): StageLook {
  const element = library.element({ kind: 'drive', index });
  if (element && library.away(element)) return NO_DRIVE;
  return STAGES[library.drive(index)?.stage ?? 'empty'];
}

function open(value: boolean, yes: string, no: string): string {
  return value ? yes : no;
}

/** What a drive, port, door or transport is doing, one word or a few each. */
export function conditionWords(library: DrawnLibrary, { kind, index }: Spot): string[] {
  const { condition } = library;
  switch (kind) {
    case 'drive': {
      const drive = library.drive(index);
      return [
        driveLook(library, index).word,
        ...(drive?.cleaningNeeded ? ['wants cleaning'] : []),
        ...(drive?.alerts.length ? [`TapeAlert ${drive.alerts.join(', ')}`] : []),
      ];
    }
    case 'port': {
      const port = condition.ports.at(index);
      return [
        open(port?.open ?? false, 'Extended', 'Retracted'),
        open(port?.locked ?? false, 'locked', 'unlocked'),
      ];
    }
    case 'door':
      return [
        open(condition.doors.at(index) ?? false, 'Open', 'Closed'),
        open(condition.doorLocked, 'locked', 'unlocked'),
      ];
    case 'transport':
      return [standing(condition.transports.at(index) ?? null)];
    case 'slot':
    case 'keypad':
      return [];
  }
}

function standing(place: string | null): string {
  return place === null ? 'Position unknown' : `At ${place}`;
}

/** An element in one sentence, for a screen reader and for a tooltip's head. */
export function spotLabel(library: DrawnLibrary, spot: Spot): string {
  const element = library.element(spot);
  const parts = [spotTitle(spot)];
  if (element) {
    parts.push(library.away(element) ? 'not there' : contents(element));
    if (library.isCleanerSlot(spot)) parts.push('cleaner slot');
    if (element.exception !== null) parts.push(`exception ${exceptionText(element.exception)}`);
    if (isDifferent(element)) parts.push('the driver reports otherwise');
  }
  parts.push(...conditionWords(library, spot));
  const transport = library.transportAt(spot);
  if (transport >= 0) parts.push(`transport ${transport} is here`);
  return parts.join(', ');
}

/** What else the device knows of an element: what no driver reports in these words. */
export function furtherDetails(library: DrawnLibrary, spot: Spot): Detail[] {
  const words = conditionWords(library, spot);
  const state: Detail[] = words.length > 0 ? [{ name: 'State', value: words.join(', ') }] : [];
  const element = library.element(spot);
  if (!element) return state;
  const { alternate, exception, source, imported, inverted, cleaner, reported } = element;
  const about = [
    ...(cleaner ? ['cleaning'] : []),
    ...(imported ? ['put in by an operator'] : []),
    ...(inverted ? ['side B up'] : []),
  ];
  const position = spot.kind === 'drive' ? library.drive(spot.index)?.position : null;
  const row = (name: string, value: string | null | undefined | false): Detail[] =>
    value ? [{ name, value }] : [];
  return [
    ...state,
    ...row('Exception', exception !== null && exceptionText(exception)),
    ...row('Cartridge', about.join(', ')),
    ...row('Side B', alternate),
    ...row('Came from', source),
    ...row('Tape at', position && `partition ${position.partition}, object ${position.object}`),
    ...row('Flags', reported?.flags.join(', ')),
    ...row('Reported at', reported && seconds(reported.time)),
  ];
}

/** The three numbers of an element, side by side. */
export function addressDetails(library: DrawnLibrary, spot: Spot): Detail[] {
  const found = addresses(library, spot);
  if (!found) return [];
  const hex = found.scsi.toString(16).toUpperCase().padStart(4, '0');
  return [
    { name: 'SCSI address', value: `${found.scsi} (${hex}h)` },
    { name: 'IOCTL address', value: String(found.ioctl) },
    { name: 'Display number', value: found.display === undefined ? 'not known' : String(found.display) },
  ];
}

/** What a motion was, for the live region: `A00001L6 moved from slot 0 to drive 0`. */
export function motionText(motion: Motion): string {
  return `${motion.barcode ?? 'A cartridge without label'} moved from ${motion.from ?? 'somewhere'} to ${motion.to}`;
}

/** The library's counts: `8 slots, 1 drive, 1 port`. */
export function countsText(library: DrawnLibrary): string {
  const counted = (['slot', 'drive', 'port', 'transport'] as const)
    .map((kind) => [kind, library.count(kind)] as const)
    .filter(([, count]) => count > 0);
  return counted
    .map(([kind, count]) => `${count.toLocaleString('en-US')} ${kind}${count === 1 ? '' : 's'}`)
    .join(', ');
}
