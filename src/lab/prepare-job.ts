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

const NO_SETTINGS: BuildSettings = { defines: [], includePath: [] };

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
  { main, sources, suppliedChanger, tapeSources, library, scenario }: RunInputs,
  settings: BuildSettings,
  build: BuildDriver,
): Promise<PreparedJob> {
  // What the person defines is meant for the driver that the person develops.
  const built = await build({ files: sources, ...(suppliedChanger ? NO_SETTINGS : settings) });
  const drives = await buildTapeDriver(
    { scenario, library },
    tapeSources && { files: tapeSources, ...settings },
    build,
  );
  const diagnostics = [...built.diagnostics, ...drives.diagnostics];
  const { wasm, lines } = built;
  if (!wasm || drives.failed) return { diagnostics };
  const changer: DriverImage = { kind: 'changer', sources, wasm, lines, supplied: suppliedChanger };
  const drivers: Job['drivers'] = drives.driver ? [changer, drives.driver] : [changer];
  return { diagnostics, job: { drivers, main, library, scenario } };
}
