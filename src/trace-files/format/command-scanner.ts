import { behind, behindQuote, hexByte, NumberReading } from './byte-reading.ts';
import { utf8, type ByteSpan } from './byte-span.ts';
import { LinePieces, MOST_CONTEXT } from './line-pieces.ts';
import type { Members } from './members.ts';
import { RECORD_MEMBERS, type CommandLine } from './record-members.ts';

const BEGIN = utf8('{"command":{"seq":');
const STEP = utf8(',"step":');
const CDB = utf8(',"cdb":"');
/** In the order of DIRECTIONS. */
const WAYS = [utf8(',"direction":"none"'), utf8(',"direction":"in"'), utf8(',"direction":"out"')];
const TRANSFERRED = utf8(',"transferred":');
const DATA_IN = utf8(',"dataIn":"');
const DATA_OUT = utf8(',"dataOut":"');
const TIME = utf8(',"time":');
const DURATION = utf8(',"duration":');
const STACK = utf8(',"stack":');
const BRACE = 0x7d;
const LINE_FEED = 0x0a;

const { command } = RECORD_MEMBERS;

/** What stands before the CDB. */
export type CommandHead = Pick<CommandLine, 'device' | 'name' | 'operands'>;
const HEAD: Members<CommandHead> = {
  device: command.device,
  name: command.name,
  operands: command.operands,
};

/** What stands between the data and the time. */
export type CommandReply = Pick<CommandLine, 'srbStatus' | 'scsiStatus' | 'sense' | 'senseData'>;
const REPLY: Members<CommandReply> = {
  srbStatus: command.srbStatus,
  scsiStatus: command.scsiStatus,
  sense: command.sense,
  senseData: command.senseData,
};

/**
 * Reads what a table shows of a command from the bytes of its line, many times as fast as the line is read as JSON.
 * It knows the lines that TraceWriter writes; others it leaves to a reader of JSON. It does not look at the data.
 */
export class CommandScanner {
  private readonly heads = new LinePieces(HEAD, CDB);
  private readonly replies = new LinePieces(REPLY, TIME);
  private readonly numbers = new NumberReading();
  /** Of the last commands, the later the more: what followed them once most often follows them again. */
  private context = 0;

  /** Of the line that was read last; see CommandRecord. */
  step = 0;
  opcode = 0;
  /** 0 none, 1 in, 2 out. */
  direction = 0;
  transferred = 0;
  // As `value` of NumberReading: these may have decimals.
  time = Number.NaN;
  duration = Number.NaN;
  /** -1: nobody knows the lines of C. */
  stack = -1;

  /** Commands with one number have the same head. */
  get headNumber(): number {
    return this.heads.number;
  }

  get head(): CommandHead {
    return this.heads.at(this.headNumber);
  }

  /** Commands with one number have the same reply. */
  get replyNumber(): number {
    return this.replies.number;
  }

  get reply(): CommandReply {
    return this.replies.at(this.replyNumber);
  }

  /**
   * Reads a line.
   * @returns where the next one begins; -1 where this one is of another form, or is not there as a whole.
   */
  scan(span: ByteSpan, start: number): number {
    const { numbers, heads, replies } = this;
    const afterSeq = numbers.behind(span.bytes, behind(span, start, BEGIN));
    const afterStep = numbers.behind(span.bytes, behind(span, afterSeq, STEP));
    this.step = numbers.value;
    const afterHead = heads.behind(span, afterStep, this.context);
    const afterData = this.scanData(span, afterHead);
    if (afterData < 0) return -1;
    this.context = ((this.context << 5) ^ (this.opcode + 7 * (afterHead - afterStep))) & MOST_CONTEXT;
    return this.scanEnd(span, replies.behind(span, afterData, this.context));
  }

  private scanData(span: ByteSpan, start: number): number {
    const { bytes } = span;
    this.opcode = hexByte(bytes, start);
    if (Number.isNaN(this.opcode)) return -1;
    let at = this.scanDirection(span, behindQuote(span, start));
    this.transferred = 0;
    let next = behind(span, at, TRANSFERRED);
    if (next >= 0) {
      at = this.numbers.behind(bytes, next);
      this.transferred = this.numbers.value;
    }
    next = behind(span, at, DATA_IN);
    if (next >= 0) at = behindQuote(span, next);
    next = behind(span, at, DATA_OUT);
    return next >= 0 ? behindQuote(span, next) : at;
  }

  /** Of a way that there is not the reader of the reply will complain. */
  private scanDirection(span: ByteSpan, start: number): number {
    for (this.direction = WAYS.length - 1; this.direction >= 0; this.direction--) {
      const end = behind(span, start, WAYS[this.direction]);
      if (end >= 0) return end;
    }
    this.direction = 0;
    return start;
  }

  private scanEnd(span: ByteSpan, start: number): number {
    const { numbers } = this;
    const { bytes } = span;
    let at = numbers.behind(bytes, start);
    this.time = numbers.value;
    this.duration = 0;
    let next = behind(span, at, DURATION);
    if (next >= 0) {
      at = numbers.behind(bytes, next);
      this.duration = numbers.value;
    }
    this.stack = -1;
    next = behind(span, at, STACK);
    if (next >= 0) {
      at = numbers.behind(bytes, next);
      this.stack = numbers.value;
    }
    if (at < 0 || at + 3 > bytes.length) return -1;
    return bytes[at] === BRACE && bytes[at + 1] === BRACE && bytes[at + 2] === LINE_FEED ? at + 3 : -1;
  }
}
