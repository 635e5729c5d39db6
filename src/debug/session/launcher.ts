import path from 'node:path';
import { buildDriver } from '../../lab/driver-build.ts';
import { findSources, loadLibrary, loadScenario } from '../../lab/inputs.ts';
import type { DiagnosticRecord } from '../../lab/records.ts';
import type { Job } from '../../lab/session.ts';
import { buildTapeDriver } from '../../lab/tape-driver.ts';
import { UsageError } from '../../lab/usage-error.ts';
import { ArtifactCache, cacheDirectory } from '../../toolchain/artifact-cache.ts';
import { Compiler } from '../../toolchain/compiler.ts';
import { workerFile } from '../../toolchain/package-files.ts';
import { InputError } from '../../toolchain/source-set.ts';
import type { LaunchArguments } from './launch-arguments.ts';

/** A driver ready to run, or why there is none. */
export interface Launched {
  readonly job?: Job;
  readonly diagnostics: readonly DiagnosticRecord[];
  /** One sentence for the person where there is no job. */
  readonly problem?: string;
}

/** Compiles drivers for debug sessions; the compiler stays loaded for the next build. */
export class Launcher {
  private readonly compiler = new Compiler(workerFile('compiler-worker'));
  private readonly cache = new ArtifactCache(cacheDirectory());

  async launch(args: LaunchArguments): Promise<Launched> {
    try {
      const sources = findSources(args.program);
      const library = loadLibrary(args.library, sources);
      const scenario = loadScenario(args.scenario, library);
      const settings = {
        defines: args.defines,
        includePath: args.includePath.map((folder) => path.resolve(folder)),
      };
      const { compiler, cache } = this;
      const built = await buildDriver({ files: sources, ...settings }, compiler, cache);
      const tapeSources = args.tape && { files: findSources(args.tape), ...settings };
      const drives = await buildTapeDriver({ scenario, library }, tapeSources, compiler, cache);
      const diagnostics = [...built.diagnostics, ...drives.diagnostics];
      if (!built.wasm || drives.failed) return { diagnostics, problem: compileProblem(diagnostics) };
      const tape = drives.tape && { tape: drives.tape };
      return { diagnostics, job: { wasm: built.wasm, lines: built.lines, ...tape, library, scenario } };
    } catch (error) {
      if (error instanceof UsageError) {
        const first = error.problems.at(0);
        return {
          diagnostics: [],
          problem: first === undefined ? error.message : `${error.message} ${first}`,
        };
      }
      if (error instanceof InputError) return { diagnostics: [], problem: error.message };
      throw error;
    }
  }
}

function compileProblem(diagnostics: readonly DiagnosticRecord[]): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const first = errors.at(0);
  if (!first) return 'The driver does not compile.';
  const place = first.file === null ? '' : `${path.basename(first.file)}:${first.line}: `;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more errors)` : '';
  return `The driver does not compile: ${place}${first.message}${more}`;
}
