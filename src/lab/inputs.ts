import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { systemReason } from '../core/system-reason.ts';
import { identityFromSource } from './files/driver-identity.ts';
import { genericLibrary } from './files/generic-library.ts';
import type { FileProblem } from './files/json-document.ts';
import { readLibrary, type Library } from './files/library-file.ts';
import { C_FILE } from './files/miniclass-source.ts';
import { readScenario, type Scenario } from './scenario/scenario-file.ts';
import { UsageError } from './usage-error.ts';

/**
 * The driver's source files, absolute. A folder stands for the C and C++ files in it.
 * @throws UsageError where a path is none of both, or a folder holds no source.
 */
export function findSources(paths: readonly string[]): string[] {
  if (paths.length === 0) throw new UsageError('Name the C file of the miniclass driver, or its folder.');
  const files = paths.flatMap((given) => {
    const absolute = path.resolve(given);
    let isFolder: boolean;
    try {
      isFolder = statSync(absolute).isDirectory();
    } catch (error) {
      throw new UsageError(`${given} cannot be opened: ${systemReason(error)}.`);
    }
    if (!isFolder) {
      if (!C_FILE.test(absolute)) {
        throw new UsageError(
          `${given} is no C source. Name .c or .cpp files; headers are found by #include.`,
        );
      }
      return absolute;
    }
    const sources = readdirSync(absolute)
      .filter((name) => C_FILE.test(name))
      .sort();
    if (sources.length === 0) throw new UsageError(`The folder ${given} holds no .c or .cpp file.`);
    return sources.map((name) => path.join(absolute, name));
  });
  for (const file of files) {
    if (statSync(file).size === 0) throw new UsageError(`${path.relative('.', file)} is empty.`);
  }
  return [...new Set(files)];
}

function readText(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`The ${what} file ${file} cannot be read: ${systemReason(error)}.`);
  }
}

function refuse(what: string, file: string, problems: readonly FileProblem[]): never {
  const count = problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`;
  throw new UsageError(`The ${what} file ${file} has ${count}.`, problems);
}

/** Reads a library file. @throws UsageError */
export function loadLibrary(file: string): Library {
  const { library, problems } = readLibrary(file, readText(file, 'library'));
  return library ?? refuse('library', file, problems);
}

/** A generic library that is of the vendor and product that a driver looks for. */
export function libraryFor(sources: readonly string[]): Library {
  return genericLibrary(identityFromSource(sources.map((source) => readFileSync(source, 'latin1'))));
}

/** Reads a scenario file. @throws UsageError */
export function loadScenario(file: string): Scenario {
  const { scenario, problems } = readScenario(file, readText(file, 'scenario'));
  return scenario ?? refuse('scenario', file, problems);
}
