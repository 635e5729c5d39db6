import { getAscii, putAscii } from '../../core/bytes.ts';
import { VOLUME_IDENTIFICATION_LENGTH, VOLUME_TAG_LENGTH } from '../../scsi/element-status.ts';

/** What an operator puts into a library. */
export interface Cartridge {
  /** Bar code label, at most 32 ASCII characters; undefined: no label. */
  readonly barcode?: string;
  /** Label of side B of a two-sided cartridge. */
  readonly alternate?: string;
  readonly cleaner?: boolean;
}

/** Bits of `CartridgeTable.flags`. */
export const MEDIUM = {
  CLEANER: 0x01,
  /** The reader has looked at the label. */
  SCANNED: 0x02,
  /** Turned over since it left its source storage element. */
  INVERTED: 0x04,
  /** A volume tag is defined: read from the label, or sent by the host. */
  PRIMARY: 0x08,
  ALTERNATE: 0x10,
} as const;

/** Both volume tags of a cartridge. */
const TAGS_LENGTH = 2 * VOLUME_TAG_LENGTH;

/**
 * The cartridges in a library. A cartridge is a number; it keeps it until it is taken out. The volume tags
 * are kept as a READ ELEMENT STATUS descriptor has them.
 */
export class CartridgeTable {
  readonly flags: Uint8Array;
  /** Element number of the storage element it was last moved from, -1 for none. */
  readonly source: Int32Array;
  readonly tags: Uint8Array;
  /** The same bytes, for copying by words. */
  readonly tagView: DataView;
  private readonly labels: (Cartridge | undefined)[] = [];
  private readonly free: number[] = [];

  constructor(capacity: number) {
    this.flags = new Uint8Array(capacity);
    this.source = new Int32Array(capacity).fill(-1);
    this.tags = new Uint8Array(capacity * TAGS_LENGTH);
    this.tagView = new DataView(this.tags.buffer);
    for (let i = capacity - 1; i >= 0; i--) this.free.push(i);
  }

  /** Takes a cartridge in. There is room: a library never holds more cartridges than elements. */
  add(cartridge: Cartridge): number {
    const medium = this.free.pop() ?? -1;
    this.labels[medium] = cartridge;
    this.flags[medium] = cartridge.cleaner ? MEDIUM.CLEANER : 0;
    this.source[medium] = -1;
    this.setTag(medium, MEDIUM.PRIMARY, undefined);
    this.setTag(medium, MEDIUM.ALTERNATE, cartridge.alternate);
    return medium;
  }

  /** Gives the number back. */
  remove(medium: number): Cartridge {
    const cartridge = this.labels[medium] ?? {};
    this.labels[medium] = undefined;
    this.free.push(medium);
    return cartridge;
  }

  /** What is printed on it, whether a reader has seen it or not. */
  label(medium: number): Cartridge {
    return this.labels[medium] ?? {};
  }

  /** Lets the bar code reader look at the label. */
  scan(medium: number): void {
    const { barcode } = this.label(medium);
    // A tag that the host gave an unlabelled cartridge stays; a label wins over it.
    if (barcode !== undefined) this.setTag(medium, MEDIUM.PRIMARY, barcode);
    this.flags[medium] |= MEDIUM.SCANNED;
  }

  /** Forgets what the reader saw. A tag that the host sent stays. */
  forget(medium: number): void {
    if (this.label(medium).barcode !== undefined && this.has(medium, MEDIUM.SCANNED))
      this.setTag(medium, MEDIUM.PRIMARY, undefined);
    this.flags[medium] &= ~MEDIUM.SCANNED;
  }

  has(medium: number, flag: number): boolean {
    return (this.flags[medium] & flag) !== 0;
  }

  /** First byte of the primary volume tag in `tags`; the alternate one follows it. */
  tagOffset(medium: number, flag: number = MEDIUM.PRIMARY): number {
    return medium * TAGS_LENGTH + (flag === MEDIUM.ALTERNATE ? VOLUME_TAG_LENGTH : 0);
  }

  /** The volume identification as far as the device knows it; undefined where no tag is defined. */
  tag(medium: number, flag: number): string | undefined {
    if (!this.has(medium, flag)) return undefined;
    return getAscii(this.tags, this.tagOffset(medium, flag), VOLUME_IDENTIFICATION_LENGTH);
  }

  /** Defines or, with undefined, removes a volume tag. An undefined tag is blank. */
  setTag(medium: number, flag: number, text: string | undefined, sequence = 0): void {
    const at = this.tagOffset(medium, flag);
    putAscii(this.tags, at, text ?? '', VOLUME_IDENTIFICATION_LENGTH);
    this.tags[at + 32] = 0;
    this.tags[at + 33] = 0;
    this.tags[at + 34] = sequence >>> 8;
    this.tags[at + 35] = sequence;
    if (text === undefined) this.flags[medium] &= ~flag;
    else this.flags[medium] |= flag;
  }
}
