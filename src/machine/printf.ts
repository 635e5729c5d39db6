import type { Memory } from './memory.ts';

const SPEC = /%([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?(hh|h|ll|l|L|w|I64|I32|I|z|t|j)?([diouxXcCsSpneEfgGaAZ%])/g;

/** Reads C's variable arguments from the block that a wasm caller lays out: 4 or 8 bytes each, aligned. */
class Arguments {
  constructor(
    private readonly memory: Memory,
    private at: number,
  ) {}

  word(): number {
    const value = this.memory.u32(this.at);
    this.at += 4;
    return value;
  }

  quad(): bigint {
    this.at = (this.at + 7) & ~7;
    const value = this.memory.view.getBigUint64(this.at, true);
    this.at += 8;
    return value;
  }

  float(): number {
    this.at = (this.at + 7) & ~7;
    const value = this.memory.view.getFloat64(this.at, true);
    this.at += 8;
    return value;
  }
}

/**
 * Formats as the kernel's print routines do: C's conversions, the Microsoft lengths `I64`, `I32`, `w`, and
 * `%Z` / `%wZ` for counted strings. A conversion it does not know stays as it is written.
 */
export function formatPrintf(memory: Memory, formatAt: number, argumentsAt: number): string {
  return formatText(memory, memory.text(formatAt), argumentsAt);
}

/** The same for a format that is already text. */
export function formatText(memory: Memory, format: string, argumentsAt: number): string {
  const args = new Arguments(memory, argumentsAt);
  return format.replace(
    SPEC,
    (
      whole: string,
      flags: string,
      width?: string,
      precision?: string,
      length: string = '',
      kind: string = '',
    ) => {
      if (kind === '%') return '%';
      let left = flags.includes('-');
      let columns = width === '*' ? args.word() | 0 : width === undefined ? 0 : Number(width);
      if (columns < 0) {
        left = true;
        columns = -columns;
      }
      const digits =
        precision === '*' ? args.word() | 0 : precision === undefined ? undefined : Number(precision);
      const text = convert(memory, args, kind, length, flags, digits);
      if (text === undefined) return whole;
      const zero = flags.includes('0') && !left && digits === undefined && !/[cCsSZ]/.test(kind);
      return pad(text, Math.min(columns, 4096), left, zero);
    },
  );
}

function convert(
  memory: Memory,
  args: Arguments,
  kind: string,
  length: string,
  flags: string,
  precision: number | undefined,
): string | undefined {
  switch (kind) {
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
      return integer(args, kind, length, flags, precision);
    case 'p':
      return args.word().toString(16).toUpperCase().padStart(8, '0');
    case 'c':
    case 'C':
      return String.fromCharCode(
        args.word() & (length === 'w' || length === 'l' || kind === 'C' ? 0xffff : 0xff),
      );
    case 's':
    case 'S': {
      const at = args.word();
      if (at === 0) return '(null)';
      // %S is the other width: wide text in a single-byte format.
      const wide = kind === 'S' ? length !== 'h' : length === 'l' || length === 'w';
      const text = wide ? memory.wideText(at) : memory.text(at, precision ?? 65536);
      return precision === undefined ? text : text.slice(0, precision);
    }
    case 'Z': {
      const at = args.word();
      if (at === 0) return '(null)';
      return length === 'w' || length === 'l' ? memory.unicodeString(at) : memory.ansiString(at);
    }
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G': {
      const value = args.float();
      if (kind === 'f') return value.toFixed(precision ?? 6);
      return kind === 'g' || kind === 'G' ? String(value) : value.toExponential(precision ?? 6);
    }
    default:
      return undefined;
  }
}

function integer(
  args: Arguments,
  kind: string,
  length: string,
  flags: string,
  precision: number | undefined,
): string {
  const wide = length === 'll' || length === 'I64' || length === 'L' || length === 'j';
  let value = wide ? args.quad() : BigInt(args.word());
  const bits = wide ? 64 : length === 'hh' ? 8 : length === 'h' ? 16 : 32;
  const signed = kind === 'd' || kind === 'i';
  value = signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
  const negative = value < 0n;
  if (negative) value = -value;
  const base = kind === 'o' ? 8 : kind === 'x' || kind === 'X' ? 16 : 10;
  let text = value.toString(base).padStart(Math.min(precision ?? 1, 4096), '0');
  if (kind === 'X') text = text.toUpperCase();
  if (flags.includes('#') && value !== 0n) text = (kind === 'o' ? '0' : base === 16 ? `0${kind}` : '') + text;
  if (signed) text = (negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '') + text;
  return text;
}

function pad(text: string, columns: number, left: boolean, zero: boolean): string {
  if (text.length >= columns) return text;
  if (left) return text.padEnd(columns);
  if (!zero) return text.padStart(columns);
  const sign = /^(?:[-+ ]|0[xX])/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(columns - sign.length, '0');
}
