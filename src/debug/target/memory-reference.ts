/** The memories of a run lie one behind another, one for each unit of the lab; what no number names lies before. */
const SPAN = 2 ** 32;

/** A place in memory. */
export interface MemoryPlace {
  /** The unit of the lab; undefined: the one at which the run stands. */
  readonly unit?: number;
  readonly address: number;
}

/** An address in a unit's memory as the editor hands it back. @param several false where the lab has one memory only. */
export function memoryReference(unit: number, address: number, several: boolean): string {
  return `0x${(several ? (unit + 1) * SPAN + address : address).toString(16)}`;
}

/** What a reference, or an address that a person has typed, stands for. */
export function memoryPlace(reference: number): MemoryPlace {
  const unit = Math.floor(reference / SPAN) - 1;
  return { address: reference % SPAN, ...(unit >= 0 ? { unit } : {}) };
}
