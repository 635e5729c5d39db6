import type { Volume } from '../database.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { driveOf } from '../places.ts';
import { WorkFailed, type Work } from '../work.ts';
import { operator, portEmptied, withPort, type PortOptions } from './access.ts';
import { dismount } from './dismount.ts';
import { checkPort } from './inject.ts';
import { move } from './transport.ts';

export interface EjectOptions extends PortOptions {
  /** Takes a medium out of its drive although it is in use (NTMS_EJECT_FORCE). */
  readonly force: boolean;
}

interface Way {
  readonly volume: Volume;
  readonly port: number;
}

/** Has a medium given out together with the next one. @throws WorkFailed where there are not ports enough. */
export function queueEject(library: ManagedLibrary, volume: Volume): void {
  const { NumberIEElements } = library.changer.parameters;
  const taken = library.ejects.length;
  // The medium that they go out with needs a port as well.
  if (taken + 1 >= NumberIEElements)
    throw new WorkFailed(
      `${library.database.nameOf(volume)} cannot be queued: the library has ${NumberIEElements} ports, and ${taken} ${taken === 1 ? 'is' : 'are'} taken already.`,
    );
  library.ejects.push(volume);
}

/**
 * Gives a medium out, and those that were queued before it, each through a port of its own: Win32 EjectNtmsMedia.
 * Afterwards they are offline, and known.
 * @param options the port of the first one; the others take those behind it.
 */
export function* ejectMedia(library: ManagedLibrary, volume: Volume, options: EjectOptions): Work {
  const ways = [...library.ejects, volume].map((one, index) => ({ volume: one, port: options.port + index }));
  for (const way of ways) checkWay(library, way, options.force);
  library.ejects = [];
  for (const way of ways) {
    const drive = driveOf(way.volume.place);
    if (drive !== undefined) dismount(library, drive);
  }
  yield* giveOut(library, ways, ways, options.timeout);
}

/** @throws WorkFailed where a medium cannot be given out through its port. */
function checkWay(library: ManagedLibrary, { volume, port }: Way, force: boolean): void {
  const { database } = library;
  const name = database.nameOf(volume);
  const drive = driveOf(volume.place);
  checkPort(library, port);
  if (volume.place === undefined) throw new WorkFailed(`${name} is offline: it is not in the library.`);
  if (drive !== undefined && library.drive(drive).state === 'LOADED' && !force)
    throw new WorkFailed(`${name} is in use in drive ${drive}.`);
  if (database.at(`port ${port}`)) throw new WorkFailed(`Port ${port} is full: take out what is in it.`);
}

/** Opens the ports one inside the other, so that each is closed and locked however this ends. */
function* giveOut(
  library: ManagedLibrary,
  [way, ...others]: readonly Way[],
  all: readonly Way[],
  timeout: number,
): Work {
  // A move that extends its port needs it unlocked.
  const extended = library.has('CHANGER_MOVE_EXTENDS_IEPORT');
  if (!extended) move(library, way.volume, `port ${way.port}`);
  yield* withPort(library, { port: way.port, timeout }, { extended }, function* (): Work {
    if (extended) move(library, way.volume, `port ${way.port}`);
    yield* others.length > 0 ? giveOut(library, others, all, timeout) : emptied(library, all, timeout);
  });
}

function* emptied(library: ManagedLibrary, ways: readonly Way[], timeout: number): Work {
  const { database } = library;
  const words = ways.map(({ volume, port }) => `${database.nameOf(volume)} out of port ${port}`);
  const done = (): boolean => ways.every(({ port }) => portEmptied(library, port));
  yield* operator(`Take ${words.join(' and ')}.`, done, timeout);
  for (const { volume } of ways) database.move(volume, undefined);
}
