import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { buildDriver } from '../lab/driver-build.ts';
import { findScenarios } from '../lab/suite/find-scenarios.ts';
import { runSuite } from '../lab/suite/run-suite.ts';
import { OUTCOMES, type Outcome, type TestRecord } from '../lab/suite/test-record.ts';
import { ArtifactCache, cacheDirectory } from '../toolchain/artifact-cache.ts';
import { Compiler } from '../toolchain/compiler.ts';
import { formatDiagnostic } from '../toolchain/diagnostic.ts';
import { workerFile } from '../toolchain/package-files.ts';
import { TraceFileError } from '../trace-files/file/read-trace-file.ts';
import { buildSettings, parseOptions, RUN_OPTIONS, watchdogSeconds, type Output } from './options.ts';
import { JSON_DOCUMENT } from './test-report/json.ts';
import { JSON_LINES } from './test-report/json-lines.ts';
import { JUNIT } from './test-report/junit.ts';
import type { TestReport } from './test-report/report.ts';
import { TAP } from './test-report/tap.ts';
import { TEXT } from './test-report/text.ts';
import { EXIT, UsageError } from './usage.ts';
import { TRACE_ENDING, writeRunTrace } from './write-run-trace.ts';

/** The reports of a suite by the option that asks for them. */
const REPORTS = { json: JSON_DOCUMENT, jsonl: JSON_LINES, tap: TAP, junit: JUNIT } as const;
type ReportName = keyof typeof REPORTS;
const REPORT_NAMES = Object.keys(REPORTS) as ReportName[];

const OPTIONS = {
  ...RUN_OPTIONS,
  jsonl: { type: 'boolean' },
  tap: { type: 'boolean' },
  junit: { type: 'boolean' },
} as const;

const EXITS: Readonly<Record<Outcome, number>> = {
  passed: EXIT.ok,
  failed: EXIT.failed,
  refused: EXIT.usage,
  'not compiled': EXIT.compile,
};

function reportOf(values: Readonly<Partial<Record<ReportName, boolean>>>): TestReport {
  const [chosen, ...others] = REPORT_NAMES.filter((name) => values[name]);
  if (others.length > 0) {
    const names = REPORT_NAMES.map((name) => `--${name}`).join(', ');
    throw new UsageError(`Choose one of ${names}.`);
  }
  return chosen ? REPORTS[chosen] : TEXT;
}

/** Where the trace of a scenario goes: below a folder as the scenario lies below the working folder. */
function traceFile(folder: string, scenario: string): string {
  const relative = path.relative('.', scenario);
  const below = relative.startsWith('..') || path.isAbsolute(relative) ? path.basename(scenario) : relative;
  const file = path.join(folder, below.replace(/\.scenario\.json$/, '') + TRACE_ENDING);
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
}

/** The worst outcome of a suite. */
function worst(records: readonly TestRecord[]): Outcome {
  return OUTCOMES[Math.max(...records.map(({ outcome }) => OUTCOMES.indexOf(outcome)))];
}

/**
 * `changer-lab test`: runs every scenario of files and folders with the driver and the library that go with it.
 * @returns the exit status: that of the worst outcome. @throws UsageError for wrong usage.
 */
export async function testCommand(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const report = reportOf(values);
  const watchdog = watchdogSeconds(values.watchdog);
  const files = findScenarios(positionals);
  const { trace } = values;
  if (trace !== undefined) mkdirSync(trace, { recursive: true });
  const compiler = new Compiler(workerFile('compiler-worker'));
  const cache = new ArtifactCache(values['no-cache'] ? undefined : cacheDirectory());
  try {
    const records: TestRecord[] = [];
    output.out(report.begin(files.length));
    for await (const record of runSuite(files, {
      settings: buildSettings(values),
      build: (sources, kind) => buildDriver(sources, compiler, cache, kind),
      strict: values.strict === true,
      warn: (diagnostic) => output.err(`${formatDiagnostic(diagnostic)}\n`),
      watchdog,
      workerFile: workerFile('lab-worker'),
      ...(trace === undefined
        ? {}
        : { finished: (file, inputs, result) => writeRunTrace(traceFile(trace, file), inputs, result) }),
    })) {
      records.push(record);
      output.out(report.test(record, records.length));
    }
    output.out(report.end(records));
    return EXITS[worst(records)];
  } catch (error) {
    if (error instanceof TraceFileError) throw new UsageError(error.message);
    throw error;
  } finally {
    await compiler.close();
  }
}
