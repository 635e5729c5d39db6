/** Every text of the extension has its translation, and no translation is left over. */
import { readdirSync, readFileSync } from 'node:fs';
import { getL10nJson } from '@vscode/l10n-dev';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../src/toolchain/package-files.ts';

type Texts = Readonly<Record<string, string>>;

const json = (name: string): Texts => JSON.parse(readFileSync(packageFile(name), 'utf8')) as Texts;

/** Where texts for people are: those of the command line, of the lab and of a driver's machine stay English. */
const FOLDERS = ['src/extension', 'src/trace-files', 'src/view', 'webview'];

/** How the sources import what translates. */
const IMPORTS = ["import * as vscode from 'vscode';\n", "import * as l10n from '@vscode/l10n';\n"];

/** The sources that ask for a translation. */
function sources(): string[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(packageFile(folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => packageFile(folder, name)),
  );
  return files.map((file) => readFileSync(file, 'utf8')).filter((text) => text.includes('l10n.t('));
}

/**
 * The texts in the sources, by the extractor of VS Code. It makes its queries anew for each import that it meets, which takes
 * it longest: so it gets all sources with the same import as one.
 */
async function textsOfSources(): Promise<string[]> {
  const all = sources();
  const joined = IMPORTS.map((line) => {
    const texts = all.filter((text) => text.includes(line));
    return { extension: '.ts' as const, contents: line + texts.join('\n').replaceAll(line, '') };
  });
  return Object.keys(await getL10nJson(joined));
}

/** What a translation must keep: placeholders, commands of buttons, code. */
const kept = (text: string): string[] => (text.match(/\{\d+\}|\(command:[^)]*\)|`[^`]*`/g) ?? []).sort();

const LANGUAGES = ['de'];

describe.each(LANGUAGES)('the translation to %s', (language) => {
  it('has every text of the code, and no other', async () => {
    const texts = await textsOfSources();
    expect(texts.length).toBeGreaterThan(30);
    expect(Object.keys(json(`l10n/bundle.l10n.${language}.json`)).sort()).toEqual(texts.sort());
  });

  it('is asked for by every source in a way that the extractor sees', () => {
    expect(sources().filter((text) => !IMPORTS.some((line) => text.includes(line)))).toEqual([]);
  });

  it('has every text of the manifest, and no other', () => {
    const english = Object.keys(json('package.nls.json')).sort();
    expect(Object.keys(json(`package.nls.${language}.json`)).sort()).toEqual(english);
  });

  const manifest = json('package.nls.json');
  const pairs = [
    ...Object.entries(json(`package.nls.${language}.json`)).map(([key, text]) => [
      key,
      manifest[key] ?? '',
      text,
    ]),
    ...Object.entries(json(`l10n/bundle.l10n.${language}.json`)).map(([english, text]) => [
      english,
      english,
      text,
    ]),
  ];

  it.each(pairs)('keeps placeholders, buttons and code of: %s', (_key, english, text) => {
    // The word behind NAME= is one that people write themselves.
    expect(kept(text.replace('NAME=WERT', 'NAME=VALUE'))).toEqual(kept(english));
  });

  it('differs from the English', () => {
    expect(pairs.filter(([, english, text]) => english === text).map(([key]) => key)).toEqual([]);
  });
});

it('is where the manifest says', () => {
  expect((JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { l10n: string }).l10n).toBe(
    './l10n',
  );
});
