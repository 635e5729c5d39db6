import type { FailureRecord, PrintRecord, StepRecord, ViolationRecord } from '../../lab/records.ts';
import type { TraceRecord } from '../format/trace-record.ts';
import { commandLines, fileName, INDENT } from './command-text.ts';

/** What the driver printed, where it printed it. */
function printLine({ text }: PrintRecord): string {
  return `${INDENT}| ${text.trimEnd()}`;
}

function stepLine(step: StepRecord): string {
  const mark = step.ok ? ' ' : '✗';
  const status = step.status === null ? '' : `  ${step.status}`;
  const message =
    step.message === ''
      ? ''
      : `\n     ${step.message}${step.line > 0 ? ` (scenario line ${step.line})` : ''}`;
  return `${mark} ${String(step.index + 1).padStart(2)}  ${step.action}${status}${message}`;
}

function violationLine({ severity, id, rule, message }: ViolationRecord): string {
  return `  ${severity.padEnd(7)} ${id} ${rule}: ${message}`;
}

/** The broken rules under their heading; nothing where there is none. */
export function violationLines(violations: readonly ViolationRecord[]): string[] {
  return violations.length === 0 ? [] : ['', 'rules', ...violations.map(violationLine)];
}

/**
 * The steps of a trace as a person reads them, each with the commands and the driver's prints under it. Records
 * are taken in the order of a trace: a step comes behind what happened in it.
 */
export function* stepLines(records: Iterable<TraceRecord>): Generator<string> {
  let events: string[] = [];
  let starting = true;
  const start = function* (): Generator<string> {
    if (starting && events.length > 0) {
      yield '     start';
      yield* events;
      events = [];
    }
    starting = false;
  };
  for (const { kind, record } of records) {
    if (kind !== 'command' && kind !== 'print' && kind !== 'step') continue;
    if (kind === 'step' || record.step >= 0) yield* start();
    if (kind === 'command') events.push(...commandLines(record));
    else if (kind === 'print') events.push(printLine(record));
    else {
      yield stepLine(record);
      yield* events;
      events = [];
    }
  }
  yield* start();
  // A step that has not ended: the trace was written while the driver ran.
  yield* events;
}

/** A whole trace as a person reads it: its steps, the broken rules, how the driver failed. */
export function* traceLines(records: Iterable<TraceRecord>): Generator<string> {
  const all = [...records];
  yield* stepLines(all);
  yield* violationLines(all.flatMap(({ kind, record }) => (kind === 'violation' ? [record] : [])));
  for (const { kind, record } of all) if (kind === 'failure') yield* ['', ...failureLines(record)];
}

/** How the driver failed, with its own frames. @param shorten writes the path of a source. */
export function failureLines(
  { kind, message, stack }: FailureRecord,
  shorten: (file: string) => string = fileName,
): string[] {
  return [
    `The driver failed (${kind}): ${message}`,
    ...stack.map((frame) => `  at ${frame.function} (${shorten(frame.file)}:${frame.line})`),
  ];
}
