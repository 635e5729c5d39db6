import type { ElementEntry } from '../ddi/requests/output-words.ts';
import { NameIndex } from './name-index.ts';
import { slotOf } from './places.ts';
import type { DriveState, SlotState } from './states.ts';

/** Side of a two-sided medium: 0 is the one that lies up in a slot. */
export type Side = 0 | 1;

/** A medium that the library has, or has had: it is never forgotten. */
export interface Volume {
  readonly id: number;
  /** What the library's reader saw on it, or the tag that the changer keeps of it. */
  readonly barcode?: string | undefined;
  /** The identifier that is written on the medium, of each side that was read. */
  readonly labels: readonly (string | undefined)[];
  /** It cleans drives: it is not mounted. */
  cleaner: boolean;
  enabled: boolean;
  /** Where it is: `slot 3`, `drive 0`, `port 0`; undefined: offline. */
  readonly place: string | undefined;
  /** The slot that it was in last. */
  readonly home: number | undefined;
  /** It was turned over on its way from its slot: side 1 is up. */
  readonly turned: boolean;
}

/** A medium as the database itself writes it. */
interface Entry extends Volume {
  barcode?: string | undefined;
  labels: (string | undefined)[];
  place: string | undefined;
  home: number | undefined;
  turned: boolean;
}

export interface DriveRecord {
  readonly index: number;
  state: DriveState;
  /** Time of the clock, in milliseconds, until which the medium of a deferred dismount stays. */
  staysUntil: number;
  enabled: boolean;
  /** False while its bay is empty. */
  installed: boolean;
}

/** `CLN` begins the bar code of a cleaner (NTMS_LIBRARYFLAG_RECOGNIZECLEANERBARCODE). */
const CLEANER_BARCODE = /^CLN/;

/** What the manager knows of a library's media, kept true by what the changer reports. */
export class LibraryDatabase {
  readonly slots = new Map<number, SlotState>();
  readonly drives: DriveRecord[] = [];
  private readonly entries: Entry[] = [];
  /** A place that has become empty keeps its key: a map that keys come to and go from all the time gets slow. */
  private readonly places = new Map<string, Entry | undefined>();
  private readonly barcodes = new NameIndex<Entry>();
  private readonly labels = new NameIndex<Entry>();

  get volumes(): readonly Volume[] {
    return this.entries;
  }

  /** The medium in a place. */
  at(place: string): Volume | undefined {
    return this.places.get(place);
  }

  /** A medium by its bar code, its label, or its number in the database. */
  find(name: string): Volume | undefined {
    const numbered = /^#[1-9]\d*$/.test(name) ? this.entries.at(Number(name.slice(1)) - 1) : undefined;
    return this.barcodes.get(name).at(0) ?? this.labels.get(name).at(0) ?? numbered;
  }

  /** What a person calls a medium. */
  nameOf({ id, barcode, labels }: Volume): string {
    return barcode ?? labels.find((label) => label !== undefined) ?? `#${id}`;
  }

  /** Records a move that was carried out. @param flip the medium was turned over. */
  move(volume: Volume, place: string | undefined, flip = false): void {
    const entry = this.entryOf(volume);
    const from = slotOf(entry.place);
    const to = slotOf(place);
    if (from !== undefined) this.slots.set(from, 'EMPTY');
    this.put(entry, place);
    entry.turned = flip !== entry.turned;
    if (to !== undefined) this.slots.set(to, 'FULL');
  }

  /** Records what was read on a side of a medium. */
  setLabel(volume: Volume, side: Side, label: string | undefined): void {
    const entry = this.entryOf(volume);
    this.labels.remove(entry.labels[side], entry);
    entry.labels[side] = label;
    this.labels.add(label, entry);
  }

  /** Records the tag that the changer keeps of a medium from now on. */
  setBarcode(volume: Volume, barcode: string | undefined): void {
    const entry = this.entryOf(volume);
    this.barcodes.remove(entry.barcode, entry);
    entry.barcode = barcode;
    this.barcodes.add(barcode, entry);
  }

  /** Records a medium that nothing reports, where there must be one. */
  assume(place: string): Volume {
    const entry = this.add(undefined);
    this.put(entry, place);
    return entry;
  }

