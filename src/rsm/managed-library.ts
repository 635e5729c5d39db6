import type { VirtualClock } from '../core/clock.ts';
import { cleansByCommand } from '../ddi/rules/features-read.ts';
import type { ElementEntry } from '../ddi/requests/output-words.ts';
import { CHANGER_TO } from '../ddi/values.ts';
import type { ChangerClient } from './changer-client.ts';
import { LibraryDatabase, type DriveRecord, type Volume } from './database.ts';
import type { DriveClient } from './drive-client.ts';
import type { Feature } from './flag-effects.ts';
import { driveOf } from './places.ts';
import { WorkFailed } from './work.ts';

/** One library as its work sees it: the changer, the drives, and what is known of the media. */
export class ManagedLibrary {
  readonly database = new LibraryDatabase();
  /** Slot reserved for a cleaner, by its zero-based number. */
  cleanerSlot: number | undefined;
  /** Told of a drive that asks to be cleaned, once it is empty. */
  onCleaningNeeded: ((drive: number) => void) | undefined;
  /** What tells this library from others of its type; undefined where nothing does. */
  serialNumber: string | undefined;
  /** How often the cleaner may still be used. */
  cleanerUses = DEFAULT_CLEANER_USES;

  /** Media that are given out with the next one. */
  ejects: Volume[] = [];

  constructor(
    readonly changer: ChangerClient,
    readonly driveClients: readonly DriveClient[],
    private readonly clock: VirtualClock,
  ) {}

  has(flag: Feature): boolean {
    return this.changer.has(flag);
  }

  /** True where a move or an exchange between two kinds of elements is one of the changer's. */
  moves(
    from: 'MoveFromSlot' | 'MoveFromIePort' | 'MoveFromDrive' | 'ExchangeFromSlot',
    to: keyof typeof CHANGER_TO,
  ): boolean {
    return (this.changer.parameters[from] & CHANGER_TO[to]) !== 0;
  }

  /** True where the transport can be sent to a kind of elements ahead of a move. */
  positions(to: keyof typeof CHANGER_TO): boolean {
    const { PositionCapabilities } = this.changer.parameters;
    return this.has('CHANGER_POSITION_TO_ELEMENT') && (PositionCapabilities & CHANGER_TO[to]) !== 0;
  }

  drive(index: number): DriveRecord {
    const drive = this.database.drives.at(index);
    if (!drive)
      throw new WorkFailed(`There is no drive ${index}: the library has ${this.database.drives.length}.`);
    return drive;
  }

  /** The medium in a drive. */
  held(drive: number): Volume | undefined {
    return this.database.at(`drive ${drive}`);
  }

  /** The drive's own driver. @throws WorkFailed for a drive that has none. */
  driveClient(index: number): DriveClient {
    const client = this.driveClients.find((one) => one.index === index);
    if (!client) throw new WorkFailed(`Drive ${index} has no class driver: its media cannot be used.`);
    return client;
  }

  /** True where software can order a cleaning: the flags say so, and there is a cleaner. */
  get cleans(): boolean {
    return cleansByCommand(this.changer.parameters) && this.cleaner !== undefined;
  }

  /** The medium in the slot that is kept for a cleaner. */
  get cleaner(): Volume | undefined {
    return this.cleanerSlot === undefined ? undefined : this.database.at(`slot ${this.cleanerSlot}`);
  }

  /** The first slot that is empty and not kept for a cleaner. */
  emptySlot(): number | undefined {
    for (const [slot, state] of this.database.slots)
      if (state === 'EMPTY' && slot !== this.cleanerSlot) return slot;
    return undefined;
  }

  /** Nobody uses a drive any more: it is empty, or what is in it may be taken out. */
  release(index: number): void {
    const drive = this.drive(index);
    drive.state = this.held(index) ? 'DISMOUNTABLE' : 'DISMOUNTED';
    drive.staysUntil = 0;
  }

  /** Leaves the medium in a drive that nobody uses any more, for whoever wants it next (NTMS_DISMOUNT_DEFERRED). */
  defer(index: number): void {
    this.release(index);
    this.drive(index).staysUntil = this.clock.now + DEFER_DISMOUNT_DELAY;
  }

  /** Milliseconds for which another medium must still wait for a drive. */
  stay({ state, staysUntil }: DriveRecord): number {
    return state === 'DISMOUNTABLE' ? Math.max(0, staysUntil - this.clock.now) : 0;
  }

  /** Asks the changer for all elements that hold media, and records what it says. */
  refresh(): void {
    const { changer } = this;
    const { NumberStorageElements, NumberCleanerSlots, NumberIEElements, NumberDataTransferElements } =
      changer.parameters;
    const cleaners = NumberCleanerSlots > 0 && this.cleanerSlot === NumberStorageElements ? 1 : 0;
    this.learn([
      ...changer.elements('slot 0', NumberStorageElements + cleaners),
      ...changer.elements('drive 0', NumberDataTransferElements),
      ...changer.elements('port 0', NumberIEElements),
      ...changer.elements('transport 0', 1),
    ]);
  }

  /** Records what the changer reports of some elements, and what that makes of drives and cleaner. */
  learn(reports: readonly ElementEntry[]): void {
    const changed = this.database.reconcile(reports);
    for (const { element, exception } of reports) {
      const index = driveOf(element);
      const drive = index === undefined ? undefined : this.database.drives.at(index);
      if (drive) drive.installed = exception !== 'ERROR_DRIVE_NOT_INSTALLED';
    }
    for (const drive of this.database.drives) {
      const place = `drive ${drive.index}`;
      if (!this.held(drive.index)) drive.state = 'DISMOUNTED';
      else if (drive.state === 'DISMOUNTED' || changed.has(place)) drive.state = 'MOUNTED';
    }
    if (this.cleaner) this.cleaner.cleaner = true;
  }
}

/** What RSM assumes of a cleaner that nobody told it about is not published; data sheets say 20 to 50. */
export const DEFAULT_CLEANER_USES = 50;
/** Milliseconds: five minutes where nobody sets NTMS_DRIVEINFORMATION.dwDeferDismountDelay. */
const DEFER_DISMOUNT_DELAY = 300_000;
