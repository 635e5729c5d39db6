import path from 'node:path';
import { afterAll } from 'vitest';
import { buildDriver, type DriverKind } from '../../src/lab/driver-build.ts';
import { genericLibrary } from '../../src/lab/files/generic-library.ts';
import type { Library } from '../../src/lab/files/library-file.ts';
import type { RunResult } from '../../src/lab/records.ts';
import type { StepData } from '../../src/lab/scenario/scenario-file.ts';
import { readScenario } from '../../src/lab/scenario/scenario-file.ts';
import { Session, type DriverImage } from '../../src/lab/session.ts';
import { ArtifactCache } from '../../src/toolchain/artifact-cache.ts';
import type { Build } from '../../src/toolchain/build.ts';
import { Compiler } from '../../src/toolchain/compiler.ts';
import { packageFile, workerFile } from '../../src/toolchain/package-files.ts';

/** A fixture or another file of the package, absolute. */
export function fixture(...parts: string[]): string {
  return packageFile('test', 'fixtures', ...parts);
}

/** A changer miniclass as a run takes it. */
export function changerImage({ wasm, lines }: Build): DriverImage {
  return { kind: 'changer', sources: [], wasm: wasm as Uint8Array, lines, supplied: false };
}

/** One compiler for the tests of a file; it is ended after them. Objects are kept between files. */
export function testCompiler(): { compiler: Compiler; cache: ArtifactCache } {
  const compiler = new Compiler(workerFile('compiler-worker'));
  afterAll(() => compiler.close());
  return { compiler, cache: new ArtifactCache(packageFile('node_modules', '.cache', 'changer-lab-test')) };
}

export interface Bench {
  /** Compiles a driver; a failed build fails the test with its diagnostics. */
  build(files: string | readonly string[], defines?: readonly string[], kind?: DriverKind): Promise<Build>;
  /** Compiles, starts and runs the steps in this process. */
  run(
    files: string | readonly string[],
    steps: readonly StepData[],
    options?: { defines?: readonly string[]; library?: Library },
  ): Promise<RunResult>;
}

/** Everything that a test of a driver needs. */
export function driverBench(): Bench {
  const { compiler, cache } = testCompiler();
  const build = async (
    files: string | readonly string[],
    defines: readonly string[] = [],
    kind: DriverKind = 'changer',
  ): Promise<Build> => {
    const list = typeof files === 'string' ? [files] : files;
    const built = await buildDriver(
      { files: list.map((file) => path.resolve(file)), defines, includePath: [] },
      compiler,
      cache,
      kind,
    );
    if (!built.wasm)
      throw new Error(
        built.diagnostics.map((diagnostic) => `${diagnostic.line}: ${diagnostic.message}`).join('\n'),
      );
    return built;
  };
  return {
    build,
    async run(files, steps, options = {}) {
      const built = await build(files, options.defines);
      const text = JSON.stringify({ steps });
      const { scenario, problems } = readScenario('test', text);
      if (!scenario)
        throw new Error(problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n'));
      const session = new Session({
        drivers: [changerImage(built)],
        main: 'changer',
        library: options.library ?? genericLibrary(),
        scenario,
      });
      session.execute();
      return session.result();
    },
  };
}
