import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { counted } from '../core/counted.ts';
import { ruleById } from '../ddi/rules/index.ts';
import type { LintDiagnostic } from '../lint/diagnostic.ts';
import { readSource, sourcesBelow } from '../lint/files.ts';
import { Linter, together } from '../lint/linter.ts';
import { asGithub, asSarif, asText } from '../lint/report.ts';
import { findRule, isRuleSetting, type RuleSetting } from '../lint/settings.ts';
import { packageFile } from '../toolchain/package-files.ts';
import { surveyAll } from './lint-pool.ts';
import { lintOptions } from './lint-share.ts';
import { parseOptions, type Output } from './options.ts';
import { EXIT, UsageError } from './usage.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  sarif: { type: 'boolean' },
  github: { type: 'boolean' },
  strict: { type: 'boolean' },
  rule: { type: 'string', multiple: true },
  define: { type: 'string', short: 'D', multiple: true },
  include: { type: 'string', short: 'I', multiple: true },
} as const;

/** `E03=off` by id. */
function ruleSettings(list: readonly string[]): Record<string, RuleSetting> {
  const settings: Record<string, RuleSetting> = {};
  for (const text of list) {
    const [name, setting = ''] = text.split('=');
    const rule = findRule(name);
    if (!rule) throw new UsageError(`There is no rule ${name}. The rules are in docs/rules.md.`);
    if (!isRuleSetting(setting))
      throw new UsageError(
        `--rule ${text}: a rule is set to off, error, warning or info, as in --rule ${rule.id}=off.`,
      );
    settings[rule.id] = setting;
  }
  return settings;
}

function filesOf(paths: readonly string[]): string[] {
  if (paths.length === 0) throw new UsageError('Name the files or folders to lint.');
  const files = paths.flatMap((given) => {
    const found = statSync(given, { throwIfNoEntry: false });
    if (!found) throw new UsageError(`${given} is not there.`);
    if (!found.isDirectory()) return [given];
    const below = sourcesBelow(given);
    if (below.length === 0) throw new UsageError(`The folder ${given} holds no C or C++ file and no header.`);
    return below;
  });
  return [...new Set(files.map((file) => path.normalize(file)))];
}

/** A finding fails the run: an error, unless the rule is inferred and the user is not strict. */
function fails({ severity, id }: LintDiagnostic, strict: boolean): boolean {
  return severity === 'error' && (strict || ruleById(id)?.inferred !== true);
}

function version(): string {
  return (JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string }).version;
}

function summary(list: readonly LintDiagnostic[], files: number): string {
  const count = (severity: string): number => list.filter((entry) => entry.severity === severity).length;
  return `${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}, ${count('info')} info in ${counted(files, 'file')}\n`;
}

/**
 * `changer-lab lint`: checks the C of changer miniclass drivers without compiling it.
 * @returns the exit status. @throws UsageError for wrong usage or files that are not there.
 */
export async function lintCommand(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if ([values.json, values.sarif, values.github].filter(Boolean).length > 1)
    throw new UsageError('Choose one of --json, --sarif and --github.');
  const rules = ruleSettings(values.rule ?? []);
  const files = filesOf(positionals);
  const settings = { rules, defines: values.define ?? [], include: values.include ?? [] };
  const surveys = await surveyAll(files, settings);
  const linter = surveys.some(({ drives }) => drives) ? await Linter.load() : undefined;
  const options = lintOptions(settings);
  const found = together(
    surveys,
    (file, changer) => linter?.lintSource(file, readSource(file), { ...options, changer }) ?? [],
  );
  // A header that several files include is reported once.
  const list = [...new Map(found.map((entry) => [JSON.stringify(entry), entry])).values()];
  if (values.json) output.out(`${JSON.stringify(list, null, 2)}\n`);
  else if (values.sarif) output.out(`${JSON.stringify(asSarif(list, version()), null, 2)}\n`);
  else if (values.github) output.out(asGithub(list));
  else output.out(`${asText(list)}${summary(list, files.length)}`);
  return list.some((entry) => fails(entry, values.strict === true)) ? EXIT.failed : EXIT.ok;
}
