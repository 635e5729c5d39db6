import type { Finding } from './finding.ts';
import type { State } from './flow/state.ts';
import type { Routines } from './parameters/routines.ts';
import type { Unit } from './syntax/unit.ts';

/** What a rule about source looks at. */
export interface RuleContext {
  readonly unit: Unit;
  readonly routines: Routines;
}

/** What a rule about source that needs the outcome of ChangerGetParameters looks at besides. */
export interface ParameterContext extends RuleContext {
  /** Paths with success of all routines that fill in the structure. */
  readonly paths: readonly State[];
}

/** A rule that the table alone cannot check: it looks at the source. */
export interface SourceRule {
  readonly id: string;
  /** Files without this are passed over. */
  readonly trigger: RegExp;
  /** Its findings come with a quick fix, where the text allows one. */
  readonly mends: boolean;
  check(context: RuleContext): Finding[];
}

/** One that looks at what ChangerGetParameters returns besides. */
export interface OutcomeRule extends Omit<SourceRule, 'check'> {
  check(context: ParameterContext): Finding[];
}
