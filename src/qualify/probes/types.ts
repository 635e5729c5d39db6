import { ELEMENT_KINDS } from '../../emulator/model.ts';
import type { Bench } from '../bench.ts';
import type { Reply } from '../exam.ts';
import { expectRefused } from '../expect.ts';
import { promisedMove, promisedPosition } from '../requests.ts';
import type { Probe } from '../probe.ts';

const INVALID = ['STATUS_INVALID_PARAMETER'];
const EITHER = [...INVALID, 'STATUS_ILLEGAL_ELEMENT_ADDRESS'];
/** For an element type that the device lacks, or that the request never takes. */
const REFUSED = [...INVALID, 'STATUS_INVALID_DEVICE_REQUEST'];

/** ELEMENT_TYPEs that no move takes: AllElements, ChangerDoor, ChangerKeypad, ChangerMaxElement, and no type at all. */
const NO_MEDIA = ['all', 'door 0', 'keypad 0', 'type 7 0', 'type 100 0', 'type 4294967295 0'];
const NO_TRANSPORT = ['slot 0', 'port 0', 'drive 0', ...NO_MEDIA];

function refuseTypes(
  bench: Bench,
  rule: string,
  send: (type: string) => Reply,
  types: readonly string[],
  allowed: readonly string[],
  why: string,
): void {
  for (const type of types) expectRefused(bench, rule, send(type), allowed, why);
}

