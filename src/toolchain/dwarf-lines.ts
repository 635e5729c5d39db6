import { ByteReader } from './wasm-sections.ts';

/** One row of the line table: the code at `address` comes from `line` of `file`. */
export interface LineRow {
  readonly address: number;
  /** As the compiler was given it; null at the end of a function. */
  readonly file: string | null;
  readonly line: number;
}

/** Content types and forms of DWARF 5 file tables (DWARF 5, 6.2.4.1 and 7.22). */
const DW_LNCT_PATH = 1;
const DW_LNCT_DIRECTORY_INDEX = 2;
const FORM = {
  data1: 0x0b,
  data2: 0x05,
  data4: 0x06,
  data16: 0x1e,
  string: 0x08,
  udata: 0x0f,
  lineStrp: 0x1f,
  strp: 0x0e,
} as const;

/** The header of one unit's line program. */
interface Program {
  readonly minimumInstructionLength: number;
  readonly lineBase: number;
  readonly lineRange: number;
  readonly opcodeBase: number;
  readonly operandCounts: readonly number[];
  /** Path by file number. */
  readonly files: readonly string[];
  readonly start: number;
  readonly end: number;
}

type Strings = ReadonlyMap<string, Uint8Array>;

function join(directory: string, name: string): string {
  return name.startsWith('/') || directory === '' ? name : `${directory.replace(/\/$/, '')}/${name}`;
}

/** A directory or file table of DWARF 5: formats first, then entries. */
function readEntries(reader: ByteReader, strings: Strings): { path: string; directory: number }[] {
  const formats = Array.from({ length: reader.u8() }, () => ({ type: reader.uleb(), form: reader.uleb() }));
  const textAt = (section: string, at: number): string =>
    new ByteReader(strings.get(section) ?? new Uint8Array(1), at).text();
  const read = (form: number): number | string => {
    switch (form) {
      case FORM.string:
        return reader.text();
      case FORM.lineStrp:
        return textAt('.debug_line_str', reader.u32());
      case FORM.strp:
        return textAt('.debug_str', reader.u32());
      case FORM.udata:
        return reader.uleb();
      case FORM.data1:
        return reader.u8();
      case FORM.data2:
        return reader.u16();
      case FORM.data4:
        return reader.u32();
      case FORM.data16:
        reader.at += 16;
        return 0;
      default:
        throw new Error(`The line table uses the unknown form 0x${form.toString(16)}.`);
    }
  };
  return Array.from({ length: reader.uleb() }, () => {
    const entry = { path: '', directory: 0 };
    for (const { type, form } of formats) {
      const value = read(form);
      if (type === DW_LNCT_PATH) entry.path = String(value);
      if (type === DW_LNCT_DIRECTORY_INDEX) entry.directory = Number(value);
    }
    return entry;
  });
}

/** The tables of DWARF 2 to 4: texts that an empty one ends; directory 0 is the compiler's own, file 0 is none. */
function readOldFiles(reader: ByteReader): string[] {
  const directories = [''];
  for (let text = reader.text(); text !== ''; text = reader.text()) directories.push(text);
  const files = [''];
  for (let name = reader.text(); name !== ''; name = reader.text()) {
    files.push(join(directories[reader.uleb()] ?? '', name));
    reader.uleb();
    reader.uleb();
  }
  return files;
}

function readProgram(reader: ByteReader, strings: Strings): Program {
  const length = reader.u32();
  const end = reader.at + length;
  const version = reader.u16();
  if (version >= 5) reader.at += 2;
  const headerLength = reader.u32();
  const start = reader.at + headerLength;
  const minimumInstructionLength = reader.u8();
  if (version >= 4) reader.u8();
  reader.u8();
  const lineBase = reader.i8();
  const lineRange = reader.u8();
  const opcodeBase = reader.u8();
  const operandCounts = [0, ...Array.from({ length: opcodeBase - 1 }, () => reader.u8())];
  let files: string[];
  if (version >= 5) {
    const directories = readEntries(reader, strings).map((entry) => entry.path);
    files = readEntries(reader, strings).map((entry) => join(directories[entry.directory] ?? '', entry.path));
  } else {
    files = readOldFiles(reader);
  }
  return { minimumInstructionLength, lineBase, lineRange, opcodeBase, operandCounts, files, start, end };
}

/** Runs one line program (DWARF 5, 6.2.5). */
function run(reader: ByteReader, program: Program, rows: LineRow[]): void {
  let address = 0;
  let file = 1;
  let line = 1;
  const step = (operation: number): void => {
    address += Math.floor(operation / program.lineRange) * program.minimumInstructionLength;
  };
  const emit = (end = false): void => {
    rows.push({ address, file: end ? null : (program.files[file] ?? null), line });
  };
  reader.at = program.start;
  while (reader.at < program.end) {
    const opcode = reader.u8();
    if (opcode >= program.opcodeBase) {
      const special = opcode - program.opcodeBase;
      step(special);
      line += program.lineBase + (special % program.lineRange);
      emit();
      continue;
    }
    switch (opcode) {
      case 0: {
        const next = reader.uleb() + reader.at;
        const extended = reader.u8();
        if (extended === 1) {
          emit(true);
          address = 0;
          file = 1;
          line = 1;
        } else if (extended === 2) {
          address = reader.u32();
        }
        reader.at = next;
        break;
      }
      case 1:
        emit();
        break;
      case 2:
        address += reader.uleb() * program.minimumInstructionLength;
        break;
      case 3:
        line += reader.sleb();
        break;
      case 4:
        file = reader.uleb();
        break;
      case 8:
        step(255 - program.opcodeBase);
        break;
      case 9:
        address += reader.u16();
        break;
      default:
        for (let i = 0; i < program.operandCounts[opcode]; i++) reader.uleb();
    }
  }
}

/**
 * The line table of a linked module (DWARF 2 to 5, 32-bit format, as clang writes it for wasm).
 * @param custom the module's custom sections by name.
 * @returns rows in the order of the table; addresses count from the start of the code section.
 */
export function readDwarfLines(custom: Strings): LineRow[] {
  const rows: LineRow[] = [];
  const section = custom.get('.debug_line');
  if (!section) return rows;
  const reader = new ByteReader(section);
  while (reader.at < section.length) {
    const program = readProgram(reader, custom);
    run(reader, program, rows);
    reader.at = program.end;
  }
  return rows;
}
