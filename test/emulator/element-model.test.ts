import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ElementKind, Place } from '../../src/emulator/model.ts';
import { SCSISTAT } from '../../src/scsi/status.ts';
import type { Host } from './harness.ts';
import { expectGood, library, poweredOn } from './harness.ts';

const { elements: RANGES, capabilities } = library();
const place = (address: number): Place => {
  const kind = (['transport', 'slot', 'port', 'drive'] as const).find(
    (name) => address >= RANGES[name].first && address < RANGES[name].first + RANGES[name].count,
  );
  if (!kind) throw new Error(`no element ${address}`);
  return { kind, index: address - RANGES[kind].first };
};
const goes = (routes: typeof capabilities.move, from: ElementKind, to: ElementKind) =>
  routes[from]?.includes(to) ?? false;

/** The library as a map from address to label: all that a move depends on. */
type Contents = Map<number, string>;

function modelMove(contents: Contents, source: number, destination: number): boolean {
  const label = contents.get(source);
  const [from, to] = [place(source), place(destination)];
  const transport = RANGES.transport.first;
  if (!goes(capabilities.move, from.kind, to.kind) || label === undefined) return false;
  if (destination !== source && contents.has(destination)) return false;
  if (contents.has(transport) && source !== transport && destination !== transport) return false;
  contents.delete(source);
  contents.set(destination, label);
  return true;
}

function modelExchange(contents: Contents, source: number, first: number): boolean {
  const [incoming, outgoing] = [contents.get(source), contents.get(first)];
  if (source === first || !goes(capabilities.exchange, place(source).kind, place(first).kind)) return false;
  if (incoming === undefined || outgoing === undefined) return false;
  if (contents.has(RANGES.transport.first) && source !== RANGES.transport.first) return false;
  contents.set(first, incoming);
  contents.set(source, outgoing);
  return true;
}

const addresses = Object.values(RANGES).flatMap(({ first, count }) =>
  Array.from({ length: count }, (_, i) => first + i),
);
const address = fc.constantFrom(...addresses);
const step = fc.record({ exchange: fc.boolean(), source: address, destination: address });

function carryOut(
  host: Host,
  { exchange, source, destination }: { exchange: boolean; source: number; destination: number },
) {
  if (!exchange) return host.move(source, destination);
  return host.send('EXCHANGE MEDIUM', {
    'source element address': source,
    'first destination element address': destination,
    'second destination element address': source,
  });
}

describe('the element model', () => {
  it('never loses or doubles a cartridge, whatever is moved', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { changer, host } = poweredOn();
        const contents: Contents = new Map(
          host
            .elements()
            .filter((e) => e.full)
            .map((e) => [e.address, e.primaryTag ?? '']),
        );
        for (const one of steps) {
          const expected = one.exchange
            ? modelExchange(contents, one.source, one.destination)
            : modelMove(contents, one.source, one.destination);
          expect(carryOut(host, one).status === SCSISTAT.SCSISTAT_GOOD).toBe(expected);
        }
        const now = new Map(
          host
            .elements()
            .filter((e) => e.full)
            .map((e) => [e.address, e.primaryTag ?? '']),
        );
        expect(now).toEqual(contents);
        expect([...changer.elements()].filter((e) => e.full)).toHaveLength(4);
      }),
      { numRuns: 60 },
    );
  });

  it('tells the host what it tells the lab', () => {
    const act = fc.oneof(
      step.map((one) => ({ kind: 'command', one }) as const),
      fc.record({ kind: fc.constant('port' as const), index: fc.nat(1) }),
      fc.record({ kind: fc.constant('magazine' as const), first: fc.constantFrom(0, 4) }),
      fc.record({ kind: fc.constant('drive' as const), index: fc.nat(1) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const { changer, host } = poweredOn();
        for (const one of acts) {
          if (one.kind === 'command') carryOut(host, one.one);
          else if (one.kind === 'port') {
            if (!changer.openPort(one.index).ok) changer.closePort(one.index);
          } else if (one.kind === 'magazine') {
            if (!changer.pullMagazine(one.first, one.first + 3).ok)
              changer.pushMagazine(one.first, one.first + 3);
          } else if (!changer.removeDrive(one.index).ok) changer.installDrive(one.index);
        }
        while (host.send('TEST UNIT READY').sense?.key === 6);
        const reported = new Map(host.elements().map((element) => [element.address, element]));
        for (const shown of changer.elements()) {
          const told = reported.get(shown.scsiAddress);
          expect(told?.full).toBe(shown.full);
          expect(told?.exception ?? null).toEqual(shown.exception);
          if (shown.kind !== 'transport') expect(told?.access).toBe(shown.accessible);
          if (shown.full) expect(told?.primaryTag).toBe(shown.barcode ?? '');
          const source = shown.source ? changer.elementAt(shown.source)?.scsiAddress : undefined;
          expect(told?.source).toBe(source);
          if (source !== undefined) expect(told?.invert).toBe(shown.inverted);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('holds 60,000 full slots, and reports them fast', () => {
    const count = 60_000;
    const { host } = poweredOn({
      elements: {
        transport: { first: 0, count: 1 },
        slot: { first: 1000, count },
        port: { first: 1, count: 2 },
        drive: { first: 10, count: 2 },
      },
      cartridges: Array.from({ length: count }, (_, index) => ({
        at: { kind: 'slot', index } as const,
        barcode: `T${String(index).padStart(5, '0')}L6`,
        cleaner: false,
      })),
    });
    const { task } = host;
    task.cdb.fill(0);
    task.cdb.set([0xb8, 0x12, 0, 0, 0xff, 0xff, 0, 0xff, 0xff, 0xff, 0, 0]);
    task.cdbLength = 12;
    task.memory = new Uint8Array(8 * 1024 * 1024);
    task.offset = 0;
    task.length = task.memory.length;
    let fastest = Infinity;
    for (let i = 0; i < 8; i++) {
      const start = performance.now();
      host.execute();
      fastest = Math.min(fastest, performance.now() - start);
    }
    expect(task.transferred).toBe(16 + count * 88);
    // Below 5 ms in the built program; the limit leaves room for a busy machine and the test runner's module
    // wrappers, and still catches work that grows with the square of the slots.
    expect(fastest).toBeLessThan(150);
    expectGood(host.move(1000 + count - 1, 10));
  });
});
