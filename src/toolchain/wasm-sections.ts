/** Reads the numbers of a wasm module or of DWARF data, one after the other. */
export class ByteReader {
  private readonly view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    return this.view.getUint8(this.at++);
  }

  i8(): number {
    return this.view.getInt8(this.at++);
  }

  u16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2, true);
  }

  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  /** Unsigned LEB128; values above 2^53 do not occur. */
  uleb(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.u8();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  sleb(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.u8();
      value += (byte & 0x7f) * factor;
      factor *= 128;
      if (byte < 0x80) return byte & 0x40 ? value - factor : value;
    }
  }

  /** NUL-terminated text. */
  text(): string {
    const end = this.bytes.indexOf(0, this.at);
    const text = Buffer.from(this.bytes.subarray(this.at, end)).toString();
    this.at = end + 1;
    return text;
  }
}

/** Numbers of the sections that are looked into (WebAssembly core specification, 5.5). */
export const SECTION = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  global: 6,
  export: 7,
  code: 10,
} as const;

/** One section of a module: its content lies from `start` to before `end`. */
export interface WasmSection {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** The sections of a wasm module in their order (WebAssembly core specification, 5.5.2). */
export function sectionsOf(module: Uint8Array): WasmSection[] {
  const sections: WasmSection[] = [];
  const reader = new ByteReader(module, 8);
  while (reader.at < module.length) {
    const id = reader.u8();
    const size = reader.uleb();
    sections.push({ id, start: reader.at, end: reader.at + size });
    reader.at += size;
  }
  return sections;
}

/** The parts of a wasm module that line numbers need. */
export interface WasmSections {
  /** Where the content of the code section begins in the module: DWARF addresses count from there. */
  readonly codeOffset: number;
  /** Custom sections by name: `.debug_line`. */
  readonly custom: ReadonlyMap<string, Uint8Array>;
}

/** Finds those parts. */
export function wasmSections(module: Uint8Array): WasmSections {
  const custom = new Map<string, Uint8Array>();
  let codeOffset = 0;
  for (const { id, start, end } of sectionsOf(module)) {
    if (id === SECTION.code) codeOffset = start;
    if (id !== SECTION.custom) continue;
    const reader = new ByteReader(module, start);
    const length = reader.uleb();
    const name = Buffer.from(module.subarray(reader.at, reader.at + length)).toString();
    custom.set(name, module.subarray(reader.at + length, end));
  }
  return { codeOffset, custom };
}
