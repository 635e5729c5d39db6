import { concernsMiniclass } from '../lint/concerns.ts';
import { headerResolver, readSource } from '../lint/files.ts';
import type { LintOptions } from '../lint/lint.ts';
import { Linter, type Survey } from '../lint/linter.ts';
import type { RuleSettings } from '../lint/settings.ts';

/** What the user set, as plain data. */
export interface LintSettings {
  readonly rules: RuleSettings;
  readonly defines: readonly string[];
  /** Folders for headers. */
  readonly include: readonly string[];
}

/** Files for one thread. */
export interface LintShare {
  readonly files: readonly string[];
  readonly settings: LintSettings;
}

/** The options of the linter. Each thread reads headers for itself. */
export function lintOptions({ rules, defines, include }: LintSettings): LintOptions {
  return { rules, defines, resolve: headerResolver(include) };
}

/** Lints files one by one. The grammar is loaded for the first that has to do with a miniclass. */
export async function surveyFiles({ files, settings }: LintShare): Promise<Survey[]> {
  const options = lintOptions(settings);
  let linter: Linter | undefined;
  const surveys: Survey[] = [];
  for (const file of files) {
    const text = readSource(file);
    if (!concernsMiniclass(text)) continue;
    linter ??= await Linter.load();
    surveys.push(linter.survey({ file, text }, options));
  }
  return surveys;
}
