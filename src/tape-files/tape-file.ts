import path from 'node:path';
import type { MediumNotes } from '../emulator/media/medium-notes.ts';
import { Partition } from '../emulator/media/partition.ts';
import type { MediumFault } from '../emulator/media/record-store.ts';
import type { OpenStorage } from '../emulator/media/tape-cartridge.ts';
import type { TapeStorage } from '../emulator/media/tape-storage.ts';
import { faultOf } from './faults.ts';
import { FileRecords } from './file-records.ts';
import type { FileSystem } from './file-system.ts';
import { Journal } from './journal.ts';
import type { TapeLabel } from './label.ts';
import { decodeLabel } from './label.ts';
import { NODE_FILE_SYSTEM } from './node-file-system.ts';
import { scanTape } from './scan.ts';
import { TapeChanges } from './tape-changes.ts';

/** Names of the files of a cartridge's partitions: `A.tap`, `A.p1.tap`, `A.p2.tap`, … */
export function partitionFile(base: string, partition: number): string {
  if (partition === 0) return base;
  const extension = path.extname(base);
  return `${base.slice(0, base.length - extension.length)}.p${partition}${extension}`;
}

/** A cartridge's content in files. */
class TapeFiles implements TapeStorage {
  partitions: readonly Partition[] = [];
  readonly damage: string[] = [];
  readonly lock: string | undefined;
  private records: FileRecords[] = [];
  private readonly changes: TapeChanges;
  private unwritable: string | undefined;

  /** Opens the files. @throws what the file system throws. */
  constructor(
    private readonly fs: FileSystem,
    private readonly base: string,
    fresh: MediumNotes,
  ) {
    const journal = new Journal(fs, base);
    journal.recover();
    const label = this.readLabel(fresh);
    const files = label.notes.partitions.map((_, i) => fs.open(partitionFile(base, i)));
    const locked = files.findIndex(({ writable }) => !writable);
    if (locked >= 0) {
      this.lock = `"${partitionFile(base, locked)}" may only be read: the tape is write protected. To write, change the file's permissions.`;
      this.unwritable = this.lock;
    }
    const scans = files.map((file, i) => {
      const ranges = label.setmarks[i];
      return scanTape(file, (object) =>
        ranges.some(([first, count]) => object >= first && object < first + count),
      );
    });
    scans.forEach(({ damage }, i) => {
      if (!damage) return;
      const rest = files[i].size() - damage.at;
      const name = partitionFile(base, i);
      // Only an interrupted write of this program is known to be nothing but that.
      if (damage.cutShort && label.inUse && files[i].writable) {
        files[i].truncate(damage.at);
        files[i].sync();
        return this.damage.push(
          `The last write to "${name}" was interrupted; its ${rest} bytes do not count.`,
        );
      }
      this.spoil(
        `"${name}" is damaged at byte ${damage.at}: ${damage.reason}. What comes before is kept, ${rest} bytes are not read.`,
      );
    });
    this.changes = new TapeChanges(journal, base, label, this.unwritable);
    this.records = files.map((file, i) => this.recordsOf(file, i));
    this.partitions = this.records.map(
      (records, i) => new Partition(records, label.notes.partitions[i], scans[i].index),
    );
  }

  get readOnly(): boolean {
    return this.unwritable !== undefined;
  }

  get notes(): MediumNotes {
    return this.changes.label.notes;
  }

  save(notes: MediumNotes): MediumFault | undefined {
    return this.readOnly ? undefined : this.changes.save({ notes });
  }

  format(notes: MediumNotes): MediumFault | undefined {
    const before = this.partitions.map((_, i) => partitionFile(this.base, i));
    const after = notes.partitions.map((_, i) => partitionFile(this.base, i));
    const names = (list: readonly string[]): string[] => list.map((file) => path.basename(file));
    const gone = before.filter((file) => !after.includes(file));
    const fault = this.changes.format(notes, names(after), names(gone));
    if (fault) return fault;
    for (const records of this.records) records.close();
    this.records = [];
    try {
      this.records = after.map((file, i) => this.recordsOf(this.fs.open(file), i));
    } catch (error) {
      return faultOf(error, `open "${this.base}"`);
    }
    this.partitions = this.records.map((records, i) => new Partition(records, notes.partitions[i]));
    return undefined;
  }

  close(): MediumFault | undefined {
    let fault: MediumFault | undefined;
    for (const records of this.records) fault = records.close() ?? fault;
    this.records = [];
    if (this.changes.label.inUse && !fault) fault = this.changes.save({ inUse: false });
    return fault;
  }

  private recordsOf(file: ReturnType<FileSystem['open']>, partition: number): FileRecords {
    const name = path.basename(partitionFile(this.base, partition));
    return new FileRecords(file, name, partition, this.changes);
  }

  /** Notes a damage after which nothing may be overwritten. */
  private spoil(message: string): void {
    this.damage.push(message);
    this.unwritable ??= `${message} Nothing is overwritten: to write, use another file.`;
  }

  private readLabel(fresh: MediumNotes): TapeLabel {
    const none: TapeLabel = { notes: fresh, setmarks: fresh.partitions.map(() => []), inUse: false };
    const file = `${this.base}.json`;
    if (!this.fs.exists(file)) return none;
    const label = decodeLabel(Buffer.from(this.fs.read(file)).toString());
    if (typeof label !== 'string' && label.setmarks.length === label.notes.partitions.length) return label;
    const reason = typeof label === 'string' ? label : 'it has not one list of set marks for each partition';
    this.spoil(
      `"${file}" cannot be read: ${reason}. Partitions, set marks and attributes of the cartridge are unknown.`,
    );
    return none;
  }
}

/**
 * Keeps a cartridge's content in a `.tap` file, with one more for each further partition and a label beside it.
 * A crash at any moment leaves every block and mark either as it was before its command or as it is after it; what
 * was synchronized survives a loss of power.
 * @param file path of the `.tap` file; it is made where there is none.
 */
export function tapeFile(file: string, fs: FileSystem = NODE_FILE_SYSTEM): OpenStorage {
  return (fresh) => {
    try {
      return new TapeFiles(fs, file, fresh);
    } catch (error) {
      return faultOf(error, `open "${file}"`);
    }
  };
}
