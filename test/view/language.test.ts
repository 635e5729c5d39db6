import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { packageFile } from '../../src/toolchain/package-files.ts';
import type { Difference } from '../../src/trace-files/compare/compare-traces.ts';
import { differenceTitle } from '../../src/trace-files/compare/comparison-text.ts';
import { parseFilter } from '../../src/trace-files/filter/trace-filter.ts';
import { TraceLines } from '../../src/trace-files/format/trace-line.ts';
import { countsText, motionText, seconds, spotLabel } from '../../src/view/library/describe.ts';
import { shownIndexes } from '../../src/view/library/filter.ts';
import { LIVE_ACTS } from '../../src/view/library/live-acts.ts';
import { liveMove } from '../../src/view/library/moves.ts';
import { parseSpot } from '../../src/view/library/spots.ts';
import { numberText, speak } from '../../src/view/language.ts';
import { pageText, TEXTS_ID } from '../../src/view/page.ts';
import { libraryWith } from './libraries.ts';

const texts = JSON.parse(readFileSync(packageFile('l10n/bundle.l10n.de.json'), 'utf8')) as Record<
  string,
  string
>;

// All tests of this process share the module.
afterEach(() => speak({ tag: 'en', texts: {} }));

describe('a view that speaks German', () => {
  it('translates also what stands in tables, whenever they were loaded', () => {
    const library = libraryWith('slot 0', { cleaner: true, exception: '83/00' });
    const open = LIVE_ACTS.find(({ id }) => id === 'open-port');
    const title = () => open?.title({ library, spot: parseSpot('port 0') });
    expect(title()).toBe('Open by Hand');
    speak({ tag: 'de', texts });
    expect(title()).toBe('Von Hand öffnen');
    expect(spotLabel(library, parseSpot('slot 0'))).toBe(
      'Steckplatz 0, Reinigungskassette GEN000L6, Ausnahme 83/00 label not scanned (vendor specific)',
    );
    expect(spotLabel(library, parseSpot('port 0'))).toBe('E/A-Fach 0, leer, Eingefahren, entriegelt');
  });

  it('writes numbers as Germans do, and English ones again after', () => {
    speak({ tag: 'de', texts });
    expect([numberText(60_000), seconds(12_003)]).toEqual(['60.000', '12,003 s']);
    speak({ tag: 'en', texts: {} });
    expect([numberText(60_000), seconds(12_003)]).toEqual(['60,000', '12.003 s']);
  });

  it('counts one and many', () => {
    expect(countsText(libraryWith())).toBe('10 slots, 2 drives, 1 port, 1 transport');
    speak({ tag: 'de', texts });
    expect(countsText(libraryWith())).toBe('10 Steckplätze, 2 Laufwerke, 1 E/A-Fach, 1 Greifer');
  });

  it('names places in sentences as people do, and in requests as scenarios do', () => {
    speak({ tag: 'de', texts });
    const motion = { transport: 0, from: 'slot 3', to: 'drive 0', barcode: null, started: 0, duration: 1 };
    expect(motionText(motion)).toBe(
      'Eine Kassette ohne Etikett wurde von Steckplatz 3 nach Laufwerk 0 bewegt',
    );
    expect(liveMove(libraryWith(), parseSpot('slot 3'), parseSpot('drive 0'), false)).toEqual({
      ok: true,
      title: 'MOVE_MEDIUM slot 3 → drive 0',
      deed: { to: 'lab', act: { ioctl: 'MOVE_MEDIUM', source: 'slot 3', destination: 'drive 0' } },
    });
  });

  it('finds an element by its name on the page and by that of files', () => {
    const slots = libraryWith().ofKind('slot');
    speak({ tag: 'de', texts });
    for (const text of ['Steckplatz 4', 'steckplatz 4', 'slot 4'])
      expect(shownIndexes(slots, { show: 'all', text })).toEqual([4]);
    expect(shownIndexes(slots, { show: 'all', text: 'Laufwerk 4' })).toEqual([]);
  });
});

describe('a trace that is told in German', () => {
  const differs: Difference = {
    request: 'MOVE_MEDIUM slot 0 → drive 0',
    members: [{ name: 'Status', a: 'STATUS_SUCCESS', b: 'STATUS_IO_DEVICE_ERROR' }],
  };

  it('says in German what differs', () => {
    speak({ tag: 'de', texts });
    const names = { a: 'diesem Mitschnitt', b: 'other.chtrace' };
    expect(differenceTitle(differs, names)).toBe(
      'MOVE_MEDIUM slot 0 → drive 0: die Anforderung unterscheidet sich in Status',
    );
    expect(differenceTitle({ ...differs, only: 'b' }, names)).toBe(
      'MOVE_MEDIUM slot 0 → drive 0: die Anforderung ist nur in other.chtrace',
    );
  });

  it('says in German what is wrong with a line and with a filter', () => {
    speak({ tag: 'de', texts });
    expect(new TraceLines().record('{"print":{"step":"1"}}').problem).toBe(
      '„step“ ist nicht, was es sein soll: eine Zahl',
    );
    expect(() => parseFilter('colour:red')).toThrow(/^Es gibt kein Feld colour\. Die Felder sind command, /);
  });
});

describe('the page of a view', () => {
  const page = (tag: string, hostile: Record<string, string>) =>
    pageText({
      source: 'https://view',
      script: 'https://view/a.js',
      style: 'https://view/a.css',
      nonce: 'n',
      title: 'A',
      body: '<a-view></a-view>',
      language: { tag, texts: hostile },
    });

  it('carries its language and the texts of it, and no text can end the block', () => {
    const hostile = { Open: '</script><script>alert(1)</script><!-- & "' };
    const html = page('de', hostile);
    expect(html).toContain('<html lang="de">');
    const [, block] = new RegExp(`id="${TEXTS_ID}">([^<]*)</script>`).exec(html) ?? [];
    expect(JSON.parse(block)).toEqual(hostile);
    expect(html.match(/<script/g)).toHaveLength(2);
  });
});
