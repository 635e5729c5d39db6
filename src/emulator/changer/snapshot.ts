import type { ElementKind, Place } from '../model.ts';
import { MEDIUM } from './cartridges.ts';
import type { ChangerState } from './changer-state.ts';
import { elementException, knownFull, transferable } from './element-view.ts';
import { STATE } from './elements.ts';

/** One element as the library's display would show it. */
export interface ElementSnapshot {
  readonly kind: ElementKind;
  readonly index: number;
  readonly scsiAddress: number;
  /** As READ ELEMENT STATUS tells it: false too where the device does not know. */
  readonly full: boolean;
  /** What is printed on the cartridge, whether the device has read it or not. */
  readonly barcode: string | undefined;
  readonly alternate: string | undefined;
  readonly cleaner: boolean;
  /** The transport can reach the element. */
  readonly accessible: boolean;
  readonly exception: { readonly asc: number; readonly ascq: number } | null;
  /** Where the cartridge was last stored. */
  readonly source: Place | null;
  readonly inverted: boolean;
  readonly importedByOperator: boolean;
}

function place(state: ChangerState, element: number): Place {
  return { kind: state.elements.kindName(element), index: state.elements.index(element) };
}

/** One element in plain values. */
export function elementSnapshot(state: ChangerState, element: number): ElementSnapshot {
  const { elements, cartridges } = state;
  const full = knownFull(state, element);
  const medium = full ? elements.cartridge[element] : -1;
  const label = full ? cartridges.label(medium) : undefined;
  const exception = elementException(state, element);
  const source = full ? cartridges.source[medium] : -1;
  // Named one by one: a spread would make an object of the slow kind, and there may be 60,000.
  return {
    kind: elements.kindName(element),
    index: elements.index(element),
    scsiAddress: elements.address(element),
    full,
    barcode: label?.barcode,
    alternate: label?.alternate,
    cleaner: label?.cleaner ?? false,
    accessible: transferable(state, element),
    exception: exception === 0 ? null : { asc: exception >> 8, ascq: exception & 0xff },
    source: source < 0 ? null : place(state, source),
    inverted: full && cartridges.has(medium, MEDIUM.INVERTED),
    importedByOperator: full && elements.has(element, STATE.IMPORTED),
  };
}
