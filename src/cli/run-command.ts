import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildDriver } from '../lab/driver-build.ts';
import type { RunResult } from '../lab/records.ts';
import { buildTapeDriver } from '../lab/tape-driver.ts';
import { runJob } from '../lab/worker/run-job.ts';
import { ArtifactCache, cacheDirectory } from '../toolchain/artifact-cache.ts';
import { Compiler } from '../toolchain/compiler.ts';
import { formatDiagnostic } from '../toolchain/diagnostic.ts';
import { workerFile } from '../toolchain/package-files.ts';
import { InputError } from '../toolchain/source-set.ts';
import { findSources, loadLibrary, loadScenario } from '../lab/inputs.ts';
import { textReport } from './text-report.ts';
import { EXIT, UsageError } from './usage.ts';

const OPTIONS = {
  library: { type: 'string' },
  scenario: { type: 'string' },
  tape: { type: 'string', multiple: true },
  define: { type: 'string', short: 'D', multiple: true },
  include: { type: 'string', short: 'I', multiple: true },
  json: { type: 'boolean' },
  strict: { type: 'boolean' },
  watchdog: { type: 'string' },
  'no-cache': { type: 'boolean' },
} as const;

/** Where a command writes. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}. See changer-lab --help.`);
  }
}

function watchdogSeconds(text: string | undefined): number {
  if (text === undefined) return 5;
  const seconds = Number(text);
  if (!(seconds > 0)) throw new UsageError(`--watchdog takes a number of seconds above 0, not ${text}.`);
  return seconds;
}

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

/** Rules that no single page states count as warnings, unless the user is strict. */
function withStrictness(result: RunResult, strict: boolean): RunResult {
  if (!strict || !result.violations.some((violation) => violation.severity === 'error')) return result;
  return { ...result, ok: false };
}

/**
 * `changer-lab run`: compiles a driver, runs a scenario, reports.
 * @returns the exit status. @throws UsageError for wrong usage or input files.
 */
export async function runCommand(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = parse(args);
  const watchdog = watchdogSeconds(values.watchdog);
  const sources = findSources(positionals);
  const library = loadLibrary(values.library, sources);
  const scenario = loadScenario(values.scenario, library);
  const includePath = (values.include ?? []).map((directory) => path.resolve(directory));
  const compiler = new Compiler(workerFile('compiler-worker'));
  try {
    const cache = new ArtifactCache(values['no-cache'] ? undefined : cacheDirectory());
    const settings = { defines: values.define ?? [], includePath };
    const built = await buildDriver({ files: sources, ...settings }, compiler, cache);
    const tapeSources = values.tape && { files: findSources(values.tape), ...settings };
    const drives = await buildTapeDriver({ scenario, library }, tapeSources, compiler, cache);
    const diagnostics = [...built.diagnostics, ...drives.diagnostics];
    for (const diagnostic of diagnostics) output.err(`${formatDiagnostic(diagnostic)}\n`);
    if (!built.wasm || drives.failed) {
      if (values.json) output.out(`${JSON.stringify({ ...NO_RESULT, diagnostics }, null, 2)}\n`);
      return EXIT.compile;
    }
    const tape = drives.tape && { tape: drives.tape };
    const job = { wasm: built.wasm, lines: built.lines, ...tape, library, scenario };
    const run = await runJob(job, { watchdog, workerFile: workerFile('lab-worker') });
    const result = withStrictness({ ...run, diagnostics }, values.strict === true);
    output.out(values.json ? `${JSON.stringify(result, null, 2)}\n` : textReport(result, library, sources));
    return result.ok ? EXIT.ok : EXIT.failed;
  } catch (error) {
    if (error instanceof InputError) throw new UsageError(error.message);
    throw error;
  } finally {
    await compiler.close();
  }
}
