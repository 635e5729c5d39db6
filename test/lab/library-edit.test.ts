import { describe, expect, it } from 'vitest';
import { editLibrary, type LibraryEdit } from '../../src/lab/files/library-edit.ts';
import { readLibrary } from '../../src/lab/files/library-file.ts';

const TEXT = `{
  // The loader in the corner.
  "changer": { "vendor": "ACME", "product": "LOADER 8" },
  "elements": {
    "transport": { "first": 0, "count": 1 },
    "slot": { "first": 1, "count": 8 },
    "drive": { "first": 20, "count": 1 }
  },
  "drives": [{ "kind": "LTO-6", "serial": "DRV0001" }],
  "cartridges": [
    { "at": "slot 0", "barcode": "A00001L6" }, // the first
    { "at": "slot 7", "barcode": "CLN001L1", "cleaner": true }
  ]
}
`;

function edited(edit: LibraryEdit, text = TEXT): string {
  const outcome = editLibrary('library.changer.json', text, edit);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { offset, length, content } = outcome.change;
  return text.slice(0, offset) + content + text.slice(offset + length);
}

function refused(edit: LibraryEdit, text = TEXT): string {
  const outcome = editLibrary('library.changer.json', text, edit);
  return outcome.ok ? 'done' : outcome.reason;
}

describe('an edit of a library file', () => {
  it('moves a cartridge and touches nothing else', () => {
    expect(edited({ edit: 'move', from: 'slot 0', to: 'drive 0' })).toBe(TEXT.replace('slot 0', 'drive 0'));
  });

  it('changes no more of the text than it must', () => {
    const outcome = editLibrary('', TEXT, { edit: 'move', from: 'slot 0', to: 'slot 3' });
    expect(outcome).toEqual({
      ok: true,
      change: { offset: TEXT.indexOf('slot 0') + 5, length: 1, content: '3' },
    });
  });

  it('puts a cartridge on a line of its own, as the others are', () => {
    expect(edited({ edit: 'put', at: 'slot 2', barcode: 'B00002L6', cleaner: false })).toBe(
      TEXT.replace(
        '"cleaner": true }\n',
        '"cleaner": true },\n    { "at": "slot 2", "barcode": "B00002L6" }\n',
      ),
    );
  });

  it('begins the list of cartridges where there is none', () => {
    const text =
      '{"changer":{"vendor":"A","product":"B"},"elements":{"transport":{"first":0,"count":1},"slot":{"first":1,"count":2},"drive":{"first":9,"count":1}}}';
    const { library } = readLibrary(
      '',
      edited({ edit: 'put', at: 'slot 1', barcode: '', cleaner: false }, text),
    );
    expect(library?.model.cartridges).toMatchObject([{ at: { kind: 'slot', index: 1 }, cleaner: false }]);
  });

  it('takes a cartridge out with its line', () => {
    const text = edited({ edit: 'take', at: 'slot 7' });
    expect(text).toContain('// the first');
    expect(text).not.toContain('CLN001L1');
    expect(readLibrary('', text).library?.model.cartridges).toHaveLength(1);
  });

  it('takes the last cartridge too, with the comma before it', () => {
    const one = edited({ edit: 'take', at: 'slot 0' });
    expect(one).not.toContain('the first');
    expect(one).toContain('[\n    { "at": "slot 7"');
    const none = edited({ edit: 'take', at: 'slot 7' }, one);
    expect(readLibrary('', none).library?.model.cartridges).toEqual([]);
  });

  it('gives a cartridge another label, or none', () => {
    expect(edited({ edit: 'label', at: 'slot 0', barcode: 'Z1', cleaner: false })).toBe(
      TEXT.replace('A00001L6', 'Z1'),
    );
    const bare = edited({ edit: 'label', at: 'slot 7', barcode: '', cleaner: false });
    const cartridge = readLibrary('', bare).library?.model.cartridges[1];
    expect([cartridge?.barcode, cartridge?.cleaner]).toEqual([undefined, false]);
  });

  it('keeps the list of drives as long as there are drives', () => {
    const two = edited({ edit: 'elements', kind: 'drive', count: 2 });
    expect(readLibrary('', two).library?.model.drives.map(({ kind }) => kind)).toEqual(['LTO-6', 'LTO-6']);
    const one = edited({ edit: 'elements', kind: 'drive', count: 1 }, two);
    expect(readLibrary('', one).library?.model.drives).toHaveLength(1);
  });

  it('gives elements of a new kind addresses that are free', () => {
    const text = edited({ edit: 'elements', kind: 'port', count: 1 });
    expect(readLibrary('', text).library?.model.elements.port).toEqual({ first: 21, count: 1 });
  });

  it('leaves a drive bay empty, and fits a drive again', () => {
    const empty = edited({ edit: 'installed', drive: 0, installed: false });
    expect(readLibrary('', empty).library?.model.drives[0].installed).toBe(false);
    const full = edited({ edit: 'installed', drive: 0, installed: true }, empty);
    expect(readLibrary('', full).library?.model.drives[0].installed).toBe(true);
  });

  it('sets doors, magazines and the cleaner slot', () => {
    const doors = edited({ edit: 'doors', count: 2 });
    const magazines = edited({ edit: 'magazine', size: 4 }, doors);
    const text = edited({ edit: 'cleaner slot', slot: 7 }, magazines);
    const { model } = readLibrary('', text).library ?? {};
    expect([model?.doors, model?.capabilities.magazineSize, model?.cleanerSlot]).toEqual([2, 4, 7]);
    expect(edited({ edit: 'cleaner slot', slot: null }, text)).toBe(magazines);
  });

  it('keeps the line ends of the file', () => {
    const text = TEXT.replaceAll('\n', '\r\n');
    const result = edited({ edit: 'put', at: 'slot 2', barcode: 'B', cleaner: true }, text);
    expect(result.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('refuses what would break the file, with the reason', () => {
    expect(refused({ edit: 'elements', kind: 'slot', count: 5 })).toMatch(/slot 7/);
    expect(refused({ edit: 'elements', kind: 'slot', count: 30 })).toMatch(
      /Not done\. In line \d+, elements/,
    );
    expect(refused({ edit: 'put', at: 'slot 3', barcode: 'A00001L6', cleaner: false })).toMatch(/A00001L6/);
  });

  it('refuses a file that has mistakes', () => {
    expect(refused({ edit: 'doors', count: 1 }, '{')).toMatch(/mistakes/);
  });
});
