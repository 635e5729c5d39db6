import { spawnSync } from 'node:child_process';

/** True where Debian's tshark is installed; CHANGER_LAB_REQUIRE_TSHARK makes its absence a failure. */
export const tsharkIsThere = spawnSync('tshark', ['--version']).status === 0;
export const tsharkRequired = process.env['CHANGER_LAB_REQUIRE_TSHARK'] !== undefined;

/**
 * What tshark says of a capture.
 * @throws Error where it cannot read it.
 */
export function tshark(capture: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('tshark', ['-r', capture, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`tshark: ${stderr}`);
  return stdout;
}

/** The named fields of each packet that a display filter lets through; several values of one are joined by a comma. */
export function tsharkFields(
  capture: string,
  filter: string,
  fields: readonly string[],
  preferences: readonly string[] = [],
): string[][] {
  const options = ['-T', 'fields', '-E', 'separator=|', '-E', 'occurrence=a', '-E', 'aggregator=,'];
  const preferred = preferences.flatMap((preference) => ['-o', preference]);
  const out = tshark(
    capture,
    ...preferred,
    '-Y',
    filter,
    ...options,
    ...fields.flatMap((field) => ['-e', field]),
  );
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('|'));
}
