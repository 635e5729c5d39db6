import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildDriver } from '../lab/driver-build.ts';
import { systemReason } from '../core/system-reason.ts';
import { findSources } from '../lab/inputs.ts';
import { PROBE_GROUPS, type Probe } from '../qualify/probe.ts';
import { PROBES } from '../qualify/probes/index.ts';
import { qualifyDriver } from '../qualify/qualify-driver.ts';
import type { Qualification } from '../qualify/records.ts';
import { NOT_PROBED } from '../qualify/not-probed.ts';
import { ArtifactCache, cacheDirectory } from '../toolchain/artifact-cache.ts';
import { Compiler } from '../toolchain/compiler.ts';
import { formatDiagnostic, type Diagnostic } from '../toolchain/diagnostic.ts';
import { workerFile } from '../toolchain/package-files.ts';
import { InputError } from '../toolchain/source-set.ts';
import { BUILD_OPTIONS, buildSettings, parseOptions, watchdogSeconds, type Output } from './options.ts';
import { qualifyHtml } from './qualify-report/html/page.ts';
import { endLine, probeLine } from './qualify-report/json-lines.ts';
import { qualifyText } from './qualify-report/text.ts';
import { EXIT, UsageError } from './usage.ts';

const OPTIONS = {
  ...BUILD_OPTIONS,
  library: { type: 'string' },
  tape: { type: 'string', multiple: true },
  only: { type: 'string', multiple: true },
  list: { type: 'boolean' },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  html: { type: 'string' },
} as const;

/** Seconds of CPU time that one request may take: a suite meets many. */
const WATCHDOG = '2';

/** What is printed of a build that failed, besides the compiler's words; and of a probe when it ends. */
interface Format {
  readonly report: (qualification: Qualification, diagnostics: readonly Diagnostic[]) => string;
  readonly failedBuild?: (diagnostics: readonly Diagnostic[]) => string;
  readonly probe?: (of: number) => (probe: Probe) => string;
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const FORMATS: Readonly<Record<string, Format>> = {
  text: { report: qualifyText },
  json: { report: jsonText, failedBuild: (diagnostics) => jsonText({ ok: false, diagnostics }) },
  jsonl: {
    report: endLine,
    failedBuild: (diagnostics) => endLine(undefined, diagnostics),
    probe: probeLine,
  },
  html: { report: (qualification) => qualifyHtml(qualification) },
};

function formatOf({ format, json }: { format?: string; json?: boolean }): Format {
  if (json && format !== undefined && format !== 'json')
    throw new UsageError(`Choose one of --json and --format ${format}.`);
  const name = json ? 'json' : (format ?? 'text');
  if (Object.hasOwn(FORMATS, name)) return FORMATS[name];
  throw new UsageError(`--format takes ${Object.keys(FORMATS).join(', ')}, not ${name}.`);
}

/** The probes of a group, of a rule, or of that name. */
function chosen(only: readonly string[] | undefined): readonly Probe[] {
  if (only === undefined) return PROBES;
  const wanted = only.map((word) => {
    const key = word.toLowerCase();
    const found = PROBES.filter(
      ({ id, group, rules }) =>
        id === key || group === key || rules.some((rule) => rule.toLowerCase() === key),
    );
    if (found.length > 0) return found;
    const why = NOT_PROBED[word.toUpperCase()];
    throw new UsageError(
      why === undefined
        ? `There is no probe, no rule and no group ${word}. See changer-lab qualify --list.`
        : `No probe checks the rule ${word}. ${why}`,
    );
  });
  return PROBES.filter((probe) => wanted.some((found) => found.includes(probe)));
}

/** The suite as a table of contents. */
function listText(probes: readonly Probe[]): string {
  return Object.entries(PROBE_GROUPS)
    .map(([group, title]) => {
      const inside = probes.filter((probe) => probe.group === group);
      const lines = inside.map(({ id, title: what, rules }) => `  ${id}  ${what} [${rules.join(' ')}]\n`);
      return inside.length === 0 ? '' : `${title} (${group})\n${lines.join('')}\n`;
    })
    .join('');
}

/** The one library file beside a driver; undefined where there is none, or more. */
function libraryBeside(sources: readonly string[]): string | undefined {
  const folder = path.dirname(sources[0]);
  const files = readdirSync(folder).filter((name) => name.endsWith('.changer.json'));
  return files.length === 1 ? path.join(folder, files[0]) : undefined;
}

function write(text: string, file: string | undefined, output: Output): void {
  if (file === undefined) return output.out(text);
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`The report cannot be written to ${file}: ${systemReason(error)}.`);
  }
}

/**
 * `changer-lab qualify`: carries out the built-in suite on a driver.
 * @returns the exit status. @throws UsageError for wrong usage or input files.
 */
export async function qualifyCommand(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const format = formatOf(values);
  const watchdog = watchdogSeconds(values.watchdog ?? WATCHDOG);
  const probes = chosen(values.only);
  if (values.list) {
    output.out(listText(probes));
    return EXIT.ok;
  }
  const sources = findSources(positionals);
  const tapeSources = values.tape && findSources(values.tape);
  const library = values.library ?? libraryBeside(sources);
  const { output: file } = values;
  const probed = format.probe?.(probes.length);
  const compiler = new Compiler(workerFile('compiler-worker'));
  const cache = new ArtifactCache(values['no-cache'] ? undefined : cacheDirectory());
  try {
    const { qualification, diagnostics } = await qualifyDriver(
      { sources, ...(tapeSources ? { tapeSources } : {}), ...(library === undefined ? {} : { library }) },
      {
        settings: buildSettings(values),
        build: (driver, kind) => buildDriver(driver, compiler, cache, kind),
        probes,
        watchdog,
        workerFile: workerFile('qualify-worker'),
        // A line a probe tells who waits how far it is; a file is written at the end.
        ...(probed && file === undefined ? { onProbe: (probe) => output.out(probed(probe)) } : {}),
      },
    );
    for (const diagnostic of diagnostics) output.err(`${formatDiagnostic(diagnostic)}\n`);
    if (!qualification) {
      if (format.failedBuild) write(format.failedBuild(diagnostics), file, output);
      return EXIT.compile;
    }
    if (values.html !== undefined) write(qualifyHtml(qualification), values.html, output);
    write(format.report(qualification, diagnostics), file, output);
    return qualification.ok ? EXIT.ok : EXIT.failed;
  } catch (error) {
    if (error instanceof InputError) throw new UsageError(error.message);
    throw error;
  } finally {
    await compiler.close();
  }
}
