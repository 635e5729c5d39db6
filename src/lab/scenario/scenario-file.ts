import path from 'node:path';
import { JsonDocument, type FileProblem, type JsonPath } from '../files/json-document.ts';
import { validate, type JsonSchema } from '../files/validate.ts';
import { DEVICE_STEPS, EXPECT_STEP, SCENARIO_FRAME, STEP_SCHEMAS } from './scenario-schema.ts';
import { DEVICE_WORDS, STEP_KINDS, stepKind } from './step-kind.ts';

/** What must be true after a step. */
export interface Expectation {
  readonly status?: string;
  readonly information?: number;
  readonly output?: unknown;
  readonly elements?: Readonly<Record<string, string | null>>;
  readonly commands?: readonly string[];
  readonly problem?: number;
  /** State of the manager's work: `PASSED`. */
  readonly state?: string;
  /** States of other work of the manager, by its text. */
  readonly work?: Readonly<Record<string, string>>;
  /** The requests that the manager sent in this step, in order. */
  readonly requests?: readonly string[];
  /** Where the manager's database has media, by name; null: offline. */
  readonly volumes?: Readonly<Record<string, string | null>>;
}

/** A step as the file holds it; which members it has depends on its kind. */
export type StepData = Readonly<Record<string, unknown>> & { readonly expect?: Expectation };

export interface ScenarioStep {
  readonly data: StepData;
  /** Line of the step in its file; 0 for a built-in scenario. */
  readonly line: number;
}

export interface Scenario {
  readonly file: string;
  readonly steps: readonly ScenarioStep[];
  /** What the file names beside its steps, absolute: files or folders of the drivers' sources, the library. */
  readonly driver?: readonly string[];
  readonly tape?: readonly string[];
  readonly library?: string;
}

/** The frame after its checks. */
interface ScenarioData {
  readonly steps: readonly StepData[];
  readonly driver?: string | readonly string[];
  readonly tape?: string | readonly string[];
  readonly library?: string;
}

/** True for a scenario in which the removable storage manager is the changer's client. */
export function usesManager({ steps }: Scenario): boolean {
  return steps.some(({ data }) => 'rsm' in data);
}

/** True for a scenario that speaks with the drives: they need a tape miniclass. */
export function usesDrives(scenario: Scenario): boolean {
  return usesManager(scenario) || scenario.steps.some(({ data }) => 'device' in data);
}

/**
 * Reads a scenario file.
 * @param file its name, for messages.
 */
export function readScenario(file: string, text: string): { scenario?: Scenario; problems: FileProblem[] } {
  const document = new JsonDocument(file, text);
  if (document.syntaxProblem) return { problems: [document.syntaxProblem] };
  const frame = validate(SCENARIO_FRAME, document.value, document);
  if (frame.length > 0) return { problems: frame };
  const { steps, driver, tape, library } = document.value as ScenarioData;
  const problems = steps.flatMap((step, index) => checkStep(step, document, ['steps', index]));
  if (problems.length > 0) return { problems };
  const absolute = (name: string): string => path.resolve(path.dirname(file), name);
  const all = (names: string | readonly string[]): string[] => [names].flat().map(absolute);
  return {
    scenario: {
      file,
      ...(driver === undefined ? {} : { driver: all(driver) }),
      ...(tape === undefined ? {} : { tape: all(tape) }),
      ...(library === undefined ? {} : { library: absolute(library) }),
      steps: steps.map((data, index) => ({ data, line: document.line(['steps', index]) })),
    },
    problems: [],
  };
}

/**
 * Checks one step; defaults are filled in.
 * @param at where it stands in its document.
 */
export function checkStep(step: StepData, document: JsonDocument, at: JsonPath): FileProblem[] {
  const known = stepKind(step);
  if (known === undefined) {
    if ('expect' in step) return validate(EXPECT_STEP, step, document, at);
    const kinds = [...STEP_KINDS, 'expect'].join(', ');
    return [document.problem(at, `a step needs one of ${kinds}.`)];
  }
  let kind: string = known;
  let schema = STEP_SCHEMAS[known];
  if (known === 'device') {
    const what = DEVICE_WORDS.find((word) => word in step);
    if (what === undefined)
      return [document.problem(at, `a step with a device needs one of ${DEVICE_WORDS.join(', ')}.`)];
    schema = what === 'ioctl' ? DEVICE_STEPS.ioctl : DEVICE_STEPS.transfer[what];
    kind = what;
  }
  if (!('type' in schema)) {
    const value = String(step[kind]);
    const table = schema as Readonly<Record<string, JsonSchema>>;
    if (!(value in table)) {
      const words = Object.keys(table).join(', ');
      return [
        document.problem([...at, kind], `${JSON.stringify(step[kind])} is not known. Use one of ${words}.`),
      ];
    }
    schema = table[value];
  }
  return validate(schema, step, document, at);
}
