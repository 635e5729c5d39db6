import { counted } from '../core/counted.ts';
import type { Library } from '../lab/files/library-file.ts';
import type { ElementRecord, RunResult } from '../lab/records.ts';
import { ELEMENT_KINDS } from '../emulator/model.ts';
import { recordsOf } from '../trace-files/format/trace-record.ts';
import { failureLines, stepLines, violationLines } from '../trace-files/text/trace-text.ts';
import { hex } from '../core/hex.ts';
import { shortPath } from './short-path.ts';

/** `8 slots, 1 drive, 1 port`. */
function countsText(library: Library): string {
  return ELEMENT_KINDS.flatMap((kind) => {
    const { count } = library.model.elements[kind];
    return count === 0 ? [] : counted(count, kind);
  }).join(', ');
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
  lines.push(...stepLines(recordsOf(result)), '', 'elements', ...elementLines(result.elements));
  lines.push(...violationLines(result.violations));
  lines.push('', summary(result));
  return `${lines.join('\n')}\n`;
}

function summary(result: RunResult): string {
  if (result.failure) return failureLines(result.failure, shortPath).join('\n');
  const failed = result.steps.filter((step) => !step.ok).length;
  const count = (severity: string): number =>
    result.violations.filter((violation) => violation.severity === severity).length;
  const steps = `${counted(result.steps.length, 'step')}, ${failed === 0 ? 'all as expected' : `${failed} not as expected`}`;
  return `${steps}; ${counted(result.commands.length, 'SCSI command')}; ${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}; ${(result.time / 1000).toFixed(3)} s of library time`;
}
