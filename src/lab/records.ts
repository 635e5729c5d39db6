import type { ChangerParameters } from '../ddi/rules/rule.ts';
import type { DataDirection } from '../scsi/task.ts';

/** The records of a run: what the command prints, the debugger shows and the tests assert. */

/** A line of the driver's source. */
export interface SourceRecord {
  readonly file: string;
  readonly line: number;
  readonly function: string;
}

/** One SCSI command that the driver sent. */
export interface CommandRecord {
  readonly seq: number;
  /** Index of the scenario step; -1 while the driver is loaded and started. */
  readonly step: number;
  /** `changer` or `drive 0`. */
  readonly device: string;
  readonly opcode: number;
  /** The standard's name: `MOVE MEDIUM`. */
  readonly name: string;
  /** Decoded operands: `slot 3 → drive 0`. */
  readonly operands: string;
  /** Hex. */
  readonly cdb: string;
  /** Hex of what the device sent; empty for a drive's, whose data is not kept. */
  readonly dataIn: string;
  readonly dataOut: string;
  readonly direction: DataDirection;
  /** Bytes of data that passed, also where they are not kept. */
  readonly transferred: number;
  readonly srbStatus: string;
  readonly scsiStatus: number;
  readonly sense: { readonly key: number; readonly asc: number; readonly ascq: number } | null;
  /** Hex of the sense data as the device returned it. */
  readonly senseData: string;
  /** Milliseconds of the lab's clock when it was sent, and how long it took. */
  readonly time: number;
  readonly duration: number;
  /** The innermost line of the driver's own C that sent it. */
  readonly source: SourceRecord | null;
  /** The lines that called that one, innermost first. */
  readonly callers: readonly SourceRecord[];
}

export interface StepRecord {
  readonly index: number;
  /** What was done: `MOVE_MEDIUM slot 0 → drive 0`, `open door`. */
  readonly action: string;
  /** Line of the step in the scenario file; 0 for a built-in one. */
  readonly line: number;
  /** NTSTATUS by name; null for a step that is no request. */
  readonly status: string | null;
  /** IoStatus.Information of a request. */
  readonly information: number | null;
  readonly ok: boolean;
  /** Why it is not ok, or what else there is to say. */
  readonly message: string;
  readonly output: unknown;
}

export interface ElementRecord {
  /** `slot 3`. */
  readonly element: string;
  readonly scsiAddress: number;
  readonly full: boolean;
  readonly barcode: string | null;
  readonly cleaner: boolean;
  readonly accessible: boolean;
  /** ASC/ASCQ of an exception: `3b/12`. */
  readonly exception: string | null;
  readonly source: string | null;
}

export interface ViolationRecord {
  readonly id: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly step: number;
  /** The rule follows from several statements; no page states it. */
  readonly inferred: boolean;
  /** Where in the driver's C the machine saw it; null where it is not one line's doing. */
  readonly source: SourceRecord | null;
}

/** A broken rule fails the run: an error, unless the rule is inferred and the user is not strict. */
export function violationFails({ severity, inferred }: ViolationRecord, strict: boolean): boolean {
  return severity === 'error' && (strict || !inferred);
}

export interface PrintRecord {
  readonly step: number;
  /** How many commands had been sent: it belongs before the command of this number. */
  readonly seq: number;
  /** 0 is the least verbose, 3 the most. */
  readonly level: number;
  readonly text: string;
}

export interface DiagnosticRecord {
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly option?: string;
}

export interface FailureRecord {
  readonly kind: string;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly function: string | null;
  /** The driver's own frames, innermost first. */
  readonly stack: readonly SourceRecord[];
}

/** The result of a run: the one JSON document on standard output. */
export interface RunResult {
  readonly ok: boolean;
  readonly steps: readonly StepRecord[];
  readonly commands: readonly CommandRecord[];
  /** What GET_PARAMETERS returned last. */
  readonly parameters: ChangerParameters | null;
  readonly elements: readonly ElementRecord[];
  readonly violations: readonly ViolationRecord[];
  readonly prints: readonly PrintRecord[];
  readonly diagnostics: readonly DiagnosticRecord[];
  readonly failure: FailureRecord | null;
  /** Milliseconds of the lab's clock at the end. */
  readonly time: number;
}
