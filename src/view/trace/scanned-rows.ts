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
  /** The row that is being made; always the same object. */
  private readonly row = {
    step: 0,
    time: 0,
    duration: 0,
    bytes: 0,
    direction: 0,
    ids: TEXT_COLUMNS.map(() => 0),
  };

  constructor(private readonly builder: ChunkBuilder) {}

  /** Adds a command; not to a full chunk. @param lines the same list for the same stack. */
  add(command: CommandScanner, lines: readonly SourceRecord[]): void {
    const { row } = this;
    const { ids } = row;
    row.step = command.step;
    row.time = command.time;
    row.duration = command.duration;
    row.bytes = command.transferred;
    row.direction = command.direction;
    const head = (this.heads[command.headNumber] ??= this.headIds(command));
    ids[DEVICE] = head[0];
    ids[COMMAND] = head[1];
    ids[OPERANDS] = head[2];
    const reply = (this.replies[command.replyNumber] ??= this.replyIds(command));
    ids[STATUS] = reply[0];
    ids[SENSE] = reply[1];
    ids[OPCODE] = this.opcodes[command.opcode] ??= this.builder.textId('opcode', opcodeText(command.opcode));
    ids[PLACE] = this.placeId(lines);
    this.builder.addNumbered(row);
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
