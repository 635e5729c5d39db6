import { counted } from '../../core/counted.ts';
import { CHANGER_IOCTLS, type ChangerIoctlName } from '../../ddi/ioctls.ts';
import { ELEMENT_KINDS, type ElementKind } from '../../emulator/model.ts';
import type { Bench } from '../bench.ts';
import type { DriverFacts } from '../driver-facts.ts';
import type { Exam, Words } from '../exam.ts';
import { expectRefused } from '../expect.ts';
import { promisedExchange, promisedMove } from '../requests.ts';
import type { Probe } from '../probe.ts';

const ILLEGAL = ['STATUS_ILLEGAL_ELEMENT_ADDRESS'];
/** Routines whose pages name STATUS_INVALID_PARAMETER alone, or beside it. */
const EITHER = [...ILLEGAL, 'STATUS_INVALID_PARAMETER'];

/**
 * Addresses that a kind of element does not have: the first one, one that 16 bits cut to 0, the largest, and
 * those that are elements of another kind to a device that is not told the kind.
 */
function illegal({ facts, model }: Bench, kind: ElementKind): number[] {
  const limit = facts.limit(kind);
  const { first } = model.elements[kind];
  const others = ELEMENT_KINDS.filter((other) => other !== kind && model.elements[other].count > 0).map(
    (other) => model.elements[other].first - first,
  );
  return [...new Set([limit, ...others.filter((address) => address > limit), 0x10000, 0xffffffff])];
}

/** Sends a request with each illegal address of a kind in one of its words. */
function refuseEach(
  bench: Bench,
  ioctl: ChangerIoctlName,
  { word, kind, words, allowed = ILLEGAL }: Case,
): void {
  for (const address of illegal(bench, kind)) {
    // A driver that lets one pass may have moved something.
    const exam = bench.open();
    const reply = exam.request(ioctl, { ...words(exam), [word]: `${kind} ${address}` });
    const count = bench.facts.limit(kind);
    expectRefused(
      bench,
      'C17',
      reply,
      allowed,
      `The driver reports ${counted(count, kind)}, from 0 to ${count - 1}`,
    );
  }
}

interface Case {
  readonly word: string;
  readonly kind: ElementKind;
  readonly words: (exam: Exam) => Words;
  readonly allowed?: readonly string[];
}

type Cases = (facts: DriverFacts) => readonly Case[];

const none = (): Words => ({});

