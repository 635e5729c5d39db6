import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ElementEntry } from '../../src/ddi/requests/output-words.ts';
import { LibraryDatabase } from '../../src/rsm/database.ts';

const SLOTS = 6;
const places = [...Array.from({ length: SLOTS }, (_, index) => `slot ${index}`), 'drive 0', 'port 0'];

const empty = (element: string): ElementEntry => ({ element, flags: ['ACCESS'] });
const full = (element: string, barcode?: string): ElementEntry => ({
  element,
  flags: ['ACCESS', 'FULL'],
  ...(barcode === undefined ? {} : { primaryVolumeId: barcode }),
});

/** What is in each place: a bar code, `null` for a medium without one, nothing for an empty place. */
type Contents = ReadonlyMap<string, string | null>;

/** Labelled media are one of a kind; they and others lie anywhere. */
const contents: fc.Arbitrary<Contents> = fc
  .tuple(fc.shuffledSubarray(places), fc.shuffledSubarray(['A', 'B', 'C', 'D']))
  .map(([where, names]) => new Map(where.map((place, index) => [place, names.at(index) ?? null])));

const reports = (held: Contents): ElementEntry[] =>
  places.map((place) => {
    const barcode = held.get(place);
    return barcode === undefined ? empty(place) : full(place, barcode ?? undefined);
  });

describe('the database', () => {
  it('agrees with whatever the changer reports, and forgets no medium', () => {
    fc.assert(
      fc.property(fc.array(contents, { minLength: 1, maxLength: 6 }), (all) => {
        const database = new LibraryDatabase();
        const seen = new Set<string>();
        for (const held of all) {
          const before = database.volumes.length;
          database.reconcile(reports(held));
          for (const barcode of held.values()) if (barcode !== null) seen.add(barcode);
          expect(database.volumes.length).toBeGreaterThanOrEqual(before);
          for (const place of places) {
            const barcode = held.get(place);
            const volume = database.at(place);
            expect(volume === undefined).toBe(barcode === undefined);
            expect(volume?.place).toBe(barcode === undefined ? undefined : place);
            if (typeof barcode === 'string') expect(database.find(barcode)).toBe(volume);
          }
          for (const barcode of seen) expect(database.find(barcode)).toBeDefined();
          const inside = database.volumes.filter(({ place }) => place !== undefined);
          expect(inside.length).toBe(held.size);
        }
        const barcodes = database.volumes.flatMap(({ barcode }) => barcode ?? []);
        expect(new Set(barcodes).size).toBe(barcodes.length);
      }),
    );
  });

  it('has one medium in a place, whatever moves are recorded', () => {
    const moves = fc.array(fc.tuple(fc.nat(3), fc.constantFrom(...places, undefined)), { maxLength: 20 });
    fc.assert(
      fc.property(moves, (list) => {
        const database = new LibraryDatabase();
        database.reconcile(['A', 'B', 'C', 'D'].map((name, index) => full(`slot ${index}`, name)));
        for (const [index, place] of list) database.move(database.volumes[index], place);
        for (const volume of database.volumes)
          if (volume.place !== undefined) expect(database.at(volume.place)).toBe(volume);
        for (const place of places) expect([undefined, place]).toContain(database.at(place)?.place);
      }),
    );
  });

  it('says what was not as recorded', () => {
    const database = new LibraryDatabase();
    database.reconcile([full('slot 0', 'A'), full('slot 1', 'B'), empty('slot 2')]);
    const changed = database.reconcile([full('slot 0', 'A'), empty('slot 1'), full('slot 2', 'B')]);
    expect([...changed]).toEqual(['slot 1', 'slot 2']);
    expect(database.slots).toEqual(new Map([0, 1, 2].map((slot) => [slot, slot === 1 ? 'EMPTY' : 'FULL'])));
  });

  it('keeps apart two media with one bar code', () => {
    const database = new LibraryDatabase();
    database.reconcile([full('slot 0', 'A'), full('slot 1', 'A')]);
    expect(database.volumes.map(({ place }) => place)).toEqual(['slot 0', 'slot 1']);
    database.reconcile([full('slot 0', 'A'), full('slot 1', 'A')]);
    expect(database.volumes).toHaveLength(2);
  });

  it('takes a medium that gets its bar code read for the same, unless that bar code is known', () => {
    const database = new LibraryDatabase();
    database.reconcile([full('slot 0'), full('slot 1', 'B')]);
    database.reconcile([full('slot 0', 'A'), full('slot 1', 'B')]);
    expect(database.volumes.map(({ barcode }) => barcode)).toEqual(['A', 'B']);
    database.reconcile([full('slot 2')]);
    database.reconcile([empty('slot 1'), full('slot 2', 'B')]);
    expect(database.find('B')).toMatchObject({ id: 2, place: 'slot 2' });
    expect(database.volumes[2].place).toBeUndefined();
  });

  it('loses nothing while the changer does not know what it holds', () => {
    const database = new LibraryDatabase();
    database.reconcile([full('slot 0', 'A'), full('slot 1')]);
    const unknown = { flags: ['EXCEPT'], exception: 'ERROR_INIT_STATUS_NEEDED' };
    database.reconcile([
      { element: 'slot 0', ...unknown },
      { element: 'slot 1', ...unknown },
    ]);
    expect(database.volumes.map(({ place }) => place)).toEqual(['slot 0', 'slot 1']);
    expect(database.slots.get(0)).toBe('NEEDSINVENTORY');
  });

  it('finds media by their labels, and by their numbers', () => {
    const database = new LibraryDatabase();
    database.reconcile([full('slot 0'), full('slot 1')]);
    const [first, second] = database.volumes;
    database.setLabel(first, 0, 'ONE');
    database.setLabel(second, 0, 'ONE');
    expect(database.find('ONE')).toBe(first);
    database.setLabel(first, 0, 'TWO');
    expect([database.find('ONE'), database.find('TWO'), database.find('#2')]).toEqual([
      second,
      first,
      second,
    ]);
    expect([database.find('#0'), database.find('#3'), database.find('THREE')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(database.nameOf(first)).toBe('TWO');
  });

  it('puts the medium in its place that its label tells of', () => {
    const database = new LibraryDatabase();
    database.reconcile([full('slot 0'), full('slot 1')]);
    const [first, second] = database.volumes;
    database.setLabel(first, 0, 'ONE');
    database.setLabel(second, 0, 'TWO');
    database.move(first, 'drive 0');
    expect(database.identify('drive 0', 'TWO')).toBe(second);
    expect([first.place, second.place]).toEqual([undefined, 'drive 0']);
    expect(database.identify('drive 0', 'THREE')).toMatchObject({ id: 3, labels: ['THREE'] });
  });
});
