import { ElementNumbers } from '../../live/element-numbers.ts';
import { ElementTable } from '../../live/element-table.ts';
import type { Snapshot } from './drawn-library.ts';

/** A library as it is sent to a view: its elements as rows, for there may be very many. */
export type WireSnapshot = Omit<Snapshot, 'elements'> & { readonly elements: string };

export function toWire({ elements, ...rest }: Snapshot): WireSnapshot {
  return { ...rest, elements: elements.text };
}

export function fromWire({ elements, ...rest }: WireSnapshot): Snapshot {
  const numbers = new ElementNumbers(rest.plan.model.elements);
  return { ...rest, elements: new ElementTable(elements, numbers) };
}
