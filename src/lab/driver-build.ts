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
  /** Each basic block tells that it is run: what a session's `block` observer hears. */
  readonly blocks?: boolean;
  /** Bytes of the machine's memory, a multiple of 64 KB; `MACHINE_MEMORY` where left out. */
  readonly memory?: number;
}

/** What a driver is compiled to serve. */
export type DriverKind = 'changer' | 'tape';

/** Routines of the other class driver: a miniclass that calls one is of that kind. */
const FOREIGN: Readonly<Record<DriverKind, ReadonlySet<string>>> = {
  changer: new Set(TAPE_ROUTINE_NAMES),
  tape: new Set(CLASS_ROUTINE_NAMES),
};

const NO_MINICLASS: Readonly<Record<DriverKind, string>> = {
  changer:
    'this is no changer miniclass driver: it has neither DriverEntry nor the routines of a Windows 2000 driver (ChangerInitialize, ChangerGetParameters, …).',
  tape: 'this is no tape miniclass driver: it has no DriverEntry, which calls TapeClassInitialize.',
};

/** Compiles a driver: `buildDriver` with a compiler and a cache of one's own. */
export type BuildDriver = (sources: DriverSources, kind?: DriverKind) => Promise<Build>;

/**
 * Compiles a miniclass.
 * @param kind of miniclass; one of another kind is refused.
 * @throws InputError where a source cannot be read or is no C.
 */
export async function buildDriver(
  sources: DriverSources,
  compiler: Compiler,
  cache: ArtifactCache,
  kind: DriverKind = 'changer',
): Promise<Build> {
  const result = await build(
    {
      sources: sources.files,
      defines: sources.defines,
      includePath: sources.includePath,
      ...(sources.blocks ? { blocks: true } : {}),
      ddkDirectory: ddkDirectory(),
      exports: EXPORTED_ROUTINES,
      externals: EXTERNALS,
      memoryBytes: sources.memory ?? MACHINE_MEMORY,
    },
    compiler,
    cache,
  );
  if (!result.wasm) return result;
  const refusal = reasonToRefuse(new WebAssembly.Module(result.wasm), kind);
  if (refusal === undefined) return result;
  const place = { file: sources.files[0], line: 1, column: 1 };
  return {
    ...result,
    wasm: null,
    diagnostics: [...result.diagnostics, { ...place, severity: 'error', message: refusal }],
  };
}

/** Why a module is not the miniclass that is wanted; undefined where it is. */
function reasonToRefuse(module: WebAssembly.Module, kind: DriverKind): string | undefined {
  const foreign = WebAssembly.Module.imports(module).find(({ name }) => FOREIGN[kind].has(name));
  if (foreign && kind === 'changer')
    return `this is a tape miniclass driver: it calls ${foreign.name}. Give it as the tape driver ("tape", --tape) of a changer's driver.`;
  if (foreign)
    return `this is a changer miniclass driver: it calls ${foreign.name}. A tape miniclass is wanted here.`;
  const exported = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  const none =
    kind === 'changer' ? isNoMiniclass((name) => exported.has(name)) : !exported.has('DriverEntry');
  return none ? NO_MINICLASS[kind] : undefined;
}
