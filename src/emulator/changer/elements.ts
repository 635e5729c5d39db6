import type { ChangerModel, ElementKind, Place } from '../model.ts';
import { ELEMENT_KINDS } from '../model.ts';

/** Kind numbers: the place in ELEMENT_KINDS, and the element type code of SMC-3 less one. */
export const TRANSPORT = 0;
export const SLOT = 1;
export const PORT = 2;
export const DRIVE = 3;

/** Bits of `ElementTable.state`. */
export const STATE = {
  /** The device knows whether there is a cartridge. */
  INVENTORIED: 0x01,
  /** A slot whose magazine is pulled, or a drive bay without a drive. */
  AWAY: 0x02,
  /** A port that is extended: the operator can reach it, the transport can not. */
  OPEN: 0x04,
  /** A drive that has taken the cartridge in. */
  LOADED: 0x08,
  /** The operator put the cartridge there. */
  IMPORTED: 0x10,
} as const;

const ADDRESSES = 0x10000;

/**
 * Every element of a library in parallel arrays. An element is a number: transports first, then slots, ports
 * and drives.
 */
export class ElementTable {
  readonly total: number;
  /** By kind: number of its first element, and how many it has. */
  readonly base = new Int32Array(4);
  readonly count = new Int32Array(4);
  /** By kind: SCSI address of its first element. */
  readonly first = new Int32Array(4);
  /** Kinds that have elements, by ascending SCSI address. */
  readonly order: number[] = [];
  /** By element. */
  readonly kind: Uint8Array;
  readonly state: Uint8Array;
  /** By element: which cartridge it holds, -1 for none. */
  readonly cartridge: Int32Array;
  /** Elements without STATE.INVENTORIED. */
  notInventoried: number;
  private readonly byAddress = new Int32Array(ADDRESSES);

  constructor(model: ChangerModel) {
    let total = 0;
    ELEMENT_KINDS.forEach((name, kind) => {
      this.base[kind] = total;
      this.count[kind] = model.elements[name].count;
      this.first[kind] = model.elements[name].first;
      total += this.count[kind];
    });
    this.total = total;
    this.kind = new Uint8Array(total);
    this.state = new Uint8Array(total);
    this.cartridge = new Int32Array(total).fill(-1);
    this.notInventoried = total;
    for (let kind = 0; kind < 4; kind++)
      this.kind.fill(kind, this.base[kind], this.base[kind] + this.count[kind]);
    this.assign(this.first);
  }

  /** Gives every kind a new first address. The ranges must not overlap. */
  assign(first: ArrayLike<number>): void {
    this.byAddress.fill(-1);
    for (let kind = 0; kind < 4; kind++) {
      this.first[kind] = first[kind];
      for (let i = 0; i < this.count[kind]; i++) this.byAddress[first[kind] + i] = this.base[kind] + i;
    }
    this.order.length = 0;
    for (let kind = 0; kind < 4; kind++) if (this.count[kind] > 0) this.order.push(kind);
    this.order.sort((a, b) => this.first[a] - this.first[b]);
  }

  /** The element at a SCSI address, -1 for none. */
  find(address: number): number {
    return this.byAddress[address];
  }

  /** SCSI address of an element. */
  address(element: number): number {
    const kind = this.kind[element];
    return this.first[kind] + element - this.base[kind];
  }

  /** The element at a place, -1 where the library has none. */
  at(place: Place): number {
    const kind = ELEMENT_KINDS.indexOf(place.kind);
    const exists = Number.isInteger(place.index) && place.index >= 0 && place.index < this.count[kind];
    return exists ? this.base[kind] + place.index : -1;
  }

  /** Name of the element's kind. */
  kindName(element: number): ElementKind {
    return ELEMENT_KINDS[this.kind[element]];
  }

  /** Zero-based among the elements of the kind. */
  index(element: number): number {
    return element - this.base[this.kind[element]];
  }

  has(element: number, bit: number): boolean {
    return (this.state[element] & bit) !== 0;
  }

  set(element: number, bit: number, on: boolean): void {
    if (bit === STATE.INVENTORIED && on !== this.has(element, bit)) this.notInventoried += on ? -1 : 1;
    if (on) this.state[element] |= bit;
    else this.state[element] &= ~bit;
  }
}
