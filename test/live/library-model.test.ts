import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ElementFeed } from '../../src/debug/live/element-feed.ts';
import { ReportedElements } from '../../src/debug/live/reported-elements.ts';
import { MediumChanger } from '../../src/emulator/changer/medium-changer.ts';
import { ELEMENT_KINDS } from '../../src/emulator/model.ts';
import { elementFlagNames } from '../../src/ddi/requests/element-flags.ts';
import { elementRow, readRow } from '../../src/live/element-rows.ts';
import { ElementTable } from '../../src/live/element-table.ts';
import { WireReader, type WireEvent } from '../../src/live/wire-events.ts';
import { ElementNumbers } from '../../src/live/element-numbers.ts';
import { LibraryModel } from '../../src/live/library-model.ts';
import type { LibraryCondition, LibraryPlan } from '../../src/live/library-state.ts';
import { Host, library } from '../emulator/harness.ts';

const CONDITION: LibraryCondition = {
  time: 0,
  doors: [],
  doorLocked: false,
  keypadLocked: false,
  ports: [],
  transports: [],
  drives: [],
  parameters: null,
};

/** A library, one who drives it, and a model that knows of it by events alone. */
class Rig {
  readonly changer = new MediumChanger(library());
  readonly host = new Host(this.changer);
  readonly model = new LibraryModel();
  private readonly reader = new WireReader();
  private readonly feed: ElementFeed;

  constructor() {
    const numbers = new ElementNumbers(this.changer.model.elements);
    this.feed = new ElementFeed(this.changer, numbers, new ReportedElements(numbers));
    this.changer.onElementChange = (kind, index) => this.feed.touch(kind, index);
    const plan: LibraryPlan = {
      name: 'test',
      file: null,
      model: this.changer.model,
      managed: false,
      tapeDrivers: false,
      scenario: { file: 'test', steps: [] },
      sources: { changer: [], tape: null },
    };
    const elements = this.feed.all();
    const sent: WireEvent = { kind: 'snapshot', plan, elements, condition: CONDITION, phase: 'running' };
    for (const event of this.reader.read([sent])) this.model.apply(event);
  }

  /** Sends what has changed. @returns the places. */
  tell(): string[] {
    const elements = this.feed.changes();
    const [event] = this.reader.read([{ kind: 'changes', elements, condition: {}, motions: [] }]);
    this.model.apply(event);
    return event.kind === 'changes' ? event.elements.map(({ place }) => place) : [];
  }

  /** The emulator's own word, with as much as a view sees. */
  truth(): unknown[] {
    return [...this.changer.elements()].map(({ kind, index, ...element }) => ({
      place: `${kind} ${index}`,
      full: element.full,
      barcode: element.barcode ?? null,
      accessible: element.accessible,
      exception: element.exception !== null,
      source: element.source ? `${element.source.kind} ${element.source.index}` : null,
      inverted: element.inverted,
      imported: element.importedByOperator,
    }));
  }

  seen(): unknown[] {
    return [...(this.model.elements ?? [])].map(
      ({ place, full, barcode, accessible, exception, source, inverted, imported }) => ({
        place,
        full,
        barcode,
        accessible,
        exception: exception !== null,
        source,
        inverted,
        imported,
      }),
    );
  }
}

const address = fc.oneof(fc.integer({ min: 1000, max: 1007 }), fc.constantFrom(1, 16, 17, 256, 257));
const doing = fc.oneof(
  fc.tuple(address, address, fc.boolean()).map(
    ([from, to, invert]) =>
      ({ host }: Rig) =>
        void host.move(from, to, invert ? { invert: 1 } : {}),
  ),
  fc.constant(({ changer }: Rig) => void changer.openDoor()),
  fc.constant(({ changer }: Rig) => void changer.closeDoor()),
  fc.constant(({ changer }: Rig) => void changer.powerCycle()),
  fc.constant(({ changer }: Rig) => void changer.pullMagazine(0, 3)),
  fc.constant(({ changer }: Rig) => void changer.pushMagazine(0, 3)),
  fc.constant(({ changer }: Rig) => void changer.removeDrive(1)),
  fc.constant(({ changer }: Rig) => void changer.installDrive(1)),
  fc.nat(7).map(
    (index) =>
      ({ changer }: Rig) =>
        void changer.remove({ kind: 'slot', index }),
  ),
  fc.nat(1).map(
    (index) =>
      ({ changer }: Rig) =>
        void changer.openPort(index),
  ),
  fc.nat(1).map(
    (index) =>
      ({ changer }: Rig) =>
        void changer.closePort(index),
  ),
  fc.nat(1).map((index) => ({ changer }: Rig) => {
    changer.insert({ kind: 'port', index }, { barcode: `NEW00${index}L6` });
  }),
);

