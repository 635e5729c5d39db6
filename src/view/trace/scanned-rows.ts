import type { SourceRecord } from '../../lab/records.ts';
import type { CommandScanner } from '../../trace-files/format/command-scanner.ts';
import { opcodeText, replyTexts, TEXT_COLUMNS } from '../../trace-files/table/command-row.ts';
import { placeText } from '../../trace-files/text/command-text.ts';
import type { ChunkBuilder } from './trace-chunk.ts';

const [DEVICE, OPCODE, COMMAND, OPERANDS, STATUS, SENSE, PLACE] = TEXT_COLUMNS.keys();

/** Numbers that a piece of a line gives to texts of the row. */
type Ids = readonly number[];

/** Makes rows of scanned commands: what has been seen once costs no text any more. */
export class ScannedRows {
  private readonly opcodes: number[] = [];
  private readonly heads: Ids[] = [];
  private readonly replies: Ids[] = [];
  private readonly places = new Map<readonly SourceRecord[], number>();
  /** Of the row before: most have the same. */
  private lines: readonly SourceRecord[] | undefined;
  private place = 0;

  constructor(private readonly builder: ChunkBuilder) {}

  /** Adds a command; not to a full chunk. @param lines the same list for the same stack. */
  add(command: CommandScanner, lines: readonly SourceRecord[]): void {
    const { builder } = this;
    const { numbers, ids } = builder;
    const at = builder.next();
    numbers.step[at] = command.step;
    numbers.time[at] = command.time;
    numbers.duration[at] = command.duration;
    numbers.bytes[at] = command.transferred;
    numbers.direction[at] = command.direction;
    const head = (this.heads[command.headNumber] ??= this.headIds(command));
    ids[DEVICE][at] = head[0];
    ids[COMMAND][at] = head[1];
    ids[OPERANDS][at] = head[2];
    const reply = (this.replies[command.replyNumber] ??= this.replyIds(command));
    ids[STATUS][at] = reply[0];
    ids[SENSE][at] = reply[1];
    ids[OPCODE][at] = this.opcodes[command.opcode] ??= builder.textId('opcode', opcodeText(command.opcode));
    if (lines !== this.lines) {
      this.place = this.placeId(lines);
      this.lines = lines;
    }
    ids[PLACE][at] = this.place;
  }

  private headIds({ head: { device, name, operands } }: CommandScanner): Ids {
    const { builder } = this;
    return [
      builder.textId('device', device),
      builder.textId('command', name),
      builder.textId('operands', operands),
    ];
  }

  private replyIds({ reply }: CommandScanner): Ids {
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
