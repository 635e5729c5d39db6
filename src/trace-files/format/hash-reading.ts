import { marks, type ByteSpan } from './byte-span.ts';

/** Odd, with bits all over: a product of it depends on all bits of the other factor. */
const FACTOR = 0x9e3779b1 | 0;

/** Looks for a text, and makes a hash of what is before it: by words, as there are many more bytes. */
export class HashReading {
  hash = 0;

  /**
   * @param most bytes that are looked at.
   * @returns where a text begins; -1 also where it is among the last three bytes of the span.
   */
  before({ bytes, view }: ByteSpan, start: number, text: ByteSpan, most: number): number {
    if (start < 0) return -1;
    const first = text.bytes[0] * 0x01010101;
    const last = Math.min(bytes.length - 4, start + most);
    let hash = 0;
    for (let at = start; at <= last; at += 4) {
      const word = view.getInt32(at, true);
      if (marks(word, first) !== 0) {
        const found = within(bytes, at, text.bytes);
        if (found >= 0) {
          // The word before the text overlaps the one before; what is shorter than a word is all of one.
          this.hash = found - start < 4 ? found - start : mixed(hash, view.getInt32(found - 4, true));
          return found;
        }
      }
      hash = mixed(hash, word);
    }
    return -1;
  }
}

function mixed(hash: number, word: number): number {
  return Math.imul((hash << 5) ^ (hash >>> 27) ^ word, FACTOR);
}

/** @returns where a text begins among four bytes; -1 for nowhere. */
function within(bytes: Uint8Array, start: number, text: Uint8Array): number {
  for (let at = start; at < start + 4; at++) if (bytes[at] === text[0] && isAt(bytes, at, text)) return at;
  return -1;
}

function isAt(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  if (at + text.length > bytes.length) return false;
  for (let i = 1; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
}
