import type { SourceSet } from './source-set.ts';

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

const DIRECTORY = /^include_directories\[\s*(\d+)\] = "(.*)"$/;
const FILE = /^file_names\[\s*(\d+)\]:$/;
const NAME = /^\s+name: "(.*)"$/;
const DIR_INDEX = /^\s+dir_index: (\d+)$/;
const ROW = /^0x([0-9a-f]+)\s+(\d+)\s+\d+\s+(\d+)\s/;

/**
 * Reads what `llvm-dwarfdump --debug-line` prints of a linked module.
 * @param codeOffset where the content of the code section begins in the module: DWARF counts from there.
 */
export function parseLineTable(dump: string, codeOffset: number, sources: SourceSet): LineTableData {
  const files: string[] = [];
  const index = new Map<string, number>();
  const rows: { address: number; file: number; line: number }[] = [];
  let directories: string[] = [];
  let unit: { name: string; directory: number }[] = [];
  let current: { name: string; directory: number } | undefined;
  const fileIndex = (number: number): number => {
    const entry = unit[number];
    if (!entry) return -1;
    const directory = directories[entry.directory] ?? '';
    const name = entry.name.startsWith('/') ? entry.name : `${directory}/${entry.name}`;
    const host = sources.hostPath(name);
    let known = index.get(host);
    if (known === undefined) {
      known = files.push(host) - 1;
      index.set(host, known);
    }
    return known;
  };
  for (const line of dump.split('\n')) {
    let match: RegExpExecArray | null;
    if ((match = ROW.exec(line))) {
      const end = line.includes('end_sequence');
      rows.push({
        address: Number.parseInt(match[1], 16) + codeOffset,
        file: end ? -1 : fileIndex(Number(match[3])),
        line: Number(match[2]),
      });
    } else if (line.startsWith('Line table prologue:')) {
      directories = [];
      unit = [];
    } else if ((match = DIRECTORY.exec(line))) {
      directories[Number(match[1])] = match[2];
    } else if ((match = FILE.exec(line))) {
      current = { name: '', directory: 0 };
      unit[Number(match[1])] = current;
    } else if (current && (match = NAME.exec(line))) {
      current.name = match[1];
    } else if (current && (match = DIR_INDEX.exec(line))) {
      current.directory = Number(match[1]);
    }
  }
  // An end of one function and the start of the next may share an address: the start counts.
  rows.sort((a, b) => a.address - b.address || a.file - b.file);
  return { files, rows: rows.flatMap((row) => [row.address, row.file, row.line]) };
}

/**
 * Where the content of a module's code section begins.
 * @returns 0 where the module has none.
 */
export function codeSectionOffset(module: Uint8Array): number {
  let at = 8;
  while (at < module.length) {
    const id = module[at++];
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++];
      size |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    if (id === 10) return at;
    at += size;
  }
  return 0;
}
