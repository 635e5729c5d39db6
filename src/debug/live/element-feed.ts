import type { MediumChanger } from '../../emulator/changer/medium-changer.ts';
import type { ElementSnapshot } from '../../emulator/changer/snapshot.ts';
import type { ElementKind } from '../../emulator/model.ts';
import { exceptionText } from '../../lab/element-records.ts';
import type { ElementNumbers } from '../../live/element-numbers.ts';
import { elementRow, ROW } from '../../live/element-rows.ts';
import type { NumberedRow } from '../../live/wire-events.ts';
import type { ReportedElements } from './reported-elements.ts';

/** The elements of a library, as rows, for who looks at them: first all, then those that are other than they were. */
export class ElementFeed {
  /** By number: the row that was given last. Empty while nobody looks. */
  private given: string[] = [];
  /** Numbers that may be other now, each once. */
  private touched: number[] = [];
  private readonly marks: Uint8Array;

  constructor(
    private readonly device: MediumChanger,
    private readonly numbers: ElementNumbers,
    private readonly reported: ReportedElements,
  ) {
    this.marks = new Uint8Array(numbers.total);
  }

  /** Something about the element may be other now. */
  touch(kind: ElementKind, index: number): void {
    this.mark(this.numbers.of(kind, index));
  }

  /** Rows of every element, in the order of their numbers. */
  all(): string {
    this.reported.read(() => undefined);
    this.given = Array.from(this.device.elements(), (element, number) => this.rowOf(number, element));
    this.forgetTouched();
    return this.given.join(ROW);
  }

  /** Takes what the driver has said of elements since the last call. */
  readReported(): void {
    this.reported.read((number) => this.mark(number));
  }

  /** The elements that are other than they were given last. */
  changes(): NumberedRow[] {
    if (this.touched.length === 0) return [];
    const changes: NumberedRow[] = [];
    for (const number of this.touched) {
      const element = this.device.elementAt(this.numbers.place(number));
      const now = element ? this.rowOf(number, element) : '';
      if (now === this.given[number]) continue;
      this.given[number] = now;
      changes.push([number, now]);
    }
    this.forgetTouched();
    return changes;
  }

  private mark(number: number): void {
    if (number < 0 || this.marks[number] === 1) return;
    this.marks[number] = 1;
    this.touched.push(number);
  }

  private forgetTouched(): void {
    for (const number of this.touched) this.marks[number] = 0;
    this.touched = [];
  }

  private rowOf(number: number, element: ElementSnapshot): string {
    const { source } = element;
    const state = {
      scsiAddress: element.scsiAddress,
      full: element.full,
      barcode: element.barcode ?? null,
      alternate: element.alternate ?? null,
      cleaner: element.cleaner,
      accessible: element.accessible,
      inverted: element.inverted,
      imported: element.importedByOperator,
      exception: exceptionText(element),
      source: source && `${source.kind} ${source.index}`,
      reported: this.reported.get(number),
    };
    return elementRow(state, this.numbers.address(number));
  }
}
