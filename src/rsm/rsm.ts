import type { VirtualClock } from '../core/clock.ts';
import { ChangerClient } from './changer-client.ts';
import type { LibraryDatabase, Volume } from './database.ts';
import type { DriveClient } from './drive-client.ts';
import type { DeviceHandle, SentRequest } from './handle.ts';
import { ManagedLibrary } from './managed-library.ts';
import { clean } from './sequences/clean.ts';
import { dismount } from './sequences/dismount.ts';
import { accessDoor } from './sequences/door.ts';
import { ejectMedium } from './sequences/eject.ts';
import { inject } from './sequences/inject.ts';
import { inventory } from './sequences/inventory.ts';
import { mount, type Side } from './sequences/mount.ts';
import { start } from './sequences/start.ts';
import type { InventoryMethod, WorkKind } from './states.ts';
import { WorkFailed, type Work } from './work.ts';
import { WorkQueue, type WorkItem } from './work-queue.ts';

/** Milliseconds that an operator has: NTMS_LIBRARYINFORMATION's times default to five minutes. */
const OPERATOR_TIMEOUT = 300_000;

/**
 * The removable storage manager of one library: the only client of its changer, and a user of its drives. It
 * knows the devices through their class drivers alone. Requests go into a queue; each gives an item that tells
 * how it ended.
 */
export class RemovableStorageManager {
  readonly library: ManagedLibrary;
  readonly queue: WorkQueue;
  /** Every request that was sent to a device, in order. */
  readonly sent: SentRequest[] = [];

  constructor(changer: DeviceHandle, drives: readonly DriveClient[], clock: VirtualClock) {
    this.library = new ManagedLibrary(
      new ChangerClient(changer, (request) => this.sent.push(request)),
      drives,
      clock,
    );
    this.queue = new WorkQueue(clock);
    this.library.onCleaningNeeded = (drive) => {
      this.queue.add('CLEANDRIVE', `clean drive ${drive}`, () => clean(this.library, drive));
    };
  }

  get database(): LibraryDatabase {
    return this.library.database;
  }

  /** Opens the library, checks its configuration and takes stock. */
  start(method: InventoryMethod = 'FAST'): WorkItem {
    return this.submit('ENABLELIBRARY', 'start', () => start(this.library, method));
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

  /** @param deferred leaves the medium in the drive until the drive is wanted. */
  dismount(name: string, deferred = false): WorkItem {
    return this.submit(
      'DISMOUNT',
      `dismount ${name}`,
      once(() => {
        const drive = /^drive (\d+)$/.exec(this.volume(name).place ?? '')?.[1];
        if (drive === undefined) throw new WorkFailed(`${name} is in no drive.`);
        if (deferred) this.library.drive(Number(drive)).state = 'DISMOUNTABLE';
        else dismount(this.library, Number(drive));
      }),
    );
  }

  inject(port = 0, timeout = OPERATOR_TIMEOUT): WorkItem {
    return this.submit('INJECT', `inject port ${port}`, () => inject(this.library, { port, timeout }));
  }

  eject(name: string, port = 0, timeout = OPERATOR_TIMEOUT): WorkItem {
    const work = (): Work => ejectMedium(this.library, this.volume(name), { port, timeout });
    return this.submit('EJECT', `eject ${name}`, work);
  }

  door(method: InventoryMethod = 'FAST', door = 0, timeout = OPERATOR_TIMEOUT): WorkItem {
    return this.submit('DOORACCESS', `door ${door}`, () => accessDoor(this.library, door, method, timeout));
  }

  cleanDrive(drive: number): WorkItem {
    return this.submit('CLEANDRIVE', `clean drive ${drive}`, () => clean(this.library, drive));
  }

  /** Keeps an empty slot for a cleaner (Win32 ReserveNtmsCleanerSlot). */
  reserveCleaner(slot: number): WorkItem {
    return this.submit(
      'RESERVECLEANER',
      `reserve cleaner slot ${slot}`,
      once(() => {
        const { library } = this;
        if (library.cleanerSlot !== undefined)
          throw new WorkFailed(`Slot ${library.cleanerSlot} is reserved for the cleaner already.`);
        const state = library.database.slots.get(slot)?.state;
        if (state === undefined || state === 'NOTPRESENT')
          throw new WorkFailed(`Slot ${slot} is not present.`);
        if (state !== 'EMPTY') throw new WorkFailed(`Slot ${slot} is full.`);
        library.cleanerSlot = slot;
      }),
    );
  }

  releaseCleaner(): WorkItem {
    return this.submit(
      'RELEASECLEANER',
      'release cleaner slot',
      once(() => {
        const { library } = this;
        if (library.cleanerSlot === undefined) throw new WorkFailed('No slot is reserved for a cleaner.');
        if (library.database.at(`slot ${library.cleanerSlot}`))
          throw new WorkFailed(`Slot ${library.cleanerSlot} holds the cleaner: eject it first.`);
        library.cleanerSlot = undefined;
      }),
    );
  }

  /** @param uses how often the cleaner that comes in may be used. */
  injectCleaner(uses: number, port = 0, timeout = OPERATOR_TIMEOUT): WorkItem {
    return this.submit('INJECTCLEANER', 'inject cleaner', () => this.takeCleaner(uses, port, timeout));
  }

  ejectCleaner(port = 0, timeout = OPERATOR_TIMEOUT): WorkItem {
    return this.submit('EJECTCLEANER', 'eject cleaner', () => {
      const slot = this.library.cleanerSlot;
      const cleaner = slot === undefined ? undefined : this.database.at(`slot ${slot}`);
      if (!cleaner) throw new WorkFailed('There is no cleaner in the library.');
      return ejectMedium(this.library, cleaner, { port, timeout });
    });
  }

  enableDrive(drive: number, on: boolean): WorkItem {
    const text = `${on ? 'enable' : 'disable'} drive ${drive}`;
    return this.submit(
      on ? 'ENABLEDRIVE' : 'DISABLEDRIVE',
      text,
      once(() => {
        this.library.drive(drive).enabled = on;
      }),
    );
  }

  enableMedium(name: string, on: boolean): WorkItem {
    const text = `${on ? 'enable' : 'disable'} ${name}`;
    return this.submit(
      on ? 'ENABLEMEDIA' : 'DISABLEMEDIA',
      text,
      once(() => {
        this.volume(name).enabled = on;
      }),
    );
  }

  private *takeCleaner(uses: number, port: number, timeout: number): Work {
    const slot = this.library.cleanerSlot;
    if (slot === undefined) throw new WorkFailed('No slot is reserved for a cleaner: reserve one first.');
    if (this.database.at(`slot ${slot}`)) throw new WorkFailed(`Slot ${slot} is full.`);
    yield* inject(this.library, { port, timeout, slot });
    this.library.cleanerUses = uses;
  }

  private volume(name: string): Volume {
    const volume = this.database.find(name);
    if (!volume) throw new WorkFailed(`The library has never seen ${name}.`);
    return volume;
  }

  private submit(kind: WorkKind, text: string, work: () => Work<unknown>, priority = 0): WorkItem {
    const item = this.queue.add(kind, text, work, priority);
    this.queue.run();
    return item;
  }
}

/** Work that waits for nothing. */
function once(act: () => void): () => Work {
  return function* (): Work {
    act();
  };
}
