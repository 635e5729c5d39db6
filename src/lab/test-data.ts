/** Data that a block of a tape can be told by: the same for the same block and seed (xorshift32). */
export function fillTestData(buffer: Uint8Array, seed: number, block: number): void {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(block + 1, 0x85ebca6b)) >>> 0 || 1;
  const words = Math.floor(buffer.length / 4);
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
  for (let word = 0; word < words; word++) {
    state = next(state);
    view.setUint32(4 * word, state, true);
  }
  for (let at = 4 * words; at < buffer.length; at++) {
    state = next(state);
    buffer[at] = state;
  }
}

function next(state: number): number {
  let value = state;
  value ^= value << 13;
  value ^= value >>> 17;
  value ^= value << 5;
  return value >>> 0;
}

/** Offset of the first byte that is not that block's; -1 where all are. */
export function firstDifference(data: Uint8Array, seed: number, block: number): number {
  const expected = new Uint8Array(data.length);
  fillTestData(expected, seed, block);
  for (let at = 0; at < data.length; at++) if (data[at] !== expected[at]) return at;
  return -1;
}
