import { describe, expect, it } from 'vitest';
import type { ChangerParameters } from '../../src/ddi/rules/rule.ts';
import { addresses } from '../../src/view/library/addresses.ts';
import { DeedLog } from '../../src/view/library/deed-log.ts';
import { spotLabel } from '../../src/view/library/describe.ts';
import { comparisons, isDifferent } from '../../src/view/library/differences.ts';
import { DrawnLibrary } from '../../src/view/library/drawn-library.ts';
import { shownIndexes } from '../../src/view/library/filter.ts';
import { findNext } from '../../src/view/library/find.ts';
import { Picture } from '../../src/view/library/picture.ts';
import { sectionsOf } from '../../src/view/library/sections.ts';
import { parseSpot } from '../../src/view/library/spots.ts';
import { NEW_STATE, restoredState } from '../../src/view/library/view-state.ts';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { libraryWith, snapshot } from './libraries.ts';

const reported = (full: boolean, barcode: string | null, flags: string[]) => ({
  full,
  barcode,
  flags,
  time: 1,
});

describe('what a driver reports beside what the device holds', () => {
  const slot = (change: object) => {
    const element = libraryWith('slot 0', change).element(parseSpot('slot 0'));
    if (!element) throw new Error('no slot 0');
    return element;
  };

  it('does not differ before the first report', () => {
    expect(isDifferent(slot({}))).toBe(false);
  });

  it('does not differ in a label that nobody asked for', () => {
    expect(isDifferent(slot({ reported: reported(true, null, ['FULL', 'ACCESS']) }))).toBe(false);
  });

  it.each([
    [
      'Cartridge',
      { full: false, barcode: null, reported: reported(true, 'GEN000L6', ['FULL', 'ACCESS', 'PVOLTAG']) },
    ],
    ['Cartridge', { reported: reported(true, 'OTHER1L6', ['FULL', 'ACCESS', 'PVOLTAG']) }],
    ['Accessible', { accessible: false, reported: reported(true, null, ['FULL', 'ACCESS']) }],
    ['Exception', { exception: '3b/12', reported: reported(true, null, ['FULL', 'ACCESS']) }],
  ])('differs in %s', (name, change) => {
    const found = comparisons(slot(change)).filter(({ differs }) => differs);
    expect(found.map((one) => one.name)).toEqual([name]);
  });
});

describe('the numbers of an element', () => {
  const numbered = (parameters: Partial<ChangerParameters>, cleanerSlot?: number): DrawnLibrary => {
    const { condition, ...rest } = snapshot(cleanerSlot === undefined ? {} : { cleanerSlot });
    return new DrawnLibrary({
      ...rest,
      condition: { ...condition, parameters: parameters as ChangerParameters },
    });
  };

  it('are the SCSI address, the one of an IOCTL, and the display number of the parameters', () => {
    const library = numbered({ FirstSlotNumber: 1, NumberCleanerSlots: 0 });
    expect(addresses(library, parseSpot('slot 3'))).toEqual({ scsi: 0x13, ioctl: 3, display: 4 });
  });

  it('have no display number before the driver has returned its parameters', () => {
    expect(addresses(libraryWith(), parseSpot('drive 1'))).toEqual({
      scsi: 0x201,
      ioctl: 1,
      display: undefined,
    });
  });

  it('take the cleaner slot from FirstCleanerSlotAddress', () => {
    const library = numbered({ FirstSlotNumber: 1, NumberCleanerSlots: 1, FirstCleanerSlotAddress: 10 }, 9);
    expect(addresses(library, parseSpot('slot 9'))?.display).toBe(10);
  });
});

describe('the words for an element', () => {
  it('say all that is seen', () => {
    const library = libraryWith('slot 0', {
      exception: '83/00',
      cleaner: true,
      reported: reported(false, null, []),
    });
    expect(spotLabel(library, parseSpot('slot 0'))).toBe(
      'Slot 0, cleaning cartridge GEN000L6, exception 83/00 label not scanned (vendor specific), the driver reports otherwise',
    );
    expect(spotLabel(libraryWith(), parseSpot('port 0'))).toBe('Port 0, empty, Retracted, unlocked');
    expect(spotLabel(libraryWith(), parseSpot('drive 0'))).toBe('Drive 0, empty');
    expect(spotLabel(libraryWith('drive 0', { exception: '3b/1a' }), parseSpot('drive 0'))).toMatch(
      /^Drive 0, not there, exception 3b\/1a [^,]+$/,
    );
  });
});

