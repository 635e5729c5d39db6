import type { CommandRecord, SourceRecord } from '../../lab/records.ts';
import { TRACE_FORMAT, TRACE_VERSION, type TraceHeader } from './header.ts';
import { memberWriter } from './members.ts';
import { RECORD_MEMBERS, type CommandLine } from './record-members.ts';
import type { TraceRecord } from './trace-record.ts';

const write = {
  /** Without its stack, of which only the writer of a file knows the number. */
  command: memberWriter<Omit<CommandLine, 'stack'>>(RECORD_MEMBERS.command),
  step: memberWriter(RECORD_MEMBERS.step),
  print: memberWriter(RECORD_MEMBERS.print),
  violation: memberWriter(RECORD_MEMBERS.violation),
  failure: memberWriter(RECORD_MEMBERS.failure),
};

interface Numbered {
  readonly source: SourceRecord;
  readonly stack: number;
}

/** Writes a trace line by line: one writer a file, its records in order. Each text ends with a line feed. */
export class TraceWriter {
  private readonly stacks = new Map<string, number>();
  /** By the list of callers: a lab has the same list for commands that came the same way. */
  private readonly numbered = new WeakMap<readonly SourceRecord[], Numbered>();

  /** The first line. */
  header(header: TraceHeader): string {
    return `${JSON.stringify({ format: TRACE_FORMAT, version: TRACE_VERSION, ...header })}\n`;
  }

  /** The line of a record; before it, once, that of the stack that it refers to. */
  record({ kind, record }: TraceRecord): string {
    switch (kind) {
      case 'command':
        return this.command(record);
      case 'step':
        return `{"step":${write.step(record)}}\n`;
      case 'print':
        return `{"print":${write.print(record)}}\n`;
      case 'violation':
        return `{"violation":${write.violation(record)}}\n`;
      case 'failure':
        return `{"failure":${write.failure(record)}}\n`;
    }
  }

  private command(record: CommandRecord): string {
    const { source, callers } = record;
    const members = write.command(record);
    if (!source) return `{"command":${members}}\n`;
    const known = this.stackOf(source, callers);
    const stack = known ?? this.number(source, callers);
    const line = `{"command":${members.slice(0, -1)},"stack":${stack}}}\n`;
    return known === undefined ? `${stackLine(stack, source, callers)}${line}` : line;
  }

  /** The number of a stack that has its line; undefined where it is a new one. */
  private stackOf(source: SourceRecord, callers: readonly SourceRecord[]): number | undefined {
    const numbered = this.numbered.get(callers);
    if (numbered?.source === source) return numbered.stack;
    const stack = this.stacks.get(stackKey(source, callers));
    if (stack !== undefined) this.numbered.set(callers, { source, stack });
    return stack;
  }

  private number(source: SourceRecord, callers: readonly SourceRecord[]): number {
    const stack = this.stacks.size;
    this.stacks.set(stackKey(source, callers), stack);
    this.numbered.set(callers, { source, stack });
    return stack;
  }
}

function stackKey(source: SourceRecord, callers: readonly SourceRecord[]): string {
  return JSON.stringify([source, ...callers]);
}

function stackLine(stack: number, source: SourceRecord, callers: readonly SourceRecord[]): string {
  return `${JSON.stringify({ stack, frames: [source, ...callers] })}\n`;
}
