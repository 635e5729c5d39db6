import { expect } from 'vitest';
import { Linter } from '../../src/lint/linter.ts';
import type { LintDiagnostic } from '../../src/lint/diagnostic.ts';
import type { LintOptions } from '../../src/lint/lint.ts';

/** Source with the expected findings in it: `//   ^^^^ E03` marks columns of the line above. */

let loaded: Promise<Linter> | undefined;

/** The linter, loaded once for a test file. */
export function linter(): Promise<Linter> {
  return (loaded ??= Linter.load());
}

const MARKER = /^(\s*\/\/\s*)(\^+) ([A-Z]+\d+)\b/;

/** `12:5-20 E03` for each marker. */
export function expected(source: string): string[] {
  const lines = source.split('\n');
  return lines.flatMap((line, i) => {
    const match = MARKER.exec(line);
    if (!match) return [];
    let code = i - 1;
    while (MARKER.test(lines[code] ?? '')) code--;
    const column = match[1].length + 1;
    return [`${code + 1}:${column}-${column + match[2].length} ${match[3]}`];
  });
}

export function found(list: readonly LintDiagnostic[]): string[] {
  return list.map(({ line, column, endLine, endColumn, id }) =>
    endLine === line ? `${line}:${column}-${endColumn} ${id}` : `${line}:${column}-… ${id}`,
  );
}

/** Lints a source. */
export async function lint(source: string, options?: LintOptions): Promise<LintDiagnostic[]> {
  return (await linter()).lintSource('driver.c', source, options);
}

/** Expects the findings that are marked in the source, and no others. */
export async function expectMarked(source: string, options?: LintOptions): Promise<LintDiagnostic[]> {
  const list = await lint(source, options);
  expect(found(list).sort()).toEqual(expected(source).sort());
  return list;
}

/** The text with a fix applied. */
export function applied(source: string, { fix }: LintDiagnostic): string {
  const edits = [...(fix?.edits ?? [])].sort((a, b) => b.start - a.start);
  return edits.reduce(
    (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end),
    source,
  );
}
