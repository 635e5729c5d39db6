/** Numbers of texts: as narrow as they let it be. */
export type Ids = Uint8Array | Uint16Array | Uint32Array;

/** A copy with as few bytes as hold numbers below a limit. */
export function narrow(ids: Uint32Array, limit: number): Ids {
  if (limit <= 0x100) return new Uint8Array(ids);
  return limit <= 0x10000 ? new Uint16Array(ids) : ids.slice();
}
