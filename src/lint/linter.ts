import type { Analysis } from './analysis.ts';
import type { LintDiagnostic } from './diagnostic.ts';
import { analyse, type LintOptions } from './lint.ts';
import { changerWords } from './parameters/pair.ts';
import { CHANGER_STRUCT } from './parameters/known-parameters.ts';
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
    const seen = files.flatMap((source) => {
      const document = this.open(source.file);
      const analysis = document.analyse(source.text, options);
      if (!analysis) return [];
      const { diagnostics, routines } = analysis;
      const drives = routines.some(({ struct }) => struct !== CHANGER_STRUCT);
      // Only the files of drives are looked at again; what the others were parsed to is let go.
      return [{ diagnostics, routines, again: drives ? { source, document } : undefined }];
    });
    const changer = changerWords(seen.flatMap(({ routines }) => routines));
    return seen.flatMap(({ diagnostics, again }) =>
      changer && again ? again.document.lint(again.source.text, { ...options, changer }) : diagnostics,
    );
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
