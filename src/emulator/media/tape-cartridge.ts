import type { MediumFormat } from './medium-formats.ts';
import { nativeCapacity } from './medium-formats.ts';
import type { MediumNotes } from './medium-notes.ts';
import { freshNotes } from './medium-notes.ts';
import type { MediumFault } from './record-store.ts';
import type { TapeStorage } from './tape-storage.ts';
import { MemoryStorage } from './tape-storage.ts';

/** Cleanings that a cleaning cartridge is good for (LTO universal cleaning cartridge). */
export const CLEANINGS = 50;

/** Opens where a cartridge's content is kept. @param fresh the notes of a cartridge that has none yet. */
export type OpenStorage = (fresh: MediumNotes) => TapeStorage | MediumFault;

export interface CartridgeDescription {
  /** The format that it is made for. */
  readonly format: MediumFormat;
  readonly barcode?: string;
  /** Bytes; the format's native capacity where it is left out. */
  readonly capacity?: number;
  /** Write once, read many. */
  readonly worm?: boolean;
  /** Its tab is set to write protection. */
  readonly writeProtected?: boolean;
  readonly cleaner?: boolean;
  /** Where its content is kept; in memory where it is left out. */
  readonly open?: OpenStorage;
}

/** A storage was opened, and not a fault. */
export function isStorage(opened: TapeStorage | MediumFault): opened is TapeStorage {
  return 'partitions' in opened;
}

/**
 * A tape cartridge: the very object that the robot carries and the drive loads. Its content is opened when a
 * drive first asks for it, so that a full library costs nothing.
 */
export class TapeCartridge {
  readonly format: MediumFormat;
  readonly barcode: string | undefined;
  readonly capacity: number;
  readonly worm: boolean;
  readonly cleaner: boolean;
  /** The tab. An operator can move it while the cartridge is in no drive. */
  writeProtected: boolean;
  /** How many cleanings a cleaning cartridge is still good for. */
  cleaningsLeft: number;
  private readonly open: OpenStorage;
  private storage: TapeStorage | undefined;

  constructor(description: CartridgeDescription) {
    this.format = description.format;
    this.barcode = description.barcode;
    this.capacity = description.capacity ?? nativeCapacity(description.format);
    this.worm = description.worm ?? false;
    this.cleaner = description.cleaner ?? false;
    this.writeProtected = description.writeProtected ?? false;
    this.cleaningsLeft = this.cleaner ? CLEANINGS : 0;
    this.open = description.open ?? ((notes) => new MemoryStorage(notes));
  }

  /** Its content, opened where it is not yet. */
  content(): TapeStorage | MediumFault {
    if (this.storage) return this.storage;
    const opened = this.open(freshNotes(this.capacity));
    if (isStorage(opened)) this.storage = opened;
    return opened;
  }

  /** Closes the content where it is open. What is in memory stays. */
  close(): MediumFault | undefined {
    const { storage } = this;
    if (!storage || storage instanceof MemoryStorage) return undefined;
    this.storage = undefined;
    return storage.close();
  }
}
