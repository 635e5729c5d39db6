import { Int64 } from 'wasmparser';
import type { Instruction, Operands } from './instructions.ts';

/** Names by index, as the linker wrote them. */
export interface CodeNames {
  readonly functions: ReadonlyMap<number, string>;
  readonly globals: ReadonlyMap<number, string>;
}

type Operand = (operands: Operands, names: CodeNames) => string | undefined;

const number = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);
const named = (index: number | undefined, names: ReadonlyMap<number, string>): string | undefined => {
  if (index === undefined) return undefined;
  const name = names.get(index);
  return name === undefined ? String(index) : `$${name}`;
};

/** Types of values, by the number that the module has for them (WebAssembly core specification, 5.3). */
const TYPE_NAMES: Readonly<Record<number, string>> = { [-1]: 'i32', [-2]: 'i64', [-3]: 'f32', [-4]: 'f64' };

/** What follows the mnemonic, in the order of the text format: one row an operand. */
const OPERANDS: readonly Operand[] = [
  ({ blockType }) => {
    const type = TYPE_NAMES[blockType?.kind ?? 0];
    return type === undefined ? undefined : `(result ${type})`;
  },
  ({ brDepth }) => number(brDepth),
  ({ brTable }) => brTable?.join(' '),
  ({ funcIndex }, names) => named(funcIndex, names.functions),
  ({ typeIndex }) => (typeIndex === undefined ? undefined : `(type ${typeIndex})`),
  ({ localIndex }) => number(localIndex),
  ({ globalIndex }, names) => named(globalIndex, names.globals),
  ({ memoryAddress }) =>
    memoryAddress && memoryAddress.offset > 0 ? `offset=${memoryAddress.offset}` : undefined,
  ({ literal }) => {
    if (literal instanceof Int64) {
      return String(Buffer.from(literal.data).readBigInt64LE());
    }
    return typeof literal === 'number' ? String(literal) : undefined;
  },
];

/** An instruction in the text format of WebAssembly: `i32.store offset=12`, `call $ChangerInitialize`. */
export function instructionText({ mnemonic, operands }: Instruction, names: CodeNames): string {
  const texts = OPERANDS.flatMap((operand) => operand(operands, names) ?? []);
  return [mnemonic, ...texts].join(' ');
}
