import type { SourceRecord } from '../../lab/records.ts';
import type { CommandScanner } from '../../trace-files/format/command-scanner.ts';
import { opcodeText, replyTexts, TEXT_COLUMNS } from '../../trace-files/table/command-row.ts';
import { placeText } from '../../trace-files/text/command-text.ts';
import { IdLists } from './id-lists.ts';
import type { ChunkBuilder } from './trace-chunk.ts';

const [DEVICE, OPCODE, COMMAND, OPERANDS, STATUS, SENSE, PLACE] = TEXT_COLUMNS.keys();

/** Texts of a row that a head gives, and a reply. */
const OF_HEAD = 3;
const OF_REPLY = 2;

/** Makes rows of scanned commands: what has been seen once costs no text any more. */
export class ScannedRows {
  private readonly opcodes: number[] = [];
  private readonly heads = new IdLists(OF_HEAD);
  private readonly replies = new IdLists(OF_REPLY);
  private readonly places = new Map<readonly SourceRecord[], number>();
  /** Of the row before: most have the same. */
  private lines: readonly SourceRecord[] | undefined;
  private place = 0;

  constructor(private readonly builder: ChunkBuilder) {}

  /** Adds a command; not to a full chunk. @param lines the same list for the same stack. */
  add(command: CommandScanner, lines: readonly SourceRecord[]): void {
    const { builder, heads, replies } = this;
    const { numbers, ids } = builder;
    const at = builder.next();
    numbers.step[at] = command.step;
    numbers.time[at] = command.time;
    numbers.duration[at] = command.duration;
    numbers.bytes[at] = command.transferred;
    numbers.direction[at] = command.direction;
    if (!heads.has(command.headNumber)) heads.set(command.headNumber, this.headIds(command));
    const head = command.headNumber * OF_HEAD;
    ids[DEVICE][at] = heads.all[head];
    ids[COMMAND][at] = heads.all[head + 1];
    ids[OPERANDS][at] = heads.all[head + 2];
    if (!replies.has(command.replyNumber)) replies.set(command.replyNumber, this.replyIds(command));
    const reply = command.replyNumber * OF_REPLY;
    ids[STATUS][at] = replies.all[reply];
    ids[SENSE][at] = replies.all[reply + 1];
    ids[OPCODE][at] = this.opcodes[command.opcode] ??= builder.textId('opcode', opcodeText(command.opcode));
    if (lines !== this.lines) {
      this.place = this.placeId(lines);
      this.lines = lines;
    }
    ids[PLACE][at] = this.place;
  }

  private headIds({ head: { device, name, operands } }: CommandScanner): number[] {
    const { builder } = this;
    return [
      builder.textId('device', device),
      builder.textId('command', name),
      builder.textId('operands', operands),
    ];
  }

  private replyIds({ reply }: CommandScanner): number[] {
    const { status, sense } = replyTexts(reply);
    return [this.builder.textId('status', status), this.builder.textId('sense', sense)];
  }

  private placeId(lines: readonly SourceRecord[]): number {
    const known = this.places.get(lines);
    if (known !== undefined) return known;
    const [source = null, ...callers] = lines;
    const id = this.builder.textId('place', placeText(source, callers));
    this.places.set(lines, id);
    return id;
  }
}
