import { ELEMENT_KINDS, type ChangerModel, type ElementKind } from '../../emulator/model.ts';
import type { Bench } from '../bench.ts';
import { moveBit } from '../driver-facts.ts';
import type { Exam, Reply } from '../exam.ts';
import { expectEqual, expectFailed, expectOk } from '../expect.ts';
import { promisedExchange, promisedPosition } from '../requests.ts';
import type { Probe } from '../probe.ts';

const LABEL = 'QUALIFY1';
const OTHER = 'QUALIFY2';

/** The same library with nothing in it but what is named. */
function holding(places: Readonly<Record<string, string>>): (model: ChangerModel) => ChangerModel {
  return (model) => ({
    ...model,
    cartridges: Object.entries(places).map(([place, barcode]) => {
      const [kind, index] = place.split(' ');
      return { at: { kind: kind as ElementKind, index: Number(index) }, barcode, cleaner: false };
    }),
  });
}

/** What places must hold after a request that succeeded. @param places bar codes by place. */
function expectHeld(bench: Bench, exam: Exam, reply: Reply, places: Readonly<Record<string, string>>): void {
  for (const [place, label] of Object.entries(places))
    expectEqual(bench, 'Q07', `What ${place} holds after ${reply.action}`, exam.at(place), label, { reply });
}

/** One combination of the sixteen: a cartridge in the source, nothing in the destination. */
function moveProbe(from: ElementKind, to: ElementKind): Probe {
  const source = `${from} 0`;
  const destination = from === to ? `${to} 1` : `${to} 0`;
  return {
    id: `move-${from}-to-${to}`,
    group: 'moves',
    title: `A cartridge is moved from a ${from} to a ${to}: it goes if, and only if, the bit of the driver says so.`,
    rules: ['F20', 'Q07', 'H06'],
    skip: (facts) =>
      facts.limit(from) > 0 && facts.limit(to) > (from === to ? 1 : 0)
        ? undefined
        : `The changer has too few elements for a move from ${source} to ${destination}.`,
    run(bench) {
      const { facts } = bench;
      const exam = bench.open({ change: holding({ [source]: LABEL }) });
      const reply = exam.request('MOVE_MEDIUM', { source, destination });
      const bit = moveBit(from, to);
      if (!facts.moves(from, to)) {
        expectFailed(
          bench,
          'F20',
          reply,
          `${bit} is clear: refuse the move with STATUS_INVALID_DEVICE_REQUEST`,
        );
        return;
      }
      // A drive that must unload first is another rule's matter.
      const mustUnload = from === 'drive' && facts.has('CHANGER_PREDISMOUNT_EJECT_REQUIRED');
      if (mustUnload || !expectOk(bench, 'F20', reply, `${bit} is set`)) return;
      expectHeld(bench, exam, reply, { [destination]: LABEL });
      expectEqual(bench, 'H06', 'IoStatus.Information of MOVE_MEDIUM', reply.information, 28, { reply });
    },
  };
}

const EVERY_MOVE = ELEMENT_KINDS.flatMap((from) => ELEMENT_KINDS.map((to) => moveProbe(from, to)));

/** Two slots that moves can use. */
function slotMoves(bench: Bench): string | undefined {
  return bench.facts.moves('slot', 'drive')
    ? 'drive 0'
    : bench.facts.moves('slot', 'slot')
      ? 'slot 1'
      : undefined;
}

