import type { Diagnostic } from 'vscode-languageserver/node';
import type { Publisher } from '../diagnostics/publisher.ts';
import { fileOfUri } from '../documents/file-names.ts';
import type { BuildParams } from '../protocol.ts';
import { toCompilerDiagnostics, type FileTexts } from './compiler-diagnostics.ts';
import type { CheckResult } from './live-check.ts';

/** Files with the versions that the editor has of them. */
export interface Files extends FileTexts {
  /** Null for a file that is not open. */
  versionOfFile(file: string): number | null;
}

/**
 * What the compiler said, from a check while typing or from the build of a debug session: one way into the list of
 * problems. A check of a newer text takes the place of what the build said of that file.
 */
export class CompilerFindings {
  private builtVersions = new Map<string, number | null>();

  constructor(
    private readonly publisher: Publisher,
    private readonly files: Files,
  ) {}

  checked({ document, version, passes }: CheckResult): void {
    const found = toCompilerDiagnostics(this.files, passes);
    this.publisher.set(finderOf(document.uri), found);
    const built = new Map(this.publisher.of(BUILD));
    if (this.builtVersions.get(document.uri) === version || !built.delete(document.uri)) return;
    this.publisher.set(BUILD, built);
  }

  closed(uri: string): void {
    this.publisher.set(finderOf(uri), new Map<string, Diagnostic[]>());
  }

  /** The build of a debug session replaces what the one before said. */
  built({ diagnostics }: BuildParams): void {
    const found = toCompilerDiagnostics(this.files, [['32-bit', diagnostics]]);
    this.builtVersions = new Map(
      [...found.keys()].map((uri) => [uri, this.files.versionOfFile(fileOfUri(uri))]),
    );
    this.publisher.set(BUILD, found);
  }
}

/** Comes first, so that a check while typing, which knows both kinds of Windows, counts where both say the same. */
const BUILD = ' build';

function finderOf(uri: string): string {
  return `clang ${uri}`;
}
