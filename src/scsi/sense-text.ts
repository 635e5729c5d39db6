import { SENSE_MEANING } from './additional-sense.ts';
import { senseKeyName } from './sense-key.ts';

/** Sense key, additional sense code and qualifier. */
export interface SenseTriple {
  readonly key: number;
  readonly asc: number;
  readonly ascq: number;
}

const byteText = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0');

/** What ASC and ASCQ say: `invalid element address`. */
export function senseMeaning(asc: number, ascq: number): string {
  const known = SENSE_MEANING.get((asc << 8) | ascq);
  if (known) return known;
  return asc >= 0x80 || ascq >= 0x80 ? 'vendor specific' : 'unknown additional sense code';
}

/** A sense triple in hexadecimal: `5/21/01`. */
export function senseCodes(key: number, asc: number, ascq: number): string {
  return `${(key & 0xf).toString(16).toUpperCase()}/${byteText(asc)}/${byteText(ascq)}`;
}

/** A sense triple in words: `5/21/01 ILLEGAL REQUEST, invalid element address`. */
export function senseText(key: number, asc: number, ascq: number): string {
  return `${senseCodes(key, asc, ascq)} ${senseKeyName(key)}, ${senseMeaning(asc, ascq)}`;
}

/**
 * Reads `04/15/01`: sense key, ASC and ASCQ in hexadecimal, one or two digits each.
 * @returns undefined where the text is anything else or the key is above Fh.
 */
export function parseSense(text: string): SenseTriple | undefined {
  const parts = /^\s*([0-9a-f]{1,2})\/([0-9a-f]{1,2})\/([0-9a-f]{1,2})\s*$/i.exec(text);
  if (!parts) return undefined;
  const [key, asc, ascq] = parts.slice(1).map((digits) => Number.parseInt(digits, 16));
  return key > 0xf ? undefined : { key, asc, ascq };
}
