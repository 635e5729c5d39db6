import type { StepRecord } from '../lab/records.ts';
import type { StepData } from '../lab/scenario/scenario-file.ts';
import type { ElementTable } from './element-table.ts';
import type { ElementState, LibraryCondition, LibraryPlan, Motion, RunPhase } from './library-state.ts';

/** What a running lab tells whoever looks at it, and what it can be asked for. */

/** Sent only while somebody looks. */
export type LiveEvent =
  /** First, and again after a restart: everything as it is. */
  | {
      readonly kind: 'snapshot';
      readonly plan: LibraryPlan;
      readonly elements: ElementTable;
      readonly condition: LibraryCondition;
      readonly phase: RunPhase;
    }
  /** Elements that are other now, and the rest. */
  | {
      readonly kind: 'changes';
      readonly elements: readonly ElementState[];
      readonly condition: LibraryCondition;
      readonly motions: readonly Motion[];
    }
  | { readonly kind: 'phase'; readonly phase: RunPhase }
  /**
   * What has been recorded since: lines of a `.chtrace` file behind its header, in their order, each with its line
   * feed. They are text on their whole way, for there are very many. A snapshot begins the trace anew.
   */
  | { readonly kind: 'trace'; readonly lines: string }
  /**
   * A step begins; -1 is the start of the driver. One that a person asks for comes with what it asks: the plan has it
   * not.
   */
  | { readonly kind: 'begin'; readonly index: number; readonly step: StepData | null }
  /** A step is over: of the scenario, or one that a person asked for. */
  | { readonly kind: 'step'; readonly record: StepRecord };

/** What a person does to the library: a step as a scenario file holds it. */
export type LiveAct = StepData;

/** What becomes of an act. Its StepRecord follows as an event, once it is carried out. */
export interface ActAnswer {
  readonly accepted: boolean;
  /** Why not, and what to do; or when it will be done: `after the request that the debugger holds`. */
  readonly message: string;
  /** Index that its StepRecord will have, where it is accepted. */
  readonly step?: number;
}
