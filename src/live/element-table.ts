import type { ElementKind } from '../emulator/model.ts';
import type { ElementNumbers } from './element-numbers.ts';
import { elementRow, readRow, ROW } from './element-rows.ts';
import type { ElementState } from './library-state.ts';

/**
 * The elements of a library in the order of their numbers. It is made of rows, and an element of its row when somebody
 * asks for it: of 60,000 a view shows some hundred.
 */
export class ElementTable implements Iterable<ElementState> {
  private readonly rows: string[];
  /** By number; of a changed element the row is old. */
  private readonly states: (ElementState | undefined)[] = [];
  private readonly changed = new Set<number>();

  /** @param text rows of all elements. */
  constructor(
    text: string,
    readonly numbers: ElementNumbers,
  ) {
    this.rows = text === '' ? [] : text.split(ROW);
  }

  /** @param states in the order of their numbers. */
  static of(states: readonly ElementState[], numbers: ElementNumbers): ElementTable {
    const rows = states.map((state, number) => elementRow(state, numbers.address(number)));
    return new ElementTable(rows.join(ROW), numbers);
  }

  get length(): number {
    return this.rows.length;
  }

  /** The element of a number; undefined where there is none. */
  at(number: number): ElementState | undefined {
    const row = this.rows.at(number);
    if (row === undefined || number < 0) return undefined;
    return (this.states[number] ??= readRow(row, this.numbers.name(number), this.numbers.address(number)));
  }

  /** @param place `slot 3`. */
  find(place: string): ElementState | undefined {
    return this.at(this.numbers.find(place));
  }

  /** All elements of a kind, by index. */
  ofKind(kind: ElementKind): ElementState[] {
    const { first, end } = this.numbers.range(kind);
    return Array.from({ length: end - first }, (_, index) => this.at(first + index)).filter(
      (state) => state !== undefined,
    );
  }

  *[Symbol.iterator](): Iterator<ElementState> {
    for (let number = 0; number < this.length; number++) {
      const state = this.at(number);
      if (state) yield state;
    }
  }

  /** An element is other now; a place that the library has not is left out. */
  put(state: ElementState): void {
    const number = this.numbers.find(state.place);
    if (number < 0) return;
    this.states[number] = state;
    this.changed.add(number);
  }

  /** The rows as they are now. */
  get text(): string {
    for (const number of this.changed) {
      const state = this.states[number];
      if (state) this.rows[number] = elementRow(state, this.numbers.address(number));
    }
    this.changed.clear();
    return this.rows.join(ROW);
  }
}
