import { instructions } from '../symbols/instructions.ts';

/** An instruction that writes into memory. */
export interface StoreSite {
  /** Offset of its first byte in the module. */
  readonly at: number;
  /** Bytes that it takes. */
  readonly length: number;
  /** Its opcode; where that has a prefix, the prefix is the upper byte. */
  readonly opcode: number;
  /** What it adds to its address. */
  readonly offset: number;
}

export const MEMORY_COPY = 0xfc0a;
export const MEMORY_FILL = 0xfc0b;

/** The stores of one value lie together (WebAssembly core specification, 5.4.7). */
export const FIRST_STORE = 0x36;
const LAST_STORE = 0x3e;

/** Every instruction of a module that writes into memory, in the order of the code. */
export function storeSites(module: Uint8Array): StoreSite[] {
  const sites: StoreSite[] = [];
  for (const { at, end, opcode, operands } of instructions(module)) {
    const stores =
      (opcode >= FIRST_STORE && opcode <= LAST_STORE) || opcode === MEMORY_COPY || opcode === MEMORY_FILL;
    if (stores) sites.push({ at, length: end - at, opcode, offset: operands.memoryAddress?.offset ?? 0 });
  }
  return sites;
}
