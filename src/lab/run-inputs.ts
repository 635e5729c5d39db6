import path from 'node:path';
import { readdirSync } from 'node:fs';
import type { Library } from './files/library-file.ts';
import type { DriverKind } from './driver-build.ts';
import { C_FILE, filesEnding, kindOfSources, programsOf } from './files/miniclass-source.ts';
import { findSources, libraryFor, loadLibrary, loadScenario } from './inputs.ts';
import type { Scenario } from './scenario/scenario-file.ts';
import { tour } from './scenario/tour.ts';
import { SUPPLIED_CHANGER } from './supplied-drivers.ts';
import { UsageError } from './usage-error.ts';

/** What a person names for a run; paths as given. */
export interface RunNames {
  /** Files or folders of the miniclass: the changer's or, where `tape` names none, the drives'. */
  readonly program?: readonly string[];
  readonly library?: string;
  readonly scenario?: string;
  /** Files or folders of the drives' tape miniclass. */
  readonly tape?: readonly string[];
}

/** Everything that a run starts from, read and checked. */
export interface RunInputs {
  /** The driver that the run is about: what the person names as the program, the changer's where there are two. */
  readonly main: DriverKind;
  /** Absolute paths of the changer miniclass's sources. */
  readonly sources: readonly string[];
  /** True where that is the one that comes with the lab: the person develops the drives'. */
  readonly suppliedChanger: boolean;
  /** Those of the tape miniclass; undefined: the one that comes with the lab. */
  readonly tapeSources?: readonly string[];
  readonly library: Library;
  readonly scenario: Scenario;
}

/**
 * Finds what a run starts from. What the person names comes first, then what the scenario file names, then what the
 * library file does. A run
 * that names no driver takes driver and library from beside the scenario file; one that names its driver and
 * no library gets a generic library, and without a scenario the tour of all requests.
 * @throws UsageError where something is missing, ambiguous or has a mistake.
 */
export async function findInputs(names: RunNames): Promise<RunInputs> {
  const scenario = names.scenario === undefined ? undefined : loadScenario(names.scenario);
  const { program, tape = scenario?.tape } = await byKind(names);
  const named = names.library ?? scenario?.library;
  const described = named === undefined ? undefined : loadLibrary(named);
  const ofDrives = tape ?? described?.tape;
  const changer = program ?? scenario?.driver ?? (await changerBeside(scenario, ofDrives !== undefined));
  const suppliedChanger = changer === SUPPLIED_CHANGER;
  const sources = findSources(changer);
  const library =
    described ??
    (names.program?.length || !scenario
      ? libraryFor(sources)
      : loadLibrary(await libraryBeside(scenario.file)));
  const tapePaths = ofDrives ?? library.tape;
  const tapeSources = tapePaths && findSources(tapePaths);
  const developed = new Set<DriverKind>([
    ...(suppliedChanger ? [] : (['changer'] as const)),
    ...(tapeSources ? (['tape'] as const) : []),
  ]);
  return {
    main: suppliedChanger || (tapeSources && !program && names.program?.length) ? 'tape' : 'changer',
    sources,
    suppliedChanger,
    ...(tapeSources ? { tapeSources } : {}),
    library,
    scenario: scenario ?? tour(library.model, developed),
  };
}

/** The sources of the driver that the run is about. */
export function mainSources({ main, sources, tapeSources = [] }: RunInputs): readonly string[] {
  return main === 'tape' ? tapeSources : sources;
}

/** The drivers that the person names, each as what it is: a tape miniclass may be named as the program. */
async function byKind({ program = [], tape }: RunNames): Promise<Pick<RunNames, 'program' | 'tape'>> {
  const given = tape && tape.length > 0 ? { tape } : {};
  if (program.length === 0) return given;
  const isTape = !given.tape && (await kindOfSources(findSources(program))) === 'tape';
  return isTape ? { tape: program } : { program, ...given };
}

/** The changer's miniclass where nobody names one. @param otherwise true where the drives' is developed. */
async function changerBeside(scenario: Scenario | undefined, otherwise: boolean): Promise<readonly string[]> {
  if (!scenario) return otherwise ? SUPPLIED_CHANGER : [];
  const folder = path.dirname(path.resolve(scenario.file));
  const sources = readdirSync(folder).filter((name) => C_FILE.test(name));
  const programs = (await programsOf(sources.map((name) => path.join(folder, name))))
    .filter(({ kind }) => kind === 'changer')
    .map((program) => program.path);
  if (programs.length === 0 && otherwise) return SUPPLIED_CHANGER;
  return programs.length === 1
    ? programs
    : unclear(scenario.file, 'driver', programs, 'changer miniclass driver');
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

async function libraryBeside(file: string): Promise<string> {
  const libraries = await filesEnding(path.dirname(path.resolve(file)), '.changer.json');
  return libraries.length === 1 ? libraries[0] : unclear(file, 'library', libraries, '*.changer.json');
}
