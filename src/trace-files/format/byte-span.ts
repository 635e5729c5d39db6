const encoder = new TextEncoder();

/** Bytes that are read one by one, and compared by words of four. */
export class ByteSpan {
  readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }
}

/** Text as bytes. @param text of at least four bytes where it is to be compared. */
export function utf8(text: string): ByteSpan {
  return new ByteSpan(encoder.encode(text));
}

/** @param length at least 4; no end is looked at, so there must be as many bytes in both. */
export function sameBytes(one: DataView, at: number, other: DataView, from: number, length: number): boolean {
  const last = length - 4;
  for (let i = 0; i < last; i += 4)
    if (one.getInt32(at + i, true) !== other.getInt32(from + i, true)) return false;
  // The last word may overlap the one before.
  return one.getInt32(at + last, true) === other.getInt32(from + last, true);
}

/**
 * Looks for a byte in a word of four.
 * @param four the byte four times.
 * @returns not 0 where it is among them.
 */
export function marks(word: number, four: number): number {
  const other = word ^ four;
  return (other - 0x01010101) & ~other & 0x80808080;
}
