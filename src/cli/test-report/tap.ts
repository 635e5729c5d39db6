import type { TestRecord } from '../../lab/suite/test-record.ts';
import { shortPath } from '../short-path.ts';
import type { TestReport } from './report.ts';
import { failureLines } from './text.ts';

/** A description in which nothing is a directive (TAP 14, "Escaping"). */
function description(text: string): string {
  return text.replace(/[\\#]/g, '\\$&').replace(/\s+/g, ' ');
}

/** The YAML diagnostic of a test. A JSON text is a YAML scalar. */
function diagnostic({ outcome, failures }: TestRecord): string[] {
  const [first] = failures;
  const scalar = (text: string): string => JSON.stringify(text);
  return [
    '---',
    `message: ${scalar(first.message)}`,
    `severity: ${outcome === 'failed' ? 'fail' : 'error'}`,
    `outcome: ${outcome}`,
    'at:',
    `  file: ${scalar(shortPath(first.file))}`,
    `  line: ${first.line}`,
    'failures:',
    ...failures.flatMap((failure) => [
      `  - message: ${scalar(failure.message)}`,
      `    action: ${scalar(failure.action)}`,
      `    file: ${scalar(shortPath(failure.file))}`,
      `    line: ${failure.line}`,
      '    text:',
      ...failureLines(failure).map((line) => `      - ${scalar(line)}`),
    ]),
    '...',
  ];
}

/** TAP version 14 (testanything.org), one test point a scenario. */
export const TAP: TestReport = {
  begin: (count) => `TAP version 14\n1..${count}\n`,
  test(record, number) {
    const ok = record.outcome === 'passed';
    const point = `${ok ? 'ok' : 'not ok'} ${number} - ${description(shortPath(record.file))}\n`;
    return ok
      ? point
      : `${point}${diagnostic(record)
          .map((line) => `  ${line}\n`)
          .join('')}`;
  },
  end: () => '',
};
