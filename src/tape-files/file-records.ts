import type { MarkKind } from '../emulator/media/object-index.ts';
import { MARK_LENGTH } from '../emulator/media/object-index.ts';
import type { MediumFault, RecordStore } from '../emulator/media/record-store.ts';
import { faultOf } from './faults.ts';
import type { OpenFile } from './file-system.ts';
import { LENGTH_BYTES, putWord } from './tap-format.ts';
import type { TapeChanges } from './tape-changes.ts';

const ZEROES = new Uint8Array(0x1000);

/** Tape marks: nothing but zeroes. */
function marks(count: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let left = count * MARK_LENGTH; left > 0; left -= ZEROES.length)
    pieces.push(ZEROES.subarray(0, Math.min(left, ZEROES.length)));
  return pieces;
}

/**
 * The records of one partition in a `.tap` file. What goes to the end of the file is written there: a write that
 * is cut short leaves a record that is not whole, and that does not count. What replaces something goes through
 * the journal.
 */
export class FileRecords implements RecordStore {
  private readonly head = new Uint8Array(LENGTH_BYTES);
  /** Behind an odd number of bytes comes a byte of padding. */
  private readonly oddTail = new Uint8Array(1 + LENGTH_BYTES);
  private readonly evenTail = this.oddTail.subarray(1);
  private size: number;
  private dirty = false;

  constructor(
    private file: OpenFile,
    private readonly name: string,
    private readonly partition: number,
    private readonly changes: TapeChanges,
  ) {
    this.size = file.size();
  }

  writeBlock(
    at: number,
    object: number,
    memory: Uint8Array,
    offset: number,
    length: number,
  ): MediumFault | undefined {
    putWord(this.head, 0, length);
    putWord(this.evenTail, 0, length);
    const tail = length & 1 ? this.oddTail : this.evenTail;
    const pieces = [this.head, memory.subarray(offset, offset + length), tail];
    const end = at + LENGTH_BYTES + length + tail.length;
    if (at !== this.size || this.changes.setmarksFrom(this.partition, object))
      return this.replace(at, object, pieces, end);
    return this.append(pieces, end);
  }

  writeMarks(at: number, object: number, kind: MarkKind, count: number): MediumFault | undefined {
    const pieces = marks(count);
    const end = at + count * MARK_LENGTH;
    if (kind === 'setmark') return this.replace(at, object, pieces, end, count);
    if (at !== this.size || this.changes.setmarksFrom(this.partition, object))
      return this.replace(at, object, pieces, end);
    return this.append(pieces, end);
  }

  cut(at: number, object: number): MediumFault | undefined {
    return this.replace(at, object, [], at);
  }

  read(
    at: number,
    from: number,
    memory: Uint8Array,
    offset: number,
    length: number,
  ): MediumFault | undefined {
    try {
      const count = this.file.read(at + LENGTH_BYTES + from, memory, offset, length);
      if (count === length) return undefined;
      const message = `"${this.name}" has become shorter while it was in use; load the cartridge again.`;
      return { kind: 'failed', message };
    } catch (error) {
      return faultOf(error, `read "${this.name}"`);
    }
  }

  sync(): MediumFault | undefined {
    if (!this.dirty) return undefined;
    try {
      this.file.sync();
      this.dirty = false;
      return undefined;
    } catch (error) {
      return faultOf(error, `write "${this.name}"`);
    }
  }

  close(): MediumFault | undefined {
    const fault = this.sync();
    this.file.close();
    return fault;
  }

  private append(pieces: readonly Uint8Array[], end: number): MediumFault | undefined {
    const refusal = this.changes.begin();
    if (refusal) return refusal;
    try {
      this.file.write(this.size, pieces);
    } catch (error) {
      return this.takeBack(faultOf(error, `write "${this.name}"`));
    }
    this.size = end;
    this.dirty = true;
    return undefined;
  }

  /** Removes what a failed write left behind. */
  private takeBack(fault: MediumFault): MediumFault {
    try {
      this.file.truncate(this.size);
    } catch (error) {
      // The rest of a record that stays does not count, and the first fault is the one to tell; this one adds to it.
      return { ...fault, message: `${fault.message} ${faultOf(error, `shorten "${this.name}"`).message}` };
    }
    return fault;
  }

  private replace(
    at: number,
    object: number,
    pieces: readonly Uint8Array[],
    end: number,
    setmarks = 0,
  ): MediumFault | undefined {
    // What the journal builds on must be as stable as the journal itself.
    const refusal = this.changes.begin() ?? this.sync();
    if (refusal) return refusal;
    const fault = this.changes.replace(this.partition, { file: this.name, at, pieces }, object, setmarks);
    if (fault) return fault;
    this.size = end;
    this.dirty = false;
    return undefined;
  }
}
