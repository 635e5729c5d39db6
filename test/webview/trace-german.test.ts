import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PageLanguage } from '../../src/view/language.ts';
import type { LoadedTrace } from '../../src/trace-files/format/trace-reader.ts';
import { BRACKETED, GERMAN, outsideBrackets } from './support/languages.ts';
import { pageTexts } from './support/page-texts.ts';
import { answer, openTrace, sampleTrace, show, type TracePage } from './support/trace.ts';

let trace: LoadedTrace;
let view: TracePage;
beforeAll(async () => {
  trace = await sampleTrace('autoloader/smoke.scenario.json');
});
afterEach(() => view.close());

/** The ways through the view on which its kinds of text are met. */
const SCENES: Readonly<Record<string, (language: PageLanguage) => Promise<void>>> = {
  waiting: async (language) => {
    view = await openTrace({ language });
    await view.page.locator('trace-grid .nothing').waitFor();
  },
  table: async (language) => {
    view = await openTrace({ language });
    await show(view, trace);
  },
  troubles: async (language) => {
    view = await openTrace({ language });
    await show(view, trace);
    await view.send({ kind: 'problems', problems: [{ line: 4, message: '—' }], count: 3 });
    await view.send({
      kind: 'differences',
      other: 'before.chtrace',
      differences: [{ title: '—', row: 12, members: [{ name: 'status', a: 'good', b: '4/15/01' }] }],
    });
    await view.send({ kind: 'failed', message: '—' });
    await view.page.keyboard.press('/');
  },
};

/** A way to the details of commands: what stands in them is named by the standards, in English. */
async function details(language: PageLanguage): Promise<void> {
  view = await openTrace({ language });
  await show(view, trace);
  await view.page.getByRole('row', { name: /6\/29\/00/ }).click();
  await answer(view, trace);
}

/** What no page translates: commands and requests, what one types, names of files, and columns that are called so everywhere. */
const DATA = '.line:not(.group) [role="gridcell"], .group .action, code, kbd, dd';
const NAMES = /before\.chtrace|changer-lab trace compare|Sense|Status|\b\p{Lu}[\p{Lu}_]+\b/gu;

describe.each(Object.entries(SCENES))('the trace view: %s', (name, scene) => {
  it('shows no text that has no translation', async () => {
    await scene(BRACKETED);
    const texts = await pageTexts(view.page, DATA);
    const outside = texts.map(({ text }) => outsideBrackets(text).replaceAll(NAMES, ''));
    expect(outside.filter((text) => /\p{L}{2}/u.test(text))).toEqual([]);
  });

  it('has room for its German', async () => {
    await scene(GERMAN);
    await view.picture(`trace-german-${name}`);
    const texts = await pageTexts(view.page, DATA);
    expect(texts.filter(({ clipped }) => clipped)).toEqual([]);
    expect(view.complaints).toEqual([]);
  });
});

it('gives the details of a command German headings', async () => {
  await details(GERMAN);
  await view.picture('trace-german-details');
  const texts = (await pageTexts(view.page)).map(({ text }) => text);
  for (const text of ['Befehlsblock (CDB)', 'Antwort', 'geschickt bei', 'Zeit (s)', 'Zeitleiste'])
    expect(texts).toContain(text);
});
