import type { TestRecord } from '../../lab/suite/test-record.ts';

/** A report of a suite, written as its tests end. */
export interface TestReport {
  /** What stands before the first test. */
  begin(count: number): string;
  /** What a test adds. @param number of the test, from 1 */
  test(record: TestRecord, number: number): string;
  /** What stands after the last one. */
  end(records: readonly TestRecord[]): string;
}
