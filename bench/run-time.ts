import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageFile } from '../src/toolchain/package-files.ts';
import { median, say } from './say.ts';

function run(cache: string): number {
  const sample = packageFile('samples', 'autoloader');
  const start = performance.now();
  const { status } = spawnSync(
    process.execPath,
    [
      packageFile('dist', 'cli.mjs'),
      'run',
      sample,
      '--library',
      path.join(sample, 'library.changer.json'),
      '--scenario',
      path.join(sample, 'smoke.scenario.json'),
    ],
    { env: { ...process.env, XDG_CACHE_HOME: cache }, stdio: 'ignore' },
  );
  if (status !== 0) throw new Error(`changer-lab run of the sample ended with status ${status}.`);
  return (performance.now() - start) / 1000;
}

/** `changer-lab run` of the sample: from a cold start, and with everything compiled before. */
export function benchRun(): void {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < 5; round++) {
    const cache = mkdtempSync(path.join(tmpdir(), 'changer-lab-'));
    cold.push(run(cache));
    warm.push(run(cache));
    rmSync(cache, { recursive: true, force: true });
  }
  say('changer-lab run of the sample, cold, seconds', median(cold).toFixed(2), 'at most 2.5');
  // With the objects cached no compiler is loaded: this is what is spent outside it.
  say('  the same without the compiler, seconds', median(warm).toFixed(2), 'at most 0.5');
}
