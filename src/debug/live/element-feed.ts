import type { MediumChanger } from '../../emulator/changer/medium-changer.ts';
import type { ElementSnapshot } from '../../emulator/changer/snapshot.ts';
import type { ElementKind } from '../../emulator/model.ts';
import { ElementNumbers } from '../../live/element-numbers.ts';
import type { ElementState } from '../../live/library-state.ts';
import type { ReportedElements } from './reported-elements.ts';

/** ASC/ASCQ as a person writes them: `3b/12`. */
function exceptionText({ exception }: ElementSnapshot): string | null {
  if (!exception) return null;
  return [exception.asc, exception.ascq].map((code) => code.toString(16).padStart(2, '0')).join('/');
}

function same(a: ElementState, b: ElementState): boolean {
  for (const key of Object.keys(a) as (keyof ElementState)[]) if (a[key] !== b[key]) return false;
  return true;
}

/** The elements of a library for who looks at them: first all, then those that are other than they were. */
export class ElementFeed {
  private readonly numbers: ElementNumbers;
  /** By number: what was given last. Empty while nobody looks. */
  private given: ElementState[] = [];
  /** Numbers that may be other now, each once. */
  private touched: number[] = [];
  private readonly marks: Uint8Array;

  constructor(
    private readonly device: MediumChanger,
    private readonly reported: ReportedElements,
  ) {
    this.numbers = new ElementNumbers(device.model.elements);
    this.marks = new Uint8Array(this.numbers.total);
  }

  /** Something about the element may be other now. */
  touch(kind: ElementKind, index: number): void {
    this.mark(this.numbers.of(kind, index));
  }

  /** Every element, in the order of their numbers. */
  all(): readonly ElementState[] {
    this.reported.read(() => undefined);
    this.given = Array.from(this.device.elements(), (element) => this.stateOf(element));
    this.forgetTouched();
    return this.given;
  }

  /** The elements that are other than they were given last. */
  changes(): ElementState[] {
    this.reported.read((place) => this.mark(this.numbers.find(place)));
    if (this.touched.length === 0) return [];
    const changes: ElementState[] = [];
    for (const number of this.touched) {
      const known = this.given.at(number);
      const element = known && this.device.elementAt(this.numbers.place(number));
      if (!element) continue;
      const now = this.stateOf(element);
      if (same(known, now)) continue;
      this.given[number] = now;
      changes.push(now);
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

  private stateOf(element: ElementSnapshot): ElementState {
    const place = `${element.kind} ${element.index}`;
    const { source } = element;
    return {
      place,
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
      reported: this.reported.get(place),
    };
  }
}
