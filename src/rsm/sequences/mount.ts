import { ntSuccess } from '../../ddi/ntstatus.ts';
import type { Volume } from '../database.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { requestFailed, WorkFailed, type Work } from '../work.ts';
import { dismount } from './dismount.ts';
import { eject, load } from './drive-work.ts';
import { move, position, recover } from './transport.ts';

export type Side = 0 | 1;

export interface MountOptions {
  /** The drive; undefined: any that is free. */
  readonly drive?: number;
  readonly side?: Side;
  /** Milliseconds that an operator has to bring a medium that is offline. */
  readonly offlineTimeout: number;
}

/** Mounts a medium: Win32 MountNtmsMedia, in the order that the changer's flags ask for. */
export function* mount(library: ManagedLibrary, volume: Volume, options: MountOptions): Work<number> {
  const { database } = library;
  const name = database.nameOf(volume);
  const side = options.side ?? 0;
  if (!volume.enabled) throw new WorkFailed(`${name} is disabled.`);
  if (side === 1 && !library.has('CHANGER_MEDIUM_FLIP'))
    throw new WorkFailed(`The second side of ${name} cannot be mounted: CHANGER_MEDIUM_FLIP is not set.`);
  if (volume.place === undefined) yield* bringBack(library, volume, options.offlineTimeout);
  const held = /^drive (\d+)$/.exec(volume.place ?? '')?.[1];
  if (held !== undefined && (options.drive === undefined || options.drive === Number(held))) {
    if (library.drive(Number(held)).state === 'DISMOUNTABLE') library.drive(Number(held)).state = 'LOADED';
    return Number(held);
  }
  if (held !== undefined) dismount(library, Number(held));
  const drive = chooseDrive(library, options.drive);
  const flip = side === 1;
  if (!swap(library, volume, drive, flip)) {
    if (database.at(`drive ${drive}`)) dismount(library, drive);
    if (library.has('CHANGER_PREMOUNT_EJECT_REQUIRED'))
      eject(library, drive, 'CHANGER_PREMOUNT_EJECT_REQUIRED');
    if (library.positions('CHANGER_TO_SLOT') && volume.place?.startsWith('slot'))
      position(library, volume.place, 'CHANGER_POSITION_TO_ELEMENT');
    move(library, volume, `drive ${drive}`, flip);
  }
  try {
    yield* load(library, drive);
  } catch (error) {
    throw reallyMoved(library, volume, drive, error);
  }
  identify(library, volume, drive, side);
  return drive;
}

/** The given drive, or the first that can be had: an empty one before one that waits for its dismount. */
function chooseDrive(library: ManagedLibrary, wanted: number | undefined): number {
  if (wanted !== undefined) {
    const { enabled, state } = library.drive(wanted);
    if (!enabled) throw new WorkFailed(`Drive ${wanted} is disabled.`);
    const held = library.database.at(`drive ${wanted}`);
    if (held && state !== 'DISMOUNTABLE')
      throw new WorkFailed(`Drive ${wanted} is in use: ${library.database.nameOf(held)} is mounted there.`);
    return wanted;
  }
  const free = library.database.drives.filter(({ enabled }) => enabled);
  const drive =
    free.find(({ state }) => state === 'DISMOUNTED') ?? free.find(({ state }) => state === 'DISMOUNTABLE');
  if (!drive) throw new WorkFailed('Every drive is in use.');
  return drive.index;
}

/** Swaps the media of a slot and a drive in one request, where the changer can. @returns whether it did. */
function swap(library: ManagedLibrary, volume: Volume, drive: number, flip: boolean): boolean {
  const { database, changer } = library;
  const held = database.at(`drive ${drive}`);
  const source = volume.place;
  const { ExchangeFromSlot } = changer.parameters;
  // Destination2 is the slot that becomes free: ExchangeFromSlot says whether a slot can be both.
  if (!held || source === undefined || !source.startsWith('slot') || ExchangeFromSlot === 0) return false;
  if (!library.has('CHANGER_EXCHANGE_MEDIA') || library.has('CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR'))
    return false;
  if (library.has('CHANGER_PREDISMOUNT_EJECT_REQUIRED'))
    eject(library, drive, 'CHANGER_PREDISMOUNT_EJECT_REQUIRED');
  const words = { source, destination1: `drive ${drive}`, destination2: source, flip1: flip };
  const { status } = changer.send('EXCHANGE_MEDIUM', words);
  if (!ntSuccess(status)) {
    recover(library);
    throw requestFailed(`EXCHANGE_MEDIUM ${source} ↔ drive ${drive}`, status, 'CHANGER_EXCHANGE_MEDIA');
  }
  database.move(held, undefined);
  database.move(volume, `drive ${drive}`);
  database.move(held, source);
  return true;
}

/** A drive that stays not ready may never have got its medium: the changer says where it is. */
function reallyMoved(library: ManagedLibrary, volume: Volume, drive: number, error: unknown): unknown {
  if (!(error instanceof WorkFailed)) return error;
  recover(library);
  if (volume.place === `drive ${drive}`) return error;
  return new WorkFailed(
    `${error.message} The changer reported success for the move, and now says that the medium is ${volume.place === undefined ? 'nowhere' : `in ${volume.place}`}.`,
    error.status,
  );
}

/** Reads the label and compares it with the database; another one leads to an inventory. */
function identify(library: ManagedLibrary, volume: Volume, drive: number, side: Side): void {
  const { status, label } = library.driveClient(drive).readLabel(side);
  if (!ntSuccess(status)) throw requestFailed(`Reading the label in drive ${drive}`, status);
  const known = volume.labels.at(side);
  if (known === undefined || known === label) {
    volume.labels[side] = label;
    return;
  }
  library.refresh();
  throw new WorkFailed(
    `Drive ${drive} holds ${label ?? 'a medium without a label'}, not ${known}: the library has been inventoried anew.`,
  );
}

function* bringBack(library: ManagedLibrary, volume: Volume, timeout: number): Work {
  const name = library.database.nameOf(volume);
  const waited = yield {
    for: 'operator',
    what: `Put ${name} into the library.`,
    done: () => {
      library.refresh();
      return volume.place !== undefined;
    },
    timeout,
  };
  if (waited === 'timeout') throw new WorkFailed(`${name} is offline, and nobody brought it.`);
}
