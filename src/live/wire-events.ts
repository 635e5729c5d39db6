import { readRows } from './element-rows.ts';
import { ElementNumbers } from './element-numbers.ts';
import type { LibraryCondition } from './library-state.ts';
import type { LiveEvent } from './live-events.ts';

type Plain = Exclude<LiveEvent, { kind: 'snapshot' | 'changes' }>;
type Of<Kind extends LiveEvent['kind']> = Extract<LiveEvent, { kind: Kind }>;

/** A LiveEvent as it is sent: elements as rows, of the condition only what is other than before. */
export type WireEvent =
  | (Omit<Of<'snapshot'>, 'elements'> & { readonly elements: string })
  | (Omit<Of<'changes'>, 'elements' | 'condition'> & {
      readonly elements: string;
      readonly condition: Partial<LibraryCondition>;
    })
  | Plain;

/** Makes events of what was sent, in its order. */
export class WireReader {
  private numbers: ElementNumbers | undefined;
  private condition: LibraryCondition | undefined;

  /** Events before the first snapshot belong to one who looked before: they are left out. */
  read(events: readonly WireEvent[]): LiveEvent[] {
    return events.flatMap((event) => this.one(event) ?? []);
  }

  private one(event: WireEvent): LiveEvent | undefined {
    if (event.kind === 'snapshot') {
      this.numbers = new ElementNumbers(event.plan.model.elements);
      this.condition = event.condition;
      return { ...event, elements: readRows(event.elements, this.numbers) };
    }
    if (!this.numbers || !this.condition) return undefined;
    if (event.kind !== 'changes') return event;
    this.condition = { ...this.condition, ...event.condition };
    return { ...event, elements: readRows(event.elements, this.numbers), condition: this.condition };
  }
}
