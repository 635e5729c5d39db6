import { hex } from '../../core/hex.ts';
import type { CommandRecord } from '../../lab/records.ts';
import type { DataDirection } from '../../scsi/task.ts';
import { senseText } from '../../scsi/sense-text.ts';
import { placeText, replyText } from '../text/command-text.ts';

/** The columns of a trace that hold text. */
export const TEXT_COLUMNS = ['device', 'opcode', 'command', 'operands', 'status', 'sense', 'place'] as const;

export type TextColumn = (typeof TEXT_COLUMNS)[number];

/** A command as a row of the trace. */
export interface CommandRow extends Readonly<Record<TextColumn, string>> {
  /** Index of the step; -1 while the driver starts. */
  readonly step: number;
  /** Milliseconds of the lab's clock. */
  readonly time: number;
  readonly duration: number;
  readonly direction: DataDirection;
  readonly bytes: number;
}

/** How a command ended, where all was well: `short` is less data than was asked for. */
export const GOOD_STATUS: ReadonlySet<string> = new Set(['good', 'short']);

/** The row of a record. */
export function rowOf(record: CommandRecord): CommandRow {
  return {
    step: record.step,
    time: record.time,
    duration: record.duration,
    direction: record.direction,
    bytes: record.transferred,
    device: record.device,
    opcode: opcodeText(record.opcode),
    command: record.name,
    operands: record.operands,
    ...replyTexts(record),
    place: placeText(record.source, record.callers),
  };
}

export function opcodeText(opcode: number): string {
  return hex(opcode, 2);
}

/** How a command ended. */
export function replyTexts(
  reply: Pick<CommandRecord, 'sense' | 'srbStatus'>,
): Pick<CommandRow, 'status' | 'sense'> {
  const { sense } = reply;
  return {
    status: sense ? 'check condition' : replyText(reply).replaceAll('_', ' '),
    sense: sense ? senseText(sense.key, sense.asc, sense.ascq) : '',
  };
}

/** `8  MOVE_MEDIUM slot 0 → drive 0`: the request that a step is, as far as it is known. */
export function requestText(step: number, action: string | undefined): string {
  if (step < 0) return 'start';
  return action === undefined ? String(step + 1) : `${step + 1} ${action}`;
}
