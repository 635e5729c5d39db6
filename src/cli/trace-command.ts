import type { LoadedTrace, TraceProblem } from '../trace-files/format/trace-reader.ts';
import { compareTraces } from '../trace-files/compare/compare-traces.ts';
import { comparisonText } from '../trace-files/compare/comparison-text.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../trace-files/export-formats.ts';
import { EXPORT_NAMES, type ExportName } from '../trace-files/export-names.ts';
import { loadTraceFile, TraceFileError } from '../trace-files/file/read-trace-file.ts';
import { writeTraceFile } from '../trace-files/file/write-trace-file.ts';
import { filterRecords } from '../trace-files/filter/filter-records.ts';
import { FilterError } from '../trace-files/filter/trace-filter.ts';
import { parseOptions, type Output } from './options.ts';
import { EXIT, UsageError } from './usage.ts';

const OPTIONS = {
  filter: { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  json: { type: 'boolean' },
} as const;

/**
 * `changer-lab trace`: shows a trace, writes it in another form, or compares two.
 * @returns the exit status. @throws UsageError for wrong usage or a file that is no trace.
 */
export async function traceCommand(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  try {
    if (positionals.at(0) === 'compare') return await compare(positionals.slice(1), values.json, output);
    if (positionals.length !== 1)
      throw new UsageError('Name one trace, as in changer-lab trace run.chtrace, or two to compare.');
    const [file] = positionals;
    const name = formatName(values.json ? 'json' : (values.format ?? 'text'));
    const trace = await loadTraceFile(file);
    const records = filterRecords(trace.records, values.filter ?? '');
    if (values.output !== undefined) await writeTraceFile(values.output, trace.header, records, name);
    else print(name, trace.header, records, output);
    return reportDamage(file, trace.problems, output) ? EXIT.usage : EXIT.ok;
  } catch (error) {
    if (error instanceof TraceFileError || error instanceof FilterError) throw new UsageError(error.message);
    throw error;
  }
}

function formatName(text: string): ExportName {
  const found = EXPORT_NAMES.find((name) => name === text);
  if (!found) throw new UsageError(`There is no format ${text}. The formats are ${EXPORT_NAMES.join(', ')}.`);
  return found;
}

function print(
  name: ExportName,
  header: LoadedTrace['header'],
  records: LoadedTrace['records'],
  output: Output,
): void {
  const format: ExportFormat = EXPORT_FORMATS[name];
  if (!format.text) throw new UsageError(`--format ${name} is no text. Name a file for it with -o.`);
  for (const piece of format.pieces(header, records)) output.out(piece as string);
}

/** Says which lines of a trace are damaged. @returns true where any is. */
function reportDamage(file: string, problems: readonly TraceProblem[], output: Output): boolean {
  for (const { line, message } of problems) output.err(`${file}:${line}: ${message}\n`);
  return problems.length > 0;
}

async function compare(files: readonly string[], json: boolean | undefined, output: Output): Promise<number> {
  if (files.length !== 2)
    throw new UsageError(
      'Name the two traces to compare, as in changer-lab trace compare a.chtrace b.chtrace.',
    );
  const [a, b] = files;
  const [first, second] = [await loadTraceFile(a), await loadTraceFile(b)];
  const comparison = compareTraces(first.records, second.records);
  output.out(
    json ? `${JSON.stringify({ a, b, ...comparison }, null, 2)}\n` : comparisonText(comparison, { a, b }),
  );
  const damaged = [reportDamage(a, first.problems, output), reportDamage(b, second.problems, output)];
  if (damaged.includes(true)) return EXIT.usage;
  return comparison.differences.length === 0 ? EXIT.ok : EXIT.failed;
}
