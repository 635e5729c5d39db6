import type { TestRecord } from '../../lab/suite/test-record.ts';
import type { TestReport } from './report.ts';
import { failureLines } from './text.ts';

/** A test as one line of JSON. */
export interface TestLine extends Omit<TestRecord, 'failures'> {
  readonly failures: readonly FailureLine[];
}

/** What a failure is for an editor: the commands of the step stand in its text. */
export interface FailureLine extends Pick<
  TestRecord['failures'][number],
  'file' | 'line' | 'action' | 'message' | 'stack'
> {
  /** As a person reads it, without the headline. */
  readonly text: readonly string[];
}

/** A line a test, as soon as it ends: for who follows a suite while it runs. */
export const JSON_LINES: TestReport = {
  begin: () => '',
  test({ failures, ...record }) {
    const line: TestLine = {
      ...record,
      failures: failures.map((failure) => {
        const { file, line: at, action, message, stack } = failure;
        return { file, line: at, action, message, stack, text: failureLines(failure).slice(1) };
      }),
    };
    return `${JSON.stringify(line)}\n`;
  },
  end: () => '',
};
