import type { BuildDriver, DriverSources } from './driver-build.ts';
import type { DiagnosticRecord } from './records.ts';
import { usesDrives } from './scenario/scenario-file.ts';
import type { DriverImage, Job } from './session.ts';
import { suppliedTape } from './supplied-drivers.ts';

/** The tape miniclass of a run, or why there is none. */
export interface TapeDriver {
  readonly driver?: DriverImage;
  readonly diagnostics: readonly DiagnosticRecord[];
  /** It was wanted and does not compile. */
  readonly failed: boolean;
}

/**
 * Compiles the tape miniclass that a scenario needs: the user's, or the one that comes with the lab.
 * @param sources of the user's miniclass; undefined where there is none.
 */
export async function buildTapeDriver(
  { scenario, library }: Pick<Job, 'scenario' | 'library'>,
  sources: DriverSources | undefined,
  build: BuildDriver,
): Promise<TapeDriver> {
  if (!sources && !usesDrives(scenario)) return { diagnostics: [], failed: false };
  const driver = sources ?? suppliedTape(library);
  const built = await build(driver, 'tape');
  const { wasm, lines, diagnostics } = built;
  if (!wasm) return { diagnostics, failed: true };
  const image: DriverImage = { kind: 'tape', sources: driver.files, wasm, lines, supplied: !sources };
  return { driver: image, diagnostics, failed: false };
}
