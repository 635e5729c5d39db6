import type { MediumNotes } from '../emulator/media/medium-notes.ts';
import type { MediumFault } from '../emulator/media/record-store.ts';
import { faultOf } from './faults.ts';
import type { Journal, JournalEntry, JournalStep } from './journal.ts';
import type { ObjectRange, TapeLabel } from './label.ts';
import { encodeLabel } from './label.ts';

/** The set marks before an object. */
function setmarksBefore(ranges: readonly ObjectRange[], object: number): ObjectRange[] {
  return ranges.flatMap(([first, count]): ObjectRange[] =>
    first >= object ? [] : [[first, Math.min(count, object - first)]],
  );
}

/** The changes of one cartridge's files that must happen as a whole: its label, and what replaces something. */
export class TapeChanges {
  /** A change that is committed and could not be carried out to its end: the journal waits for the next load. */
  private stuck: MediumFault | undefined;

  constructor(
    private readonly journal: Journal,
    /** Path of the first `.tap` file, for messages. */
    private readonly name: string,
    private current: TapeLabel,
    /** Why nothing may be written; undefined: it may. */
    private readonly readOnly: string | undefined,
  ) {}

  /** The label as it is on disk. */
  get label(): TapeLabel {
    return this.current;
  }

  /** The label names set marks at an object or behind it. */
  setmarksFrom(partition: number, object: number): boolean {
    return this.current.setmarks[partition].some(([first, count]) => first + count > object);
  }

  /** To be called before anything is written: the label says from then on that the files are in use. */
  begin(): MediumFault | undefined {
    if (this.readOnly !== undefined) return { kind: 'failed', message: this.readOnly };
    return this.current.inUse ? this.stuck : this.save({ inUse: true });
  }

  /** Replaces the end of a partition. `setmarks`: how many set marks begin it, object `object` the first. */
  replace(partition: number, step: JournalStep, object: number, setmarks: number): MediumFault | undefined {
    const ranges = setmarksBefore(this.current.setmarks[partition], object);
    if (setmarks > 0) ranges.push([object, setmarks]);
    const same = setmarks === 0 && !this.setmarksFrom(partition, object);
    const label = { ...this.current, setmarks: this.current.setmarks.with(partition, ranges) };
    return this.change({ steps: [step], remove: [] }, same ? undefined : label);
  }

  /** Replaces the label. */
  save(changes: Partial<TapeLabel>): MediumFault | undefined {
    if (this.stuck) return this.stuck;
    const label = { ...this.current, ...changes };
    try {
      this.journal.writeLabel(encodeLabel(label));
    } catch (error) {
      return faultOf(error, `write "${this.name}.json"`);
    }
    this.current = label;
    return undefined;
  }

  /** Empties files, removes others, and divides the tape anew. */
  format(notes: MediumNotes, empty: readonly string[], remove: readonly string[]): MediumFault | undefined {
    const refusal = this.begin();
    if (refusal) return refusal;
    const steps = empty.map((file) => ({ file, at: 0, pieces: [] }));
    const label = { ...this.current, notes, setmarks: notes.partitions.map(() => []) };
    return this.change({ steps, remove }, label);
  }

  private change(entry: JournalEntry, label: TapeLabel | undefined): MediumFault | undefined {
    const whole = label ? { ...entry, label: encodeLabel(label) } : entry;
    try {
      this.journal.commit(whole);
    } catch (error) {
      return faultOf(error, `write "${this.name}.journal"`);
    }
    try {
      this.journal.apply(whole);
    } catch (error) {
      const fault = faultOf(error, `change "${this.name}"`);
      const kept = `Nothing is lost: "${this.name}.journal" keeps the change, and loading the cartridge again makes it.`;
      return (this.stuck = { ...fault, message: `${fault.message} ${kept}` });
    }
    if (label) this.current = label;
    return undefined;
  }
}
