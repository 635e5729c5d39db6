import type { Probe } from '../../qualify/probe.ts';
import type { Qualification } from '../../qualify/records.ts';
import type { Diagnostic } from '../../toolchain/diagnostic.ts';

/** A line of `--format jsonl`: for who follows a qualification while it runs. */
export type QualifyLine =
  /** A probe has been carried out. */
  | { readonly probe: string; readonly title: string; readonly done: number; readonly of: number }
  /** The last line: the whole of it, or null where a source does not compile. */
  | { readonly qualification: Qualification | null; readonly diagnostics: readonly Diagnostic[] };

const lineText = (line: QualifyLine): string => `${JSON.stringify(line)}\n`;

/** Gives the line of each probe. @param of how many probes there are. */
export function probeLine(of: number): (probe: Probe) => string {
  let done = 0;
  return ({ id, title }) => lineText({ probe: id, title, done: ++done, of });
}

/** The last line. */
export function endLine(
  qualification: Qualification | undefined,
  diagnostics: readonly Diagnostic[],
): string {
  return lineText({ qualification: qualification ?? null, diagnostics });
}
