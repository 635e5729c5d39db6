import { JsonDocument } from '../files/json-document.ts';
import { checkStep, type ScenarioStep, type StepData } from './scenario-file.ts';
import { stepKind, type StepKind } from './step-kind.ts';

/** What a person asks a running lab for: a step that no scenario has. */
export interface Act {
  readonly step: ScenarioStep;
  /** It counts on from the scenario's steps. */
  readonly index: number;
}

/** Kinds of steps that send no request to a driver. */
const ASIDE: readonly (StepKind | undefined)[] = ['operator', 'fault'];

/** True for what can be done while a driver stands in the midst of a request. */
export function actsAside(data: StepData): boolean {
  return ASIDE.includes(stepKind(data));
}

/**
 * Checks an act as a scenario file's steps are checked; defaults are filled in.
 * @returns what is wrong and what to do, or undefined.
 */
export function actProblem(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return 'An act is a step as a scenario file holds it, such as {"operator": "open door"}.';
  const document = new JsonDocument('', JSON.stringify(given));
  const problem = checkStep(given as StepData, document, []).at(0);
  if (!problem) return undefined;
  return problem.path === '' ? problem.message : `${problem.path}: ${problem.message}`;
}
