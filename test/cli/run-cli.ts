import { spawnSync } from 'node:child_process';
import { packageFile } from '../../src/toolchain/package-files.ts';

/** Runs `changer-lab` as a user does. @param cwd its working folder */
export function runCli(
  args: readonly string[],
  cwd?: string,
): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [packageFile('dist', 'cli.mjs'), ...args], {
    encoding: 'utf8',
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, XDG_CACHE_HOME: packageFile('node_modules', '.cache') },
  });
  return { status, out: stdout, err: stderr };
}
