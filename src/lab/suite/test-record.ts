import type { CommandRecord, SourceRecord } from '../records.ts';

/** How the test of a scenario ended, from best to worst. */
export const OUTCOMES = ['passed', 'failed', 'refused', 'not compiled'] as const;

/** `refused`: the scenario or a file that it needs is missing or has a mistake; nothing ran. */
export type Outcome = (typeof OUTCOMES)[number];

/** One thing that was not as expected. */
export interface TestFailure {
  /** The scenario, the library or the source file at fault. */
  readonly file: string;
  /** One-based: the line of the step in a scenario file. */
  readonly line: number;
  /** What the step did; empty where it is not about a step. */
  readonly action: string;
  readonly message: string;
  /** The driver's own frames where it failed, innermost first. */
  readonly stack: readonly SourceRecord[];
  /** The SCSI commands of the step. */
  readonly commands: readonly CommandRecord[];
}

/** The test of one scenario: the reports and the editor show it. */
export interface TestRecord {
  /** The scenario file as it was found. */
  readonly file: string;
  readonly outcome: Outcome;
  /** How many steps were carried out. */
  readonly steps: number;
  /** Empty if, and only if, it passed. */
  readonly failures: readonly TestFailure[];
}
