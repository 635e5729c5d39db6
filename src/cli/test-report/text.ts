import { counted } from '../../core/counted.ts';
import type { TestFailure, TestRecord } from '../../lab/suite/test-record.ts';
import { OUTCOMES } from '../../lab/suite/test-record.ts';
import { commandLines } from '../../trace-files/text/command-text.ts';
import { shortPath } from '../short-path.ts';
import type { TestReport } from './report.ts';

/** What failed, where, where in the C, and the step's commands: a headline and lines below it. */
export function failureLines(failure: TestFailure): string[] {
  const { file, line, action, message, stack, commands } = failure;
  const what = action === '' ? message : `${action}: ${message}`;
  return [
    `${shortPath(file)}:${line}: ${what}`,
    ...stack.map((frame) => `  at ${frame.function} (${shortPath(frame.file)}:${frame.line})`),
    ...commands.flatMap(commandLines),
  ];
}

function summary(records: readonly TestRecord[]): string {
  const counts = OUTCOMES.map((outcome) => ({
    outcome,
    count: records.filter((record) => record.outcome === outcome).length,
  }));
  const parts = counts
    .filter(({ outcome, count }) => count > 0 || outcome === 'passed')
    .map(({ outcome, count }) => `${count} ${outcome}`);
  return `${counted(records.length, 'scenario')}: ${parts.join(', ')}\n`;
}

/** As a person reads it. */
export const TEXT: TestReport = {
  begin: () => '',
  test({ file, outcome, steps, failures }) {
    if (outcome === 'passed') return `✓ ${shortPath(file)} (${counted(steps, 'step')})\n`;
    const lines = failures.flatMap(failureLines).map((line) => `  ${line}\n`);
    return `✗ ${shortPath(file)} (${outcome})\n${lines.join('')}`;
  },
  end: (records) => `\n${summary(records)}`,
};
