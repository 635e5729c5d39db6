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

const CUSTOM = 0;
const CODE = 10;

/** The parts of a wasm module that line numbers need. */
export interface WasmSections {
  /** Where the content of the code section begins in the module: DWARF addresses count from there. */
  readonly codeOffset: number;
  /** Custom sections by name: `.debug_line`. */
  readonly custom: ReadonlyMap<string, Uint8Array>;
}

/** Splits a wasm module into its sections (WebAssembly core specification, 5.5.2). */
export function wasmSections(module: Uint8Array): WasmSections {
  const reader = new ByteReader(module, 8);
  const custom = new Map<string, Uint8Array>();
  let codeOffset = 0;
  while (reader.at < module.length) {
    const id = reader.u8();
    const size = reader.uleb();
    const end = reader.at + size;
    if (id === CODE) codeOffset = reader.at;
    if (id === CUSTOM) {
      const length = reader.uleb();
      const name = Buffer.from(module.subarray(reader.at, reader.at + length)).toString();
      custom.set(name, module.subarray(reader.at + length, end));
    }
    reader.at = end;
  }
  return { codeOffset, custom };
}
