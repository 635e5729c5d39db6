import { afterEach, describe, expect, it } from 'vitest';
import { BRACKETED, GERMAN, outsideBrackets } from './support/languages.ts';
import {
  busyLibrary,
  changed,
  element,
  moved,
  openLibrary,
  running,
  sampleLibrary,
  type LibraryPage,
} from './support/library.ts';
import { pageTexts } from './support/page-texts.ts';
import type { Snapshot } from '../../src/view/library/drawn-library.ts';
import { toWire } from '../../src/view/library/wire-snapshot.ts';
import type { PageLanguage } from '../../src/view/language.ts';

let view: LibraryPage;
afterEach(() => view.close());

const cell = (place: string) => view.page.locator(`[data-spot="${place}"]`);

/** Everything in its state with the longest words. */
function wordiest(): Snapshot {
  const busy = busyLibrary();
  const others = [
    element(busy, 'slot 5', { inverted: true, imported: true }),
    element(busy, 'slot 6', { accessible: false, exception: '3b/12' }),
    element(busy, 'port 0', {
      full: true,
      barcode: null,
      imported: true,
      exception: '83/00',
      source: 'drive 0',
    }),
  ];
  const { condition } = busy;
  return {
    ...changed(busy, (one) => others.find(({ place }) => place === one.place) ?? one),
    condition: {
      ...condition,
      doors: condition.doors.map(() => true),
      keypadLocked: true,
      ports: [{ open: true, locked: true }],
      drives: condition.drives.map((drive) => ({ ...drive, stage: 'rejected' })),
    },
  };
}

/** The ways through the view on which all of its kinds of text are met; each ends with something to look at. */
const SCENES: Readonly<Record<string, (language: PageLanguage) => Promise<void>>> = {
  details: async (language) => {
    view = await openLibrary({ language });
    await view.send(running(busyLibrary()));
    await cell('slot 0').click();
  },
  drive: async (language) => {
    view = await openLibrary({ language });
    const busy = busyLibrary();
    await view.send(running({ ...busy, plan: { ...busy.plan, managed: true } }));
    await view.send(moved(busy, 'slot 1', 'port 0', 15_000));
    await cell('drive 0').click();
  },
  menu: async (language) => {
    view = await openLibrary({ language });
    await view.send(running(busyLibrary()));
    await cell('slot 1').click({ button: 'right' });
    await view.page.locator('[role="menu"]').waitFor();
  },
  form: async (language) => {
    view = await openLibrary({ language });
    await view.send(running(busyLibrary()));
    await cell('slot 4').click();
    await view.page.keyboard.press('Insert');
    await view.page.locator('dialog').waitFor();
    await view.page.keyboard.type('ü');
    await view.page.keyboard.press('Enter');
    await view.page.locator('[role="alert"]').waitFor();
  },
  fault: async (language) => {
    view = await openLibrary({ language });
    await view.send(running(busyLibrary()));
    await cell('drive 0').click();
    await view.page.locator('aside vscode-button').last().click();
    await view.page.locator('dialog').waitFor();
  },
  words: async (language) => {
    view = await openLibrary({ language });
    await view.send(running(wordiest()));
    await cell('port 0').click();
  },
  hand: async (language) => {
    view = await openLibrary({ language });
    await view.send(running(sampleLibrary(), { phase: 'over' }));
    await cell('slot 5').click();
    await view.page.keyboard.press('Space');
  },
  file: async (language) => {
    view = await openLibrary({ language, mode: 'file' });
    const problems = [{ line: 3, path: '', message: '—' }];
    const library = toWire(sampleLibrary());
    await view.send({ kind: 'file', name: 'library.changer.json', library, problems });
    await cell('slot 1').click();
  },
  idle: async (language) => {
    view = await openLibrary({ language });
    await view.page.locator('.idle').waitFor();
  },
  narrow: async (language) => {
    view = await openLibrary({ language, width: 320 });
    await view.send(running(busyLibrary()));
  },
};

/** What no page translates: a file's name, addresses, sense in the words of SCSI, and names in capitals. */
const DATA =
  /library\.changer\.json|TapeAlert|\([\dA-F]{4}h\)|\b[\dA-F]+(\/[\dA-F]{2}){1,2} .*|\b\p{Lu}[\p{Lu}\d_]+\b/gu;

describe.each(Object.entries(SCENES))('the library view: %s', (name, scene) => {
  it('shows no text that has no translation', async () => {
    await scene(BRACKETED);
    const outside = (await pageTexts(view.page)).map(({ text }) =>
      outsideBrackets(text).replaceAll(DATA, ''),
    );
    expect(outside.filter((text) => /\p{L}{2}/u.test(text))).toEqual([]);
  });

  it('has room for its German', async () => {
    await scene(GERMAN);
    await view.picture(`library-german-${name}`);
    const texts = await pageTexts(view.page);
    expect(texts.filter(({ clipped }) => clipped)).toEqual([]);
    expect(view.complaints).toEqual([]);
  });
});

describe('the library view in German', () => {
  it('says so, and speaks it', async () => {
    await SCENES['drive'](GERMAN);
    expect(await view.page.getAttribute('html', 'lang')).toBe('de');
    const texts = new Set((await pageTexts(view.page)).map(({ text }) => text));
    for (const text of ['Steckplätze', 'Laufwerke', 'Roboter', 'Ein-/Ausgabefächer', '15,000 s'])
      expect(texts).toContain(text);
    expect(texts).toContain('A00002L6 wurde von Steckplatz 1 nach E/A-Fach 0 bewegt');
  });

  it('finds an element by its German name, and by that of files', async () => {
    await SCENES['details'](GERMAN);
    for (const name of ['Steckplatz 3', 'slot 5']) {
      await view.page.keyboard.press('/');
      await view.page.keyboard.press('Control+a');
      await view.page.keyboard.type(name);
      await view.page.keyboard.press('Enter');
      const place = name.replace('Steckplatz', 'slot');
      expect(await cell(place).getAttribute('aria-selected')).toBe('true');
    }
  });

  it('sends the words of scenarios', async () => {
    await SCENES['details'](GERMAN);
    await cell('slot 1').click();
    await view.page.keyboard.press('Delete');
    expect((await view.posted('act')).map(({ act }) => act)).toEqual([{ operator: 'remove', at: 'slot 1' }]);
  });
});