export const MOVE_PROBES: readonly Probe[] = [
  ...EVERY_MOVE,
  {
    id: 'move-last-elements',
    group: 'moves',
    title:
      'A cartridge is moved from the last slot to the last drive: addresses are translated, not guessed.',
    rules: ['Q07'],
    skip: (facts) =>
      facts.moves('slot', 'drive') ? undefined : 'CHANGER_TO_DRIVE of MoveFromSlot is clear.',
    run(bench) {
      const { facts } = bench;
      const source = `slot ${facts.parameters.NumberStorageElements - 1}`;
      const destination = `drive ${facts.limit('drive') - 1}`;
      const exam = bench.open({ change: holding({ [source]: LABEL }) });
      const reply = exam.request('MOVE_MEDIUM', { source, destination });
      if (!expectOk(bench, 'Q07', reply, 'The flags allow it')) return;
      expectHeld(bench, exam, reply, { [destination]: LABEL });
    },
  },
  {
    id: 'move-to-full',
    group: 'moves',
    title: 'A cartridge is moved to an element that is full.',
    rules: ['F22'],
    run(bench) {
      const destination = slotMoves(bench);
      if (destination === undefined) return;
      const exam = bench.open({ change: holding({ 'slot 0': LABEL, [destination]: OTHER }) });
      const reply = exam.request('MOVE_MEDIUM', { source: 'slot 0', destination });
      if (reply.status !== 'STATUS_DESTINATION_ELEMENT_FULL')
        bench.report(
          'F22',
          `${reply.action} ended with ${reply.status}: ${destination} is full. Give sense 05/3B/0D the status STATUS_DESTINATION_ELEMENT_FULL in ChangerError.`,
          { reply, nearest: 'error' },
        );
    },
  },
  {
    id: 'move-from-empty',
    group: 'moves',
    title: 'A cartridge is moved from an element that is empty.',
    rules: ['F22'],
    run(bench) {
      const destination = slotMoves(bench);
      if (destination === undefined) return;
      const exam = bench.open({ change: holding({ 'slot 2': LABEL }) });
      const reply = exam.request('MOVE_MEDIUM', { source: 'slot 0', destination });
      if (reply.status !== 'STATUS_SOURCE_ELEMENT_EMPTY')
        bench.report(
          'F22',
          `${reply.action} ended with ${reply.status}: slot 0 is empty. Give sense 05/3B/0E the status STATUS_SOURCE_ELEMENT_EMPTY in ChangerError.`,
          { reply, nearest: 'error' },
        );
    },
  },
  {
    id: 'move-from-loaded-drive',
    group: 'moves',
    title:
      'A cartridge is taken out of a drive that has not unloaded it, and put into a drive that has not been opened.',
    rules: ['G05', 'G06'],
    skip: (facts) =>
      facts.moves('slot', 'drive') && facts.moves('drive', 'slot')
        ? undefined
        : 'Slots and drives do not exchange media.',
    run(bench) {
      const { facts } = bench;
      const exam = bench.open({ change: holding({ 'slot 0': LABEL }) });
      const load = exam.request('MOVE_MEDIUM', { source: 'slot 0', destination: 'drive 0' });
      if (facts.has('CHANGER_PREMOUNT_EJECT_REQUIRED') && load.ok)
        bench.report(
          'G06',
          'CHANGER_PREMOUNT_EJECT_REQUIRED is set, and a closed drive takes a cartridge: clear the flag.',
          { reply: load },
        );
      if (!load.ok) return;
      const reply = exam.request('MOVE_MEDIUM', { source: 'drive 0', destination: 'slot 0' });
      if (facts.has('CHANGER_PREDISMOUNT_EJECT_REQUIRED') === reply.ok)
        bench.report(
          'G05',
          reply.ok
            ? 'CHANGER_PREDISMOUNT_EJECT_REQUIRED is set, and the changer takes a cartridge out of a drive by itself: clear the flag.'
            : `CHANGER_PREDISMOUNT_EJECT_REQUIRED is clear, and ${reply.action} ended with ${reply.status}: the drive must unload first. Set the flag.`,
          { reply },
        );
    },
  },
  {
    id: 'exchange-swap',
    group: 'moves',
    title: 'Two cartridges change places with one exchange.',
    rules: ['F05', 'F21', 'Q07', 'H06'],
    skip: (facts) => (facts.has('CHANGER_EXCHANGE_MEDIA') ? undefined : 'CHANGER_EXCHANGE_MEDIA is clear.'),
    run(bench) {
      const { facts } = bench;
      const kinds = ELEMENT_KINDS.filter((kind) => kind !== 'transport' && facts.limit(kind) > 0);
      for (const from of kinds) {
        for (const to of kinds) {
          if (!facts.exchanges(from, to) || !facts.exchanges(to, from)) continue;
          const source = `${from} 0`;
          const destination = from === to ? `${to} 1` : `${to} 0`;
          if (from === to && facts.limit(to) < 2) continue;
          const exam = bench.open({ change: holding({ [source]: LABEL, [destination]: OTHER }) });
          const words = { source, destination1: destination, destination2: source };
          const reply = exam.request('EXCHANGE_MEDIUM', words);
          if (!expectOk(bench, 'F21', reply, 'ExchangeFrom* allows the swap')) continue;
          expectHeld(bench, exam, reply, { [destination]: LABEL, [source]: OTHER });
          expectEqual(bench, 'H06', 'IoStatus.Information of EXCHANGE_MEDIUM', reply.information, 0, {
            reply,
          });
        }
      }
      const exam = bench.open();
      const words = promisedExchange(facts, exam);
      if (words)
        expectOk(bench, 'F05', exam.request('EXCHANGE_MEDIUM', words), 'CHANGER_EXCHANGE_MEDIA is set');
    },
  },
  {
    id: 'positions',
    group: 'moves',
    title: 'The transport is positioned at each kind of element that PositionCapabilities names.',
    rules: ['H02', 'H06', 'G02', 'G03'],
    skip: (facts) => (promisedPosition(facts) ? undefined : 'No position is supported.'),
    run(bench) {
      const { facts } = bench;
      for (const kind of ['slot', 'port', 'drive'] as const) {
        if (!facts.positions(kind) || facts.limit(kind) === 0) continue;
        const exam = bench.open();
        const last = facts.limit(kind) - 1;
        const reply = exam.request('SET_POSITION', { destination: `${kind} ${last}` });
        const name = kind === 'port' ? 'IEPORT' : kind.toUpperCase();
        if (!expectOk(bench, 'H02', reply, `CHANGER_TO_${name} of PositionCapabilities is set`)) continue;
        expectEqual(bench, 'H06', 'IoStatus.Information of SET_POSITION', reply.information, 20, { reply });
        const position = exam.session.lab.device.transportPosition(0);
        const at = position ? `${position.kind} ${position.index}` : 'nowhere';
        expectEqual(bench, 'Q07', `Where the transport is after ${reply.action}`, at, `${kind} ${last}`, {
          reply,
        });
      }
    },
  },
  {
    id: 'reinitialize',
    group: 'moves',
    title: 'Each transport is reinitialized.',
    rules: ['L05', 'H06'],
    skip: (facts) =>
      facts.has('CHANGER_DEVICE_REINITIALIZE_CAPABLE')
        ? undefined
        : 'CHANGER_DEVICE_REINITIALIZE_CAPABLE is clear.',
    run(bench) {
      for (let index = 0; index < bench.facts.limit('transport'); index++) {
        const reply = bench.open().request('REINITIALIZE_TRANSPORT', { element: `transport ${index}` });
        if (expectOk(bench, 'L05', reply, 'CHANGER_DEVICE_REINITIALIZE_CAPABLE is set'))
          expectEqual(bench, 'H06', 'IoStatus.Information of REINITIALIZE_TRANSPORT', reply.information, 8, {
            reply,
          });
      }
    },
  },
];
