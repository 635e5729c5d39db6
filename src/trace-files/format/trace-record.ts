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

/** For each step the number of records up to its last one. */
function endsOf(records: readonly { readonly step: number }[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  records.forEach(({ step }, index) => {
    if (records.at(index + 1)?.step !== step) ends.set(step, index + 1);
  });
  return ends;
}

/**
 * The records of a run in the order in which they came to be. A step stands behind all that it has done: one that a
 * person had done in the midst of another has a higher number than that, and ends before it.
 */
export function* recordsOf(result: TracedRun): Generator<TraceRecord> {
  const { commands, prints, violations, steps, failure } = result;
  const ends = { commands: endsOf(commands), prints: endsOf(prints), violations: endsOf(violations) };
  let nextCommand = 0;
  let nextPrint = 0;
  let nextViolation = 0;
  const printsTo = function* (end: number): Generator<TraceRecord> {
    while (nextPrint < end) yield { kind: 'print', record: prints[nextPrint++] };
  };
  const commandsTo = function* (end: number): Generator<TraceRecord> {
    while (nextCommand < end) {
      const record = commands[nextCommand++];
      let print = nextPrint;
      while (print < prints.length && prints[print].seq <= record.seq) print++;
      yield* printsTo(print);
      yield { kind: 'command', record };
    }
  };
  const upTo = function* (step: number): Generator<TraceRecord> {
    yield* commandsTo(ends.commands.get(step) ?? 0);
    yield* printsTo(ends.prints.get(step) ?? 0);
    const end = ends.violations.get(step) ?? 0;
    while (nextViolation < end) yield { kind: 'violation', record: violations[nextViolation++] };
  };
  yield* upTo(-1);
  for (const record of steps) {
    yield* upTo(record.index);
    yield { kind: 'step', record };
  }
  yield* commandsTo(commands.length);
  yield* printsTo(prints.length);
  while (nextViolation < violations.length) yield { kind: 'violation', record: violations[nextViolation++] };
  if (failure) yield { kind: 'failure', record: failure };
}
