import type { Severity } from '../ddi/rules/rule.ts';
import type { Finding } from './finding.ts';
import { spanOf, type Place } from './syntax/place.ts';

/** A finding as editors and tools take it. Lines and columns are one-based, columns in UTF-16 units. */
export interface LintDiagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** `E03` */
  readonly id: string;
  /** `cleaner-slot-needs-drive-cleaning` */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly LintRelated[];
  readonly fix?: LintFix;
}

export interface LintRelated {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface LintFix {
  readonly title: string;
  readonly edits: readonly LintEdit[];
}

/** `start` to `end` of the file, as offsets in UTF-16 units, become the text. */
export interface LintEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Turns offsets of a file into lines and columns. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** Number of the line, from 1. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  columnAt(offset: number): number {
    return offset - this.starts[this.lineAt(offset) - 1] + 1;
  }
}

/** Lines of several files, each looked at once. */
export class LineIndexes {
  private readonly indexes = new Map<string, LineIndex>();

  constructor(private readonly textOf: (file: string) => string) {}

  of(file: string): LineIndex {
    let index = this.indexes.get(file);
    if (!index) this.indexes.set(file, (index = new LineIndex(this.textOf(file))));
    return index;
  }
}

function related(indexes: LineIndexes, at: Place, message: string): LintRelated {
  const { file, start } = spanOf(at);
  const index = indexes.of(file);
  return { file, line: index.lineAt(start), column: index.columnAt(start), message };
}

/** A finding with lines and columns. */
export function toDiagnostic(finding: Finding, indexes: LineIndexes): LintDiagnostic {
  const { file, start, end } = spanOf(finding.at);
  const index = indexes.of(file);
  return {
    file,
    line: index.lineAt(start),
    column: index.columnAt(start),
    endLine: index.lineAt(end),
    endColumn: index.columnAt(end),
    id: finding.rule.id,
    rule: finding.rule.name,
    severity: finding.severity,
    message: finding.message,
    related: finding.related.map(({ at, message }) => related(indexes, at, message)),
    ...(finding.fix
      ? {
          fix: {
            title: finding.fix.title,
            edits: finding.fix.edits.map(({ at, text }) => ({ ...spanOf(at), text })),
          },
        }
      : {}),
  };
}
