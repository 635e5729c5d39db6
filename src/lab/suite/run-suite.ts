import type { Diagnostic } from '../../toolchain/diagnostic.ts';
import { InputError } from '../../toolchain/source-set.ts';
import type { BuildDriver } from '../driver-build.ts';
import { prepareJob, type BuildSettings, type PreparedJob } from '../prepare-job.ts';
import type { RunResult } from '../records.ts';
import { findInputs, type RunInputs } from '../run-inputs.ts';
import { UsageError } from '../usage-error.ts';
import { runJob, type RunOptions } from '../worker/run-job.ts';
import { buildFailures, refusal, runFailures } from './failures.ts';
import type { TestRecord } from './test-record.ts';

export interface SuiteOptions extends RunOptions {
  readonly settings: BuildSettings;
  /** Compiles a driver; called once for each. */
  readonly build: BuildDriver;
  /** Broken rules that no single document states fail a test too. */
  readonly strict: boolean;
  /** Told of what compilers say and does not fail the test, once for each driver. */
  readonly warn?: (diagnostic: Diagnostic) => void;
  /** Told of each run when it is over: its scenario file, what it started from, what it recorded. */
  readonly finished?: (file: string, inputs: RunInputs, result: RunResult) => Promise<void>;
}

/** Compiles each driver once, however many scenarios it has. */
function once({ build, warn }: SuiteOptions): BuildDriver {
  const builds = new Map<string, ReturnType<BuildDriver>>();
  return (sources, kind) => {
    const key = JSON.stringify([sources, kind]);
    const known = builds.get(key);
    if (known) return known;
    const made = build(sources, kind).then((built) => {
      for (const diagnostic of built.diagnostics) if (diagnostic.severity !== 'error') warn?.(diagnostic);
      return built;
    });
    builds.set(key, made);
    return made;
  };
}

async function prepare(
  file: string,
  options: SuiteOptions,
  build: BuildDriver,
): Promise<(PreparedJob & { readonly inputs: RunInputs }) | UsageError> {
  try {
    const inputs = await findInputs({ scenario: file });
    return { inputs, ...(await prepareJob(inputs, options.settings, build)) };
  } catch (error) {
    if (error instanceof UsageError) return error;
    if (error instanceof InputError) return new UsageError(error.message);
    throw error;
  }
}

async function test(file: string, options: SuiteOptions, build: BuildDriver): Promise<TestRecord> {
  const prepared = await prepare(file, options, build);
  if (prepared instanceof UsageError)
    return { file, outcome: 'refused', steps: 0, failures: refusal(prepared, file) };
  const { job, diagnostics, inputs } = prepared;
  if (!job) return { file, outcome: 'not compiled', steps: 0, failures: buildFailures(diagnostics, file) };
  const result = await runJob(job, options);
  await options.finished?.(file, inputs, result);
  const failures = runFailures(result, job.scenario, options.strict);
  return {
    file,
    outcome: failures.length === 0 ? 'passed' : 'failed',
    steps: result.steps.length,
    failures,
  };
}

/**
 * Runs scenarios, each with the driver and the library that it names or that lie beside it, in a worker of its
 * own. One after the other: the watchdog counts the CPU time of the process.
 * @throws Error for a defect of the lab.
 */
export async function* runSuite(files: readonly string[], options: SuiteOptions): AsyncGenerator<TestRecord> {
  const build = once(options);
  for (const file of files) yield await test(file, options, build);
}
