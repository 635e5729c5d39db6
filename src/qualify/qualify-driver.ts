import type { Build } from '../toolchain/build.ts';
import type { Diagnostic } from '../toolchain/diagnostic.ts';
import { ELEMENT_KINDS } from '../emulator/model.ts';
import type { BuildDriver, DriverSources } from '../lab/driver-build.ts';
import type { Library } from '../lab/files/library-file.ts';
import { libraryFor, loadLibrary } from '../lab/inputs.ts';
import type { BuildSettings } from '../lab/prepare-job.ts';
import type { DriverImage } from '../lab/session.ts';
import { buildTapeDriver } from '../lab/tape-driver.ts';
import type { QualifyJob } from './bench.ts';
import { fittedLibrary } from './fitted-library.ts';
import type { Probe } from './probe.ts';
import { PROBES } from './probes/index.ts';
import { runProbes, type ProbeOptions } from './qualify.ts';
import { together } from './together.ts';
import { counts, type Finding, type ProbeRecord, type Qualification } from './records.ts';

/** What a qualification starts from; paths are absolute. */
export interface QualifyInputs {
  readonly sources: readonly string[];
  /** Those of the tape miniclass; undefined: the one that comes with the lab. */
  readonly tapeSources?: readonly string[];
  /** The library file; undefined: one is made of what the driver claims. */
  readonly library?: string;
}

export interface QualifyOptions extends ProbeOptions {
  readonly settings: BuildSettings;
  readonly build: BuildDriver;
  /** The probes to carry out, of the table. */
  readonly probes: readonly Probe[];
}

export interface QualifyOutcome {
  /** Undefined where a source does not compile. */
  readonly qualification?: Qualification;
  readonly diagnostics: readonly Diagnostic[];
}

/** Room for their element status, in every form that a driver may keep at one time. */
const FEW_ELEMENTS = 1000;
const SMALL_MEMORY = 8 * 1024 * 1024;
/** The manager needs the drives' driver whatever the probes are. */
const MANAGED = { file: '', steps: [{ data: { rsm: 'start' }, line: 0 }] };

/**
 * Qualifies a driver: compiles it, carries out the probes, and says what was found.
 * @throws UsageError for a library file that has a mistake. @throws InputError where a source cannot be read.
 */
export async function qualifyDriver(inputs: QualifyInputs, options: QualifyOptions): Promise<QualifyOutcome> {
  const { sources, tapeSources, library: file } = inputs;
  const { settings, build, probes } = options;
  const given = file === undefined ? libraryFor(sources) : loadLibrary(file);
  const driver: DriverSources = { files: sources, ...settings, ...memoryFor(given) };
  const built = await build(driver);
  const drives = await buildTapeDriver(
    { scenario: MANAGED, library: given },
    tapeSources && { files: tapeSources, ...settings },
    build,
  );
  const diagnostics = [...built.diagnostics, ...drives.diagnostics];
  const { wasm, lines } = built;
  if (!wasm || !drives.driver) return { diagnostics };
  const changer: DriverImage = { kind: 'changer', sources, wasm, lines, supplied: false };
  const base: Omit<QualifyJob, 'library'> = { drivers: [changer, drives.driver], traced: false };
  const library = file === undefined ? await fit({ ...base, library: given }, options) : given;
  const job: QualifyJob = { ...base, library };
  const { records, parameters } = await runProbes(job, probes, options);
  const traced = () => build({ ...driver, blocks: true });
  const located = together(await locate(records, job, traced, options));
  const { model } = library;
  return {
    diagnostics,
    qualification: {
      ok: !located.some(({ findings }) => findings.some(counts)),
      driver: sources,
      library: {
        vendor: model.vendor,
        product: model.product,
        file: file ?? null,
        elements: Object.fromEntries(ELEMENT_KINDS.map((kind) => [kind, model.elements[kind].count])),
      },
      parameters,
      probes: located,
    },
  };
}

/** A new lab for each probe is made sooner with a small machine, where the library has few elements. */
function memoryFor({ model }: Library): Pick<DriverSources, 'memory'> {
  const elements = ELEMENT_KINDS.reduce((sum, kind) => sum + model.elements[kind].count, 0);
  return elements <= FEW_ELEMENTS ? { memory: SMALL_MEMORY } : {};
}

/** The library that has what the driver claims, where it can be asked. */
async function fit(job: QualifyJob, { watchdog, workerFile }: ProbeOptions): Promise<Library> {
  const { parameters } = await runProbes(job, PROBES.slice(0, 1), { watchdog, workerFile });
  return parameters ? fittedLibrary(parameters, job.library) : job.library;
}

/**
 * Carries out the probes that found something once more, with a driver that tells its way: then each finding
 * has the line that returned. The same input gives the same run, so the findings are the same.
 */
async function locate(
  records: readonly ProbeRecord[],
  job: QualifyJob,
  build: () => Promise<Build>,
  { watchdog, workerFile }: ProbeOptions,
): Promise<readonly ProbeRecord[]> {
  const vague = ({ findings }: ProbeRecord): boolean =>
    findings.some(({ stack }) => stack.length === 0) && !findings.some(({ rule }) => rule === 'Q02');
  const again = PROBES.filter(({ id }) => records.some((record) => record.id === id && vague(record)));
  if (again.length === 0) return records;
  const { wasm, lines } = await build();
  if (!wasm) return records;
  const [changer, tape] = job.drivers;
  const telling: QualifyJob = { ...job, drivers: [{ ...changer, wasm, lines }, tape], traced: true };
  const { records: traced } = await runProbes(telling, again, { watchdog, workerFile });
  const all = traced.flatMap(({ findings }) => findings);
  const better = (finding: Finding): Finding => {
    const twin = all.find(({ rule, message }) => rule === finding.rule && message === finding.message);
    return twin?.source && finding.stack.length === 0 ? { ...finding, source: twin.source } : finding;
  };
  return records.map((record) => ({ ...record, findings: record.findings.map(better) }));
}
