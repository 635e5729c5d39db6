import type { Analysis } from './analysis.ts';
import type { LintDiagnostic } from './diagnostic.ts';
import { analyse, type LintOptions } from './lint.ts';
import { CParser } from './syntax/parser.ts';
import { PieceCache } from './syntax/unit.ts';

/** The linter with its grammar loaded. */
export class Linter {
  private constructor(private readonly parser: CParser) {}

  static async load(): Promise<Linter> {
    return new Linter(await CParser.load());
  }

  /** The findings of a file. */
  lintSource(file: string, text: string, options: LintOptions = {}): LintDiagnostic[] {
    return [...(analyse(this.parser, new PieceCache(), file, text, options)?.diagnostics ?? [])];
  }

  /** A file that is being edited. */
  open(file: string): LintDocument {
    return new LintDocument(this.parser, file);
  }
}

/** A file that is linted again and again: what an edit did not touch is not parsed anew. */
export class LintDocument {
  private readonly cache = new PieceCache();

  constructor(
    private readonly parser: CParser,
    readonly file: string,
  ) {}

  /** What is known of this version of the text; undefined where it has nothing to do with changers. */
  analyse(text: string, options: LintOptions = {}): Analysis | undefined {
    return analyse(this.parser, this.cache, this.file, text, options);
  }

  /** The findings of this version of the text. */
  lint(text: string, options: LintOptions = {}): LintDiagnostic[] {
    return [...(this.analyse(text, options)?.diagnostics ?? [])];
  }
}
