import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import {
  ACTION_COMMANDS,
  COMMANDS,
  DEBUG_TYPE,
  LANGUAGES,
  LAUNCH_ATTRIBUTES,
  START_COMMANDS,
  TOOLS,
} from '../../src/extension/names.ts';
import { SETTINGS_SECTION } from '../../src/language/protocol.ts';
import { RULE_NAMES_SCHEMA } from '../../src/language/settings-schema.ts';
import { DEFAULT_SETTINGS, SETTING_NAMES } from '../../src/language/settings.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly keybindings: readonly { readonly command: string }[];
    readonly breakpoints: readonly { readonly language: string }[];
    readonly debuggers: readonly Debugger[];
    readonly walkthroughs: readonly { readonly steps: readonly WalkthroughStep[] }[];
    readonly languageModelTools: readonly { readonly name: string; readonly inputSchema: object }[];
    readonly jsonValidation: readonly { readonly url: string }[];
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<Record<string, Setting>>;
    }[];
  };
}

interface WalkthroughStep {
  readonly description: string;
  /** A picture with its text, or a page. */
  readonly media: { readonly image: string } | { readonly markdown: string };
  readonly completionEvents: readonly string[];
}

interface Setting {
  readonly default: unknown;
  readonly markdownDescription?: string;
  readonly propertyNames?: unknown;
}

interface Debugger {
  readonly type: string;
  readonly languages: readonly string[];
  readonly configurationAttributes: {
    readonly launch: { readonly properties: Readonly<Record<string, { markdownDescription?: string }>> };
  };
  readonly configurationSnippets: readonly { readonly body: Readonly<Record<string, unknown>> }[];
}

const read = (name: string): string => readFileSync(packageFile(name), 'utf8');
const text = read('package.json');
const manifest = JSON.parse(text) as Manifest;
const strings = JSON.parse(read('package.nls.json')) as Record<string, string>;
const { contributes } = manifest;
const changer = contributes.debuggers[0];
/** The settings of all groups. */
const settings = Object.assign(
  {},
  ...contributes.configuration.map(({ properties }) => properties),
) as Readonly<Record<string, Setting>>;
const attributes = changer.configurationAttributes.launch.properties;

describe('the manifest', () => {
  it('has the commands that the code has', () => {
    expect(contributes.commands.map(({ command }) => command)).toEqual([...COMMANDS]);
  });

  it('has the tools for language models that the code has, each with a schema of its input', () => {
    expect(contributes.languageModelTools.map(({ name }) => name)).toEqual([...TOOLS]);
    for (const { inputSchema } of contributes.languageModelTools)
      expect(new Ajv().compile(inputSchema)({})).toBe(false);
  });

  it('has no menu entry or key without a command', () => {
    const used = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
    expect(
      used.map(({ command }) => command).filter((id) => !(COMMANDS as readonly string[]).includes(id)),
    ).toEqual([]);
  });

  it('lets a workspace that is not trusted execute nothing', () => {
    const harmless = [
      'changer-lab.createSample',
      'changer-lab.showFeatureMatrix',
      'changer-lab.showLibrary',
      'changer-lab.openDocumentation',
      'changer-lab.showTrace',
    ];
    // The editor itself asks for trust before a session begins; until it knows, their keys would be those of JSON.
    const asking: readonly string[] = START_COMMANDS;
    const executing = contributes.commands.filter(
      ({ command }) => ![...harmless, ...asking].includes(command),
    );
    expect(executing.every(({ enablement }) => enablement?.includes('isWorkspaceTrusted'))).toBe(true);
  });

  it('has the debugger and the languages that the code has', () => {
    expect(changer.type).toBe(DEBUG_TYPE);
    expect(changer.languages).toEqual([...LANGUAGES]);
    expect(contributes.breakpoints.map(({ language }) => language)).toEqual([...LANGUAGES]);
  });

  it('describes each attribute of a launch, and has ten at most', () => {
    expect(Object.keys(attributes)).toEqual([...LAUNCH_ATTRIBUTES]);
    expect(LAUNCH_ATTRIBUTES.length).toBeLessThanOrEqual(10);
    expect(Object.values(attributes).filter((one) => one.markdownDescription === undefined)).toEqual([]);
  });

  it('has snippets of known attributes only', () => {
    const known = new Set<string>([...LAUNCH_ATTRIBUTES, 'type', 'request', 'name']);
    const used = changer.configurationSnippets.flatMap(({ body }) => Object.keys(body));
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });

  it('has the settings of the linter with their defaults', () => {
    const defaults = Object.entries(settings).map(([name, { default: value }]) => [name, value]);
    expect(defaults).toEqual(
      SETTING_NAMES.map((name) => [`${SETTINGS_SECTION}.${name}`, DEFAULT_SETTINGS[name]]),
    );
  });

  it('describes each setting, in a group with a title', () => {
    expect(contributes.configuration.filter(({ title }) => !/^%[\w.]+%$/.test(title))).toEqual([]);
    expect(Object.values(settings).filter((one) => one.markdownDescription === undefined)).toEqual([]);
  });

  it('knows the ids of the rules: npm run schemas writes them', () => {
    expect(settings['changerLab.lint.rules'].propertyNames).toEqual(RULE_NAMES_SCHEMA);
  });

  it('takes every text from package.nls.json, and leaves none there unused', () => {
    const used = new Set([...text.matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key));
    expect([...used].sort()).toEqual(Object.keys(strings).sort());
  });

  it('has a walkthrough whose buttons and events name commands that are there', () => {
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    const texts = steps.map(({ description }) => strings[description.slice(1, -1)]);
    const named = [
      ...texts.flatMap((one) => [...one.matchAll(/\(command:([\w.-]+)/g)].map(([, id]) => id)),
      ...steps.flatMap(({ completionEvents }) =>
        completionEvents.filter((event) => event.startsWith('onCommand:')).map((event) => event.slice(10)),
      ),
    ].filter((id) => id.startsWith('changer-lab.'));
    expect(named.length).toBeGreaterThan(5);
    const known: readonly string[] = [...COMMANDS, ...ACTION_COMMANDS];
    expect(named.filter((id) => !known.includes(id))).toEqual([]);
  });

  it('wakes the extension only when it is used', () => {
    expect(
      manifest.activationEvents.filter((event) => event === '*' || event.startsWith('onStartup')),
    ).toEqual([]);
  });

  it('names files that are there', () => {
    const pictures = contributes.walkthroughs.flatMap(({ steps }) =>
      steps.map(({ media }) => ('image' in media ? media.image : media.markdown)),
    );
    const files = [manifest.icon, ...contributes.jsonValidation.map(({ url }) => url), ...pictures];
    expect(files.filter((file) => !existsSync(packageFile(file)))).toEqual([]);
  });
});
