import type { MediumNotes } from './medium-notes.ts';
import { MemoryRecords } from './memory-records.ts';
import { Partition } from './partition.ts';
import type { MediumFault } from './record-store.ts';

/** Where a cartridge's content is kept. A call that gives a fault has changed nothing. */
export interface TapeStorage {
  readonly partitions: readonly Partition[];
  /** As they were when the storage was opened or last saved. */
  readonly notes: MediumNotes;
  /** What could not be read when it was opened, one sentence each. */
  readonly damage: readonly string[];
  /** Why nothing can be written although everything can be read: the place is locked. One sentence. */
  readonly lock: string | undefined;
  /** Nothing can be written. */
  readonly readOnly: boolean;
  /** Keeps the notes. Their partitions are those that the storage has. */
  save(notes: MediumNotes): MediumFault | undefined;
  /** Erases everything and makes the partitions of the notes. */
  format(notes: MediumNotes): MediumFault | undefined;
  /** Nobody uses it any more until it is opened again. */
  close(): MediumFault | undefined;
}

/** Content in memory: it is gone when the cartridge is. */
export class MemoryStorage implements TapeStorage {
  partitions: readonly Partition[];
  notes: MediumNotes;
  readonly damage: readonly string[] = [];
  readonly lock = undefined;
  readonly readOnly = false;

  constructor(notes: MediumNotes) {
    this.notes = notes;
    this.partitions = emptyPartitions(notes);
  }

  save(notes: MediumNotes): undefined {
    this.notes = notes;
  }

  format(notes: MediumNotes): undefined {
    this.notes = notes;
    this.partitions = emptyPartitions(notes);
  }

  close(): undefined {
    // Memory needs no closing.
  }
}

function emptyPartitions(notes: MediumNotes): Partition[] {
  return notes.partitions.map((capacity) => new Partition(new MemoryRecords(), capacity));
}
