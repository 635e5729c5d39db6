import path from 'node:path';
import type { Library } from '../lab/files/library-file.ts';
import type { CommandRecord, ElementRecord, RunResult, StepRecord } from '../lab/records.ts';
import { ELEMENT_KINDS } from '../emulator/model.ts';
import { senseCodes, senseText } from '../scsi/sense-text.ts';
import { hex } from '../core/hex.ts';

const INDENT = ' '.repeat(14);

/** The path of a source as a person in this folder would write it. */
export function shortPath(file: string): string {
  const relative = path.relative('.', file);
  return relative.startsWith('..') ? file : relative;
}

/** `autoloader.c:186 LoaderSend ← LoaderMoveMedium`. */
function placeText(command: CommandRecord): string {
  if (!command.source) return '';
  const { file, line, function: name } = command.source;
  const caller = command.callers.at(-1)?.function;
  return `${path.basename(file)}:${line} ${name}${caller === undefined ? '' : ` ← ${caller}`}`;
}

/** `8 slots, 1 drive, 1 port`. */
function countsText(library: Library): string {
  return ELEMENT_KINDS.flatMap((kind) => {
    const { count } = library.model.elements[kind];
    return count === 0 ? [] : `${count} ${kind}${count === 1 ? '' : 's'}`;
  }).join(', ');
}

/** Seconds, name and operands, reply, and the line of C; below them the bytes. */
export function commandLines(command: CommandRecord): string[] {
  const seconds = (command.time / 1000).toFixed(3).padStart(10);
  const device = command.device === 'changer' ? '' : `${command.device}: `;
  const what = `${device}${command.name}${command.operands === '' ? '' : `  ${command.operands}`}`;
  const lines = [
    `  ${seconds}  ${what.padEnd(58)} ${replyText(command).padEnd(9)} ${placeText(command)}`,
    `${INDENT}${spaced(command.cdb)}${dataText(command)}`,
  ];
  if (command.sense) {
    const { key, asc, ascq } = command.sense;
    lines.push(`${INDENT}${senseText(key, asc, ascq)}`);
  }
  return lines;
}

/** Sense by its codes; `short` is less data than the driver asked for, which is no error. */
function replyText(command: CommandRecord): string {
  if (command.sense) return senseCodes(command.sense.key, command.sense.asc, command.sense.ascq);
  if (command.srbStatus === 'SRB_STATUS_SUCCESS') return 'good';
  if (command.srbStatus === 'SRB_STATUS_DATA_OVERRUN') return 'short';
  return command.srbStatus.replace('SRB_STATUS_', '').toLowerCase();
}

function spaced(text: string): string {
  return text.replace(/..(?=.)/g, '$& ');
}

/** `  < 24 bytes`: what came in; `>` is what went out. */
function dataText(command: CommandRecord): string {
  const parts: string[] = [];
  if (command.dataOut !== '') parts.push(`> ${command.dataOut.length / 2} bytes`);
  if (command.dataIn !== '') parts.push(`< ${command.dataIn.length / 2} bytes`);
  return parts.length === 0 ? '' : `   ${parts.join(' ')}`;
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

/** Runs of empty elements of a kind are one line. */
function elementLines(elements: readonly ElementRecord[]): string[] {
  const lines: string[] = [];
  let emptyFrom: ElementRecord | undefined;
  let emptyTo: ElementRecord | undefined;
  const flush = (): void => {
    if (emptyFrom && emptyTo) {
      const same = emptyFrom === emptyTo;
      const name = same ? emptyFrom.element : `${emptyFrom.element} – ${emptyTo.element.split(' ')[1]}`;
      const address = same
        ? hex(emptyFrom.scsiAddress, 4)
        : `${hex(emptyFrom.scsiAddress, 4)} – ${hex(emptyTo.scsiAddress, 4)}`;
      lines.push(`  ${name.padEnd(18)} ${address.padEnd(16)} empty`);
    }
    emptyFrom = emptyTo = undefined;
  };
  for (const element of elements) {
    const kind = element.element.split(' ')[0];
    const plain = !element.full && element.exception === null && element.accessible;
    if (!plain || emptyFrom?.element.split(' ')[0] !== kind) flush();
    if (plain) {
      emptyFrom ??= element;
      emptyTo = element;
      continue;
    }
    const notes = [
      element.full ? (element.barcode ?? 'cartridge without a label') : 'empty',
      ...(element.cleaner ? ['cleaner'] : []),
      ...(element.source !== null && element.source !== element.element ? [`from ${element.source}`] : []),
      ...(element.accessible ? [] : ['not accessible']),
      ...(element.exception === null ? [] : [`exception ${element.exception}`]),
    ];
    lines.push(
      `  ${element.element.padEnd(18)} ${hex(element.scsiAddress, 4).padEnd(16)} ${notes.join(', ')}`,
    );
  }
  flush();
  return lines;
}

/** A run as a person reads it: the SCSI trace under each step, what was wrong, and the elements at the end. */
export function textReport(result: RunResult, library: Library, sources: readonly string[]): string {
  const { model } = library;
  const lines = [
    `${sources.map(shortPath).join(' ')} on ${model.vendor} ${model.product} (${countsText(library)})`,
    '',
  ];
  // Debug output stands between the commands where it was printed.
  const eventsOf = (step: number): string[] =>
    [
      ...result.commands
        .filter((command) => command.step === step)
        .map((command) => ({ seq: command.seq + 0.5, lines: commandLines(command) })),
      ...result.prints
        .filter((print) => print.step === step)
        .map((print) => ({ seq: print.seq, lines: [`${INDENT}| ${print.text.trimEnd()}`] })),
    ]
      .sort((a, b) => a.seq - b.seq)
      .flatMap((event) => event.lines);
  const started = eventsOf(-1);
  if (started.length > 0) lines.push('     start', ...started);
  for (const step of result.steps) lines.push(stepLine(step), ...eventsOf(step.index));
  lines.push('', 'elements', ...elementLines(result.elements));
  if (result.violations.length > 0) {
    lines.push('', 'rules');
    for (const violation of result.violations) {
      lines.push(`  ${violation.severity.padEnd(7)} ${violation.id} ${violation.rule}: ${violation.message}`);
    }
  }
  lines.push('', summary(result));
  return `${lines.join('\n')}\n`;
}

function summary(result: RunResult): string {
  if (result.failure) {
    const { failure } = result;
    const stack = failure.stack.map(
      (frame) => `  at ${frame.function} (${shortPath(frame.file)}:${frame.line})`,
    );
    return [`The driver failed (${failure.kind}): ${failure.message}`, ...stack].join('\n');
  }
  const failed = result.steps.filter((step) => !step.ok).length;
  const count = (severity: string): number =>
    result.violations.filter((violation) => violation.severity === severity).length;
  const steps = `${result.steps.length} steps, ${failed === 0 ? 'all as expected' : `${failed} not as expected`}`;
  return `${steps}; ${result.commands.length} SCSI commands; ${count('error')} errors, ${count('warning')} warnings; ${(result.time / 1000).toFixed(3)} s of library time`;
}
