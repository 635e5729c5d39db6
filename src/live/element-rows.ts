import { elementFlagNames, elementFlagWord } from '../ddi/requests/element-flags.ts';
import type { ElementState, ReportedElement } from './library-state.ts';

/**
 * Elements as text, one row each: a library of 60,000 goes through a worker's port, a pipe and two processes in
 * a fraction of the time that as many objects take. A row has the fields that its bits name, no more. Two rows of an
 * element are equal where what they say is.
 */

/** Bits of a row's first field. */
const BIT = {
  FULL: 0x01,
  CLEANER: 0x02,
  ACCESSIBLE: 0x04,
  INVERTED: 0x08,
  IMPORTED: 0x10,
  /** The driver has spoken of it: the word of its flags, and when. */
  REPORTED: 0x20,
  REPORTED_BARCODE: 0x40,
  /** The driver reports the bar code that is on the cartridge. */
  SAME_BARCODE: 0x80,
  /** It has another SCSI address than the library's plan says. */
  ADDRESS: 0x100,
  BARCODE: 0x200,
  ALTERNATE: 0x400,
  EXCEPTION: 0x800,
  SOURCE: 0x1000,
} as const;

const FIELD = '\t';
/** What ends a row, and must not be in one. */
export const ROW = '\n';

/** What a driver reports may hold any character: those that part fields and rows are written as `%09`. */
const PARTING = /[\t\n%]/;
const CODED = /%([0-9a-f]{2})/g;

function coded(text: string): string {
  // Seen first: hardly any has one.
  if (!PARTING.test(text)) return text;
  return text.replace(/[\t\n%]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function plain(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(CODED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

let lastReport:
  { readonly flags: readonly string[]; readonly time: number; readonly text: string } | undefined;

/** Flags and time of a report: a driver speaks of very many elements at once. */
function reportText({ flags, time }: ReportedElement): string {
  if (lastReport?.flags !== flags || lastReport.time !== time)
    lastReport = { flags, time, text: `${FIELD}${elementFlagWord(flags)}${FIELD}${time}` };
  return lastReport.text;
}

/** The row of an element. @param usual the SCSI address that the library's plan gives it. */
export function elementRow(state: Omit<ElementState, 'place'>, usual: number): string {
  const { scsiAddress, barcode, alternate, exception, source, reported } = state;
  const said = reported ? reported.barcode : null;
  const same = said !== null && said === barcode;
  const bits =
    (state.full ? BIT.FULL : 0) |
    (state.cleaner ? BIT.CLEANER : 0) |
    (state.accessible ? BIT.ACCESSIBLE : 0) |
    (state.inverted ? BIT.INVERTED : 0) |
    (state.imported ? BIT.IMPORTED : 0) |
    (scsiAddress === usual ? 0 : BIT.ADDRESS) |
    (barcode === null ? 0 : BIT.BARCODE) |
    (alternate === null ? 0 : BIT.ALTERNATE) |
    (exception === null ? 0 : BIT.EXCEPTION) |
    (source === null ? 0 : BIT.SOURCE) |
    (reported ? BIT.REPORTED : 0) |
    (said === null ? 0 : BIT.REPORTED_BARCODE) |
    (same ? BIT.SAME_BARCODE : 0);
  let row = String(bits);
  if (scsiAddress !== usual) row += FIELD + String(scsiAddress);
  if (barcode !== null) row += FIELD + coded(barcode);
  if (alternate !== null) row += FIELD + coded(alternate);
  if (exception !== null) row += FIELD + exception;
  if (source !== null) row += FIELD + source;
  if (reported) row += reportText(reported);
  return said === null || same ? row : row + FIELD + coded(said);
}

/** The element of a row. @param place `slot 3`. @param usual the SCSI address that the library's plan gives it. */
export function readRow(row: string, place: string, usual: number): ElementState {
  const fields = row.split(FIELD);
  const bits = Number(fields[0]);
  let next = 1;
  const has = (bit: number): boolean => (bits & bit) !== 0;
  const field = (bit: number): string | null => (has(bit) ? plain(fields[next++]) : null);
  const address = field(BIT.ADDRESS);
  const barcode = field(BIT.BARCODE);
  const alternate = field(BIT.ALTERNATE);
  const exception = field(BIT.EXCEPTION);
  const source = field(BIT.SOURCE);
  return {
    place,
    scsiAddress: address === null ? usual : Number(address),
    full: has(BIT.FULL),
    barcode,
    alternate,
    cleaner: has(BIT.CLEANER),
    accessible: has(BIT.ACCESSIBLE),
    inverted: has(BIT.INVERTED),
    imported: has(BIT.IMPORTED),
    exception,
    source,
    reported: has(BIT.REPORTED) ? readReported() : null,
  };

  function readReported(): ReportedElement {
    const flags = elementFlagNames(Number(fields[next++]));
    const time = Number(fields[next++]);
    const said = has(BIT.SAME_BARCODE) ? barcode : field(BIT.REPORTED_BARCODE);
    return { full: flags.includes('FULL'), barcode: said, flags, time };
  }
}
