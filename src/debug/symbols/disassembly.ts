import path from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { toHex } from '../../core/hex.ts';
import { wasmNames } from '../../toolchain/wasm-functions.ts';
import { codeAddress, codeReference } from '../target/code-address.ts';
import type { CodeMap } from './code-map.ts';
import { instructionText, type CodeNames } from './instruction-text.ts';
import { instructions, type Instruction } from './instructions.ts';

type Line = DebugProtocol.DisassembledInstruction;

/** A driver's wasm code as text; a function is decoded when it is first shown. */
export class Disassembly {
  private readonly decoded = new Map<number, readonly Instruction[]>();
  private known: CodeNames | undefined;

  /** @param driver the driver's place in the job's list. */
  constructor(
    private readonly code: CodeMap,
    private readonly driver: number,
  ) {}

  /**
   * Instructions of the code, exactly as many as asked for: what lies outside the code is padding.
   * @param offset in the module, of an instruction or inside it.
   * @param skip how many instructions behind that one to begin; negative: before it.
   */
  lines(offset: number, skip: number, count: number): Line[] {
    const { functions } = this.code;
    const [first, last] = [functions.at(0)?.start ?? 0, functions.at(-1)?.end ?? 0];
    let fn = functions.findIndex(({ end }) => offset < end);
    if (fn < 0) fn = functions.length;
    const within = this.decode(fn).findLastIndex(({ at }) => at <= offset);
    let index = Math.max(0, within) + skip;
    while (index < 0 && fn > 0) index += this.decode(--fn).length;
    while (fn < functions.length && index >= this.decode(fn).length) index -= this.decode(fn++).length;
    const lines: Line[] = [];
    for (; lines.length < count; index++) {
      while (fn < functions.length && index >= this.decode(fn).length) {
        index = 0;
        fn++;
      }
      if (index < 0) lines.push(this.padding(Math.max(0, first + index)));
      else if (fn >= functions.length) lines.push(this.padding(last + index));
      else lines.push(this.line(fn, index));
    }
    return lines;
  }

  /** True where an instruction begins. */
  beginsAt(offset: number): boolean {
    const fn = this.code.functions.findIndex(({ start, end }) => offset >= start && offset < end);
    return this.decode(fn).some(({ at }) => at === offset);
  }

  private line(fn: number, index: number): Line {
    const instruction = this.decode(fn)[index];
    const { at, end } = instruction;
    const place = this.code.placeOf(at);
    return {
      address: this.reference(at),
      instructionBytes: toHex(this.code.module.subarray(at, end)).replace(/..(?=.)/g, '$& '),
      instruction: instructionText(instruction, this.names()),
      // The name heads its function.
      ...(index === 0 ? { symbol: this.code.functions[fn].name } : {}),
      ...(place
        ? { location: { name: path.basename(place.file), path: place.file }, line: place.line, column: 1 }
        : {}),
    };
  }

  /** A line for an offset at which there is no code. */
  private padding(offset: number): Line {
    return { address: this.reference(offset), instruction: 'no code', presentationHint: 'invalid' };
  }

  private reference(offset: number): string {
    return codeReference(codeAddress(this.driver, offset));
  }

  private decode(fn: number): readonly Instruction[] {
    const found = this.decoded.get(fn);
    if (found) return found;
    const wanted = this.code.functions.at(fn);
    const all = fn < 0 || !wanted ? [] : [...instructions(this.code.module, wanted)];
    this.decoded.set(fn, all);
    return all;
  }

  private names(): CodeNames {
    const { module } = this.code;
    this.known ??= { functions: wasmNames(module, 'functions'), globals: wasmNames(module, 'globals') };
    return this.known;
  }
}