describe('a filter', () => {
  const library = libraryWith('slot 3', { exception: '3b/12' });
  const shown = (show: 'all' | 'full' | 'empty' | 'exception', text = '') =>
    shownIndexes(library.ofKind('slot'), { show, text });

  it('goes by state, by part of a bar code in any case, and by place', () => {
    expect(shown('all')).toBeUndefined();
    expect(shown('empty')).toEqual([5, 6, 7, 8, 9]);
    expect(shown('exception')).toEqual([3]);
    expect(shown('all', 'gen002')).toEqual([2]);
    expect(shown('full', 'slot 4')).toEqual([4]);
    expect(shown('all', 'nothing')).toEqual([]);
  });

  it('is gone through from hit to hit, round and round', () => {
    const next = (from: string | null) =>
      findNext(library, { show: 'full', text: 'GEN00' }, from === null ? null : parseSpot(from)).spot?.index;
    expect([next(null), next('slot 0'), next('slot 4')]).toEqual([0, 1, 0]);
  });
});

describe('the log of deeds', () => {
  const record = {
    index: 7,
    action: 'open door',
    line: 0,
    status: null,
    information: null,
    ok: true,
    message: '',
    output: null,
  };
  const spot = parseSpot('door 0');

  it('shows what came of a deed at its place, whichever comes first: the answer or the step', () => {
    for (const order of ['answer first', 'step first']) {
      const log = new DeedLog();
      const id = log.ask('Open', spot);
      const answer = () => log.answered(id, { accepted: true, message: '', step: 7 });
      if (order === 'answer first') answer();
      log.stepped(record);
      if (order === 'step first') answer();
      expect(log.callout).toEqual({ spot, tone: 'good', text: 'open door' });
      expect(log.activities).toMatchObject([{ index: 7, asked: true, ok: true }]);
    }
  });

  it('keeps the reason of a refusal', () => {
    const log = new DeedLog();
    log.answered(log.ask('Open', spot), { accepted: false, message: 'No driver is running.' });
    expect(log.callout).toMatchObject({ tone: 'error', text: 'No driver is running.' });
    expect(log.activities).toMatchObject([{ ok: false, outcome: 'No driver is running.' }]);
  });

  it('calls a request failed that nothing was expected of', () => {
    const log = new DeedLog();
    expect(log.stepped({ ...record, status: 'STATUS_SUCCESS' }).ok).toBe(true);
    expect(log.stepped({ ...record, status: 'STATUS_DEVICE_HARDWARE_ERROR' }).ok).toBe(false);
    expect(log.stepped({ ...record, status: '0xC00000FF' }).ok).toBe(false);
  });

  it('takes the steps of the scenario for what they are', () => {
    const log = new DeedLog();
    expect(
      log.stepped({ ...record, ok: false, status: 'STATUS_IO_DEVICE_ERROR', message: 'expected success' }),
    ).toEqual({
      index: 7,
      text: 'open door',
      ok: false,
      outcome: 'STATUS_IO_DEVICE_ERROR: expected success',
      asked: false,
    });
    expect(log.callout).toBeNull();
  });
});

describe('the saved picture', () => {
  it('is XML with every element and its bar code, whatever the labels hold', () => {
    const library = libraryWith('slot 2', { barcode: 'A<&"1' });
    const colours = {
      surface: '#000',
      raised: '#111',
      text: '#fff',
      muted: '#ccc',
      line: '#333',
      cartridge: '#444',
      cartridgeText: '#fff',
      spine: '#00f',
    };
    const filter = { show: 'all', text: '' } as const;
    const svg = new Picture(library, colours).draw(
      sectionsOf(library, 'devices', filter),
      sectionsOf(library, 'storage', filter),
      900,
    );
    expect(XMLValidator.validate(svg)).toBe(true);
    const texts = JSON.stringify(new XMLParser().parse(svg));
    for (const word of ['Slot 9', 'Drive 1', 'GEN004L6', 'Door 0', 'Retracted'])
      expect(texts).toContain(word);
  });
});

describe('the state that is kept', () => {
  it('survives a version that knew other filters', () => {
    expect(restoredState(undefined)).toEqual(NEW_STATE);
    expect(restoredState({ filter: { show: 'gone', text: 'x' } } as never).filter.show).toBe('all');
  });
});
