import type { StepRecord } from '../lab/records.ts';
import { readRow } from './element-rows.ts';
import { ElementTable } from './element-table.ts';
import { stepsOf } from './trace-lines.ts';
import { ElementNumbers } from './element-numbers.ts';
import type { LibraryCondition } from './library-state.ts';
import type { LiveEvent } from './live-events.ts';

type Plain = Exclude<LiveEvent, { kind: 'snapshot' | 'changes' }>;
type Of<Kind extends LiveEvent['kind']> = Extract<LiveEvent, { kind: Kind }>;

/** Number and row of an element. */
export type NumberedRow = readonly [number: number, row: string];

/**
 * A LiveEvent as it is sent: elements as rows, of the condition only what is other than before. Steps of the scenario
 * are sent as lines of the trace alone.
 */
export type WireEvent =
  | (Omit<Of<'snapshot'>, 'elements'> & { readonly elements: string })
  | (Omit<Of<'changes'>, 'elements' | 'condition'> & {
      readonly elements: readonly NumberedRow[];
      readonly condition: Partial<LibraryCondition>;
    })
  | Plain;

/** Makes events of what was sent, in its order. */
export class WireReader {
  private numbers: ElementNumbers | undefined;
  private condition: LibraryCondition | undefined;
  /** How many the scenario has. */
  private steps = 0;
  /** Indexes of steps that have begun. */
  private readonly begun = new Set<number>();

  /** Events before the first snapshot belong to one who looked before: they are left out. */
  read(events: readonly WireEvent[]): LiveEvent[] {
    return events.flatMap((event): LiveEvent[] => {
      const read = this.one(event);
      if (read?.kind !== 'trace') return read ? [read] : [];
      const steps = stepsOf(read.lines).filter(({ index }) => index < this.steps);
      return [read, ...steps.flatMap((record) => this.ended(record))];
    });
  }

  /** The events of a step of the scenario that is over: its begin too, where nobody was told of it. */
  private ended(record: StepRecord): LiveEvent[] {
    const { index } = record;
    const step: LiveEvent = { kind: 'step', record };
    return this.begun.delete(index) ? [step] : [{ kind: 'begin', index, step: null }, step];
  }

  private one(event: WireEvent): LiveEvent | undefined {
    if (event.kind === 'snapshot') {
      this.numbers = new ElementNumbers(event.plan.model.elements);
      this.begun.clear();
      this.steps = event.plan.scenario.steps.length;
      this.condition = event.condition;
      return { ...event, elements: new ElementTable(event.elements, this.numbers) };
    }
    if (!this.numbers || !this.condition) return undefined;
    if (event.kind === 'begin') this.begun.add(event.index);
    if (event.kind !== 'changes') return event;
    this.condition = { ...this.condition, ...event.condition };
    const { numbers } = this;
    const elements = event.elements.map(([number, row]) =>
      readRow(row, numbers.name(number), numbers.address(number)),
    );
    return { ...event, elements, condition: this.condition };
  }
}
