import type { VirtualClock } from '../core/clock.ts';
import { ChangerClient } from './changer-client.ts';
import type { LibraryDatabase, Side, Volume } from './database.ts';
import type { DriveClient } from './drive-client.ts';
import type { DeviceHandle, SentRequest } from './handle.ts';
import { ManagedLibrary } from './managed-library.ts';
import { driveOf } from './places.ts';
import { closePort } from './sequences/access.ts';
import { clean, cleanUnused } from './sequences/clean.ts';
import { injectCleaner, releaseSlot, reserveSlot } from './sequences/cleaner-slot.ts';
import { dismount } from './sequences/dismount.ts';
import { accessDoor } from './sequences/door.ts';
import { ejectMedia, queueEject } from './sequences/eject.ts';
import { checkPort, inject, injectMany } from './sequences/inject.ts';
import { inventory } from './sequences/inventory.ts';
import { mount } from './sequences/mount.ts';
import { start } from './sequences/start.ts';
import type { InventoryMethod, WorkKind } from './states.ts';
import { WorkFailed, type Work } from './work.ts';
import { WorkQueue, type WorkItem } from './work-queue.ts';

/** Milliseconds that an operator has: NTMS_LIBRARYINFORMATION's times default to five minutes. */
const OPERATOR_TIMEOUT = 300_000;

/** Makes the clients of the drives; each tells what it sends. */
export type MakeDriveClients = (sent: (request: SentRequest) => void) => readonly DriveClient[];

/**
 * The removable storage manager of one library: the only client of its changer, and a user of its drives. It
 * knows the devices through their class drivers alone. Requests go into a queue; each gives an item that tells
 * how it ended.
 */
export class RemovableStorageManager {
  readonly library: ManagedLibrary;
  readonly queue: WorkQueue;
  private enabled = true;
  private sent: SentRequest[] = [];

  constructor(changer: DeviceHandle, drives: MakeDriveClients, clock: VirtualClock) {
    const record = (request: SentRequest): void => void this.sent.push(request);
    this.library = new ManagedLibrary(new ChangerClient(changer, record), drives(record), clock);
    this.queue = new WorkQueue(clock);
    this.library.onCleaningNeeded = (drive) => {
      this.queue.add('CLEANDRIVE', `clean drive ${drive}`, () =>
        cleanUnused(this.library, drive, OPERATOR_TIMEOUT),
      );
    };
  }

  get database(): LibraryDatabase {
    return this.library.database;
  }

  /** The requests that were sent to devices since the last call, in order. */
  takeSent(): readonly SentRequest[] {
    const { sent } = this;
    this.sent = [];
    return sent;
  }

  /** Opens the library, checks its configuration and takes stock. */
  start(method: InventoryMethod = 'FAST'): WorkItem {
    return this.add('ENABLELIBRARY', 'start', () => start(this.library, method));
  }

  /** @param on false: the changer is closed, and nothing is done until the library is enabled again. */
  enableLibrary(on: boolean): WorkItem {
    if (!on)
      return this.now('DISABLELIBRARY', 'disable library', () => {
        this.library.changer.close();
        this.enabled = false;
      });
    return this.add('ENABLELIBRARY', 'enable library', () => {
      if (this.enabled) throw new WorkFailed('The library is enabled already.');
      this.enabled = true;
      return start(this.library, 'FAST');
    });
  }

  inventory(method: InventoryMethod, slot?: number): WorkItem {
    const text = slot === undefined ? `inventory ${method}` : `inventory slot ${slot}`;
    return this.submit('INVENTORY', text, () => inventory(this.library, method, slot));
  }

  /** @param name bar code, label or `#number` of the medium. @param priority -15 to 15. */
  mount(name: string, options: { drive?: number; side?: Side; priority?: number } = {}): WorkItem {
    const { priority, ...where } = options;
    const work = (): Work<number> =>
      mount(this.library, this.volume(name), { ...where, offlineTimeout: OPERATOR_TIMEOUT });
    return this.submit('MOUNT', `mount ${name}`, work, priority);
  }

  /** @param deferred leaves the medium in the drive until the drive is wanted, at least for DeferDismountDelay. */
  dismount(name: string, deferred = false): WorkItem {
    return this.now('DISMOUNT', `dismount ${name}`, () => {
      const drive = driveOf(this.volume(name).place);
      if (drive === undefined) throw new WorkFailed(`${name} is in no drive.`);
      if (deferred) this.library.defer(drive);
      else dismount(this.library, drive);
    });
  }

