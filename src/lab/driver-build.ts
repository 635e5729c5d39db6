import { CLASS_ROUTINE_NAMES } from '../changer-class/class-routines.ts';
import { EXPORTED_ROUTINES, isNoMiniclass } from '../changer-class/binding.ts';
import { TAPE_ROUTINE_NAMES } from '../tape-class/class-routines.ts';
import { KERNEL_ROUTINES } from '../machine/kernel/index.ts';
import type { ArtifactCache } from '../toolchain/artifact-cache.ts';
import { build, type Build } from '../toolchain/build.ts';
import type { Compiler } from '../toolchain/compiler.ts';
import { ddkDirectory } from '../toolchain/package-files.ts';

/** Memory of a machine: room for the element status of 65,536 elements several times over. */
export const MACHINE_MEMORY = 64 * 1024 * 1024;

const EXTERNALS: ReadonlySet<string> = new Set([
  ...Object.keys(KERNEL_ROUTINES),
  ...CLASS_ROUTINE_NAMES,
  ...TAPE_ROUTINE_NAMES,
]);

export interface DriverSources {
  /** Absolute paths of the driver's C and C++ files. */
  readonly files: readonly string[];
  /** `NAME` or `NAME=VALUE`. */
  readonly defines: readonly string[];
  /** Absolute include directories. */
  readonly includePath: readonly string[];
}

/**
 * Compiles a changer or tape miniclass.
 * @throws InputError where a source cannot be read or is no C.
 */
export async function buildDriver(
  sources: DriverSources,
  compiler: Compiler,
  cache: ArtifactCache,
): Promise<Build> {
  const result = await build(
    {
      sources: sources.files,
      defines: sources.defines,
      includePath: sources.includePath,
      ddkDirectory: ddkDirectory(),
      exports: EXPORTED_ROUTINES,
      externals: EXTERNALS,
      memoryBytes: MACHINE_MEMORY,
    },
    compiler,
    cache,
  );
  if (!result.wasm) return result;
  const exported = new Set(
    WebAssembly.Module.exports(new WebAssembly.Module(result.wasm)).map((entry) => entry.name),
  );
  if (!isNoMiniclass((name) => exported.has(name))) return result;
  return {
    ...result,
    wasm: null,
    diagnostics: [
      ...result.diagnostics,
      {
        file: sources.files[0],
        line: 1,
        column: 1,
        severity: 'error',
        message:
          'this is no changer miniclass driver: it has neither DriverEntry nor the routines of a Windows 2000 driver (ChangerInitialize, ChangerGetParameters, …).',
      },
    ],
  };
}
