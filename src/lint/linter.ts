import type { Analysis } from './analysis.ts';
import type { LintDiagnostic } from './diagnostic.ts';
import { analyse, type LintOptions } from './lint.ts';
import { changerWords } from './parameters/pair.ts';
import { CParser } from './syntax/parser.ts';
import { PieceCache } from './syntax/unit.ts';

/** A file and what is in it. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

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

  /** The findings of several files that belong together, file by file: a changer's driver and those of its drives. */
  lintTogether(files: readonly SourceFile[], options: LintOptions = {}): LintDiagnostic[] {
    const documents = files.map(({ file, text }) => ({ text, document: this.open(file) }));
    const analyses = documents.flatMap(({ document, text }) => document.analyse(text, options) ?? []);
    const changer = changerWords(analyses.flatMap(({ routines }) => routines));
    // What is known of the changer concerns the drives only; their files are looked at again, not parsed.
    if (!changer) return analyses.flatMap(({ diagnostics }) => diagnostics);
    return documents.flatMap(({ document, text }) => document.lint(text, { ...options, changer }));
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

  /** What is known of this version of the text; undefined where it has nothing to do with changers or tape drives. */
  analyse(text: string, options: LintOptions = {}): Analysis | undefined {
    return analyse(this.parser, this.cache, this.file, text, options);
  }

  /** The findings of this version of the text. */
  lint(text: string, options: LintOptions = {}): LintDiagnostic[] {
    return [...(this.analyse(text, options)?.diagnostics ?? [])];
  }
}
