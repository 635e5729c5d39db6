/**
 * A place in the code of a run is one number, as editors want it: the driver's place in the job's list, times a span
 * that no module fills, plus the offset in its module as it was linked.
 */
const SPAN = 2 ** 28;

export function codeAddress(driver: number, offset: number): number {
  return driver * SPAN + offset;
}

/** The driver whose code an address lies in. */
export function driverOf(address: number): number {
  return Math.floor(address / SPAN);
}

/** The offset in that driver's module. */
export function offsetOf(address: number): number {
  return address % SPAN;
}

/** An address as the editor hands it back. */
export function codeReference(address: number): string {
  return `0x${address.toString(16)}`;
}
