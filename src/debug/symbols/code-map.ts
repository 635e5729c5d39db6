import type { LineTableData, SourcePlace } from '../../toolchain/line-table.ts';
import { wasmFunctions, type WasmFunction } from '../../toolchain/wasm-functions.ts';
import { wasmSections } from '../../toolchain/wasm-sections.ts';

/** Code from `start` to before `end`, as offsets in the module. */
export interface CodeRange {
  readonly start: number;
  readonly end: number;
}

interface Row extends CodeRange {
  readonly file: number;
  readonly line: number;
}

/** Where a line breakpoint goes. */
export interface LineLocation {
  /** The line that has code: the one asked for, or the next below it. */
  readonly line: number;
  /** Where in the code. */
  readonly offset: number;
}

/** Lines and functions of a driver against offsets in its module, both ways. */
export class CodeMap {
  readonly functions: readonly WasmFunction[];
  /** Where DWARF begins to count. */
  readonly codeOffset: number;
  private readonly rows: readonly Row[];
  private readonly files: readonly string[];

  constructor(
    readonly module: Uint8Array,
    lines: LineTableData,
  ) {
    this.functions = wasmFunctions(module);
    this.codeOffset = wasmSections(module).codeOffset;
    this.files = lines.files;
    const rows: Row[] = [];
    for (let i = 0; i < lines.rows.length; i += 3) {
      const [start, file, line] = lines.rows.slice(i, i + 3);
      const end = lines.rows[i + 3] ?? start + 1;
      if (file >= 0 && line > 0 && end > start) rows.push({ start, end, file, line });
    }
    this.rows = rows;
  }

  placeOf(offset: number): SourcePlace | undefined {
    const row = this.rowAt(offset);
    return row && { file: this.files[row.file], line: row.line };
  }

  functionAt(offset: number): WasmFunction | undefined {
    return this.functions.find((fn) => offset >= fn.start && offset < fn.end);
  }

  functionNamed(name: string): WasmFunction | undefined {
    return this.functions.find((fn) => fn.name === name);
  }

  /** True where the module has code of a file. */
  knows(file: string): boolean {
    return this.fileIndex(file) >= 0;
  }

  /** Where a breakpoint on a line goes; undefined where the file has no code at or below the line. */
  locate(file: string, line: number): LineLocation | undefined {
    const index = this.fileIndex(file);
    let best: Row | undefined;
    for (const row of this.rows) {
      if (row.file !== index || row.line < line) continue;
      if (!best || row.line < best.line || (row.line === best.line && row.start < best.start)) best = row;
    }
    if (!best) return undefined;
    // The first line of a function stands for its prologue: stop behind it, where the arguments are stored.
    const fn = this.functionAt(best.start);
    const offset = fn && this.isOpening(fn, best) ? (this.entryOf(fn) ?? best.start) : best.start;
    return { line: this.placeOf(offset)?.line ?? best.line, offset };
  }

  /** Where the first statement of a function begins, behind its prologue. */
  entryOf(fn: WasmFunction): number | undefined {
    const rows = this.rows.filter((row) => row.start >= fn.start && row.start < fn.end);
    const opening = rows.at(0);
    return (rows.find((row) => row.line !== opening?.line) ?? opening)?.start;
  }

  /** All code of the line at an offset, within its function: what a step must leave. */
  rangesOfLine(offset: number): CodeRange[] {
    const here = this.rowAt(offset);
    const fn = this.functionAt(offset);
    if (!here || !fn) return [];
    const ranges: CodeRange[] = [];
    for (const row of this.rows) {
      if (row.file !== here.file || row.line !== here.line || row.start < fn.start || row.start >= fn.end)
        continue;
      const last = ranges.at(-1);
      // V8 wants the ranges sorted and apart from each other.
      if (last && row.start <= last.end)
        ranges[ranges.length - 1] = { start: last.start, end: Math.max(last.end, row.end) };
      else ranges.push({ start: row.start, end: row.end });
    }
    return ranges;
  }

  /** For each file an offset in one of its functions: static variables are known where their file is. */
  oneFunctionPerFile(): number[] {
    const byFile = new Map<number, number>();
    for (const row of this.rows) if (!byFile.has(row.file)) byFile.set(row.file, row.start);
    return [...byFile.values()];
  }

  /** Lines of a file that have code, ascending. */
  linesOf(file: string): number[] {
    const index = this.fileIndex(file);
    return [...new Set(this.rows.filter((row) => row.file === index).map((row) => row.line))].sort(
      (a, b) => a - b,
    );
  }

  private isOpening(fn: WasmFunction, row: Row): boolean {
    return !this.rows.some((other) => other.start >= fn.start && other.start < row.start);
  }

  private fileIndex(file: string): number {
    const wanted = canonical(file);
    return this.files.findIndex((known) => canonical(known) === wanted);
  }

  private rowAt(offset: number): Row | undefined {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.rows[middle].start <= offset) low = middle + 1;
      else high = middle;
    }
    const row = this.rows[low - 1];
    return row && offset < row.end ? row : undefined;
  }
}

/** Paths as editors and compilers write them: drive letters in either case, slashes in either direction. */
function canonical(file: string): string {
  const slashes = file.replaceAll('\\', '/');
  return /^[A-Za-z]:/.test(slashes) ? slashes.toLowerCase() : slashes;
}
