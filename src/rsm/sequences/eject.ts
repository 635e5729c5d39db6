import type { Volume } from '../database.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { WorkFailed, type Work } from '../work.ts';
import { closePort, openPort, operator, portEmptied } from './access.ts';
import { dismount } from './dismount.ts';
import type { PortOptions } from './inject.ts';
import { move } from './transport.ts';

/** Gives a medium out through a port: Win32 EjectNtmsMedia. Afterwards it is offline, and known. */
export function* ejectMedium(library: ManagedLibrary, volume: Volume, { port, timeout }: PortOptions): Work {
  const { database } = library;
  const name = database.nameOf(volume);
  const drive = /^drive (\d+)$/.exec(volume.place ?? '')?.[1];
  if (drive !== undefined) {
    if (library.drive(Number(drive)).state === 'LOADED')
      throw new WorkFailed(`${name} is in use in drive ${drive}.`);
    dismount(library, Number(drive));
  }
  if (database.at(`port ${port}`)) throw new WorkFailed(`Port ${port} is full: take out what is in it.`);
  move(library, volume, `port ${port}`);
  if (!library.has('CHANGER_MOVE_EXTENDS_IEPORT')) yield* openPort(library, port, timeout);
  yield* operator(`Take ${name} out of port ${port}.`, () => portEmptied(library, port), timeout);
  database.move(volume, undefined);
  yield* closePort(library, port, timeout);
}