describe('a library as its events tell it', () => {
  it('is the library, whatever happens to it and however much goes into one event', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(doing, fc.boolean()), { maxLength: 40 }), (acts) => {
        const rig = new Rig();
        for (const [act, tell] of acts) {
          act(rig);
          if (!tell) continue;
          rig.tell();
          expect(rig.seen()).toEqual(rig.truth());
        }
        rig.tell();
        expect(rig.seen()).toEqual(rig.truth());
        // Nothing is told twice.
        expect(rig.tell()).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('only what is other than before is told', () => {
    const rig = new Rig();
    rig.host.send('REQUEST SENSE');
    rig.host.move(1000, 256);
    expect(rig.tell()).toEqual(['slot 0', 'drive 0']);
    // Every element is touched, and none is another.
    rig.changer.powerCycle();
    expect(rig.tell()).toEqual([]);
  });
});

/** A driver may report whatever it finds in its memory. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\t', '\n', '%'),
    fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 8,
});
const flags = fc.nat(0xff).map((word) => elementFlagNames(word));
const reported = fc.record({ barcode: fc.option(text), flags, time: fc.nat() });

describe('the row of an element', () => {
  it('gives the element back', () => {
    const numbers = new ElementNumbers(library().elements);
    const bit = fc.boolean();
    const state = fc.record({
      scsiAddress: fc.nat(0xffff),
      full: bit,
      barcode: fc.option(text),
      alternate: fc.option(text),
      cleaner: bit,
      accessible: bit,
      inverted: bit,
      imported: bit,
      exception: fc.option(fc.constantFrom('3b/12', '83/00')),
      source: fc.option(fc.constantFrom('slot 0', 'port 1')),
      reported: fc.option(reported.map((said) => ({ ...said, full: said.flags.includes('FULL') }))),
    });
    fc.assert(
      fc.property(state, fc.nat(0xffff), (one, usual) => {
        const row = elementRow(one, usual);
        expect(row).not.toContain('\n');
        expect(readRow(row, 'slot 3', usual)).toEqual({ place: 'slot 3', ...one });
      }),
    );
    const all = fc.array(state, { minLength: numbers.total, maxLength: numbers.total });
    const changes = fc.array(fc.tuple(fc.nat(numbers.total - 1), state), { maxLength: 5 });
    fc.assert(
      fc.property(all, changes, (states, changed) => {
        const named = states.map((one, number) => ({ place: numbers.name(number), ...one }));
        const table = ElementTable.of(named, numbers);
        expect(table.length).toBe(numbers.total);
        for (const [number, one] of changed) {
          named[number] = { place: numbers.name(number), ...one };
          table.put(named[number]);
        }
        // As it is, and as one who is told of it has it; from the last to the first, for each is made alone.
        for (const copy of [table, new ElementTable(table.text, numbers)]) {
          for (let number = numbers.total - 1; number >= 0; number--)
            expect(copy.at(number)).toEqual(named[number]);
          expect([...copy]).toEqual(named);
          expect(copy.ofKind('drive')).toEqual(named.filter(({ place }) => place.startsWith('drive')));
          expect(copy.find('slot 99999')).toBeUndefined();
          expect(copy.at(-1)).toBeUndefined();
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the numbers of elements', () => {
  it('lead from a place to its number and back, in a library with and without every kind', () => {
    const count = fc.nat(4);
    fc.assert(
      fc.property(count, count, count, count, (transport, slot, port, drive) => {
        const counts = { transport, slot, port, drive };
        const range = (kind: keyof typeof counts): { first: number; count: number } => ({
          first: 0,
          count: counts[kind],
        });
        const numbers = new ElementNumbers({
          transport: range('transport'),
          slot: range('slot'),
          port: range('port'),
          drive: range('drive'),
        });
        const places = ELEMENT_KINDS.flatMap((kind) =>
          Array.from({ length: counts[kind] }, (_, index) => ({ kind, index })),
        );
        expect(numbers.total).toBe(places.length);
        for (const [number, place] of places.entries()) {
          expect(numbers.place(number)).toEqual(place);
          expect(numbers.find(`${place.kind} ${place.index}`)).toBe(number);
        }
        expect(numbers.find(`slot ${slot}`)).toBe(-1);
        expect(() => numbers.place(places.length)).toThrow(RangeError);
      }),
    );
    expect(new ElementNumbers(library().elements).find('door 0')).toBe(-1);
  });
});
