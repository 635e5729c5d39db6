import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { DiagnosticRecord } from '../../lab/records.ts';
import { C_FILE } from './miniclass-source.ts';

const NAME = 'changer compiler';

/** What the compiler said of the driver that was launched last, in the Problems view. */
export class CompilerDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection(NAME);

  /** Replaces what is shown. Notes go with the error that they explain. */
  show(session: vscode.DebugSession, records: readonly DiagnosticRecord[]): void {
    const byFile = new Map<string, vscode.Diagnostic[]>();
    const lines = new SourceLines();
    let last: vscode.Diagnostic | undefined;
    for (const record of records) {
      const file = record.file ?? programFile(session);
      if (file === undefined) continue;
      const range = lines.place(file, record);
      if (record.severity === 'note' && last) {
        const location = new vscode.Location(vscode.Uri.file(file), range);
        last.relatedInformation = [
          ...(last.relatedInformation ?? []),
          new vscode.DiagnosticRelatedInformation(location, record.message),
        ];
        continue;
      }
      last = new vscode.Diagnostic(range, record.message, severityOf(record));
      last.source = NAME;
      if (record.option !== undefined) last.code = record.option;
      byFile.set(file, [...(byFile.get(file) ?? []), last]);
    }
    this.collection.clear();
    for (const [file, diagnostics] of byFile) this.collection.set(vscode.Uri.file(file), diagnostics);
  }

  clear(): void {
    this.collection.clear();
  }

  dispose(): void {
    this.collection.dispose();
  }
}

function severityOf(record: DiagnosticRecord): vscode.DiagnosticSeverity {
  switch (record.severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'note':
      return vscode.DiagnosticSeverity.Information;
  }
}

/** Where a message without a place goes, such as the linker's: the first file of the driver. */
function programFile(session: vscode.DebugSession): string | undefined {
  const program: unknown = session.configuration['program'];
  const first: unknown = Array.isArray(program) ? program[0] : program;
  if (typeof first !== 'string') return undefined;
  if (C_FILE.test(first)) return first;
  try {
    const name = readdirSync(first)
      .sort()
      .find((one) => C_FILE.test(one));
    return name && path.join(first, name);
  } catch {
    // No such folder: the adapter says so.
    return undefined;
  }
}

/** The compiler counts bytes in a line, the editor UTF-16 units: they part at the first letter that is not ASCII. */
class SourceLines {
  private readonly files = new Map<string, readonly string[]>();

  place(file: string, { line, column }: DiagnosticRecord): vscode.Range {
    const row = Math.max(line - 1, 0);
    const bytes = Buffer.from(this.linesOf(file)[row] ?? '').subarray(0, Math.max(column - 1, 0));
    const unit = bytes.toString().length;
    // An empty range is shown under the word that it touches.
    return new vscode.Range(row, unit, row, unit);
  }

  private linesOf(file: string): readonly string[] {
    let lines = this.files.get(file);
    if (!lines) {
      try {
        lines = readFileSync(file, 'utf8')
          .replace(/^\uFEFF/, '')
          .split('\n');
      } catch {
        // A file that is gone since has no lines; the message still stands at its own.
        lines = [];
      }
      this.files.set(file, lines);
    }
    return lines;
  }
}
