import { elementFlagNames, elementFlagWord } from '../ddi/requests/output-words.ts';
import type { ElementNumbers } from './element-numbers.ts';
import type { ElementState } from './library-state.ts';

/**
 * Elements as text, one row each: a library of 60,000 goes through a worker's port, a pipe and two processes in
 * a fraction of the time that as many objects take. Two rows are equal where what they say is.
 */

/** Bits of a row's second field. */
const BIT = {
  FULL: 0x01,
  CLEANER: 0x02,
  ACCESSIBLE: 0x04,
  INVERTED: 0x08,
  IMPORTED: 0x10,
  REPORTED: 0x20,
  REPORTED_BARCODE: 0x40,
  /** The driver reports the bar code that is on the cartridge. */
  SAME_BARCODE: 0x80,
} as const;

const FIELD = '\t';
const ROW = '\n';

/** The row of an element. @param number of the element, see ElementNumbers. */
export function elementRow(number: number, state: Omit<ElementState, 'place'>): string {
  const { barcode, reported } = state;
  const same = reported !== null && reported.barcode !== null && reported.barcode === barcode;
  const bits =
    (state.full ? BIT.FULL : 0) |
    (state.cleaner ? BIT.CLEANER : 0) |
    (state.accessible ? BIT.ACCESSIBLE : 0) |
    (state.inverted ? BIT.INVERTED : 0) |
    (state.imported ? BIT.IMPORTED : 0) |
    (reported ? BIT.REPORTED : 0) |
    (reported && reported.barcode !== null ? BIT.REPORTED_BARCODE : 0) |
    (same ? BIT.SAME_BARCODE : 0);
  const head = `${number}${FIELD}${bits}${FIELD}${state.scsiAddress}${FIELD}${barcode ?? ''}`;
  const rest = `${state.alternate ?? ''}${FIELD}${state.exception ?? ''}${FIELD}${state.source ?? ''}`;
  if (!reported) return `${head}${FIELD}${rest}`;
  const said = `${elementFlagWord(reported.flags)}${FIELD}${reported.time}${FIELD}${same ? '' : (reported.barcode ?? '')}`;
  return `${head}${FIELD}${rest}${FIELD}${said}`;
}

/** Rows as one text. */
export function joinRows(rows: readonly string[]): string {
  return rows.join(ROW);
}

/** The elements of such a text. @throws RangeError for a row of another library. */
export function readRows(text: string, numbers: ElementNumbers): ElementState[] {
  return text === '' ? [] : text.split(ROW).map((row) => readRow(row, numbers));
}

function readRow(row: string, numbers: ElementNumbers): ElementState {
  const [number, bitsText, address, barcode, alternate, exception, source, word, time, said] =
    row.split(FIELD);
  const bits = Number(bitsText);
  const has = (bit: number): boolean => (bits & bit) !== 0;
  const { kind, index } = numbers.place(Number(number));
  return {
    place: `${kind} ${index}`,
    scsiAddress: Number(address),
    full: has(BIT.FULL),
    barcode: barcode === '' ? null : barcode,
    alternate: alternate === '' ? null : alternate,
    cleaner: has(BIT.CLEANER),
    accessible: has(BIT.ACCESSIBLE),
    inverted: has(BIT.INVERTED),
    imported: has(BIT.IMPORTED),
    exception: exception === '' ? null : exception,
    source: source === '' ? null : source,
    reported: has(BIT.REPORTED)
      ? {
          full: elementFlagNames(Number(word)).includes('FULL'),
          barcode: has(BIT.REPORTED_BARCODE) ? (has(BIT.SAME_BARCODE) ? barcode : said) : null,
          flags: elementFlagNames(Number(word)),
          time: Number(time),
        }
      : null,
  };
}
