import { ntSuccess } from '../../ddi/ntstatus.ts';
import type { Side, Volume } from '../database.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { driveOf, slotOf } from '../places.ts';
import { requestFailed, WorkFailed, type Work } from '../work.ts';
import { dismount } from './dismount.ts';
import { eject, insist, load } from './drive-work.ts';
import { exchange } from './exchange.ts';
import { checkSlot, move, position, recover } from './transport.ts';
import { lookFor } from './volume-tags.ts';

export interface MountOptions {
  /** The drive; undefined: any that is free. */
  readonly drive?: number;
  readonly side?: Side;
  /** Milliseconds that an operator has to bring a medium that is offline. */
  readonly offlineTimeout: number;
}

/**
 * Mounts a medium: Win32 MountNtmsMedia, in the order that the changer's flags ask for.
 * @returns the drive that it is in.
 */
export function* mount(library: ManagedLibrary, volume: Volume, options: MountOptions): Work<number> {
  const side = options.side ?? 0;
  checkMountable(library, volume, side);
  const slot = slotOf(volume.place);
  if (slot !== undefined) checkSlot(library, slot);
  if (volume.place === undefined) yield* bringBack(library, volume, options.offlineTimeout);
  const held = driveOf(volume.place);
  if (held !== undefined && library.drive(held).state === 'LOADED') {
    if (held === (options.drive ?? held) && turnedFor(side) === volume.turned) return held;
    throw new WorkFailed(`${library.database.nameOf(volume)} is in use in drive ${held}.`);
  }
  const drive = chooseDrive(library, options.drive ?? held);
  if (drive !== held) yield* stayOver(library, drive);
  if (held !== undefined && (held !== drive || turnedFor(side) !== volume.turned)) dismount(library, held);
  let mounted = false;
  try {
    if (driveOf(volume.place) !== drive) bring(library, volume, drive, side);
    yield* loadWhatCame(library, volume, drive);
    identify(library, volume, drive, side);
    library.drive(drive).state = 'LOADED';
    mounted = true;
  } finally {
    if (!mounted) library.release(drive);
  }
  return drive;
}

/** @throws WorkFailed where the medium cannot be mounted wherever it is. */
function checkMountable(library: ManagedLibrary, volume: Volume, side: Side): void {
  const name = library.database.nameOf(volume);
  if (!volume.enabled) throw new WorkFailed(`${name} is disabled.`);
  if (volume.cleaner)
    throw new WorkFailed(`${name} is a cleaning cartridge: ask for "clean drive", which mounts it.`);
  if (side === 1 && !library.has('CHANGER_MEDIUM_FLIP'))
    throw new WorkFailed(`The second side of ${name} cannot be mounted: CHANGER_MEDIUM_FLIP is not set.`);
}

/** Whether a medium must be turned over for a side of it to be up. */
function turnedFor(side: Side): boolean {
  return side === 1;
}

/** The given drive, or the first that can be had: an empty one before one that nobody uses. */
function chooseDrive(library: ManagedLibrary, wanted: number | undefined): number {
  if (wanted !== undefined) {
    const { enabled, installed, state } = library.drive(wanted);
    if (!enabled) throw new WorkFailed(`Drive ${wanted} is disabled.`);
    if (!installed) throw new WorkFailed(`Drive ${wanted} is not installed.`);
    const held = library.held(wanted);
    if (held && state === 'LOADED')
      throw new WorkFailed(`Drive ${wanted} is in use: ${library.database.nameOf(held)} is mounted there.`);
    return wanted;
  }
  const usable = library.database.drives.filter(({ enabled, installed }) => enabled && installed);
  if (usable.length === 0) throw new WorkFailed('No drive is installed and enabled.');
  const unused = usable.filter(({ state }) => state !== 'LOADED');
  const drive =
    unused.find(({ state }) => state === 'DISMOUNTED') ??
    unused.toSorted((a, b) => library.stay(a) - library.stay(b)).at(0);
  if (!drive) throw new WorkFailed('Every drive is in use.');
  return drive.index;
}

/** Waits until a medium that was left in a drive has been there as long as a deferred dismount leaves it. */
function* stayOver(library: ManagedLibrary, index: number): Work {
  const timeout = library.stay(library.drive(index));
  if (timeout === 0) return;
  const what = `the medium in drive ${index} stays for DeferDismountDelay`;
  yield { for: 'device', what, done: () => false, timeout };
}

/** Has the changer put a medium into a drive, and take out what is in it. */
function bring(library: ManagedLibrary, volume: Volume, drive: number, side: Side): void {
  const flip = turnedFor(side) !== volume.turned;
  if (exchange(library, volume, drive, flip)) return;
  if (library.held(drive)) dismount(library, drive);
  if (library.has('CHANGER_PREMOUNT_EJECT_REQUIRED'))
    eject(library, drive, 'CHANGER_PREMOUNT_EJECT_REQUIRED');
  if (library.positions('CHANGER_TO_SLOT') && volume.place?.startsWith('slot'))
    position(library, volume.place, 'CHANGER_POSITION_TO_ELEMENT');
  move(library, volume, `drive ${drive}`, flip);
}

/** Loads the medium. A drive that stays not ready may never have got it: the changer says where it is. */
function* loadWhatCame(library: ManagedLibrary, volume: Volume, drive: number): Work {
  try {
    yield* load(library, drive);
  } catch (error) {
    if (!(error instanceof WorkFailed)) throw error;
    const failure = recover(library, error);
    if (volume.place === `drive ${drive}`) throw failure;
    throw failure.with(
      `The changer reported success for the move, and now says that the medium is ${volume.place === undefined ? 'nowhere' : `in ${volume.place}`}.`,
    );
  }
}

/** Reads the label and compares it with the database; another one leads to an inventory. */
function identify(library: ManagedLibrary, volume: Volume, drive: number, side: Side): void {
  const { database } = library;
  const client = library.driveClient(drive);
  const { status, label } = insist(() => client.readLabel(side));
  if (!ntSuccess(status))
    throw recover(library, requestFailed(`Reading the label in drive ${drive}`, status));
  const known = volume.labels.at(side);
  if (known === undefined || known === label) return database.setLabel(volume, side, label);
  const found = label ?? 'a medium without a label';
  const failure = recover(
    library,
    new WorkFailed(`Drive ${drive} holds ${found}, not ${known}: the library has been inventoried anew.`),
  );
  // Where no bar code tells, the label is what tells media apart.
  if (label !== undefined && volume.barcode === undefined) database.identify(`drive ${drive}`, label);
  throw failure;
}

function* bringBack(library: ManagedLibrary, volume: Volume, timeout: number): Work {
  const name = library.database.nameOf(volume);
  const waited = yield {
    for: 'operator',
    what: `Put ${name} into the library.`,
    done: () => {
      lookFor(library, volume);
      return volume.place !== undefined;
    },
    timeout,
  };
  if (waited === 'timeout') throw new WorkFailed(`${name} is offline, and nobody brought it.`);
}
