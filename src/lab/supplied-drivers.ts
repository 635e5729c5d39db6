import { packageFile } from '../toolchain/package-files.ts';
import type { DriverSources } from './driver-build.ts';
import type { Library } from './files/library-file.ts';

/** The miniclass drivers that come with the lab: a run has them where the person develops only the other one. */

/** C files of the changer's: it takes any changer that keeps to the standard. */
export const SUPPLIED_CHANGER: readonly string[] = [packageFile('samples', 'autoloader', 'autoloader.c')];

/** The drives': it is written for LTO; with a macro it takes any tape drive. */
export function suppliedTape({ model }: Library): DriverSources {
  const lto = model.drives.every(({ kind }) => /^LTO/i.test(kind.trim()));
  return {
    files: [packageFile('samples', 'lto', 'lto.c')],
    defines: lto ? [] : ['LTO_ANY_DRIVE'],
    includePath: [],
  };
}
