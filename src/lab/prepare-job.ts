import type { Diagnostic } from '../toolchain/diagnostic.ts';
import type { BuildDriver } from './driver-build.ts';
import type { RunInputs } from './run-inputs.ts';
import type { DriverImage, Job } from './session.ts';
import { buildTapeDriver } from './tape-driver.ts';

/** How the sources of a run are compiled. */
export interface BuildSettings {
  /** `NAME` or `NAME=VALUE`. */
  readonly defines: readonly string[];
  /** Absolute include directories. */
  readonly includePath: readonly string[];
}

/** A run ready to start; without a job the diagnostics hold an error. */
export interface PreparedJob {
  readonly job?: Job;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles the drivers of a run.
 * @throws InputError where a source cannot be read or is no C.
 */
export async function prepareJob(
  { sources, tapeSources, library, scenario }: RunInputs,
  settings: BuildSettings,
  build: BuildDriver,
): Promise<PreparedJob> {
  const built = await build({ files: sources, ...settings });
  const drives = await buildTapeDriver(
    { scenario, library },
    tapeSources && { files: tapeSources, ...settings },
    build,
  );
  const diagnostics = [...built.diagnostics, ...drives.diagnostics];
  const { wasm, lines } = built;
  if (!wasm || drives.failed) return { diagnostics };
  const changer: DriverImage = { kind: 'changer', sources, wasm, lines, supplied: false };
  const drivers: Job['drivers'] = drives.driver ? [changer, drives.driver] : [changer];
  return { diagnostics, job: { drivers, library, scenario } };
}