  /**
   * Records that the medium in a place is the one with a label: one that is known, or a new one. The medium that
   * was taken for it goes offline.
   */
  identify(place: string, label: string): Volume {
    const entry = this.labels.get(label).at(0) ?? this.add(undefined);
    if (entry.place === place) return entry;
    entry.home ??= this.places.get(place)?.home;
    this.put(entry, place);
    if (!entry.labels.includes(label)) this.setLabel(entry, 0, label);
    return entry;
  }

  /**
   * Compares what the changer reports of some elements with what is recorded, and records what it reports. A
   * medium that is nowhere any more goes offline; it is not forgotten.
   * @returns the elements that were not as recorded.
   */
  reconcile(reports: readonly ElementEntry[]): ReadonlySet<string> {
    const changed = new Set<string>();
    const confirmed = new Set<Entry>();
    const seen = new Set(reports.map(({ primaryVolumeId }) => primaryVolumeId));
    for (const report of reports) {
      const recorded = this.places.get(report.element);
      if (!recorded) continue;
      if (this.agrees(recorded, report, seen)) confirmed.add(recorded);
      else {
        this.put(recorded, undefined);
        changed.add(report.element);
      }
    }
    for (const report of reports) {
      if (isFull(report) && !this.places.get(report.element)) {
        confirmed.add(this.take(report, confirmed));
        changed.add(report.element);
      }
      const slot = slotOf(report.element);
      if (slot !== undefined) this.slots.set(slot, slotState(report));
    }
    return changed;
  }

  /**
   * Whether an element holds what is recorded there; a bar code seen for the first time is recorded.
   * @param seen every bar code of the report: a medium whose bar code is not read here may be elsewhere.
   */
  private agrees(recorded: Entry, report: ElementEntry, seen: ReadonlySet<string | undefined>): boolean {
    // What the changer does not know, it does not contradict.
    if (isUnknown(report)) return true;
    if (!isFull(report)) return false;
    const { primaryVolumeId } = report;
    if (recorded.barcode === primaryVolumeId) return true;
    if (primaryVolumeId === undefined) return !seen.has(recorded.barcode);
    if (recorded.barcode !== undefined || this.barcodes.get(primaryVolumeId).length > 0) return false;
    this.setBarcode(recorded, primaryVolumeId);
    recorded.cleaner ||= CLEANER_BARCODE.test(primaryVolumeId);
    return true;
  }

  /** Records the medium of a full element. @param confirmed media that are seen elsewhere. */
  private take(report: ElementEntry, confirmed: ReadonlySet<Entry>): Entry {
    const { element, flags, primaryVolumeId } = report;
    const known =
      primaryVolumeId === undefined
        ? undefined
        : this.barcodes.get(primaryVolumeId).find((entry) => !confirmed.has(entry));
    const entry = known ?? this.add(primaryVolumeId);
    this.put(entry, element);
    entry.turned = flags.includes('INVERT');
    return entry;
  }

  private put(entry: Entry, place: string | undefined): void {
    if (entry.place !== undefined) this.places.set(entry.place, undefined);
    entry.place = place;
    if (place === undefined) return;
    const mistaken = this.places.get(place);
    if (mistaken) mistaken.place = undefined;
    this.places.set(place, entry);
    entry.home = slotOf(place) ?? entry.home;
  }

  private add(barcode: string | undefined): Entry {
    const entry: Entry = {
      id: this.entries.length + 1,
      labels: [],
      cleaner: barcode !== undefined && CLEANER_BARCODE.test(barcode),
      enabled: true,
      place: undefined,
      home: undefined,
      turned: false,
      ...(barcode === undefined ? {} : { barcode }),
    };
    this.entries.push(entry);
    this.barcodes.add(barcode, entry);
    return entry;
  }

  private entryOf({ id }: Volume): Entry {
    return this.entries[id - 1];
  }
}

function isFull({ flags }: ElementEntry): boolean {
  return flags.includes('FULL');
}

/** The changer has not looked at the element yet. */
function isUnknown({ exception }: ElementEntry): boolean {
  return exception === 'ERROR_INIT_STATUS_NEEDED';
}

function slotState(report: ElementEntry): SlotState {
  if (report.exception === 'ERROR_SLOT_NOT_PRESENT') return 'NOTPRESENT';
  if (isUnknown(report)) return 'NEEDSINVENTORY';
  return isFull(report) ? 'FULL' : 'EMPTY';
}
