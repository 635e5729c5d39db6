/**
 * The SIMH magnetic tape format (Bob Supnik, "SIMH Magtape Representation and Handling"): records of a 4-byte
 * length, the data, padded to an even length, and the length again; a tape mark is a length of 0. Lengths are
 * little-endian. The top four bits tell the class of a record or marker.
 */
export const LENGTH_BYTES = 4;
const TAPE_MARK = 0x0000_0000;
const ERASE_GAP = 0xffff_fffe;
const END_OF_MEDIUM = 0xffff_ffff;
const CLASS = { GOOD: 0x0, PRIVATE_MARKER: 0x7, BAD: 0x8, MARKER: 0xf } as const;
const LENGTH_MASK = 0x0fff_ffff;

/** What a 4-byte word at the beginning of an object stands for. */
export type TapWord =
  | { readonly kind: 'block' | 'bad block' | 'skipped record'; readonly length: number }
  | { readonly kind: 'tape mark' | 'skipped marker' | 'end of medium' | 'unknown' };

/** Reads the word that begins an object. */
export function decodeWord(word: number): TapWord {
  if (word === TAPE_MARK) return { kind: 'tape mark' };
  if (word === END_OF_MEDIUM) return { kind: 'end of medium' };
  if (word === ERASE_GAP) return { kind: 'skipped marker' };
  const length = word & LENGTH_MASK;
  switch (word >>> 28) {
    case CLASS.GOOD:
      return { kind: 'block', length };
    case CLASS.BAD:
      return { kind: 'bad block', length };
    case CLASS.PRIVATE_MARKER:
      return { kind: 'skipped marker' };
    case CLASS.MARKER:
      return { kind: 'unknown' };
    default:
      return { kind: 'skipped record', length };
  }
}

/** A 4-byte length. */
export function getWord(bytes: Uint8Array, at: number): number {
  return (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;
}

/** Writes a 4-byte length. */
export function putWord(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}
