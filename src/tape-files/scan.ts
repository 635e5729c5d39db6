import { MAX_BLOCK, ObjectIndex } from '../emulator/media/object-index.ts';
import type { OpenFile } from './file-system.ts';
import { decodeWord, getWord, LENGTH_BYTES } from './tap-format.ts';

/** What a `.tap` file holds. */
export interface Scan {
  readonly index: ObjectIndex;
  /** Where reading stopped too early, and why; undefined: the file is whole. */
  readonly damage?: { readonly at: number; readonly reason: string; readonly cutShort: boolean };
}

const WINDOW = 0x1_0000;

/** Words of a file, read ahead where records are short. */
class WordReader {
  private readonly bytes = new Uint8Array(WINDOW);
  private start = 0;
  private length = 0;

  constructor(
    private readonly file: OpenFile,
    readonly size: number,
  ) {}

  /** The word at a place; undefined where the file ends before it does. @param ahead read a whole window. */
  word(at: number, ahead: boolean): number | undefined {
    if (at + LENGTH_BYTES > this.size) return undefined;
    if (at < this.start || at + LENGTH_BYTES > this.start + this.length) {
      this.start = at;
      this.length = this.file.read(at, this.bytes, 0, ahead ? WINDOW : 2 * LENGTH_BYTES);
      if (this.length < LENGTH_BYTES) return undefined;
    }
    return getWord(this.bytes, at - this.start);
  }
}

/** Records longer than this are stepped over; a window of shorter ones is read at once. */
const SHORT = WINDOW / 8;

/**
 * Reads which objects a `.tap` file has. Stops at the first thing that is no record: what lies before it is kept.
 * @param setmark says of a tape mark, by object number, whether it is a set mark.
 */
export function scanTape(file: OpenFile, setmark: (object: number) => boolean): Scan {
  const index = new ObjectIndex();
  const words = new WordReader(file, file.size());
  let ahead = true;
  let at = 0;
  const stop = (reason: string, cutShort = false): Scan => ({ index, damage: { at, reason, cutShort } });
  while (at < words.size) {
    const first = words.word(at, ahead);
    if (first === undefined) return stop('the file ends within a record length', true);
    const word = decodeWord(first);
    if (word.kind === 'end of medium') return { index };
    if (word.kind === 'unknown') return stop('there is a marker that the .tap format does not define');
    if (word.kind === 'tape mark') index.addMarks(setmark(index.count) ? 'setmark' : 'filemark', 1, at);
    if (!('length' in word)) {
      at += LENGTH_BYTES;
      continue;
    }
    const { length } = word;
    const tail = at + LENGTH_BYTES + length + (length & 1);
    const last = words.word(tail, ahead);
    if (last === undefined) return stop(`the file ends within a record of ${length} bytes`, true);
    if (last !== first) return stop(`the lengths before and behind a record of ${length} bytes differ`);
    if (length === 0 || length > MAX_BLOCK) return stop(`a record has a length of ${length} bytes`);
    if (word.kind !== 'skipped record') index.addBlock(length, at, word.kind === 'bad block');
    ahead = length < SHORT;
    at = tail + LENGTH_BYTES;
  }
  return { index };
}
