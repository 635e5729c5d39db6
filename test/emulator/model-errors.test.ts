import { describe, expect, it } from 'vitest';
import { findModelErrors } from '../../src/emulator/model-errors.ts';
import type { Capabilities } from '../../src/emulator/model.ts';
import type { Changes } from './harness.ts';
import { library } from './harness.ts';

const { elements, cartridges, drives, timing } = library();
const capable = (capabilities: Partial<Capabilities>): Changes => ({ capabilities });
const withDrives = (...kinds: string[]): Changes => ({
  drives: kinds.map((kind) => ({ kind, serial: 'S', installed: true })),
});

describe('a library that fits', () => {
  it.each<[string, Changes]>([
    ['does everything', {}],
    ['has CD-RW drives', withDrives('CD-RW', 'CD-RW')],
    ['has DVD-RAM drives', withDrives('DVD-RAM', 'dvd-ram')],
    ['has CD-ROM drives', withDrives('CD-ROM', 'CD-ROM')],
    [
      'loads drives by way of the transport',
      capable({ move: { slot: ['transport'], transport: ['drive', 'slot'] } }),
    ],
    [
      'has no ports',
      {
        elements: { ...elements, port: { first: 0, count: 0 } },
        capabilities: {
          store: ['slot'],
          move: { slot: ['drive'], drive: ['slot'] },
          lock: [],
          openPort: false,
          closePort: false,
        },
      },
    ],
  ])('is accepted: it %s', (_, changes) => {
    expect(findModelErrors(library(changes))).toEqual([]);
  });
});

describe('a library that does not fit', () => {
  it.each<[path: string, message: RegExp, changes: Changes]>([
    ['vendor', /there is room for 8/, { vendor: 'LONG VENDOR' }],
    ['product', /printable ASCII/, { product: 'Bücherei' }],
    ['serial', /room for 32/, { serial: 'S'.repeat(33) }],
    [
      'elements.transport.count',
      /at least one transport/,
      { elements: { ...elements, transport: { first: 1, count: 0 } } },
    ],
    [
      'elements.transport.count',
      /page 1Eh/,
      { elements: { ...elements, transport: { first: 5000, count: 108 } } },
    ],
    ['elements.slot.first', /0 to 65535/, { elements: { ...elements, slot: { first: 65536, count: 8 } } }],
    ['elements.slot.count', /end at 65535/, { elements: { ...elements, slot: { first: 65530, count: 8 } } }],
    ['elements.slot.count', /whole number/, { elements: { ...elements, slot: { first: 1000, count: 8.5 } } }],
    [
      'elements.drive.first',
      /overlap the slot addresses 1000 to 1007/,
      { elements: { ...elements, drive: { first: 1007, count: 2 } } },
    ],
    ['cleanerSlot', /no slot 8/, { cleanerSlot: 8 }],
    ['drives', /2 drive elements, but 1 drives/, { drives: drives.slice(1) }],
    ['drives[0].kind', /write-once optical drive.*Microsoft/, withDrives('CD-R', 'CD-R')],
    ['drives[1].kind', /write-once/, withDrives('DVD+R', 'DVD+R')],
    ['drives[0].kind', /write-once/, withDrives('MO WORM', 'MO WORM')],
    ['drives[1].kind', /more than one type of drive/, withDrives('LTO-6', 'LTO-5')],
    ['cartridges[0].at', /no slot 8/, { cartridges: [{ at: { kind: 'slot', index: 8 }, cleaner: false }] }],
    [
      'cartridges[1].at',
      /holds cartridges\[0\] already/,
      { cartridges: [cartridges[0], { ...cartridges[2], at: cartridges[0].at }] },
    ],
    [
      'cartridges[1].file',
      /"a\.tap" keeps the content of cartridges\[0\] already/,
      {
        cartridges: [
          { ...cartridges[0], file: 'a.tap' },
          { ...cartridges[2], file: 'a.tap' },
        ],
      },
    ],
    [
      'cartridges[1].barcode',
      /bar code of cartridges\[0\]/,
      { cartridges: [cartridges[0], { ...cartridges[2], barcode: 'A00001L6' }] },
    ],
    ['cartridges[0].barcode', /room for 32/, { cartridges: [{ ...cartridges[0], barcode: 'X'.repeat(33) }] }],
    ['cartridges[0].barcode', /blank/, { cartridges: [{ ...cartridges[0], barcode: '  ' }] }],
    [
      'cartridges[0].at',
      /Drive bay 0 is empty/,
      {
        drives: [{ ...drives[0], installed: false }, drives[1]],
        cartridges: [{ at: { kind: 'drive', index: 0 }, cleaner: false }],
      },
    ],
    ['cartridges[1].alternate', /set rotate/, capable({ rotate: false })],
    ['capabilities.openPort', /needs a port/, { elements: { ...elements, port: { first: 0, count: 0 } } }],
    ['capabilities.move.slot', /needs a port/, { elements: { ...elements, port: { first: 0, count: 0 } } }],
    ['capabilities.lock', /needs a door/, { doors: 0 }],
    ['capabilities.lock', /needs a keypad/, { keypad: false }],
    ['capabilities.move.slot', /serial access stacker/, capable({ move: { drive: ['slot'] } })],
    ['capabilities.magazineSize', /does not fit/, capable({ magazineSize: 9 })],
    ['capabilities.magazineSize', /whole number/, capable({ magazineSize: 1.5 })],
    ['timing.move', /above 0/, { timing: { ...timing, move: 0 } }],
    ['timing.initialize', /above 0/, { timing: { ...timing, initialize: Number.NaN } }],
    ['doors', /0 to 255/, { doors: -1 }],
  ])('is refused at %s with %s', (path, message, changes) => {
    const errors = findModelErrors(library(changes));
    expect(errors.filter((error) => error.path === path).map((error) => error.message)).toEqual([
      expect.stringMatching(message) as unknown,
    ]);
    for (const { message: text } of errors) expect(text).toMatch(/\.$/);
  });
});
