import type { MediumChanger } from '../emulator/changer/medium-changer.ts';
import type { ElementSnapshot } from '../emulator/changer/snapshot.ts';
import type { ElementRecord } from './records.ts';

/** ASC/ASCQ of an element's exception as a person writes them: `3b/12`. */
export function exceptionText({ exception }: ElementSnapshot): string | null {
  if (!exception) return null;
  return [exception.asc, exception.ascq].map((code) => code.toString(16).padStart(2, '0')).join('/');
}

/** The elements of a library as they are now. */
export function elementRecords(device: MediumChanger): ElementRecord[] {
  return Array.from(device.elements(), (element) => ({
    element: `${element.kind} ${element.index}`,
    scsiAddress: element.scsiAddress,
    full: element.full,
    barcode: element.barcode ?? null,
    cleaner: element.cleaner,
    accessible: element.accessible,
    exception: exceptionText(element),
    source: element.source ? `${element.source.kind} ${element.source.index}` : null,
  }));
}
