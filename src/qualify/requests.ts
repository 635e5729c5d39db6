import type { ChangerIoctlName } from '../ddi/ioctls.ts';
import type { ElementKind } from '../emulator/model.ts';
import type { DriverFacts } from './driver-facts.ts';
import type { Exam, Words } from './exam.ts';

/** A request that a driver promises to carry out, and the state of the library that it needs. */
export interface Sample {
  readonly ioctl: ChangerIoctlName;
  readonly words: Words;
}

/** An element of the library that the driver counts: `drive 0`. */
export const first = (kind: ElementKind): string => `${kind} 0`;

/** Slots that a move can use: one with a cartridge and one without. */
function slots(exam: Exam): { readonly full: string; readonly empty: string } | undefined {
  const { fullSlot: full, emptySlot: empty } = exam;
  return full !== undefined && empty !== undefined ? { full, empty } : undefined;
}

/** A move that the driver promises, with the cartridges as they are. */
export function promisedMove(facts: DriverFacts, exam: Exam): Words | undefined {
  const places = slots(exam);
  if (!places) return undefined;
  if (facts.moves('slot', 'drive') && exam.at('drive 0') === undefined)
    return { source: places.full, destination: first('drive') };
  return facts.moves('slot', 'slot') ? { source: places.full, destination: places.empty } : undefined;
}

/** A position that the driver promises. */
export function promisedPosition(facts: DriverFacts): Words | undefined {
  const kind = (['slot', 'drive', 'port'] as const).find(
    (candidate) => facts.positions(candidate) && facts.limit(candidate) > 0,
  );
  return kind && { destination: first(kind) };
}

/** An exchange that the driver promises: the media of two elements change places. */
export function promisedExchange(facts: DriverFacts, exam: Exam): Words | undefined {
  const full = exam.elements('slot').filter((slot) => slot.full && !slot.cleaner);
  if (full.length < 2) return undefined;
  const [{ element: a }, { element: b }] = full;
  return facts.exchanges('slot', 'slot') ? { source: a, destination1: b, destination2: a } : undefined;
}

/** One request of each kind that the driver promises to carry out. */
export function promisedRequests(facts: DriverFacts, exam: Exam): Sample[] {
  const samples: Sample[] = [
    { ioctl: 'GET_PARAMETERS', words: {} },
    { ioctl: 'GET_STATUS', words: {} },
    { ioctl: 'GET_PRODUCT_DATA', words: {} },
    { ioctl: 'INITIALIZE_ELEMENT_STATUS', words: {} },
    { ioctl: 'GET_ELEMENT_STATUS', words: { element: first('slot'), count: facts.limit('slot') } },
    { ioctl: 'GET_ELEMENT_STATUS', words: { element: first('drive'), count: facts.limit('drive') } },
    { ioctl: 'GET_ELEMENT_STATUS', words: { element: 'all', count: elementsOf(facts) } },
  ];
  const add = (ioctl: ChangerIoctlName, words: Words | undefined): void => {
    if (words) samples.push({ ioctl, words });
  };
  add(
    'INITIALIZE_ELEMENT_STATUS',
    facts.has('CHANGER_INIT_ELEM_STAT_WITH_RANGE') ? { element: first('slot'), count: 1 } : undefined,
  );
  add('SET_POSITION', promisedPosition(facts));
  add('MOVE_MEDIUM', promisedMove(facts, exam));
  add('EXCHANGE_MEDIUM', promisedExchange(facts, exam));
  add('REINITIALIZE_TRANSPORT', facts.has('CHANGER_DEVICE_REINITIALIZE_CAPABLE') ? {} : undefined);
  if (facts.limit('port') > 0) {
    const port = first('port');
    add('SET_ACCESS', facts.locks('port') ? { element: port, control: 'LOCK_ELEMENT' } : undefined);
    add(
      'SET_ACCESS',
      facts.has('CHANGER_OPEN_IEPORT') ? { element: port, control: 'EXTEND_IEPORT' } : undefined,
    );
  }
  add(
    'QUERY_VOLUME_TAGS',
    facts.has('CHANGER_VOLUME_SEARCH') ? { action: 'SEARCH_ALL', template: '*' } : undefined,
  );
  return samples.filter(({ words }) => words['count'] === undefined || Number(words['count']) > 0);
}

/** How many elements all types have together. */
export function elementsOf(facts: DriverFacts): number {
  return (['transport', 'slot', 'port', 'drive'] as const).reduce((sum, kind) => sum + facts.limit(kind), 0);
}
