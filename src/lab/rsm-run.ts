import type { VirtualClock } from '../core/clock.ts';
import type { DeviceHandle } from '../rsm/handle.ts';
import { RemovableStorageManager, type MakeDriveClients } from '../rsm/rsm.ts';
import type { InventoryMethod, WorkState } from '../rsm/states.ts';
import type { WorkItem } from '../rsm/work-queue.ts';
import type { RsmRequest } from './scenario/rsm-schema.ts';
import type { Expectation, StepData } from './scenario/scenario-file.ts';

/** A piece of work, and how it stands. */
export type WorkReport = Pick<WorkItem, 'text' | 'state' | 'message' | 'rule'>;

/** What a step of the manager came to. */
export interface RsmOutcome {
  /** The piece of work that the step is about: `PASSED`, `FAILED`, `WAITING` for the operator, … */
  readonly work?: WorkReport;
  /** Other work that has failed meanwhile. */
  readonly failed: readonly WorkReport[];
  /** The requests that were sent until now. */
  readonly requests: readonly string[];
}

type Request = (rsm: RemovableStorageManager, step: StepData) => WorkItem | undefined;

const text = (step: StepData, key: string): string => step[key] as string;
const number = (step: StepData, key: string): number => step[key] as number;
const time = (step: StepData): number => number(step, 'seconds') * 1000;

/** One row a request: what the manager is asked for. */
const REQUESTS: Readonly<Record<RsmRequest, Request>> = {
  start: (rsm, step) => rsm.start(text(step, 'method') as InventoryMethod),
  mount: (rsm, step) =>
    rsm.mount(text(step, 'volume'), {
      ...(step['drive'] === undefined ? {} : { drive: number(step, 'drive') }),
      side: number(step, 'side') === 1 ? 1 : 0,
      priority: number(step, 'priority'),
    }),
  dismount: (rsm, step) => rsm.dismount(text(step, 'volume'), step['deferred'] === true),
  inventory: (rsm, step) =>
    rsm.inventory(text(step, 'method') as InventoryMethod, step['slot'] as number | undefined),
  inject: (rsm, step) => rsm.inject(number(step, 'port'), time(step), step['many'] === true),
  'retract port': (rsm, step) => rsm.retractPort(number(step, 'port'), time(step)),
  eject: (rsm, step) =>
    rsm.eject(text(step, 'volume'), number(step, 'port'), time(step), step['force'] === true),
  'queue eject': (rsm, step) => rsm.queueEject(text(step, 'volume')),
  door: (rsm, step) => rsm.door(text(step, 'method') as InventoryMethod, number(step, 'door'), time(step)),
  'clean drive': (rsm, step) => rsm.cleanDrive(number(step, 'drive')),
  'reserve cleaner': (rsm, step) => rsm.reserveCleaner(number(step, 'slot')),
  'release cleaner': (rsm) => rsm.releaseCleaner(),
  'inject cleaner': (rsm, step) => rsm.injectCleaner(number(step, 'uses'), number(step, 'port'), time(step)),
  'eject cleaner': (rsm, step) => rsm.ejectCleaner(number(step, 'port'), time(step)),
  'enable library': (rsm) => rsm.enableLibrary(true),
  'disable library': (rsm) => rsm.enableLibrary(false),
  'enable drive': (rsm, step) => rsm.enableDrive(number(step, 'drive'), true),
  'disable drive': (rsm, step) => rsm.enableDrive(number(step, 'drive'), false),
  'enable medium': (rsm, step) => rsm.enableMedium(text(step, 'volume'), true),
  'disable medium': (rsm, step) => rsm.enableMedium(text(step, 'volume'), false),
  'give up': (rsm) => {
    const item = rsm.queue.waiting;
    rsm.queue.expire();
    return item;
  },
  cancel: (rsm, step) => {
    const wanted = step['work'] as string | undefined;
    const item =
      wanted === undefined
        ? rsm.queue.waiting
        : rsm.queue.items.findLast(({ text: name }) => name === wanted);
    if (item) rsm.queue.cancel(item.id);
    return item;
  },
};

/** The removable storage manager of a run: started by its first step. */
export class RsmRun {
  readonly manager: RemovableStorageManager;
  /** Work that had not ended when it was last told of. */
  private open: readonly WorkItem[] = [];
  /** How much of the queue's work has been told of. */
  private told = 0;

  constructor(changer: DeviceHandle, drives: MakeDriveClients, clock: VirtualClock) {
    this.manager = new RemovableStorageManager(changer, drives, clock);
  }

  /** Carries out one step. */
  step(request: RsmRequest, data: StepData): RsmOutcome {
    return this.outcome(REQUESTS[request](this.manager, data));
  }

  /** Lets the manager see that the operator has done something, or that time has passed. */
  look(): RsmOutcome {
    const { queue } = this.manager;
    const { waiting } = queue;
    queue.run();
    return this.outcome(waiting);
  }

  /** Where the database has a medium; null: offline, undefined: it was never seen. */
  placeOf(name: string): string | null | undefined {
    const volume = this.manager.database.find(name);
    return volume && (volume.place ?? null);
  }

  /** State of the last piece of work with that text; undefined: there was none. */
  stateOf(work: string): string | undefined {
    return this.manager.queue.items.findLast(({ text }) => text === work)?.state;
  }

  /** What has come of work until now. @param item the piece that the step is about. */
  private outcome(item: WorkItem | undefined): RsmOutcome {
    const { items } = this.manager.queue;
    const work = [...this.open, ...items.slice(this.told)];
    this.told = items.length;
    this.open = work.filter(({ state }) => !ENDED.has(state));
    const sent = this.manager.takeSent();
    return {
      ...(item ? { work: item } : {}),
      failed: work.filter((other) => other !== item && other.state === 'FAILED'),
      requests: sent.map(({ device, request }) => (device === 'changer' ? request : `${device}: ${request}`)),
    };
  }
}

/** States that work does not leave. */
const ENDED: ReadonlySet<WorkState> = new Set(['PASSED', 'FAILED', 'INVALID', 'CANCELLED', 'STOPPED']);

const sentence = ({ message, rule }: WorkReport): string =>
  rule === undefined ? message : `${message} (rule ${rule})`;

/** The failures that a step did not expect, as sentences. */
export function unexpectedFailures({ work, failed }: RsmOutcome, expect: Expectation | undefined): string[] {
  const unexpected = ({ text, state }: WorkReport): boolean =>
    state === 'FAILED' && expect?.work?.[text] === undefined;
  return [
    ...(work && expect?.state === undefined && unexpected(work) ? [sentence(work)] : []),
    ...failed.filter(unexpected).map((other) => `${other.text}: ${sentence(other)}`),
  ];
}
