import type {
  CommandRecord,
  FailureRecord,
  PrintRecord,
  RunResult,
  StepRecord,
  ViolationRecord,
} from '../../lab/records.ts';

/** What a trace may hold, by the word that its line begins with. */
export interface RecordTypes {
  readonly command: CommandRecord;
  /** After the step's commands: only then is known how it ended. */
  readonly step: StepRecord;
  readonly print: PrintRecord;
  readonly violation: ViolationRecord;
  readonly failure: FailureRecord;
}

export type RecordKind = keyof RecordTypes;

/** One record of a trace. */
export type TraceRecord = {
  [K in RecordKind]: { readonly kind: K; readonly record: RecordTypes[K] };
}[RecordKind];

/** What of a run makes its trace. */
export type TracedRun = Pick<RunResult, 'commands' | 'prints' | 'violations' | 'steps' | 'failure'>;

/** The records of a run in the order in which they came to be. */
export function* recordsOf(result: TracedRun): Generator<TraceRecord> {
  const { commands, prints, violations, steps, failure } = result;
  let nextCommand = 0;
  let nextPrint = 0;
  let nextViolation = 0;
  const upTo = function* (step: number): Generator<TraceRecord> {
    while (nextCommand < commands.length && commands[nextCommand].step <= step) {
      const record = commands[nextCommand++];
      yield* printsBefore(record.seq, step);
      yield { kind: 'command', record };
    }
    yield* printsBefore(Number.POSITIVE_INFINITY, step);
    while (nextViolation < violations.length && violations[nextViolation].step <= step)
      yield { kind: 'violation', record: violations[nextViolation++] };
  };
  const printsBefore = function* (seq: number, step: number): Generator<TraceRecord> {
    while (nextPrint < prints.length && prints[nextPrint].seq <= seq && prints[nextPrint].step <= step)
      yield { kind: 'print', record: prints[nextPrint++] };
  };
  yield* upTo(-1);
  for (const record of steps) {
    yield* upTo(record.index);
    yield { kind: 'step', record };
  }
  yield* upTo(Number.POSITIVE_INFINITY);
  if (failure) yield { kind: 'failure', record: failure };
}
