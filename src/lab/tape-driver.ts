import { packageFile } from '../toolchain/package-files.ts';
import type { BuildDriver, DriverSources } from './driver-build.ts';
import type { DiagnosticRecord } from './records.ts';
import type { Library } from './files/library-file.ts';
import { usesDrives } from './scenario/scenario-file.ts';
import type { DriverImage, Job } from './session.ts';

/** The tape miniclass of a run, or why there is none. */
export interface TapeDriver {
  readonly driver?: DriverImage;
  readonly diagnostics: readonly DiagnosticRecord[];
  /** It was wanted and does not compile. */
  readonly failed: boolean;
}

/** The sample is written for LTO; with a macro it takes any tape drive. */
function ownDriver({ model }: Library): DriverSources {
  const lto = model.drives.every(({ kind }) => /^LTO/i.test(kind.trim()));
  return {
    files: [packageFile('samples', 'lto', 'lto.c')],
    defines: lto ? [] : ['LTO_ANY_DRIVE'],
    includePath: [],
  };
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
  const driver = sources ?? ownDriver(library);
  const built = await build(driver, 'tape');
  const { wasm, lines, diagnostics } = built;
  if (!wasm) return { diagnostics, failed: true };
  const image: DriverImage = { kind: 'tape', sources: driver.files, wasm, lines, supplied: !sources };
  return { driver: image, diagnostics, failed: false };
}
