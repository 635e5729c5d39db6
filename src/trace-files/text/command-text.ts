import type { CommandRecord, SourceRecord } from '../../lab/records.ts';
import { senseCodes, senseText } from '../../scsi/sense-text.ts';

/** How a command is written as text. The grammar in `syntaxes/changer-trace.json` colours it. */

/** Column in which everything below the first line of a command begins. */
export const INDENT = ' '.repeat(14);

/** Bytes as a person reads them: `a5 00 00`. */
export function spaced(hex: string): string {
  return hex.replace(/..(?=.)/g, '$& ');
}

/** The last part of a path of any system. */
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** `autoloader.c:186 LoaderSend ← ChangerMoveMedium`: where a command was sent, and the outermost caller. */
export function placeText(source: SourceRecord | null, callers: readonly SourceRecord[]): string {
  if (!source) return '';
  const caller = callers.at(-1)?.function;
  const from = caller === undefined ? '' : ` ← ${caller}`;
  return `${fileName(source.file)}:${source.line} ${source.function}${from}`;
}

/** Sense by its codes; `short` is less data than the driver asked for, which is no error. */
export function replyText({ sense, srbStatus }: Pick<CommandRecord, 'sense' | 'srbStatus'>): string {
  if (sense) return senseCodes(sense.key, sense.asc, sense.ascq);
  if (srbStatus === 'SRB_STATUS_SUCCESS') return 'good';
  if (srbStatus === 'SRB_STATUS_DATA_OVERRUN') return 'short';
  return srbStatus.replace('SRB_STATUS_', '').toLowerCase();
}

/** `   < 24 bytes`: what came in; `>` is what went out. */
function dataText({ direction, transferred }: CommandRecord): string {
  if (direction === 'none' || transferred === 0) return '';
  return `   ${direction === 'in' ? '<' : '>'} ${transferred} bytes`;
}

/** Seconds, name and operands, reply, and the line of C; below them the bytes, and the sense in words. */
export function commandLines(command: CommandRecord): string[] {
  const seconds = (command.time / 1000).toFixed(3).padStart(10);
  const device = command.device === 'changer' ? '' : `${command.device}: `;
  const what = `${device}${command.name}${command.operands === '' ? '' : `  ${command.operands}`}`;
  const place = placeText(command.source, command.callers);
  const lines = [
    `  ${seconds}  ${what.padEnd(58)} ${replyText(command).padEnd(9)} ${place}`,
    `${INDENT}${spaced(command.cdb)}${dataText(command)}`,
  ];
  if (command.sense) {
    const { key, asc, ascq } = command.sense;
    lines.push(`${INDENT}${senseText(key, asc, ascq)}`);
  }
  return lines;
}
