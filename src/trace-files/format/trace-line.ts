import * as l10n from '@vscode/l10n';
import type { SourceRecord } from '../../lab/records.ts';
import { NO_HEADER, TRACE_FORMAT, TRACE_VERSION, type TraceHeader } from './header.ts';
import { isObject, MemberError, readMembers } from './members.ts';
import { HEADER_MEMBERS, RECORD_MEMBERS, STACK_MEMBERS } from './record-members.ts';
import type { TraceRecord } from './trace-record.ts';

/** What a line holds. Neither: it says what later ones refer to, or is of a kind that a later version has. */
export interface LineContent {
  readonly record?: TraceRecord;
  /** What is wrong with it; the record is then what could be read. */
  readonly problem?: string;
}

const NO_FRAMES: readonly SourceRecord[] = [];

const PLAIN_KINDS = ['print', 'step', 'violation', 'failure'] as const;

/** A file that is no trace, or one that this version cannot read. */
export class TraceFormatError extends Error {}

/** Reads lines of a trace one by one and remembers the stacks that commands refer to. */
export class TraceLines {
  private readonly stacks = new Map<number, readonly SourceRecord[]>();

  /**
   * Reads the first line.
   * @returns the header, and what is wrong with it where the file is a trace all the same.
   * @throws TraceFormatError where the file is no trace of a version that this program knows.
   */
  header(text: string): { readonly header: TraceHeader; readonly problem?: string } {
    const value = parse(text);
    if (!isObject(value) || value['format'] !== TRACE_FORMAT)
      throw new TraceFormatError(l10n.t('It is no trace: its first line does not say "{0}".', TRACE_FORMAT));
    const version = value['version'];
    if (typeof version !== 'number' || version > TRACE_VERSION)
      throw new TraceFormatError(
        l10n.t(
          'It is a trace of version {0}; this program reads up to version {1}. Update Changer Lab.',
          JSON.stringify(version),
          TRACE_VERSION,
        ),
      );
    try {
      return { header: readMembers(HEADER_MEMBERS, value) };
    } catch (error) {
      return { header: NO_HEADER, problem: reason(error) };
    }
  }

  /** Reads another line. */
  record(text: string): LineContent {
    const value = parse(text);
    if (!isObject(value)) return { problem: l10n.t('it is no JSON object: the line is damaged or cut off') };
    try {
      if (value['command'] !== undefined) return this.command(value['command']);
      for (const kind of PLAIN_KINDS) {
        if (value[kind] === undefined) continue;
        const record = readMembers<object>(RECORD_MEMBERS[kind], value[kind]);
        return { record: { kind, record } as TraceRecord };
      }
      if (value['stack'] !== undefined) {
        const { stack, frames } = readMembers(STACK_MEMBERS, value);
        this.stacks.set(stack, frames);
      }
      return {};
    } catch (error) {
      return { problem: reason(error) };
    }
  }

  /** The lines of C of a stack; -1 is that of nobody knows which. Undefined where no line has said them. */
  frames(stack: number): readonly SourceRecord[] | undefined {
    return stack === -1 ? NO_FRAMES : this.stacks.get(stack);
  }

  private command(value: unknown): LineContent {
    const { stack, ...rest } = readMembers(RECORD_MEMBERS.command, value);
    const number = stack ?? -1;
    const frames = this.frames(number);
    const [source = null, ...callers] = frames ?? [];
    const opcode = Number.parseInt(rest.cdb.slice(0, 2), 16);
    const record: TraceRecord = { kind: 'command', record: { ...rest, opcode, source, callers } };
    return frames
      ? { record }
      : { record, problem: l10n.t('its lines of C are those of stack {0}, which no line has', number) };
  }
}

/** The value of a line; undefined where it is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // What is no JSON is reported like JSON of another form.
    return undefined;
  }
}

/** What a MemberError says. @throws every other error: it is a defect. */
function reason(error: unknown): string {
  if (error instanceof MemberError) return error.message;
  throw error;
}
