import { statSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '../../toolchain/files-below.ts';
import { systemReason } from '../../core/system-reason.ts';
import { UsageError } from '../usage-error.ts';

const SCENARIO = /\.scenario\.json$/i;

/**
 * The scenario files of a suite, each once: files as given, and all `*.scenario.json` of folders and below.
 * @throws UsageError where a path cannot be read or a folder holds no scenario.
 */
export function findScenarios(paths: readonly string[]): string[] {
  if (paths.length === 0)
    throw new UsageError('Name the scenario files to run, or the folders that hold them.');
  const files = paths.flatMap((given) => {
    try {
      if (!statSync(given).isDirectory()) return [path.normalize(given)];
      const below = filesBelow(given, SCENARIO).map((file) => path.normalize(file));
      if (below.length > 0) return below;
    } catch (error) {
      throw new UsageError(`${given} cannot be read: ${systemReason(error)}.`);
    }
    throw new UsageError(`There is no *.scenario.json in the folder ${given} or below it.`);
  });
  return [...new Map(files.map((file) => [path.resolve(file), file])).values()];
}
