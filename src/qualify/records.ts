import type { ChangerParameters, Severity } from '../ddi/rules/rule.ts';
import type { CommandRecord, SourceRecord } from '../lab/records.ts';
import type { StepData } from '../lab/scenario/scenario-file.ts';

/** The records of a qualification: what every report is made of. */

/** A request of a probe, as the trace around a finding shows it. */
export interface RequestRecord {
  /** `MOVE_MEDIUM slot 0 → drive 0`, `open door`. */
  readonly action: string;
  /** NTSTATUS by name; null for an act that is no request. */
  readonly status: string | null;
  readonly commands: readonly CommandRecord[];
}

/** One thing that is wrong with the driver. */
export interface Finding {
  /** `F19`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What was seen, what was expected, what to do. */
  readonly message: string;
  /** The line of the driver's C nearest to it; null where none can be named. */
  readonly source: SourceRecord | null;
  /** How often the same rule was broken at this line; the others are not told apart. */
  readonly times: number;
  /** The driver's frames where it failed, innermost first; empty otherwise. */
  readonly stack: readonly SourceRecord[];
  /** The request at fault and the ones before it, the last few. */
  readonly trace: readonly RequestRecord[];
  /** All steps up to there, as a scenario file holds them. */
  readonly steps: readonly StepData[];
}

/** `skipped`: it does not apply to this driver or library. `not run`: the run was over before. */
export type ProbeOutcome = 'passed' | 'failed' | 'skipped' | 'not run';

export interface ProbeRecord {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly rules: readonly string[];
  readonly outcome: ProbeOutcome;
  /** Why it was skipped or not run; empty otherwise. */
  readonly reason: string;
  readonly findings: readonly Finding[];
  /** Requests that it sent. */
  readonly requests: number;
}

/** What a worker tells of one probe. */
export interface ProbeResult {
  readonly record: ProbeRecord;
  /** For each finding what makes it the same as one of another probe. */
  readonly keys: readonly string[];
  /** What the driver returned first, once it has. */
  readonly parameters: ChangerParameters | null;
}

/** The whole of a qualification: the one JSON document. */
export interface Qualification {
  /** No finding counts. */
  readonly ok: boolean;
  /** Paths of the driver's sources. */
  readonly driver: readonly string[];
  readonly library: {
    readonly vendor: string;
    readonly product: string;
    /** The library file; null: made of what the driver claims. */
    readonly file: string | null;
    readonly elements: Readonly<Record<string, number>>;
  };
  readonly parameters: ChangerParameters | null;
  readonly probes: readonly ProbeRecord[];
}

/** A finding counts: information never fails anything, an inferred error only where that was asked for. */
export function counts({ severity }: Finding): boolean {
  return severity !== 'info';
}
