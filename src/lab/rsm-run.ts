import type { VirtualClock } from '../core/clock.ts';
import type { DriveClient } from '../rsm/drive-client.ts';
import type { DeviceHandle, SentRequest } from '../rsm/handle.ts';
import { RemovableStorageManager } from '../rsm/rsm.ts';
import type { InventoryMethod } from '../rsm/states.ts';
import type { WorkItem } from '../rsm/work-queue.ts';
import type { RsmRequest } from './scenario/rsm-schema.ts';
import type { StepData } from './scenario/scenario-file.ts';

/** What a step of the manager came to. */
export interface RsmOutcome {
  readonly action: string;
  /** The piece of work: `PASSED`, `FAILED`, `WAITING` for the operator, … */
  readonly state: string;
  readonly message: string;
  readonly rule?: string;
  /** The requests that it sent until now. */
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
  inject: (rsm, step) => rsm.inject(number(step, 'port'), time(step)),
  eject: (rsm, step) => rsm.eject(text(step, 'volume'), number(step, 'port'), time(step)),
  door: (rsm, step) => rsm.door(text(step, 'method') as InventoryMethod, number(step, 'door'), time(step)),
  'clean drive': (rsm, step) => rsm.cleanDrive(number(step, 'drive')),
  'reserve cleaner': (rsm, step) => rsm.reserveCleaner(number(step, 'slot')),
  'release cleaner': (rsm) => rsm.releaseCleaner(),
  'inject cleaner': (rsm, step) => rsm.injectCleaner(number(step, 'uses'), number(step, 'port'), time(step)),
  'eject cleaner': (rsm, step) => rsm.ejectCleaner(number(step, 'port'), time(step)),
  'enable drive': (rsm, step) => rsm.enableDrive(number(step, 'drive'), true),
  'disable drive': (rsm, step) => rsm.enableDrive(number(step, 'drive'), false),
  'enable medium': (rsm, step) => rsm.enableMedium(text(step, 'volume'), true),
  'disable medium': (rsm, step) => rsm.enableMedium(text(step, 'volume'), false),
  'give up': (rsm) => {
    const item = rsm.queue.items.find(({ state }) => state === 'WAITING');
    rsm.queue.expire();
    return item;
  },
};

/** The removable storage manager of a run: started by its first step. */
export class RsmRun {
  readonly manager: RemovableStorageManager;
  /** Where the requests of each piece of work begin. */
  private read = 0;

  /** @param drives makes the clients of the drives; each tells what it sends. */
  constructor(
    changer: DeviceHandle,
    drives: (sent: (request: SentRequest) => void) => readonly DriveClient[],
    clock: VirtualClock,
  ) {
    const clients = drives((request) => this.manager.sent.push(request));
    this.manager = new RemovableStorageManager(changer, clients, clock);
  }

  /** Carries out one step. */
  step(request: RsmRequest, data: StepData): RsmOutcome {
    const item = REQUESTS[request](this.manager, data);
    const action = item?.text ?? request;
    const { state = 'PASSED', message = 'Nothing waits for the operator.', rule } = item ?? {};
    return {
      action: `rsm ${action}`,
      state,
      message,
      ...(rule === undefined ? {} : { rule }),
      requests: this.news(),
    };
  }

  /** Lets the manager see what the operator has done. @returns the requests that this led to. */
  look(): readonly string[] {
    this.manager.queue.run();
    return this.news();
  }

  /** Where the database has a medium; null: offline, undefined: it was never seen. */
  placeOf(name: string): string | null | undefined {
    const volume = this.manager.database.find(name);
    return volume && (volume.place ?? null);
  }

  private news(): string[] {
    const { sent } = this.manager;
    const news = sent.slice(this.read);
    this.read = sent.length;
    return news.map(({ device, request }) => (device === 'changer' ? request : `${device}: ${request}`));
  }
}
