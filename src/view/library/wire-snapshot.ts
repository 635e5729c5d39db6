import { ElementNumbers } from '../../live/element-numbers.ts';
import { elementRow, joinRows, readRows } from '../../live/element-rows.ts';
import type { Snapshot } from './drawn-library.ts';

/** A library as it is sent to a view: its elements as rows, for there may be very many. */
export type WireSnapshot = Omit<Snapshot, 'elements'> & { readonly elements: string };

/** @param snapshot with its elements in the order of ElementNumbers. */
export function toWire(snapshot: Snapshot): WireSnapshot {
  const rows = snapshot.elements.map((element, number) => elementRow(number, element));
  return { ...snapshot, elements: joinRows(rows) };
}

export function fromWire(sent: WireSnapshot): Snapshot {
  return { ...sent, elements: readRows(sent.elements, new ElementNumbers(sent.plan.model.elements)) };
}
