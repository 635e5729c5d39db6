import type { TestReport } from './report.ts';

/** One document: the records as they are. */
export const JSON_DOCUMENT: TestReport = {
  begin: () => '',
  test: () => '',
  end: (tests) =>
    `${JSON.stringify({ ok: tests.every(({ outcome }) => outcome === 'passed'), tests }, null, 2)}\n`,
};
