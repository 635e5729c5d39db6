import { ELEMENT_KINDS, type ChangerModel, type ElementKind, type Place } from '../emulator/model.ts';

/** Numbers the elements of a library as a snapshot lists them: transports, slots, ports, drives. */
export class ElementNumbers {
  readonly total: number;
  private readonly base: Readonly<Record<ElementKind, number>>;

  constructor(private readonly elements: ChangerModel['elements']) {
    let total = 0;
    const base = { transport: 0, slot: 0, port: 0, drive: 0 };
    for (const kind of ELEMENT_KINDS) {
      base[kind] = total;
      total += elements[kind].count;
    }
    this.base = base;
    this.total = total;
  }

  /** @returns -1 where the library has no such element. */
  of(kind: ElementKind, index: number): number {
    const { count } = this.elements[kind];
    return Number.isInteger(index) && index >= 0 && index < count ? this.base[kind] + index : -1;
  }

  /** The numbers of a kind: the first, and the one behind the last. */
  range(kind: ElementKind): { readonly first: number; readonly end: number } {
    const first = this.base[kind];
    return { first, end: first + this.elements[kind].count };
  }

  /** The element of a number. @throws RangeError where there is none. */
  place(number: number): Place {
    for (const kind of ELEMENT_KINDS) {
      const index = number - this.base[kind];
      if (index >= 0 && index < this.elements[kind].count) return { kind, index };
    }
    throw new RangeError(`There is no element ${number}.`);
  }

  /** The name of an element: `slot 3`. @throws RangeError where there is none. */
  name(number: number): string {
    const { kind, index } = this.place(number);
    return `${kind} ${index}`;
  }

  /** The SCSI address that the library's plan gives an element. @throws RangeError where there is none. */
  address(number: number): number {
    for (const kind of ELEMENT_KINDS) {
      const index = number - this.base[kind];
      if (index >= 0 && index < this.elements[kind].count) return this.elements[kind].first + index;
    }
    throw new RangeError(`There is no element ${number}.`);
  }

  /** @param place `slot 3`. @returns -1 where the library has no such element. */
  find(place: string): number {
    const at = place.indexOf(' ');
    const kind = ELEMENT_KINDS.find((known) => known === place.slice(0, at));
    return kind === undefined ? -1 : this.of(kind, Number(place.slice(at + 1)));
  }
}
