import path from 'node:path';
import { buildDriver } from '../../lab/driver-build.ts';
import { formatProblem } from '../../lab/files/json-document.ts';
import { prepareJob } from '../../lab/prepare-job.ts';
import type { DiagnosticRecord } from '../../lab/records.ts';
import { findInputs } from '../../lab/run-inputs.ts';
import type { Job } from '../../lab/session.ts';
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
      const settings = {
        defines: args.defines,
        includePath: args.includePath.map((folder) => path.resolve(folder)),
      };
      const { compiler, cache } = this;
      const prepared = await prepareJob(await findInputs(args), settings, (sources, kind) =>
        buildDriver(sources, compiler, cache, kind),
      );
      return prepared.job ? prepared : { ...prepared, problem: compileProblem(prepared.diagnostics) };
    } catch (error) {
      if (error instanceof UsageError) {
        const first = error.problems.at(0);
        return {
          diagnostics: [],
          problem: first ? `${error.message} ${formatProblem(first)}` : error.message,
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
