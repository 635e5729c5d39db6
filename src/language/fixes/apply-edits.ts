import type { LintDiagnostic, LintEdit } from '../../lint/diagnostic.ts';

/** Applying many fixes to one text. */

/** Edits of fixes that can all be made at once: those that touch one another wait for the next round. */
export function compatible(file: string, list: readonly LintDiagnostic[]): readonly LintEdit[] {
  const taken: LintEdit[] = [];
  for (const { fix } of list) {
    if (!fix || fix.edits.some((edit) => edit.file !== file)) continue;
    const clash = fix.edits.some((edit) =>
      taken.some((other) => edit.start <= other.end && other.start <= edit.end),
    );
    if (!clash) taken.push(...fix.edits);
  }
  return taken;
}

export function applied(text: string, edits: readonly LintEdit[]): string {
  const ordered = [...edits].sort((a, b) => b.start - a.start || b.end - a.end);
  return ordered.reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
}

/** The one edit that turns a text into another. */
export function difference(file: string, before: string, after: string): LintEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { file, start, end: before.length - same, text: after.slice(start, after.length - same) };
}
