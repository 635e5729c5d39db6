/** What the compiler or the linker says about the user's source. */

export interface Diagnostic {
  /** Path of the file as the user has it, or null where the message has no place. */
  readonly file: string | null;
  /** One-based; 0 where the message has no line. */
  readonly line: number;
  /** One-based, in bytes; 0 where the message has no column. */
  readonly column: number;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  /** The warning option that controls it: `-Wint-conversion`. */
  readonly option?: string;
}

const LINE = /^(.+?):(\d+):(\d+): (fatal error|error|warning|note): (.*)$/;
const OPTION = / \[(-W[^\],]+)(?:,[^\]]*)?\]$/;

/**
 * The diagnostics in clang's output, in its order. Lines that are no diagnostic (excerpts, carets,
 * "in file included from", counts) are left out.
 * @param hostPath gives the user's path of a file as the compiler names it.
 */
export function parseClangOutput(text: string, hostPath: (name: string) => string): Diagnostic[] {
  const result: Diagnostic[] = [];
  for (const line of text.split(/\r?\n/)) {
    const match = LINE.exec(line);
    if (match) {
      const option = OPTION.exec(match[5]);
      result.push({
        file: hostPath(match[1]),
        line: Number(match[2]),
        column: Number(match[3]),
        severity: match[4] === 'fatal error' ? 'error' : (match[4] as Diagnostic['severity']),
        message: option ? match[5].slice(0, option.index) : match[5],
        ...(option && option[1] !== '-Werror' ? { option: option[1] } : {}),
      });
      continue;
    }
    const general = /^(?:clang(?:\+\+)?|wasm-ld): (error|warning): (.*)$/.exec(line);
    if (general) {
      result.push({
        file: null,
        line: 0,
        column: 0,
        severity: general[1] as 'error' | 'warning',
        message: general[2],
      });
    }
  }
  return result;
}

/** One line as compilers print it: `mini.c:12:3: error: …`. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const place =
    diagnostic.file === null ? '' : `${diagnostic.file}:${diagnostic.line}:${diagnostic.column}: `;
  const option = diagnostic.option === undefined ? '' : ` [${diagnostic.option}]`;
  return `${place}${diagnostic.severity}: ${diagnostic.message}${option}`;
}
