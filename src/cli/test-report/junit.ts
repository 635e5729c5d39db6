import path from 'node:path';
import type { TestRecord } from '../../lab/suite/test-record.ts';
import { shortPath } from '../short-path.ts';
import type { TestReport } from './report.ts';
import { failureLines } from './text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Text of an element or an attribute. Characters that XML 1.0 (2.2) has no way to write become U+FFFD. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"\n\r\t]/g, (character) => ENTITIES[character]);
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('');
}

function testCase(record: TestRecord): string[] {
  const { file, outcome, failures } = record;
  const name = attributes({
    name: path.basename(file),
    classname: shortPath(path.dirname(file)) || '.',
    file: shortPath(file),
    line: failures.at(0)?.line ?? 1,
  });
  if (outcome === 'passed') return [`    <testcase${name}/>`];
  const kind = outcome === 'failed' ? 'failure' : 'error';
  const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : '';
  const what = attributes({ message: `${failures[0].message}${more}`, type: outcome });
  return [
    `    <testcase${name}>`,
    `      <${kind}${what}>${xmlText(failures.flatMap(failureLines).join('\n'))}</${kind}>`,
    '    </testcase>',
  ];
}

function counts(records: readonly TestRecord[]): Record<string, number> {
  const failures = records.filter(({ outcome }) => outcome === 'failed').length;
  const passed = records.filter(({ outcome }) => outcome === 'passed').length;
  return { tests: records.length, failures, errors: records.length - failures - passed };
}

/** JUnit XML: a suite for each folder, a case for each scenario. Without times: a run's time is the lab's own. */
export const JUNIT: TestReport = {
  begin: () => '',
  test: () => '',
  end(records) {
    const folders = [...new Set(records.map(({ file }) => path.dirname(file)))];
    const suites = folders.flatMap((folder) => {
      const inside = records.filter(({ file }) => path.dirname(file) === folder);
      const name = { name: shortPath(folder) || '.' };
      return [
        `  <testsuite${attributes({ ...name, ...counts(inside) })}>`,
        ...inside.flatMap(testCase),
        '  </testsuite>',
      ];
    });
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites${attributes({ name: 'changer-lab', ...counts(records) })}>`,
      ...suites,
      '</testsuites>',
      '',
    ].join('\n');
  },
};
