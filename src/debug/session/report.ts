import path from 'node:path';
import type { DebuggeeMessage } from '../debuggee/protocol.ts';

/** Where the text of a run goes. */
interface Writer {
  output(category: 'console' | 'stdout' | 'stderr' | 'important', text: string): void;
}

/** Writes what a run says into the debug console: prints, steps that are not as expected, rules, the end. */
export function report(message: DebuggeeMessage, writer: Writer): void {
  switch (message.kind) {
    case 'print': {
      const { level, text } = message.print;
      writer.output(
        level === 0 ? 'important' : 'stdout',
        `[${level}] ${text.endsWith('\n') ? text : `${text}\n`}`,
      );
      return;
    }
    case 'step': {
      const { step } = message;
      const status = step.status === null ? '' : `  ${step.status}`;
      if (step.ok) writer.output('console', `step ${step.index + 1}: ${step.action}${status}\n`);
      else writer.output('stderr', `step ${step.index + 1}: ${step.action}${status}: ${step.message}\n`);
      return;
    }
    case 'violation': {
      const { id, rule, severity, message: text } = message.violation;
      writer.output(severity === 'error' ? 'stderr' : 'console', `${severity} ${id} ${rule}: ${text}\n`);
      return;
    }
    case 'ended': {
      const { result } = message;
      if (result.failure) {
        const { failure } = result;
        const place =
          failure.file === null
            ? ''
            : ` at ${path.basename(failure.file)}:${failure.line} in ${failure.function}`;
        writer.output('important', `The driver failed (${failure.kind})${place}: ${failure.message}\n`);
        return;
      }
      const failed = result.steps.filter((step) => !step.ok).length;
      const ended = failed === 0 ? 'all as expected' : `${failed} not as expected`;
      writer.output(
        'console',
        `${result.steps.length} steps, ${ended}; ${result.commands.length} SCSI commands.\n`,
      );
      return;
    }
    default:
  }
}
