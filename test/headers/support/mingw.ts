/** The cross compilers of mingw-w64 and its public-domain DDK headers: a witness that is not ours. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const DDK = '/usr/share/mingw-w64/include/ddk';
export const MINGW_COMPILERS = ['i686-w64-mingw32-gcc', 'x86_64-w64-mingw32-gcc'] as const;

/** What is missing of mingw-w64, or undefined where all of it is there. */
export function mingwMissing(): string | undefined {
  if (!existsSync(`${DDK}/mcd.h`)) return `no mingw-w64 DDK headers in ${DDK}`;
  for (const compiler of MINGW_COMPILERS)
    if (spawnSync(compiler, ['--version']).status !== 0) return `no ${compiler}`;
  return undefined;
}

/** Checks syntax and semantics; the compiler's messages are empty where it has nothing to say. */
export function mingwCheck(compiler: (typeof MINGW_COMPILERS)[number], source: string): string {
  const run = spawnSync(compiler, ['-std=gnu11', '-fsyntax-only', '-w', `-I${DDK}`, '-x', 'c', '-'], {
    input: source,
    encoding: 'utf8',
  });
  return run.status === 0 ? '' : run.stderr;
}

/** Names of object-like macros after preprocessing. */
export function mingwMacros(compiler: (typeof MINGW_COMPILERS)[number], source: string): ReadonlySet<string> {
  const run = spawnSync(compiler, ['-E', '-dM', `-I${DDK}`, '-x', 'c', '-'], {
    input: source,
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  return new Set([...run.stdout.matchAll(/^#define (\w+) /gm)].map((match) => match[1]));
}
