import type { Diagnostic } from '../../toolchain/diagnostic.ts';
import { violationFails, type RunResult } from '../records.ts';
import type { Scenario } from '../scenario/scenario-file.ts';
import type { UsageError } from '../usage-error.ts';
import type { TestFailure } from './test-record.ts';

const NOTHING = { action: '', stack: [], commands: [] };

/** What a run has against its driver: steps not as expected, broken rules, the end of the driver. */
export function runFailures(result: RunResult, { file, steps }: Scenario, strict: boolean): TestFailure[] {
  const { failure } = result;
  const commandsOf = (step: number) => result.commands.filter((command) => command.step === step);
  // A driver that ends in a step has a record of that step, the last one; one that does not start has none.
  const ended = failure ? (result.steps.at(-1)?.index ?? -1) : -1;
  const start: TestFailure[] =
    failure && ended < 0
      ? [
          {
            file,
            line: 1,
            action: 'start of the driver',
            message: failure.message,
            stack: failure.stack,
            commands: commandsOf(-1),
          },
        ]
      : [];
  return [
    ...start,
    ...result.steps
      .filter(({ ok }) => !ok)
      .map(({ index, line, action, message }) => ({
        file,
        line,
        action,
        message,
        stack: index === ended ? (failure?.stack ?? []) : [],
        commands: commandsOf(index),
      })),
    ...result.violations
      .filter((violation) => violationFails(violation, strict))
      .map(({ id, rule, message, step }) => ({
        file,
        line: step < 0 ? 1 : steps[step].line,
        action: `rule ${id} ${rule}`,
        message,
        stack: [],
        commands: commandsOf(step),
      })),
  ];
}

/** The errors of a driver that does not compile. */
export function buildFailures(diagnostics: readonly Diagnostic[], scenario: string): TestFailure[] {
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, message }) => ({
      ...NOTHING,
      ...(file === null ? { file: scenario, line: 1 } : { file, line: Math.max(line, 1) }),
      message,
    }));
}

/** Why a scenario could not be run: the mistakes in a file, or the one sentence. */
export function refusal({ message, problems }: UsageError, scenario: string): TestFailure[] {
  if (problems.length === 0) return [{ ...NOTHING, file: scenario, line: 1, message }];
  return problems.map((problem) => ({
    ...NOTHING,
    file: problem.file,
    line: problem.line,
    message: problem.path === '' ? problem.message : `${problem.path}: ${problem.message}`,
  }));
}
