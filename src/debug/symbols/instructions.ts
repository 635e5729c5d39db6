import { BinaryReader, OperatorCodeNames, type IOperatorInformation } from 'wasmparser';
import type { WasmFunction } from '../../toolchain/wasm-functions.ts';
import { SECTION } from '../../toolchain/wasm-sections.ts';

/** One instruction of a module's code, from `at` to before `end`. */
export interface Instruction {
  readonly at: number;
  readonly end: number;
  /** Its opcode; where that has a prefix, the prefix is the upper byte. */
  readonly opcode: number;
  /** `i32.store`, as the text format writes it. */
  readonly mnemonic: string;
  readonly operands: Operands;
}

/** What may follow an opcode. */
export type Operands = Omit<IOperatorInformation, 'code'>;

/** States of the reader: its own enumeration exists only for its own compiler. */
const STATE = { beginSection: 3, functionBody: 28, operator: 30 } as const;
const RETURN = 0x0f;

/**
 * The instructions of a module in the order of its code (WebAssembly core specification, 5.4).
 * @param wanted the one function to decode; without it all.
 */
export function* instructions(module: Uint8Array, wanted?: WasmFunction): Generator<Instruction> {
  const reader = new BinaryReader();
  reader.setData(Uint8Array.from(module).buffer, 0, module.length);
  for (let at = 0, more = reader.read(); more; at = reader.position, more = reader.read()) {
    const state: number = reader.state;
    if (state === STATE.beginSection && (reader.result as { id: number }).id !== SECTION.code) {
      reader.skipSection();
    } else if (state === STATE.functionBody && wanted) {
      if (reader.position > wanted.end) return;
      if (reader.position < wanted.start) reader.skipFunctionBody();
    } else if (state === STATE.operator) {
      const { code, ...operands } = reader.result as IOperatorInformation;
      const opcode: number = code;
      yield { at, end: reader.position, opcode, mnemonic: OperatorCodeNames[opcode], operands };
    }
  }
}

/** Where a function is left: its `return` instructions and its end. */
export function returnsOf(module: Uint8Array, fn: WasmFunction): number[] {
  const all = [...instructions(module, fn)];
  return all.filter(({ opcode }, index) => opcode === RETURN || index === all.length - 1).map(({ at }) => at);
}
