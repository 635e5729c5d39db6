import path from 'node:path';
import { readdirSync } from 'node:fs';
import type { Library } from './files/library-file.ts';
import { C_FILE, filesEnding, programsOf } from './files/miniclass-source.ts';
import { findSources, loadLibrary, loadScenario } from './inputs.ts';
import type { Scenario } from './scenario/scenario-file.ts';
import { tour } from './scenario/tour.ts';
import { UsageError } from './usage-error.ts';

/** What a person names for a run; paths as given. */
export interface RunNames {
  /** Files or folders of the changer miniclass. */
  readonly program?: readonly string[];
  readonly library?: string;
  readonly scenario?: string;
  /** Files or folders of the drives' tape miniclass. */
  readonly tape?: readonly string[];
}

/** Everything that a run starts from, read and checked. */
export interface RunInputs {
  /** Absolute paths of the changer miniclass's sources. */
  readonly sources: readonly string[];
  /** Those of the tape miniclass; undefined: the one that comes with the lab. */
  readonly tapeSources?: readonly string[];
  readonly library: Library;
  readonly scenario: Scenario;
}

/**
 * Finds what a run starts from. What the person names comes first, then what the scenario file names. A run
 * that names no driver takes driver and library from beside the scenario file; one that names its driver and
 * no library gets a generic library, and without a scenario the tour of all requests.
 * @throws UsageError where something is missing, ambiguous or has a mistake.
 */
export async function findInputs(names: RunNames): Promise<RunInputs> {
  const scenario = names.scenario === undefined ? undefined : loadScenario(names.scenario);
  const named = names.program && names.program.length > 0 ? names.program : undefined;
  const program = named ?? scenario?.driver ?? (scenario ? [await driverBeside(scenario.file)] : []);
  const sources = findSources(program);
  const tape = names.tape ?? scenario?.tape;
  const tapeSources = tape && findSources(tape);
  const libraryFile =
    names.library ??
    scenario?.library ??
    (named || !scenario ? undefined : await libraryBeside(scenario.file));
  const library = loadLibrary(libraryFile, sources);
  return {
    sources,
    ...(tapeSources ? { tapeSources } : {}),
    library,
    scenario: scenario ?? tour(library.model),
  };
}

/** What people are told where a scenario file does not say which file it goes with. */
function unclear(file: string, member: 'driver' | 'library', found: readonly string[], what: string): never {
  const beside =
    found.length === 0
      ? `no ${what} lies beside it`
      : `${found.length} lie beside it (${found.map((one) => path.basename(one)).join(', ')})`;
  throw new UsageError(
    `The scenario file ${file} names no ${member}, and ${beside}. Name one in it with "${member}".`,
  );
}

async function driverBeside(file: string): Promise<string> {
  const folder = path.dirname(path.resolve(file));
  const sources = readdirSync(folder).filter((name) => C_FILE.test(name));
  const programs = await programsOf(sources.map((name) => path.join(folder, name)));
  return programs.length === 1 ? programs[0] : unclear(file, 'driver', programs, 'miniclass driver');
}

async function libraryBeside(file: string): Promise<string> {
  const libraries = await filesEnding(path.dirname(path.resolve(file)), '.changer.json');
  return libraries.length === 1 ? libraries[0] : unclear(file, 'library', libraries, '*.changer.json');
}
