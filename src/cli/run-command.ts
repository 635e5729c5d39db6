import { buildDriver } from '../lab/driver-build.ts';
import { prepareJob } from '../lab/prepare-job.ts';
import { violationFails, type RunResult } from '../lab/records.ts';
import { mainSources, findInputs } from '../lab/run-inputs.ts';
import { runJob } from '../lab/worker/run-job.ts';
import { ArtifactCache, cacheDirectory } from '../toolchain/artifact-cache.ts';
import { Compiler } from '../toolchain/compiler.ts';
import { formatDiagnostic } from '../toolchain/diagnostic.ts';
import { workerFile } from '../toolchain/package-files.ts';
import { TraceFileError } from '../trace-files/file/read-trace-file.ts';
import { InputError } from '../toolchain/source-set.ts';
import { buildSettings, parseOptions, RUN_OPTIONS, watchdogSeconds, type Output } from './options.ts';
import { textReport } from './text-report.ts';
import { EXIT, UsageError } from './usage.ts';
import { writeRunTrace } from './write-run-trace.ts';

const OPTIONS = {
  ...RUN_OPTIONS,
  library: { type: 'string' },
  scenario: { type: 'string' },
  tape: { type: 'string', multiple: true },
} as const;

const NO_RESULT: RunResult = {
  ok: false,
  steps: [],
  commands: [],
  parameters: null,
  elements: [],
  violations: [],
  prints: [],
  diagnostics: [],
  failure: null,
  time: 0,
};

/**
 * `changer-lab run`: compiles a driver, runs a scenario, reports.
 * @returns the exit status. @throws UsageError for wrong usage or input files.
 */
export async function runCommand(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const watchdog = watchdogSeconds(values.watchdog);
  const strict = values.strict === true;
  const inputs = await findInputs({ ...values, program: positionals });
  const compiler = new Compiler(workerFile('compiler-worker'));
  try {
    const cache = new ArtifactCache(values['no-cache'] ? undefined : cacheDirectory());
    const { job, diagnostics } = await prepareJob(inputs, buildSettings(values), (sources, kind) =>
      buildDriver(sources, compiler, cache, kind),
    );
    for (const diagnostic of diagnostics) output.err(`${formatDiagnostic(diagnostic)}\n`);
    if (!job) {
      if (values.json) output.out(`${JSON.stringify({ ...NO_RESULT, diagnostics }, null, 2)}\n`);
      return EXIT.compile;
    }
    const run = await runJob(job, { watchdog, workerFile: workerFile('lab-worker') });
    if (values.trace !== undefined) await writeRunTrace(values.trace, inputs, run);
    const broken = run.violations.some((violation) => violationFails(violation, strict));
    const result = { ...run, diagnostics, ok: run.ok && !broken };
    output.out(
      values.json
        ? `${JSON.stringify(result, null, 2)}\n`
        : textReport(result, inputs.library, mainSources(inputs)),
    );
    return result.ok ? EXIT.ok : EXIT.failed;
  } catch (error) {
    if (error instanceof InputError || error instanceof TraceFileError) throw new UsageError(error.message);
    throw error;
  } finally {
    await compiler.close();
  }
}
