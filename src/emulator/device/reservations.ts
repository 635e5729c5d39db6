/** Elements that an initiator reserved under one identification. */
interface ElementReservation {
  readonly initiator: number;
  readonly identification: number;
  /** By element: 1 where it is reserved. */
  readonly elements: Uint8Array;
}

/** Reservations of RESERVE and RELEASE: the whole unit, or elements (SPC-2; SMC-2 for elements). */
export class Reservations {
  /** Who reserved the whole unit; -1: nobody. */
  unit = -1;
  private readonly lists: ElementReservation[] = [];

  /** Another initiator reserved the whole unit. */
  unitConflict(initiator: number): boolean {
    return this.unit >= 0 && this.unit !== initiator;
  }

  /** Another initiator reserved the unit or any element. */
  anyConflict(initiator: number): boolean {
    return this.unitConflict(initiator) || this.lists.some((list) => list.initiator !== initiator);
  }

  /** Another initiator reserved the element. */
  elementConflict(initiator: number, element: number): boolean {
    for (let i = 0; i < this.lists.length; i++) {
      const list = this.lists[i];
      if (list.initiator !== initiator && list.elements[element] !== 0) return true;
    }
    return false;
  }

  /** Reserves elements. An earlier list of the same initiator and identification is replaced. */
  reserveElements(initiator: number, identification: number, elements: Uint8Array): boolean {
    if (this.unitConflict(initiator)) return false;
    for (let element = 0; element < elements.length; element++)
      if (elements[element] !== 0 && this.elementConflict(initiator, element)) return false;
    this.releaseElements(initiator, identification);
    this.lists.push({ initiator, identification, elements });
    return true;
  }

  /** Ends a list; one that does not exist is no error. */
  releaseElements(initiator: number, identification: number): void {
    const at = this.lists.findIndex(
      (list) => list.initiator === initiator && list.identification === identification,
    );
    if (at >= 0) this.lists.splice(at, 1);
  }

  /** Power off. */
  clear(): void {
    this.unit = -1;
    this.lists.length = 0;
  }
}
