import type { ElementEntry } from '../ddi/requests/output-words.ts';
import type { DriveState, SlotState } from './states.ts';

/** A medium that the library has, or has had: it is never forgotten. */
export interface Volume {
  readonly id: number;
  /** What the library's reader saw on it. */
  barcode?: string;
  /** The identifier that is written on the medium, of each side that was read. */
  readonly labels: (string | undefined)[];
  readonly cleaner: boolean;
  enabled: boolean;
  /** Where it is: `slot 3`, `drive 0`, `port 0`; undefined: offline. */
  place: string | undefined;
  /** The slot that it was in last. */
  home: number | undefined;
}

export interface SlotRecord {
  state: SlotState;
}

export interface DriveRecord {
  readonly index: number;
  state: DriveState;
  enabled: boolean;
}

/** `CLN` begins the bar code of a cleaner (NTMS_LIBRARYFLAG_RECOGNIZECLEANERBARCODE). */
const CLEANER_BARCODE = /^CLN/;

/** What the manager knows of a library's media, kept true by what the changer reports. */
export class LibraryDatabase {
  readonly volumes: Volume[] = [];
  readonly slots = new Map<number, SlotRecord>();
  readonly drives: DriveRecord[] = [];

  /** The medium in a place. */
  at(place: string): Volume | undefined {
    return this.volumes.find((volume) => volume.place === place);
  }

  /** A medium by its bar code, its label, or its number in the database. */
  find(name: string): Volume | undefined {
    return (
      this.volumes.find(({ barcode }) => barcode === name) ??
      this.volumes.find(({ labels }) => labels.includes(name)) ??
      this.volumes.find(({ id }) => name === `#${id}`)
    );
  }

  /** What a person calls a medium. */
  nameOf({ id, barcode, labels }: Volume): string {
    return barcode ?? labels.find((label) => label !== undefined) ?? `#${id}`;
  }

  /** Records a move that was carried out. */
  move(volume: Volume, place: string | undefined): void {
    const from = slotOf(volume.place);
    const to = slotOf(place);
    if (from !== undefined) this.slots.set(from, { state: 'EMPTY' });
    volume.place = place;
    if (to === undefined) return;
    volume.home = to;
    this.slots.set(to, { state: 'FULL' });
  }

  /** Records a medium that nothing reports, where there must be one. */
  assume(place: string): Volume {
    const volume = this.add(undefined);
    volume.place = place;
    return volume;
  }

  /**
   * Compares what the changer reports of some elements with what is recorded, and records what it reports. A
   * medium that is nowhere any more goes offline; it is not forgotten.
   * @returns the elements that were not as recorded.
   */
  reconcile(entries: readonly ElementEntry[]): readonly string[] {
    const changed: string[] = [];
    for (const { element, flags } of entries) {
      const recorded = this.at(element);
      if (!recorded || flags.includes('FULL')) continue;
      recorded.place = undefined;
      changed.push(element);
    }
    for (const entry of entries) if (this.take(entry)) changed.push(entry.element);
    for (const entry of entries) this.recordSlot(entry);
    return [...new Set(changed)];
  }

  /** Records what is in a full element. @returns whether that is another medium than recorded. */
  private take({ element, flags, primaryVolumeId }: ElementEntry): boolean {
    if (!flags.includes('FULL')) return false;
    const recorded = this.at(element);
    if (recorded && (primaryVolumeId === undefined || recorded.barcode === primaryVolumeId)) return false;
    if (recorded && recorded.barcode === undefined) {
      recorded.barcode = primaryVolumeId;
      return false;
    }
    if (recorded) recorded.place = undefined;
    const known = primaryVolumeId === undefined ? undefined : this.find(primaryVolumeId);
    const volume = known ?? this.add(primaryVolumeId);
    volume.place = element;
    volume.home = slotOf(element) ?? volume.home;
    return true;
  }

  private add(barcode: string | undefined): Volume {
    const volume: Volume = {
      id: this.volumes.length + 1,
      labels: [],
      cleaner: barcode !== undefined && CLEANER_BARCODE.test(barcode),
      enabled: true,
      place: undefined,
      home: undefined,
      ...(barcode === undefined ? {} : { barcode }),
    };
    this.volumes.push(volume);
    return volume;
  }

  private recordSlot({ element, flags, exception }: ElementEntry): void {
    const slot = slotOf(element);
    if (slot === undefined) return;
    const missing = exception === 'ERROR_SLOT_NOT_PRESENT';
    const known = exception !== 'ERROR_INIT_STATUS_NEEDED';
    const state = missing
      ? 'NOTPRESENT'
      : !known
        ? 'NEEDSINVENTORY'
        : flags.includes('FULL')
          ? 'FULL'
          : 'EMPTY';
    this.slots.set(slot, { state });
  }
}

/** The number of a slot's place. */
export function slotOf(place: string | undefined): number | undefined {
  const [kind, index] = place?.split(' ') ?? [];
  return kind === 'slot' ? Number(index) : undefined;
}
