import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../../lint/analysis.ts';
import { concernsMiniclass } from '../../lint/concerns.ts';
import type { LintDiagnostic } from '../../lint/diagnostic.ts';
import type { Linter, LintDocument } from '../../lint/linter.ts';
import type { IncludeResolver } from '../../lint/syntax/unit.ts';
import type { LintSettings } from '../settings.ts';

/** What a document is analysed with; a new object for each change of it. */
export interface Surroundings {
  readonly settings: LintSettings;
  /** Absolute folders for headers. */
  readonly includePath: readonly string[];
  readonly resolve: IncludeResolver;
}

/** A document of the editor, analysed at most once a version. */
export class OpenDocument {
  private readonly lint: LintDocument;
  private analysed: Analysis | undefined;
  private of: { readonly version: number; readonly surroundings: Surroundings } | undefined;
  /** Milliseconds that the last analysis took. */
  cost = 0;
  /** The editor has closed it. */
  closed = false;

  /** @param file path of the document, or its URI where it has none. */
  constructor(
    private readonly linter: Linter,
    readonly source: TextDocument,
    readonly file: string,
    readonly surroundings: () => Surroundings,
  ) {
    this.lint = linter.open(file);
  }

  get uri(): string {
    return this.source.uri;
  }

  get version(): number {
    return this.source.version;
  }

  /** The text, in which a byte order mark is a blank: offsets are the editor's. */
  get text(): string {
    return this.source.getText().replace(/^\uFEFF/, ' ');
  }

  get concernsMiniclass(): boolean {
    return concernsMiniclass(this.source.getText());
  }

  /** The findings of the text as it is now; none where nobody wants them. */
  findings(): readonly LintDiagnostic[] {
    return this.surroundings().settings.enable ? (this.analysis()?.diagnostics ?? []) : [];
  }

  /** The analysis of the text as it is now; undefined where it has nothing to do with changers. */
  analysis(): Analysis | undefined {
    const surroundings = this.surroundings();
    const { version } = this;
    if (this.of?.version === version && this.of.surroundings === surroundings) return this.analysed;
    const { settings, resolve } = surroundings;
    const begin = performance.now();
    const { rules, defines } = settings;
    this.analysed = this.lint.analyse(this.text, { rules, defines, resolve });
    this.cost = performance.now() - begin;
    this.of = { version, surroundings };
    return this.analysed;
  }

  /** Gives findings of other texts with the same surroundings, such as this one with a fix applied. */
  trial(): (text: string) => readonly LintDiagnostic[] {
    const { settings, resolve } = this.surroundings();
    const lint = this.linter.open(this.file);
    return (text) => lint.lint(text, { rules: settings.rules, defines: settings.defines, resolve });
  }

  /** True where the last analysis read a header. */
  includes(file: string): boolean {
    return this.analysed?.unit.files.has(file) ?? false;
  }

  /** Makes the next analysis look at everything again: a header changed. */
  forget(): void {
    this.of = undefined;
  }
}
