import type { Analysis } from './analysis.ts';
import type { LintDiagnostic } from './diagnostic.ts';
import { analyse, type LintOptions } from './lint.ts';
import { agreedChanger, changerClaim, type ChangerClaim, type ChangerWords } from './parameters/pair.ts';
import { CHANGER_STRUCT } from './parameters/known-parameters.ts';
import { CParser } from './syntax/parser.ts';
import { PieceCache } from './syntax/unit.ts';

/** A file and what is in it. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** What the linter found in one of several files; plain data. */
export interface Survey {
  readonly file: string;
  readonly diagnostics: readonly LintDiagnostic[];
  readonly changer: ChangerClaim;
  /** It holds the driver of drives: what it returns is compared with the changer's. */
  readonly drives: boolean;
}

/**
 * The findings of files that belong together.
 * @param again lints the driver of drives beside a changer that is known.
 */
export function together(
  surveys: readonly Survey[],
  again: (file: string, changer: ChangerWords) => readonly LintDiagnostic[],
): LintDiagnostic[] {
  const changer = agreedChanger(surveys.map((survey) => survey.changer));
  return surveys.flatMap(({ file, diagnostics, drives }) =>
    changer && drives ? again(file, changer) : diagnostics,
  );
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

  /** What one file of several shows; its analysis is let go. */
  survey({ file, text }: SourceFile, options: LintOptions = {}): Survey {
    const analysis = this.open(file).analyse(text, options);
    if (!analysis) return { file, diagnostics: [], changer: 'none', drives: false };
    const { diagnostics, routines } = analysis;
    const drives = routines.some(({ struct }) => struct !== CHANGER_STRUCT);
    return { file, diagnostics, changer: changerClaim(routines), drives };
  }

  /** The findings of several files that belong together, file by file: a changer's driver and those of its drives. */
  lintTogether(files: readonly SourceFile[], options: LintOptions = {}): LintDiagnostic[] {
    const texts = new Map(files.map(({ file, text }) => [file, text]));
    const surveys = files.map((source) => this.survey(source, options));
    return together(surveys, (file, changer) =>
      this.lintSource(file, texts.get(file) ?? '', { ...options, changer }),
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
