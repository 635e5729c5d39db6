import { readDwarfLines } from './dwarf-lines.ts';
import { wasmSections } from './wasm-sections.ts';

/** A place in the user's source. */
export interface SourcePlace {
  /** Path as the user has it. */
  readonly file: string;
  /** One-based. */
  readonly line: number;
}

/** The addresses of a linked module and the lines they come from, as plain data that a cache can keep. */
export interface LineTableData {
  readonly files: readonly string[];
  /** Sorted by address; triples of offset in the module, index into `files` (-1: no line), line. */
  readonly rows: readonly number[];
}

/** Finds the line of C for an offset in the wasm module, as V8 prints it in a stack. */
export class LineTable {
  constructor(private readonly data: LineTableData) {}

  find(moduleOffset: number): SourcePlace | undefined {
    const { rows, files } = this.data;
    let low = 0;
    let high = rows.length / 3;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (rows[3 * middle] <= moduleOffset) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return undefined;
    const at = 3 * (low - 1);
    return rows[at + 1] < 0 ? undefined : { file: files[rows[at + 1]], line: rows[at + 2] };
  }
}

/**
 * The line table of a linked module.
 * @param hostPath the user's path of a file as the compiler names it.
 */
export function lineTableOf(module: Uint8Array, hostPath: (name: string) => string): LineTableData {
  const sections = wasmSections(module);
  const files: string[] = [];
  const indexOf = new Map<string, number>();
  const rows = readDwarfLines(sections.custom).map((row) => {
    if (row.file === null) return { address: row.address, file: -1, line: row.line };
    let index = indexOf.get(row.file);
    if (index === undefined) {
      index = files.push(hostPath(row.file)) - 1;
      indexOf.set(row.file, index);
    }
    return { address: row.address, file: index, line: row.line };
  });
  // The end of one function and the start of the next may share an address: the start counts.
  rows.sort((a, b) => a.address - b.address || a.file - b.file);
  return {
    files,
    rows: rows.flatMap((row) => [row.address + sections.codeOffset, row.file, row.line]),
  };
}
