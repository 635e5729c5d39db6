import { readFileSync } from 'node:fs';
import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver/node';
import type { Diagnostic as Message } from '../../toolchain/diagnostic.ts';

/** What the compiler says, as the editor takes it. */

/** Where a message comes from: the pass that found it, or both. */
export type Pass = '32-bit' | '64-bit' | 'both';

const SOURCES: Readonly<Record<Pass, string>> = {
  '32-bit': 'clang (32-bit Windows)',
  '64-bit': 'clang (64-bit Windows)',
  both: 'clang (Windows)',
};

const SEVERITY = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
} as const;

/** The names and texts of files as the editor has them. */
export interface FileTexts {
  uriOf(file: string): string;
  /** The text of an open document; undefined for any other file. */
  textOfFile(file: string): string | undefined;
}

/** Lines of the files that messages are about, each read once. */
class Lines {
  private readonly known = new Map<string, readonly string[]>();

  constructor(private readonly texts: FileTexts) {}

  /** The compiler counts bytes in a line, the editor UTF-16 units. The range is the word that is there. */
  range(file: string, line: number, column: number): Range {
    const row = Math.max(line - 1, 0);
    const text = this.of(file)[row] ?? '';
    const start = Buffer.from(text)
      .subarray(0, Math.max(column - 1, 0))
      .toString().length;
    const word = /^(?:\w+|->|[^\w\s]|$)/.exec(text.slice(start))?.[0] ?? '';
    return { start: { line: row, character: start }, end: { line: row, character: start + word.length } };
  }

  private of(file: string): readonly string[] {
    let lines = this.known.get(file);
    if (!lines) this.known.set(file, (lines = (this.texts.textOfFile(file) ?? read(file)).split(/\r?\n/)));
    return lines;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    // A file that is gone since has no lines; the message still stands at its own.
    return '';
  }
}

/** A message with the notes that explain it. */
interface Explained {
  readonly file: string;
  readonly message: Message;
  readonly notes: readonly Message[];
}

function explained(messages: readonly Message[], fallback: string | undefined): Explained[] {
  const list: { file: string; message: Message; notes: Message[] }[] = [];
  for (const message of messages) {
    const file = message.file ?? fallback;
    const last = list.at(-1);
    if (message.severity === 'note' && last) last.notes.push(message);
    else if (file !== undefined) list.push({ file, message, notes: [] });
  }
  return list;
}

/**
 * Messages of one or both passes by the URI of their file. What both passes say is there once.
 * @param fallback the file that a message without a place is shown in.
 */
export function toCompilerDiagnostics(
  texts: FileTexts,
  passes: readonly (readonly [Pass, readonly Message[]])[],
  fallback?: string,
): Map<string, Diagnostic[]> {
  const lines = new Lines(texts);
  const found = new Map<string, { uri: string; pass: Pass; diagnostic: Diagnostic }>();
  for (const [pass, messages] of passes)
    for (const { file, message, notes } of explained(messages, fallback)) {
      const key = `${file}:${message.line}:${message.column}:${message.message}`;
      const known = found.get(key);
      if (known) {
        if (known.pass !== pass) known.pass = 'both';
        continue;
      }
      const diagnostic: Diagnostic = {
        range: lines.range(file, message.line, message.column),
        severity: SEVERITY[message.severity],
        message: message.message,
        ...(message.option === undefined ? {} : { code: message.option }),
        relatedInformation: notes.flatMap((note) =>
          note.file === null
            ? []
            : [
                {
                  location: {
                    uri: texts.uriOf(note.file),
                    range: lines.range(note.file, note.line, note.column),
                  },
                  message: note.message,
                },
              ],
        ),
      };
      found.set(key, { uri: texts.uriOf(file), pass, diagnostic });
    }
  const byUri = new Map<string, Diagnostic[]>();
  for (const { uri, pass, diagnostic } of found.values())
    byUri.set(uri, [...(byUri.get(uri) ?? []), { ...diagnostic, source: SOURCES[pass] }]);
  return byUri;
}
