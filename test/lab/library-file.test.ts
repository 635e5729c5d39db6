import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/lab/files/json-document.ts';
import { readLibrary } from '../../src/lab/files/library-file.ts';

const BASE = {
  changer: { vendor: 'ACME', product: 'LOADER 8' },
  elements: {
    transport: { first: 0, count: 1 },
    slot: { first: 1, count: 8 },
    drive: { first: 20, count: 1 },
  },
};

/** The problems of a library file that differs from a correct one, as they are printed. */
function problems(change: object | string): string[] {
  const text = typeof change === 'string' ? change : JSON.stringify({ ...BASE, ...change }, null, 2);
  return readLibrary('lib.changer.json', text).problems.map(formatProblem);
}

describe('readLibrary', () => {
  it('takes the smallest library and fills in the rest', () => {
    const { library } = readLibrary('lib.changer.json', JSON.stringify(BASE));
    expect(library?.model).toMatchObject({
      vendor: 'ACME',
      revision: '1.00',
      doors: 0,
      drives: [{ kind: 'LTO-6', serial: 'DRV0001', installed: true }],
      timing: { move: 12, exchange: 20, position: 4, initialize: 30 },
      capabilities: { store: ['slot', 'drive'], barcodeReader: true, exchange: {} },
    });
    expect(library?.settings.shortInput).toBe('STATUS_BUFFER_TOO_SMALL');
  });

  it('takes comments and trailing commas', () => {
    expect(problems(`// a library\n${JSON.stringify(BASE).slice(0, -1)},}`)).toEqual([]);
  });

  it.each<[string, object | string, RegExp]>([
    ['an empty file', '', /^lib\.changer\.json:1: not valid JSON/],
    [
      'a syntax error',
      '{\n  "changer": {\n',
      /^lib\.changer\.json:3: not valid JSON: close brace expected\.$/,
    ],
    ['a list', '[]', /must be object, not a list/],
    ['a member that is missing', '{ "changer": { "vendor": "A", "product": "B" } }', /elements is missing/],
    ['an unknown member', { dors: 1 }, /:\d+: dors: unknown member\. Did you mean doors\?/],
    ['a wrong type', { doors: 'two' }, /doors: must be integer, not "two"\./],
    [
      'an unknown element kind',
      { capabilities: { store: ['slots'] } },
      /capabilities\.store\[0\]: "slots" is not known\. Did you mean slot\?/,
    ],
    [
      'a place that is none',
      { cartridges: [{ at: 'slot three' }] },
      /cartridges\[0\]\.at: "slot three" is no place\./,
    ],
    [
      'drives that name different miniclasses',
      {
        elements: { ...BASE.elements, drive: { first: 20, count: 2 } },
        drives: [
          { kind: 'LTO-6', miniclass: 'a.c' },
          { kind: 'LTO-6', miniclass: 'b.c' },
        ],
      },
      /drives\[1\]\.miniclass: is another one than that of drives\[0\]\. All drives of a library run one/,
    ],
    ['a place that does not exist', { cartridges: [{ at: 'slot 8' }] }, /cartridges\[0\]/],
    [
      'two cartridges with one file',
      {
        cartridges: [
          { at: 'slot 1', file: 'tapes/a.tap' },
          { at: 'slot 2', file: './tapes/../tapes/a.tap' },
        ],
      },
      /^lib\.changer\.json:\d+: cartridges\[1\]\.file: ".*a\.tap" keeps the content of cartridges\[0\] already/,
    ],
    ['two cartridges in one place', { cartridges: [{ at: 'slot 1' }, { at: 'slot 1' }] }, /cartridges\[1\]/],
    ['overlapping ranges', { elements: { ...BASE.elements, drive: { first: 8, count: 1 } } }, /elements/],
    [
      'mixed drives',
      {
        elements: { ...BASE.elements, drive: { first: 20, count: 2 } },
        drives: [{ kind: 'LTO-6' }, { kind: 'LTO-7' }],
      },
      /drives.*one kind|more than one type/i,
    ],
    ['write-once drives', { drives: [{ kind: 'CD-R' }] }, /write-once/],
    ['a serial stacker', { capabilities: { move: { slot: ['slot'], drive: ['slot'] } } }, /stacker/],
    ['a cleaner slot outside', { cleanerSlot: 8 }, /cleanerSlot/],
  ])('refuses %s with its line, path and reason', (_name, change, message) => {
    const found = problems(change);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).toMatch(message);
    for (const line of found) expect(line).toMatch(/^lib\.changer\.json:\d+: /);
  });

  it('gives the line of the value at fault', () => {
    const text =
      '{\n  "changer": { "vendor": "A", "product": "B" },\n  "elements": {\n    "transport": { "first": 0, "count": 1 },\n    "slot": { "first": 1, "count": -8 },\n    "drive": { "first": 20, "count": 1 }\n  }\n}';
    expect(problems(text)).toEqual([expect.stringMatching(/^lib\.changer\.json:5: elements\.slot\.count: /)]);
  });
});