  /** @param many takes in one medium after the other, until nobody brings another (NTMS_INJECT_STARTMANY). */
  inject(port = 0, timeout = OPERATOR_TIMEOUT, many = false): WorkItem {
    const options = { port, timeout };
    return this.submit('INJECT', `inject port ${port}`, () =>
      many ? injectMany(this.library, options) : inject(this.library, options),
    );
  }

  /** Closes a port that was left open (NTMS_INJECT_RETRACT). */
  retractPort(port = 0, timeout = OPERATOR_TIMEOUT): WorkItem {
    return this.submit('INJECT', `retract port ${port}`, () => {
      checkPort(this.library, port);
      return closePort(this.library, port, timeout);
    });
  }

  /** @param force takes the medium out of its drive although it is in use (NTMS_EJECT_FORCE). */
  eject(name: string, port = 0, timeout = OPERATOR_TIMEOUT, force = false): WorkItem {
    const work = (): Work => ejectMedia(this.library, this.volume(name), { port, timeout, force });
    return this.submit('EJECT', `eject ${name}`, work);
  }

  /** Has a medium given out together with the next one that is ejected (NTMS_EJECT_QUEUE). */
  queueEject(name: string): WorkItem {
    return this.now('EJECT', `queue eject ${name}`, () => queueEject(this.library, this.volume(name)));
  }

  door(method: InventoryMethod = 'FAST', door = 0, timeout = OPERATOR_TIMEOUT): WorkItem {
    return this.submit('DOORACCESS', `door ${door}`, () => accessDoor(this.library, door, method, timeout));
  }

  cleanDrive(drive: number): WorkItem {
    return this.submit('CLEANDRIVE', `clean drive ${drive}`, () =>
      clean(this.library, drive, OPERATOR_TIMEOUT),
    );
  }

  /** Keeps an empty slot for a cleaner (Win32 ReserveNtmsCleanerSlot). */
  reserveCleaner(slot: number): WorkItem {
    const text = `reserve cleaner slot ${slot}`;
    return this.now('RESERVECLEANER', text, () => reserveSlot(this.library, slot));
  }

  releaseCleaner(): WorkItem {
    return this.now('RELEASECLEANER', 'release cleaner slot', () => releaseSlot(this.library));
  }

  /** @param uses how often the cleaner that comes in may be used. */
  injectCleaner(uses: number, port = 0, timeout = OPERATOR_TIMEOUT): WorkItem {
    return this.submit('INJECTCLEANER', 'inject cleaner', () =>
      injectCleaner(this.library, uses, { port, timeout }),
    );
  }

  ejectCleaner(port = 0, timeout = OPERATOR_TIMEOUT): WorkItem {
    return this.submit('EJECTCLEANER', 'eject cleaner', () => {
      const { cleaner } = this.library;
      if (!cleaner) throw new WorkFailed('There is no cleaner in the library.');
      return ejectMedia(this.library, cleaner, { port, timeout, force: false });
    });
  }

  enableDrive(drive: number, on: boolean): WorkItem {
    const text = `${on ? 'enable' : 'disable'} drive ${drive}`;
    return this.now(on ? 'ENABLEDRIVE' : 'DISABLEDRIVE', text, () => {
      this.library.drive(drive).enabled = on;
    });
  }

  enableMedium(name: string, on: boolean): WorkItem {
    const text = `${on ? 'enable' : 'disable'} ${name}`;
    return this.now(on ? 'ENABLEMEDIA' : 'DISABLEMEDIA', text, () => {
      this.volume(name).enabled = on;
    });
  }

  private volume(name: string): Volume {
    const volume = this.database.find(name);
    if (!volume) throw new WorkFailed(`The library has never seen ${name}.`);
    return volume;
  }

  /** Work that waits for nothing. */
  private now(kind: WorkKind, text: string, act: () => void): WorkItem {
    return this.submit(kind, text, function* (): Work {
      act();
    });
  }

  /** Work for a library that has been started. */
  private submit(kind: WorkKind, text: string, work: () => Work<unknown>, priority = 0): WorkItem {
    const whenOpen = (): Work<unknown> => {
      if (!this.enabled) throw new WorkFailed('The library is disabled: enable it first.');
      if (!this.library.changer.isOpen) throw new WorkFailed('The library has not been started.');
      return work();
    };
    return this.add(kind, text, whenOpen, priority);
  }

  private add(kind: WorkKind, text: string, work: () => Work<unknown>, priority = 0): WorkItem {
    const item = this.queue.add(kind, text, work, priority);
    this.queue.run();
    return item;
  }
}
