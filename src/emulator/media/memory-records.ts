import type { MediumFault, RecordStore } from './record-store.ts';

/** The first piece of memory is small: most cartridges of a big library never hold more than a label. */
const FIRST_CHUNK = 0x1_0000;
/** How often the size of a piece doubles: up to 16 MB. */
const DOUBLINGS = 8;
/** Where the data of a record begins: behind its length. */
const DATA = 4;

const OUT_OF_MEMORY: MediumFault = {
  kind: 'full',
  message:
    'There is no memory left for the content of the cartridge; give it a file, or a smaller "capacity" in the library file.',
};

/**
 * Records in memory, in pieces that are never moved. The lengths around the data, which the places count, are
 * left out: the index has them.
 */
export class MemoryRecords implements RecordStore {
  private readonly chunks: Uint8Array[] = [];
  /** By piece: place of its first byte. */
  private readonly starts: number[] = [];
  /** Places with memory behind them. */
  private size = 0;
  private last = 0;

  writeBlock(
    at: number,
    _object: number,
    memory: Uint8Array,
    offset: number,
    length: number,
  ): MediumFault | undefined {
    const end = at + DATA + length;
    while (this.size < end) if (!this.grow()) return OUT_OF_MEMORY;
    let place = at + DATA;
    let from = offset;
    const stop = offset + length;
    while (from < stop) {
      const i = this.find(place);
      const chunk = this.chunks[i];
      const inside = place - this.starts[i];
      const part = Math.min(stop - from, chunk.length - inside);
      chunk.set(memory.subarray(from, from + part), inside);
      from += part;
      place += part;
    }
    return undefined;
  }

  writeMarks(): undefined {
    // The index knows them.
  }

  cut(at: number): undefined {
    while (this.chunks.length > 0 && this.starts[this.chunks.length - 1] >= at) {
      this.chunks.pop();
      this.size = this.starts.pop() ?? 0;
    }
    this.last = 0;
  }

  read(at: number, from: number, memory: Uint8Array, offset: number, length: number): undefined {
    let place = at + DATA + from;
    let to = offset;
    const stop = offset + length;
    while (to < stop) {
      const i = this.find(place);
      const chunk = this.chunks[i];
      const inside = place - this.starts[i];
      const part = Math.min(stop - to, chunk.length - inside);
      memory.set(chunk.subarray(inside, inside + part), to);
      to += part;
      place += part;
    }
  }

  sync(): undefined {
    // Memory is as stable as this storage gets.
  }

  /** Adds a piece. @returns false where there is no memory. */
  private grow(): boolean {
    const length = FIRST_CHUNK << Math.min(DOUBLINGS, this.chunks.length);
    let chunk: Uint8Array;
    try {
      // Nothing is read that was not written before: clearing the memory would cost as much as the data itself.
      chunk = Buffer.allocUnsafeSlow(length);
    } catch (error) {
      // This is what the engine throws where it gets no memory: a full medium, not a mistake.
      if (error instanceof RangeError) return false;
      throw error;
    }
    this.chunks.push(chunk);
    this.starts.push(this.size);
    this.size += length;
    return true;
  }

  /** The piece that holds a place. Neighbours are asked for most. */
  private find(place: number): number {
    const { starts } = this;
    let i = this.last;
    if (i < starts.length && starts[i] <= place) {
      while (i + 1 < starts.length && starts[i + 1] <= place && i < this.last + 2) i++;
      if (i + 1 >= starts.length || starts[i + 1] > place) return (this.last = i);
    }
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle] <= place) low = middle + 1;
      else high = middle;
    }
    return (this.last = low - 1);
  }
}
