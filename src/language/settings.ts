import { findRule, isRuleSetting, type RuleSetting, type RuleSettings } from '../lint/settings.ts';
import { SETTINGS_SECTION } from './protocol.ts';

/** The settings of the linter in an editor. */
export interface LintSettings {
  readonly enable: boolean;
  readonly rules: RuleSettings;
  /** `NAME` or `NAME=VALUE`. */
  readonly defines: readonly string[];
  /** Folders for headers, as written: they may be relative to the workspace folder. */
  readonly includePath: readonly string[];
  /** Errors and warnings of the compiler too. */
  readonly compiler: boolean;
}

export const DEFAULT_SETTINGS: LintSettings = {
  enable: true,
  rules: {},
  defines: [],
  includePath: [],
  compiler: true,
};

/** Settings, and what was wrong with those given: each problem names the setting and what it may be. */
export interface ReadSettings {
  readonly settings: LintSettings;
  readonly problems: readonly string[];
}

type Reader<T> = (value: unknown, name: string, problems: string[]) => T | undefined;

const shown = (value: unknown): string => JSON.stringify(value) ?? typeof value;

const isBoolean: Reader<boolean> = (value, name, problems) => {
  if (typeof value === 'boolean') return value;
  problems.push(`${name} is ${shown(value)}, but it must be true or false.`);
  return undefined;
};

function isList(what: string, fits: (text: string) => boolean): Reader<readonly string[]> {
  return (value, name, problems) => {
    if (!Array.isArray(value)) {
      problems.push(`${name} is ${shown(value)}, but it must be a list of ${what}.`);
      return undefined;
    }
    const list: unknown[] = value;
    return list.filter((entry, i): entry is string => {
      if (typeof entry === 'string' && fits(entry)) return true;
      problems.push(`${name}[${i}] is ${shown(entry)}, but it must be ${what.replace(/^.*: /, '')}.`);
      return false;
    });
  };
}

const isRules: Reader<RuleSettings> = (value, name, problems) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push(
      `${name} is ${shown(value)}, but it must be an object such as {"E03": "off", "C14": "info"}.`,
    );
    return undefined;
  }
  const rules: Record<string, RuleSetting> = {};
  for (const [id, setting] of Object.entries(value as Record<string, unknown>)) {
    const rule = findRule(id);
    if (!rule) problems.push(`${name} names ${id}, but there is no such rule: use an id such as E03.`);
    else if (typeof setting !== 'string' || !isRuleSetting(setting))
      problems.push(
        `${name}.${id} is ${shown(setting)}, but it must be "off", "error", "warning" or "info".`,
      );
    else rules[rule.id] = setting;
  }
  return rules;
};

const READERS: { readonly [Name in keyof LintSettings]: Reader<LintSettings[Name]> } = {
  enable: isBoolean,
  rules: isRules,
  defines: isList('macros: NAME or NAME=VALUE, where NAME is a C identifier', (text) =>
    /^[A-Za-z_]\w*(?:=.*)?$/s.test(text),
  ),
  includePath: isList('folders: a path that is not empty', (text) => text.trim() !== ''),
  compiler: isBoolean,
};

/** The settings that there are, in the order of the manifest. */
export const SETTING_NAMES = Object.keys(READERS) as readonly (keyof LintSettings)[];

function take<Name extends keyof LintSettings>(
  into: { -readonly [Key in keyof LintSettings]: LintSettings[Key] },
  name: Name,
  value: unknown,
  problems: string[],
): void {
  const read = READERS[name](value, `${SETTINGS_SECTION}.${name}`, problems);
  if (read !== undefined) into[name] = read;
}

/** Reads what an editor has as its settings; what is missing or wrong has its default. */
export function readSettings(given: unknown): ReadSettings {
  const problems: string[] = [];
  const settings = { ...DEFAULT_SETTINGS };
  const values = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  for (const name of SETTING_NAMES) {
    const value = values[name];
    if (value !== undefined && value !== null) take(settings, name, value, problems);
  }
  return { settings, problems };
}
