import type { ElementKind } from '../emulator/model.ts';
import type { StepRecord } from '../lab/records.ts';
import type { StepData } from '../lab/scenario/scenario-file.ts';
import type { ElementTable } from './element-table.ts';
import type { ElementState, LibraryCondition, LibraryPlan, RunPhase } from './library-state.ts';
import type { LiveEvent } from './live-events.ts';

/** A running library as its events have told it: what one who looks later than others begins with. */
export class LibraryModel {
  /** Undefined before the first snapshot, as all that comes with it. */
  plan: LibraryPlan | undefined;
  condition: LibraryCondition | undefined;
  phase: RunPhase = 'running';
  /** The trace until now: lines behind its header, in as many texts as came. */
  readonly trace: string[] = [];
  /** What is over, in the order in which it ended. */
  readonly steps: StepRecord[] = [];
  /** What a person has asked for, by the index of its step. */
  readonly acts = new Map<number, StepData>();
  /** Index of the step that began last; -1 is the start of the driver. */
  current = -1;
  /** All elements: transports, slots, ports, drives. */
  elements: ElementTable | undefined;

  /** All elements of a kind. */
  elementsOf(kind: ElementKind): readonly ElementState[] {
    return this.elements?.ofKind(kind) ?? [];
  }

  /** @param place `slot 3`. */
  element(place: string): ElementState | undefined {
    return this.elements?.find(place);
  }

  /** Takes what has happened. An event before the first snapshot but a change of the phase has no meaning. */
  apply(event: LiveEvent): void {
    switch (event.kind) {
      case 'snapshot':
        this.plan = event.plan;
        this.condition = event.condition;
        this.phase = event.phase;
        this.elements = event.elements;
        this.trace.length = 0;
        this.steps.length = 0;
        this.acts.clear();
        this.current = -1;
        return;
      case 'changes':
        for (const state of event.elements) this.elements?.put(state);
        this.condition = event.condition;
        return;
      case 'phase':
        this.phase = event.phase;
        return;
      case 'trace':
        this.trace.push(event.lines);
        return;
      case 'begin':
        this.current = event.index;
        if (event.step) this.acts.set(event.index, event.step);
        return;
      case 'step':
        this.steps.push(event.record);
        return;
    }
  }
}