/** What each request takes, as far as the flags say that it takes it. */
const CASES: Readonly<Partial<Record<ChangerIoctlName, Cases>>> = {
  GET_ELEMENT_STATUS: (facts) =>
    ELEMENT_KINDS.filter((kind) => facts.limit(kind) > 0).map((kind) => ({
      word: 'element',
      kind,
      words: none,
    })),
  INITIALIZE_ELEMENT_STATUS: (facts) =>
    facts.has('CHANGER_INIT_ELEM_STAT_WITH_RANGE')
      ? ELEMENT_KINDS.filter((kind) => facts.limit(kind) > 0).map((kind) => ({
          word: 'element',
          kind,
          words: () => ({ count: 1 }),
          allowed: EITHER,
        }))
      : [],
  SET_POSITION: (facts) => [
    ...(['slot', 'port', 'drive'] as const)
      .filter((kind) => facts.positions(kind))
      .map((kind) => ({ word: 'destination', kind, words: none, allowed: EITHER })),
    ...(['slot', 'drive', 'port'] as const)
      .filter((kind) => facts.positions(kind))
      .slice(0, 1)
      .map((kind) => ({
        word: 'transport',
        kind: 'transport' as const,
        words: () => ({ destination: `${kind} 0` }),
        allowed: EITHER,
      })),
  ],
  MOVE_MEDIUM: (facts) => {
    const to = (kind: ElementKind): boolean => facts.moves('slot', kind);
    const from = (kind: ElementKind): boolean => kind !== 'transport' && facts.moves(kind, 'slot');
    return [
      ...ELEMENT_KINDS.filter(to).map((kind) => ({
        word: 'destination',
        kind,
        words: (exam: Exam) => ({ source: exam.fullSlot ?? 'slot 0' }),
      })),
      ...ELEMENT_KINDS.filter(from).map((kind) => ({
        word: 'source',
        kind,
        words: (exam: Exam) => ({ destination: exam.emptySlot ?? 'slot 0' }),
      })),
      {
        word: 'transport',
        kind: 'transport',
        words: (exam: Exam) => promisedMove(facts, exam) ?? { source: 'slot 0', destination: 'slot 1' },
      },
    ];
  },
  EXCHANGE_MEDIUM: (facts) => {
    const swap = (exam: Exam): Words => promisedExchange(facts, exam) ?? {};
    const words = ['source', 'destination1', 'destination2'];
    return facts.exchanges('slot', 'slot')
      ? [
          ...words.map((word) => ({ word, kind: 'slot' as const, words: swap })),
          { word: 'transport', kind: 'transport', words: swap },
        ]
      : [];
  },
  REINITIALIZE_TRANSPORT: (facts) =>
    facts.has('CHANGER_DEVICE_REINITIALIZE_CAPABLE')
      ? [{ word: 'element', kind: 'transport', words: none, allowed: EITHER }]
      : [],
  QUERY_VOLUME_TAGS: (facts) =>
    facts.has('CHANGER_VOLUME_SEARCH')
      ? [{ word: 'element', kind: 'slot', words: () => ({ action: 'SEARCH_ALL', template: '*' }) }]
      : [],
};

function probe([ioctl, cases]: [ChangerIoctlName, Cases]): Probe {
  return {
    id: `address-${ioctl.toLowerCase().replaceAll('_', '-')}`,
    group: 'addresses',
    title: `${CHANGER_IOCTLS[ioctl].name} is sent with the first address beyond the reported count, and with others.`,
    rules: ['C17'],
    skip: (facts) => (cases(facts).length > 0 ? undefined : 'The flags say that there is no such request.'),
    run(bench) {
      for (const one of cases(bench.facts)) refuseEach(bench, ioctl, one);
    },
  };
}

export const ADDRESS_PROBES: readonly Probe[] = [
  ...(Object.entries(CASES) as [ChangerIoctlName, Cases][]).map(probe),
  {
    id: 'address-set-access',
    group: 'addresses',
    title: 'IOCTL_CHANGER_SET_ACCESS is sent for a port and for a door that are not there.',
    rules: ['I15'],
    skip: (facts) =>
      facts.locks('port') || facts.locks('door') ? undefined : 'Neither port nor door can be locked.',
    run(bench) {
      for (const kind of ['port', 'door'] as const) {
        if (!bench.facts.locks(kind)) continue;
        const count = bench.facts.limit(kind);
        for (const address of [count, 0x10000, 0xffffffff]) {
          const reply = bench
            .open()
            .request('SET_ACCESS', { element: `${kind} ${address}`, control: 'LOCK_ELEMENT' });
          expectRefused(bench, 'I15', reply, EITHER, `The driver reports ${count} of that kind`);
        }
      }
    },
  },
  {
    id: 'range-beyond-last-element',
    group: 'addresses',
    title: 'Element status is asked for a range that runs past the last element of its kind.',
    rules: ['N10'],
    run(bench) {
      const { facts } = bench;
      for (const kind of ELEMENT_KINDS.filter((candidate) => facts.limit(candidate) > 0)) {
        const last = facts.limit(kind) - 1;
        for (const [start, count] of [
          [last, 2],
          [0, last + 2],
          [last, 0x1000],
        ]) {
          const reply = bench.open().request('GET_ELEMENT_STATUS', { element: `${kind} ${start}`, count });
          expectRefused(bench, 'N10', reply, ILLEGAL, `The last ${kind} is ${last}`);
        }
      }
    },
  },
];
