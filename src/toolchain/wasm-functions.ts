import { ByteReader, SECTION, sectionsOf, wasmSections } from './wasm-sections.ts';

/** A function of a module and where its body lies in it. */
export interface WasmFunction {
  readonly name: string;
  /** Index in the module's function space: imports come first. */
  readonly index: number;
  /** Offset of the first byte of the body, and of the byte behind the last. */
  readonly start: number;
  readonly end: number;
}

/** Subsections of the name section. */
const NAMES_OF = { functions: 1, globals: 7 } as const;

/** Number of imported functions: they take the first indexes. */
export function importedFunctions(module: Uint8Array): number {
  const section = sectionsOf(module).find(({ id }) => id === SECTION.import);
  if (!section) return 0;
  const reader = new ByteReader(module, section.start);
  let functions = 0;
  for (let left = reader.uleb(); left > 0; left--) {
    for (let text = 0; text < 2; text++) {
      const length = reader.uleb();
      reader.at += length;
    }
    // Only functions are imported here: kind 0 and a type index.
    if (reader.u8() === 0) functions++;
    reader.uleb();
  }
  return functions;
}

/** Names by index, from the module's name section (WebAssembly core specification, 7.4.1). */
export function wasmNames(module: Uint8Array, of: keyof typeof NAMES_OF): Map<number, string> {
  const section = wasmSections(module).custom.get('name');
  const names = new Map<number, string>();
  if (!section) return names;
  const reader = new ByteReader(section);
  while (reader.at < section.length) {
    const id = reader.u8();
    const size = reader.uleb();
    const end = reader.at + size;
    if (id === NAMES_OF[of]) {
      for (let left = reader.uleb(); left > 0; left--) {
        const index = reader.uleb();
        const length = reader.uleb();
        names.set(index, Buffer.from(section.subarray(reader.at, reader.at + length)).toString());
        reader.at += length;
      }
    }
    reader.at = end;
  }
  return names;
}

/** The functions that a module defines, in the order of its code. */
export function wasmFunctions(module: Uint8Array): WasmFunction[] {
  const { codeOffset } = wasmSections(module);
  const names = wasmNames(module, 'functions');
  const first = importedFunctions(module);
  const reader = new ByteReader(module, codeOffset);
  return Array.from({ length: reader.uleb() }, (_, order) => {
    const size = reader.uleb();
    const start = reader.at;
    reader.at += size;
    const index = first + order;
    return { name: names.get(index) ?? `function ${index}`, index, start, end: reader.at };
  });
}
