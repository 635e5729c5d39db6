import { CHANGER_IOCTLS, type ChangerIoctl } from '../../ddi/ioctls.ts';
import { TAPE_IOCTLS, type TapeIoctl } from '../../ddi/tape/ioctls.ts';

/** A request for which a class driver calls the miniclass. */
export interface StoppableRequest {
  /** As its class driver names it. */
  readonly name: string;
  /** Routine of the miniclass, or member of TAPE_INIT_DATA_EX, that carries it out. */
  readonly routine: string;
}

/** Every request of either class driver. A request is known by its place in this list. */
export const STOPPABLE_REQUESTS: readonly StoppableRequest[] = [
  ...Object.values<ChangerIoctl>(CHANGER_IOCTLS),
  ...Object.values<TapeIoctl>(TAPE_IOCTLS),
  { name: 'IRP_MJ_READ', routine: 'PreProcessReadWrite' },
  { name: 'IRP_MJ_WRITE', routine: 'PreProcessReadWrite' },
];

const INDEX: ReadonlyMap<string, number> = new Map(
  STOPPABLE_REQUESTS.map(({ name }, index) => [name, index]),
);

/** Where a request stands in the list. @throws Error for a name that is not in it. */
export function requestIndex(name: string): number {
  const index = INDEX.get(name);
  if (index === undefined) throw new Error(`No class driver has a request ${name}.`);
  return index;
}
