import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PageLanguage } from '../../../src/view/language.ts';
import { ROOT } from '../../vscode/host/paths.ts';

const texts = JSON.parse(readFileSync(path.join(ROOT, 'l10n/bundle.l10n.de.json'), 'utf8')) as Readonly<
  Record<string, string>
>;

export const GERMAN: PageLanguage = { tag: 'de', texts };

/** Every text in brackets: what stands outside them is not translated. A comment behind the text stays in it. */
export const BRACKETED: PageLanguage = {
  tag: 'en',
  texts: Object.fromEntries(Object.keys(texts).map((english) => [english, `⟦${english}⟧`])),
};

/** What is left of a text without its brackets, the inner ones first. */
export function outsideBrackets(text: string): string {
  const less = text.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
  return less === text ? text : outsideBrackets(less);
}
