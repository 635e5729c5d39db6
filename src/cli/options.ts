import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { BuildSettings } from '../lab/prepare-job.ts';
import { UsageError } from './usage.ts';

/** Where a command writes. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/** The options of every command that compiles drivers. */
export const BUILD_OPTIONS = {
  define: { type: 'string', short: 'D', multiple: true },
  include: { type: 'string', short: 'I', multiple: true },
  json: { type: 'boolean' },
  watchdog: { type: 'string' },
  'no-cache': { type: 'boolean' },
} as const;

/** The options of the commands that carry out scenarios. */
export const RUN_OPTIONS = {
  ...BUILD_OPTIONS,
  strict: { type: 'boolean' },
  trace: { type: 'string' },
} as const;

/** Options and other arguments. @throws UsageError for an option that is unknown or lacks its value. */
export function parseOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}. See changer-lab --help.`);
  }
}

/** Seconds of CPU time that one request may take. @throws UsageError */
export function watchdogSeconds(text: string | undefined): number {
  if (text === undefined) return 5;
  const seconds = Number(text);
  if (!(seconds > 0)) throw new UsageError(`--watchdog takes a number of seconds above 0, not ${text}.`);
  return seconds;
}

/** What `-D` and `-I` say. */
export function buildSettings(values: { define?: string[]; include?: string[] }): BuildSettings {
  return {
    defines: values.define ?? [],
    includePath: (values.include ?? []).map((directory) => path.resolve(directory)),
  };
}
