import { buildDriver } from '../src/lab/driver-build.ts';
import { PROBES } from '../src/qualify/probes/index.ts';
import { qualifyDriver } from '../src/qualify/qualify-driver.ts';
import { ArtifactCache } from '../src/toolchain/artifact-cache.ts';
import { Compiler } from '../src/toolchain/compiler.ts';
import { packageFile, workerFile } from '../src/toolchain/package-files.ts';
import { say } from './say.ts';

/** How long the built-in suite needs for the sample, compiling it included. */
export async function benchQualify(): Promise<void> {
  const compiler = new Compiler(workerFile('compiler-worker'));
  const cache = new ArtifactCache();
  const sample = packageFile('samples', 'autoloader');
  const begin = performance.now();
  const { qualification } = await qualifyDriver(
    { sources: [`${sample}/autoloader.c`], library: `${sample}/library.changer.json` },
    {
      settings: { defines: [], includePath: [] },
      build: (driver, kind) => buildDriver(driver, compiler, cache, kind),
      probes: PROBES,
      watchdog: 2,
      workerFile: workerFile('qualify-worker'),
    },
  );
  const seconds = (performance.now() - begin) / 1000;
  await compiler.close();
  if (!qualification?.ok) throw new Error('The sample does not pass its qualification.');
  say('qualification of the sample', `${seconds.toFixed(1)} s`, 'at most 10 s');
}
