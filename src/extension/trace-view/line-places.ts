import type { LinePlace } from '../../trace-files/format/trace-reader.ts';

const FIRST_CAPACITY = 1024;

/** Where each of very many lines stands in its file. */
export class LinePlaces {
  private offsets = new Float64Array(FIRST_CAPACITY);
  private lengths = new Uint32Array(FIRST_CAPACITY);
  private count = 0;

  add(offset: number, length: number): void {
    if (this.count === this.offsets.length) this.grow();
    this.offsets[this.count] = offset;
    this.lengths[this.count] = length;
    this.count++;
  }

  at(index: number): LinePlace | undefined {
    if (index < 0 || index >= this.count) return undefined;
    return { offset: this.offsets[index], length: this.lengths[index] };
  }

  private grow(): void {
    const { offsets, lengths } = this;
    this.offsets = new Float64Array(offsets.length * 2);
    this.offsets.set(offsets);
    this.lengths = new Uint32Array(lengths.length * 2);
    this.lengths.set(lengths);
  }
}
