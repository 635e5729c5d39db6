import type { ManagedLibrary } from '../managed-library.ts';
import { WorkFailed, type Work } from '../work.ts';
import { closePort, openPort, operator, portFilled } from './access.ts';
import { move } from './transport.ts';

export interface PortOptions {
  readonly port: number;
  /** Milliseconds that the operator has. */
  readonly timeout: number;
  /** Where the medium goes; undefined: the first slot that is empty. */
  readonly slot?: number;
}

/** Takes a medium in through a port: Win32 InjectNtmsMedia. @returns the slot that it went to. */
export function* inject(library: ManagedLibrary, { port, timeout, slot }: PortOptions): Work<number> {
  const { NumberIEElements } = library.changer.parameters;
  if (port >= NumberIEElements)
    throw new WorkFailed(`There is no port ${port}: the library has ${NumberIEElements}. Use the door.`);
  const target = slot ?? library.emptySlot();
  if (target === undefined) throw new WorkFailed('No slot is empty: nothing can be injected.');
  yield* openPort(library, port, timeout);
  try {
    yield* operator(`Put a medium into port ${port}.`, () => portFilled(library, port), timeout);
  } finally {
    yield* closePort(library, port, timeout);
  }
  const { database } = library;
  database.reconcile(library.changer.elements(`port ${port}`, 1));
  const sensor = library.has('CHANGER_REPORT_IEPORT_STATE');
  const volume = database.at(`port ${port}`) ?? (sensor ? undefined : database.assume(`port ${port}`));
  if (!volume) throw new WorkFailed(`Port ${port} is empty again: nothing was injected.`);
  move(library, volume, `slot ${target}`);
  return target;
}
