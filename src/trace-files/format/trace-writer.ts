import type { CommandRecord } from '../../lab/records.ts';
import { TRACE_FORMAT, TRACE_VERSION, type TraceHeader } from './header.ts';
import { writeMembers } from './members.ts';
import { RECORD_MEMBERS } from './record-members.ts';
import type { TraceRecord } from './trace-record.ts';

/** Writes a trace line by line: one writer a file, its records in order. Each text ends with a line feed. */
export class TraceWriter {
  private readonly stacks = new Map<string, number>();

  /** The first line. */
  header(header: TraceHeader): string {
    return line({ format: TRACE_FORMAT, version: TRACE_VERSION, ...header });
  }

  /** The line of a record; before it, once, that of the stack that it refers to. */
  record({ kind, record }: TraceRecord): string {
    switch (kind) {
      case 'command':
        return this.command(record);
      case 'step':
        return line({ step: writeMembers(RECORD_MEMBERS.step, record) });
      case 'print':
        return line({ print: writeMembers(RECORD_MEMBERS.print, record) });
      case 'violation':
        return line({ violation: writeMembers(RECORD_MEMBERS.violation, record) });
      case 'failure':
        return line({ failure: writeMembers(RECORD_MEMBERS.failure, record) });
    }
  }

  private command(record: CommandRecord): string {
    const { source, callers } = record;
    if (!source) return line({ command: writeMembers(RECORD_MEMBERS.command, { ...record, stack: null }) });
    const frames = [source, ...callers];
    const key = JSON.stringify(frames);
    const known = this.stacks.get(key);
    const stack = known ?? this.stacks.size;
    const command = line({ command: writeMembers(RECORD_MEMBERS.command, { ...record, stack }) });
    if (known !== undefined) return command;
    this.stacks.set(key, stack);
    return line({ stack, frames }) + command;
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
