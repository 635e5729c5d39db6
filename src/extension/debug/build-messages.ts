import { readdirSync } from 'node:fs';
import path from 'node:path';
import type * as vscode from 'vscode';
import type { BuildDiagnostic } from '../../language/protocol.ts';
import type { DiagnosticRecord } from '../../lab/records.ts';
import { C_FILE } from '../../lab/files/miniclass-source.ts';

/** What the compiler said of a driver that was launched, each message with a file. */
export function buildMessages(
  session: vscode.DebugSession,
  records: readonly DiagnosticRecord[],
): BuildDiagnostic[] {
  return records.flatMap((record) => {
    const file = record.file ?? programFile(session);
    return file === undefined ? [] : [{ ...record, file }];
  });
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