export const TYPE_PROBES: readonly Probe[] = [
  {
    id: 'types-move',
    group: 'types',
    title:
      'A move is asked for with types of elements that hold no media, and with a transport that is none.',
    rules: ['F19'],
    skip: ({ parameters }) =>
      parameters.MoveFromSlot === 0 ? 'MoveFromSlot is 0: nothing can be moved.' : undefined,
    run(bench) {
      const { facts } = bench;
      for (const word of ['source', 'destination', 'transport']) {
        const send = (type: string): Reply => {
          const exam = bench.open();
          const move = promisedMove(facts, exam) ?? { source: 'slot 0', destination: 'drive 0' };
          return exam.request('MOVE_MEDIUM', { ...move, [word]: type });
        };
        const transport = word === 'transport';
        const why = transport ? 'Transport is a ChangerTransport' : 'Elements of that type hold no media';
        refuseTypes(bench, 'F19', send, transport ? NO_TRANSPORT : NO_MEDIA, EITHER, why);
      }
    },
  },
  {
    id: 'types-exchange',
    group: 'types',
    title: 'An exchange is asked for with types of elements that hold no media.',
    rules: ['F19'],
    skip: (facts) => (facts.has('CHANGER_EXCHANGE_MEDIA') ? undefined : 'CHANGER_EXCHANGE_MEDIA is clear.'),
    run(bench) {
      const base = { source: 'slot 0', destination1: 'drive 0', destination2: 'slot 0' };
      for (const word of ['source', 'destination1', 'destination2', 'transport'])
        refuseTypes(
          bench,
          'F19',
          (type) => bench.open().request('EXCHANGE_MEDIUM', { ...base, [word]: type }),
          word === 'transport' ? NO_TRANSPORT : NO_MEDIA,
          EITHER,
          'Elements of that type hold no media',
        );
    },
  },
  {
    id: 'types-position',
    group: 'types',
    title:
      'A position is asked for with other types than slot, drive and IEport, and with a transport that is none.',
    rules: ['H07', 'H03'],
    skip: (facts) => (promisedPosition(facts) ? undefined : 'No position is supported.'),
    run(bench) {
      const base = promisedPosition(bench.facts) ?? {};
      refuseTypes(
        bench,
        'H07',
        (type) => bench.open().request('SET_POSITION', { ...base, destination: type }),
        ['transport 0', ...NO_MEDIA],
        EITHER,
        'The destination is a slot, a drive or an IEport',
      );
      refuseTypes(
        bench,
        'H07',
        (type) => bench.open().request('SET_POSITION', { ...base, transport: type }),
        NO_TRANSPORT,
        EITHER,
        'Transport is a ChangerTransport',
      );
    },
  },
  {
    id: 'types-set-access',
    group: 'types',
    title: 'Access is set for elements that have none, and with a control that is none.',
    rules: ['I12', 'I13'],
    run(bench) {
      refuseTypes(
        bench,
        'I12',
        (type) => bench.open().request('SET_ACCESS', { element: type, control: 'LOCK_ELEMENT' }),
        ['all', 'transport 0', 'slot 0', 'drive 0', 'type 7 0', 'type 100 0', 'type 4294967295 0'],
        REFUSED,
        'Only IEport, door and keypad have access of their own',
      );
      const kind = (['port', 'door', 'keypad'] as const).find((candidate) => bench.facts.locks(candidate));
      if (!kind) return;
      for (const control of [4, 5, 0x100, 0xffffffff])
        expectRefused(
          bench,
          'I13',
          bench.open().request('SET_ACCESS', { element: `${kind} 0`, control }),
          INVALID,
          'The controls are 0 to 3',
        );
    },
  },
  {
    id: 'types-reinitialize',
    group: 'types',
    title: 'Elements that are no transport are reinitialized.',
    rules: ['L06'],
    skip: (facts) =>
      facts.has('CHANGER_DEVICE_REINITIALIZE_CAPABLE')
        ? undefined
        : 'CHANGER_DEVICE_REINITIALIZE_CAPABLE is clear.',
    run(bench) {
      refuseTypes(
        bench,
        'L06',
        (type) => bench.open().request('REINITIALIZE_TRANSPORT', { element: type }),
        NO_TRANSPORT,
        EITHER,
        'The element is a ChangerTransport',
      );
    },
  },
  {
    id: 'types-element-status',
    group: 'types',
    title: 'Element status is asked for doors, keypads and types that are none.',
    rules: ['N02'],
    run(bench) {
      refuseTypes(
        bench,
        'N02',
        (type) => bench.open().request('GET_ELEMENT_STATUS', { element: type, count: 1 }),
        NO_MEDIA.slice(1),
        [...EITHER, 'STATUS_INVALID_DEVICE_REQUEST'],
        'Elements of that type have no status',
      );
    },
  },
  {
    id: 'types-initialize',
    group: 'types',
    title: 'A range of each type of element is initialized, with or without the flag that allows it.',
    rules: ['L01', 'L02'],
    run(bench) {
      const { facts } = bench;
      const send = (type: string): Reply =>
        bench.open().request('INITIALIZE_ELEMENT_STATUS', { element: type, count: 1 });
      if (!facts.has('CHANGER_INIT_ELEM_STAT_WITH_RANGE')) {
        const why = 'Without CHANGER_INIT_ELEM_STAT_WITH_RANGE only AllElements is taken';
        refuseTypes(bench, 'L01', send, ['slot 0', 'drive 0', 'transport 0', 'type 7 0'], INVALID, why);
        return;
      }
      for (const kind of ELEMENT_KINDS.filter((candidate) => facts.limit(candidate) > 0)) {
        const reply = send(`${kind} 0`);
        if (!reply.ok)
          bench.report(
            'L02',
            `${reply.action} ended with ${reply.status}. CHANGER_INIT_ELEM_STAT_WITH_RANGE promises a range of transports, slots, IEports and drives.`,
            { reply },
          );
        else if (!reply.commands.some(({ name }) => name === 'INITIALIZE ELEMENT STATUS WITH RANGE'))
          bench.report(
            'L02',
            `${reply.action} did not send INITIALIZE ELEMENT STATUS WITH RANGE: all elements were initialized.`,
            { reply },
          );
      }
      refuseTypes(bench, 'L02', send, NO_MEDIA.slice(1), EITHER, 'Elements of that type have no status');
    },
  },
];
