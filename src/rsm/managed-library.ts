import type { VirtualClock } from '../core/clock.ts';
import { cleansByCommand } from '../ddi/rules/features-read.ts';
import { CHANGER_TO } from '../ddi/values.ts';
import type { ChangerClient } from './changer-client.ts';
import { LibraryDatabase, type DriveRecord } from './database.ts';
import type { DriveClient } from './drive-client.ts';
import type { Feature } from './flag-effects.ts';
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

  constructor(
    readonly changer: ChangerClient,
    readonly driveClients: readonly DriveClient[],
    readonly clock: VirtualClock,
  ) {}

  has(flag: Feature): boolean {
    return this.changer.has(flag);
  }

  /** True where a move between two kinds of elements is one of the changer's. */
  moves(from: 'MoveFromSlot' | 'MoveFromIePort' | 'MoveFromDrive', to: keyof typeof CHANGER_TO): boolean {
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

  /** The drive's own driver. @throws WorkFailed for a drive that has none. */
  driveClient(index: number): DriveClient {
    const client = this.driveClients.find((one) => one.index === index);
    if (!client) throw new WorkFailed(`Drive ${index} has no class driver: its media cannot be used.`);
    return client;
  }

  /** True where software can order a cleaning: the flags say so, and there is a cleaner. */
  get cleans(): boolean {
    return (
      cleansByCommand(this.changer.parameters) &&
      this.cleanerSlot !== undefined &&
      this.database.at(`slot ${this.cleanerSlot}`) !== undefined
    );
  }

  /** The first slot that is empty and not kept for a cleaner. */
  emptySlot(): number | undefined {
    for (const [slot, { state }] of this.database.slots)
      if (state === 'EMPTY' && slot !== this.cleanerSlot) return slot;
    return undefined;
  }

  /** Asks the changer for all elements that hold media, and records what it says. */
  refresh(): readonly string[] {
    const { changer } = this;
    const { NumberStorageElements, NumberCleanerSlots, NumberIEElements, NumberDataTransferElements } =
      changer.parameters;
    const cleaners = NumberCleanerSlots > 0 && this.cleanerSlot === NumberStorageElements ? 1 : 0;
    return this.database.reconcile([
      ...changer.elements('slot 0', NumberStorageElements + cleaners),
      ...changer.elements('drive 0', NumberDataTransferElements),
      ...changer.elements('port 0', NumberIEElements),
      ...changer.elements('transport 0', 1),
    ]);
  }
}

/** What RSM assumes of a cleaner that nobody told it about is not published; data sheets say 20 to 50. */
const DEFAULT_CLEANER_USES = 50;
