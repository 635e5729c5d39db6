import type { CommandRecord, StepRecord } from '../lab/records.ts';
import type { StepData } from '../lab/scenario/scenario-file.ts';
import type { ElementState, LibraryCondition, LibraryPlan, Motion, RunPhase } from './library-state.ts';

/** What a running lab tells whoever looks at it, and what it can be asked for. */

/** Sent only while somebody looks. */
export type LiveEvent =
  /** First, and again after a restart: everything as it is. */
  | {
      readonly kind: 'snapshot';
      readonly plan: LibraryPlan;
      readonly elements: readonly ElementState[];
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
  /** Commands in the order in which they were sent, each once. */
  | { readonly kind: 'commands'; readonly records: readonly CommandRecord[] }
  /** A step begins; null while the driver is loaded and started, which has index -1. */
  | { readonly kind: 'begin'; readonly index: number; readonly step: StepData | null }
  /**
   * A step is over: of the scenario, or one that a person asked for. Its output is null where it is a long list: what
   * the driver says of elements comes with them.
   */
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
